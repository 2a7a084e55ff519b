"""Bench: a trainer's documents, his own first."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.class_desk import ClassResult
from salessim.app.list_documents import ListedDocument
from salessim.tui import trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row


class BenchScreen(SalesScreen):
    """One list of documents."""

    PLACE = "bench"
    HEADING = trainer_words.BENCH_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("bench")]

    def __init__(self) -> None:
        super().__init__()
        self._documents: dict[str, ListedDocument] = {}

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(remark(words.BUSY))

    def begin(self) -> None:
        """Fetch it."""
        self.in_background(lambda desk: (desk.bench.documents(), desk.bench.own_folder), self._show)

    def _show(self, found: tuple[Sequence[ListedDocument], object]) -> None:
        documents, folder = found
        self._documents = {document.file: document for document in documents}
        self.query_one(RowList).show(bench_rows(documents, str(folder or "")))
        self.show_keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens the document."""
        event.stop()
        self.do("open")

    def action_open(self) -> None:
        """Open the document under the pointer."""
        document = self._documents.get(self.query_one(RowList).chosen or "")
        if document is not None:
            from salessim.tui.screens.document import DocumentScreen

            given = document.file if document.source == "own" else document.name
            self.app.push_screen(DocumentScreen(document.kind, given, document.title))

    def action_results(self) -> None:
        """See how everybody in a class stands."""
        self.in_background(lambda desk: desk.classes.results() if desk.classes else (), self._show_results)

    def _show_results(self, found: Sequence[tuple[str, Sequence[ClassResult]]]) -> None:
        cards = [(name, result_lines(results)) for name, results in found]
        nothing: list[Visual] = [Content.styled(trainer_words.NO_CLASS, "$ink-soft")]
        self.app.push_screen(CardsScreen(trainer_words.RESULTS_TITLE, cards or [("", nothing)]))


def result_lines(results: Sequence[ClassResult]) -> list[Visual]:
    """The results of a class as a table."""
    if not results:
        return [Content.styled(trainer_words.NO_WORK, "$ink-soft")]
    who, what, due, best, state, disputes = trainer_words.RESULT_HEADS
    rows = [(who, what, due, best, state, disputes)]
    rows += [
        (
            one.trainee,
            one.scenario,
            one.due,
            "" if one.best is None else str(one.best),
            one.state,
            str(one.waiting or ""),
        )
        for one in results
    ]
    return [
        Columns(
            cell(row[0], style, width=14),
            filling(row[1], style, wraps=False),
            cell(row[3], style, width=4, is_right=True),
            cell(row[4], style, width=13),
            cell(row[2], style, width=10),
            cell(row[5], style, width=8),
        )
        for number, row in enumerate(rows)
        for style in ("$ink-soft" if number == 0 else "$ink",)
    ]


def bench_rows(documents: Sequence[ListedDocument], folder: str) -> list[Option]:
    """One's own documents, then the shipped ones by kind."""
    own = [document for document in documents if document.source == "own"]
    rows = [heading(trainer_words.OWN_DOCUMENTS, has_gap=False)]
    rows += [_row(document) for document in own] or [remark(trainer_words.NO_OWN.format(folder=folder))]
    for kind, title in trainer_words.KINDS.items():
        here = [document for document in documents if document.source == "shipped" and document.kind == kind]
        if here:
            rows += [heading(f"{trainer_words.SHIPPED_DOCUMENTS}: {title.lower()}"), *map(_row, here)]
    return rows


def _row(document: ListedDocument) -> Option:
    return row(document.file, filling(document.title), cell(document.name, "$ink-soft", width=32))

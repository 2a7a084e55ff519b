"""Marking the seller: one's own marks first, then beside them those of the playbook."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static
from textual.widgets.option_list import Option

from salessim.app.practice_port import BuyersCall, SellerMarked
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.row_list import RowList, remark, row

_MOST = len(practice_words.LEVELS) - 1


class MarkingScreen(SalesScreen):
    """A line for each criterion; after Enter the playbook's marks stand beside one's own."""

    PLACE = "marking"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "practice.tcss"]
    HEADING = practice_words.MARK_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marking")]

    def __init__(self, call: BuyersCall) -> None:
        super().__init__()
        self._call = call
        self._criteria = call.view.criteria
        self._given: dict[str, int] = {}
        self._marked: SellerMarked | None = None

    def body(self) -> Iterable[Widget]:
        """A hint, the list, and the comparison."""
        yield Static(Content.styled(practice_words.MARK_HINT, "$ink-soft"), id="hint")
        yield RowList()
        with VerticalScroll(id="compared"):
            yield Card("", id="page")

    def begin(self) -> None:
        """Nothing is marked yet."""
        self.query_one("#compared").display = False
        self._show()

    def _show(self) -> None:
        rows = [self._row(number, criterion) for number, criterion in enumerate(self._criteria)]
        self.query_one(RowList).show(rows or [remark(words.NO_TURNS)])
        self.show_keys()

    def _row(self, number: int, criterion: str) -> Option:
        level = self._given.get(criterion)
        text = practice_words.NOT_MARKED if level is None else practice_words.LEVELS[level]
        signs = "" if level is None else words.CHOSEN * level + words.NOT_CHOSEN * (_MOST - level)
        return row(
            str(number),
            filling(criterion),
            cell(signs, "$ink-accent", width=_MOST),
            cell(text, "$ink" if level is not None else "$ink-soft", width=len(practice_words.LEVELS[0])),
        )

    def offers(self, action: str) -> bool:
        """Once compared, nothing is marked any more."""
        return super().offers(action) and (self._marked is None or action not in ("less", "more", "compare"))

    def _change(self, by: int) -> None:
        chosen = self.query_one(RowList).chosen
        if chosen is None:
            return
        criterion = self._criteria[int(chosen)]
        before = self._given.get(criterion, _MOST // 2 - by)
        self._given[criterion] = max(0, min(_MOST, before + by))
        self._show()

    def action_less(self) -> None:
        """One level less."""
        self._change(-1)

    def action_more(self) -> None:
        """One level more."""
        self._change(1)

    def on_option_list_option_selected(self) -> None:
        """Enter compares."""
        self.do("compare")

    def action_compare(self) -> None:
        """Show the playbook's marks beside one's own."""
        given = dict(self._given)
        self.in_background(lambda _: self._call.mark_seller(given), self._show_compared)

    def _show_compared(self, marked: SellerMarked) -> None:
        self._marked = marked
        self.query_one(RowList).display = False
        self.query_one("#hint").display = False
        self.query_one("#compared").display = True
        told = practice_words.COMPARED.format(
            agreed=marked.agreed, judged=len(marked.given), score=marked.score, outcome=marked.outcome
        )
        self.query_one("#page", Card).show(told, *compared_lines(marked))
        self.query_one("#compared").focus()
        self.show_keys()


def compared_lines(marked: SellerMarked) -> list[Visual]:
    """Each criterion with both marks and what was counted for it."""
    lines: list[Visual] = []
    for group in marked.groups:
        lines += [Content(""), Content.styled(group.title, "bold")]
        for mark in group.marks:
            if not mark.is_applicable:
                continue
            level = marked.given.get(mark.criterion)
            own = practice_words.NOT_MARKED if level is None else practice_words.LEVELS[level]
            lines.append(
                Columns(
                    filling(mark.criterion),
                    cell(f"{practice_words.YOURS}: {own}", "$ink-soft", width=17),
                    cell(f"{practice_words.PLAYBOOKS}: {words.points(mark)}", width=24),
                )
            )
            lines.append(Columns(cell(" "), filling(mark.why, "$ink-soft")))
    return lines

"""Plan: the questions and the departments there are."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.list_documents import ListedDocument
from salessim.tui import plan_words, trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row


class PlanScreen(SalesScreen):
    """One list: questions, then departments, one's own first."""

    PLACE = "plan"
    HEADING = trainer_words.PLAN_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]

    def __init__(self) -> None:
        super().__init__()
        self._documents: dict[str, ListedDocument] = {}

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(remark(words.BUSY))

    def on_screen_resume(self) -> None:
        """Fetch it; a question may have been put together meanwhile."""
        self.in_background(
            lambda desk: (desk.planner.questions(), desk.planner.departments()),
            lambda found: self._show(*found),
        )

    def _show(self, questions: Sequence[ListedDocument], departments: Sequence[ListedDocument]) -> None:
        self._documents = {each.file: each for each in (*questions, *departments)}
        self.query_one(RowList).show(
            [
                heading(plan_words.QUESTIONS, has_gap=False),
                *map(_row, questions),
                heading(trainer_words.DEPARTMENTS),
                *map(_row, departments),
            ]
        )
        self.show_keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens it."""
        event.stop()
        self.do("open")

    def action_open(self) -> None:
        """Open the question or the department under the pointer."""
        chosen = self._documents.get(self.query_one(RowList).chosen or "")
        if chosen is None:
            return
        given = chosen.file if chosen.source == "own" else chosen.name
        if chosen.kind == "what-if":
            from salessim.tui.screens.question import QuestionScreen

            self.app.push_screen(QuestionScreen(given, chosen.title))
        else:
            from salessim.tui.screens.department import DepartmentScreen

            self.app.push_screen(DepartmentScreen(given, chosen.title))


def _row(document: ListedDocument) -> Option:
    note = trainer_words.OWN if document.source == "own" else document.name
    return row(document.file, filling(document.title), cell(note, "$ink-soft", width=20))

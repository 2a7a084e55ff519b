"""Plan: the departments there are."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from salessim.app.list_documents import ListedDocument
from salessim.tui import trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row


class PlanScreen(SalesScreen):
    """One list of departments, one's own first."""

    PLACE = "plan"
    HEADING = trainer_words.PLAN_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]

    def __init__(self) -> None:
        super().__init__()
        self._departments: dict[str, ListedDocument] = {}

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(remark(words.BUSY))

    def begin(self) -> None:
        """Fetch it."""
        self.in_background(lambda desk: desk.bench.documents("department"), self._show)

    def _show(self, departments: Sequence[ListedDocument]) -> None:
        self._departments = {each.file: each for each in departments}
        rows = [
            row(each.file, filling(each.title), cell(each.name, "$ink-soft", width=20))
            for each in sorted(departments, key=lambda each: each.source != "own")
        ]
        self.query_one(RowList).show([heading(trainer_words.DEPARTMENTS, has_gap=False), *rows])
        self.show_keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens the department."""
        event.stop()
        self.do("open")

    def action_open(self) -> None:
        """Open the department under the pointer."""
        chosen = self._departments.get(self.query_one(RowList).chosen or "")
        if chosen is not None:
            from salessim.tui.screens.department import DepartmentScreen

            given = chosen.file if chosen.source == "own" else chosen.name
            self.app.push_screen(DepartmentScreen(given, chosen.title))

"""Progress: how good one is and how sure that is, what to practise next and why, what is due and what comes later."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.call_port import Due, Standing
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.home import skill_row
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row

# Ids of rows: the part, then the scenario, then the behaviour; one thing may stand in two parts.
_SEPARATOR = "\n"


class ProgressScreen(SalesScreen):
    """One list; Enter starts what is under the pointer."""

    PLACE = "progress"
    HEADING = practice_words.PROGRESS_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("progress")]

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(remark(words.BUSY))

    def on_screen_resume(self) -> None:
        """Read it again: something may have been practised meanwhile."""
        self.call_after_refresh(self._read)

    def _read(self) -> None:
        self.in_background(lambda desk: desk.standing(), self._show)

    def _show(self, standing: Standing) -> None:
        self.query_one(RowList).show(progress_rows(standing))
        self.show_keys()

    def failed(self) -> None:
        """Nothing could be read."""
        self.query_one(RowList).show([remark(practice_words.NOTHING_PRACTISED)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click starts it."""
        event.stop()
        self.do("open")

    def action_open(self) -> None:
        """Start what is under the pointer."""
        chosen = self.query_one(RowList).chosen
        if not chosen:
            return
        _, scenario, aim = chosen.split(_SEPARATOR, 2)
        if aim:
            self.in_background(lambda desk: desk.practice.drill(scenario, aim), self.sales_app.open_call)
        else:
            self.sales_app.open_briefing(scenario)


def progress_rows(standing: Standing) -> list[Option]:
    """The parts of the screen as rows."""
    skills = [skill_row(each) for each in standing.skills]
    if not skills:
        skills = [remark(practice_words.NOTHING_PRACTISED)]
    elif standing.is_whole_only:
        skills.append(remark(practice_words.WHOLE_ONLY))
    if standing.guesses:
        skills.append(remark(standing.guesses))
    parts = (
        (words.HOME_NEXT, [_row("next", standing.next)] if standing.next else []),
        (words.HOME_SKILLS, skills),
        (practice_words.DUE_NOW, [_row("due", each) for each in standing.due]),
        (practice_words.LATER, [_row("later", each) for each in standing.later]),
    )
    rows: list[Option] = []
    for title, part in parts:
        if part:
            rows += [heading(title, has_gap=bool(rows)), *part]
    return rows


def _row(part: str, due: Due) -> Option:
    below = Columns(cell(" "), filling(due.why, "$ink-soft"))
    given = _SEPARATOR.join((part, due.scenario, due.aim))
    return row(given, cell(due.kind, "bold $ink-other", width=6), filling(due.title), below=below)

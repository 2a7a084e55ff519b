"""Library: every document there is, found by typing."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from salessim.app.shelf import ShelfEntry
from salessim.tui import trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row


class LibraryScreen(SalesScreen):
    """A line to type in and a list; the keys up and down move the pointer while one types."""

    PLACE = "library"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "trainer.tcss"]
    HEADING = trainer_words.LIBRARY_TITLE
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("library"),
        Binding("up", "move('cursor_up')", show=False),
        Binding("down", "move('cursor_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[ShelfEntry, ...] = ()

    def body(self) -> Iterable[Widget]:
        """Line and list."""
        yield Input(placeholder=trainer_words.FIND, compact=True, id="find")
        yield RowList(remark(words.BUSY))

    def begin(self) -> None:
        """Fetch it."""
        self.query_one(RowList).can_focus = False
        self.in_background(lambda desk: desk.shelf(), self._show)

    def _show(self, entries: tuple[ShelfEntry, ...]) -> None:
        self._entries = entries
        self._show_fitting()

    def _show_fitting(self) -> None:
        typed = self.query_one(Input).value
        fitting = [entry for entry in self._entries if entry.has(typed)]
        rows = shelf_rows(fitting)
        if not rows:
            rows = [remark(trainer_words.NOTHING_FOUND.format(text=typed) if typed else words.HOME_NONE)]
        self.query_one(RowList).show(rows, keep=not typed)
        self.show_title(trainer_words.LIBRARY_TITLE, f"{len(fitting)} of {len(self._entries)}")
        self.show_keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits what was typed."""
        event.stop()
        if self._entries:
            self._show_fitting()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter opens."""
        event.stop()
        self.do("open")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click opens."""
        event.stop()
        self.do("open")

    def action_move(self, where: str) -> None:
        """Move the pointer."""
        getattr(self.query_one(RowList), f"action_{where}")()

    @property
    def _chosen(self) -> ShelfEntry | None:
        chosen = self.query_one(RowList).chosen
        return next((entry for entry in self._entries if f"{entry.kind}:{entry.name}" == chosen), None)

    def offers(self, action: str) -> bool:
        """There is nothing to open before it is there."""
        return super().offers(action) and (action not in ("open", "practise_chosen") or bool(self._entries))

    def action_open(self) -> None:
        """Open what is under the pointer."""
        entry = self._chosen
        if entry is None:
            return
        if entry.scenario is not None:
            from salessim.tui.screens.briefing import BriefingScreen

            self.app.push_screen(BriefingScreen(entry.name))
        elif entry.kind == "department":
            from salessim.tui.screens.department import DepartmentScreen

            self.app.push_screen(DepartmentScreen(entry.name, entry.title))
        else:
            from salessim.tui.screens.document import DocumentScreen

            self.app.push_screen(DocumentScreen(entry.kind, entry.name, entry.title))

    def action_practise_chosen(self) -> None:
        """Show the ways to practise the scenario under the pointer."""
        entry = self._chosen
        if entry is not None and entry.scenario is not None:
            from salessim.tui.screens.practise import PractiseScreen

            self.app.push_screen(PractiseScreen(entry.name, entry.title))


def shelf_rows(entries: Sequence[ShelfEntry]) -> list[Option]:
    """The documents under the names of their kinds."""
    rows: list[Option] = []
    for kind, title in trainer_words.KINDS.items():
        here = [entry for entry in entries if entry.kind == kind]
        if here:
            rows += [heading(title, has_gap=bool(rows)), *map(_entry_row, here)]
    return rows


def _entry_row(entry: ShelfEntry) -> Option:
    name = f"{entry.kind}:{entry.name}"
    own = [cell(trainer_words.OWN, "$ink-other")] if entry.is_own else []
    scenario = entry.scenario
    if scenario is None:
        return row(name, cell(words.BULLET, "$ink-soft"), filling(entry.title), *own)
    sign, ink = (words.NOT_HERE, "$ink-soft")
    if entry.has_passed:
        sign, ink = words.GOOD, "$ink-good"
    elif entry.times:
        sign, ink = words.PART, "$ink-part"
    facts = trainer_words.TRAINS.format(trains=scenario.trains, kind=scenario.kind, minutes=scenario.minutes)
    below = Columns(
        cell(" "), filling(facts, "$ink-soft", wraps=False), cell(" ".join(scenario.difficulties), "$ink-soft")
    )
    return row(name, cell(sign, ink), filling(entry.title), cell(played(entry), "$ink-soft"), *own, below=below)


def played(entry: ShelfEntry) -> str:
    """How often it was played, and how well."""
    if not entry.times:
        return words.HOME_NOT_PLAYED
    times = trainer_words.ONE_TIME if entry.times == 1 else trainer_words.TIMES.format(times=entry.times)
    text = trainer_words.PLAYED.format(times=times, best=entry.best)
    return f"{text}{words.BETWEEN}{trainer_words.CERTIFIED}" if entry.is_certified else text

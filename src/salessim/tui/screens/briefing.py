"""Briefing: what one reads before a call."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.call_port import Call, CallDesk
from salessim.app.call_views import Briefing
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.widgets.cards import Card, briefing_lines, fact_lines, method_lines, stacked_facts
from salessim.tui.widgets.columns import Stack


class BriefingScreen(SalesScreen):
    """The situation at the left, the cards at the right, or below where it is narrow."""

    PLACE = "briefing"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss"]
    HEADING = words.BUSY
    AUTO_FOCUS = "#briefing"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("briefing")]

    def __init__(self, scenario: str, difficulty: str = "") -> None:
        super().__init__()
        self._scenario = scenario
        self._difficulty = difficulty
        self._briefing: Briefing | None = None
        self._is_starting = False

    def body(self) -> Iterable[Widget]:
        """Everything scrolls together."""
        with VerticalScroll(id="briefing"):
            yield Static(id="situation")
            with Vertical(id="cards"):
                yield Card("", id="account")
                yield Card("", id="people")
                yield Card("", id="difficulty")
                yield Card("", id="method")

    def begin(self) -> None:
        """Fetch it."""
        self._fetch()

    def _fetch(self) -> None:
        scenario, difficulty = self._scenario, self._difficulty
        self.in_background(lambda desk: desk.briefing(scenario, difficulty), self._show)

    def _show(self, briefing: Briefing) -> None:
        self._briefing = briefing
        coach = practice_words.WITH_COACH if self.sales_app.preferences.has_coach else ""
        note = words.BETWEEN.join(part for part in (words.kind_and_time(briefing), coach) if part)
        self.show_title(briefing.title, note)
        self.query_one("#situation", Static).update(Stack(briefing_lines(briefing)))
        self.query_one("#account", Card).show(words.ACCOUNT, *fact_lines(briefing.account))
        self.query_one("#people", Card).show(words.PEOPLE, *stacked_facts(briefing.people))
        self.query_one("#method", Card).show(words.METHOD, *method_lines(briefing))
        self.query_one("#difficulty", Card).show(words.DIFFICULTY, *difficulty_lines(briefing))
        self.show_keys()

    def failed(self) -> None:
        """Let one try again, or go back."""
        self._is_starting = False
        if self._briefing is None:
            self.show_title(self._scenario)

    def offers(self, action: str) -> bool:
        """A call starts when its briefing is there; a difficulty can be chosen where there are several."""
        if action in ("begin", "difficulty", "practise") and self._briefing is None:
            return False
        if action == "difficulty" and self._briefing is not None and len(self._briefing.difficulties) < 2:
            return False
        return super().offers(action)

    def action_begin(self) -> None:
        """Start the call, once."""
        if self._is_starting:
            return
        self._is_starting = True
        scenario, difficulty = self._scenario, self._difficulty
        has_coach = self.sales_app.preferences.has_coach

        def begin(desk: CallDesk) -> Call:
            return desk.practice.with_coach(scenario, difficulty) if has_coach else desk.start(scenario, difficulty)

        self.in_background(begin, self.sales_app.open_call)

    @property
    def is_at_table(self) -> bool:
        """Whether terms are negotiated: no coach stands by there."""
        return self._briefing is not None and self._briefing.has_table

    def action_practise(self) -> None:
        """Choose another way to practise it."""
        if self._briefing is not None:
            from salessim.tui.screens.practise import PractiseScreen

            difficulty = self._difficulty or self._briefing.difficulty
            self.app.push_screen(PractiseScreen(self._scenario, self._briefing.title, difficulty))

    def action_difficulty(self) -> None:
        """Take the next difficulty; after the last comes the first."""
        if self._briefing is None:
            return
        choices, chosen = self._briefing.difficulties, self._difficulty or self._briefing.difficulty
        after = choices.index(chosen) + 1 if chosen in choices else 0
        self._difficulty = choices[after % len(choices)]
        self._fetch()


def difficulty_lines(briefing: Briefing) -> list[Visual]:
    """The difficulties there are, the one chosen marked; nothing where there is no choice."""
    if len(briefing.difficulties) < 2:
        return []
    parts = [
        (f"{words.HERE} {each}", "bold $ink")
        if each == briefing.difficulty
        else (f"{words.NOT_HERE} {each}", "$ink-soft")
        for each in briefing.difficulties
    ]
    return [Content("   ").join([Content.styled(*part) for part in parts])]

"""Plan, a department: at a glance, and what comes of it when it goes on like this."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.whatif_draft import Draft
from salessim.app.workbench import FUTURES, Glance
from salessim.study.simulation import Simulation
from salessim.tui import plan_words, trainer_words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES
from salessim.tui.screens.running import RunningScreen
from salessim.tui.widgets.cards import Card, fact_lines
from salessim.tui.widgets.columns import Columns, cell, filling

MONTHS = (12, 18, 24, 6)
SEED = 1
NUMBER_WIDTH = 15


class DepartmentScreen(RunningScreen):
    """Who is there, whom they sell to; below it the figures, once it was simulated."""

    PLACE = "department"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "trainer.tcss"]
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("department")]

    def __init__(self, given: str, title: str) -> None:
        super().__init__()
        self._given, self._title = given, title
        self._months = MONTHS[0]
        self._glance: Glance | None = None

    def body(self) -> Iterable[Widget]:
        """How far it is, then figures and cards."""
        yield Static(id="running")
        with VerticalScroll(id="page"):
            for card_id in ("figures", "about", "people", "segments", "channels"):
                yield Card("", id=card_id)

    def begin(self) -> None:
        """Fetch it."""
        self._show_months()
        given = self._given
        self.in_background(lambda desk: desk.bench.glance(given), self._show)

    def _show_months(self) -> None:
        self.show_title(self._title, trainer_words.DEPARTMENT_NOTE.format(months=self._months, futures=FUTURES))

    def _show(self, glance: Glance) -> None:
        self._glance = glance
        self._show_running("")
        self.query_one("#figures", Card).show(trainer_words.FIRST_HINT, Content(""))
        for card_id, title, facts in (
            ("about", trainer_words.AT_A_GLANCE, glance.about),
            ("people", trainer_words.HEADCOUNT, glance.people),
            ("segments", trainer_words.SEGMENTS, glance.segments),
            ("channels", trainer_words.CHANNELS, glance.channels),
        ):
            self.query_one(f"#{card_id}", Card).show(title, *fact_lines(facts))
        self.show_keys()

    def offers(self, action: str) -> bool:
        """What runs has its length already; what has mistakes is not simulated."""
        if action in ("simulate", "months", "ask_what_if"):
            return self._glance is not None and not self.is_at_work and super().offers(action)
        return super().offers(action)

    def action_ask_what_if(self) -> None:
        """Put a question about it together."""
        given, title = self._given, plan_words.NEW_TITLE.format(department=self._title)
        self.in_background(lambda desk: desk.planner.begun(given, title), self._put_together)

    def _put_together(self, draft: Draft) -> None:
        from salessim.tui.screens.options import OptionsScreen

        self.app.push_screen(OptionsScreen(draft))

    def action_months(self) -> None:
        """Look further ahead, or less far."""
        self._months = MONTHS[(MONTHS.index(self._months) + 1) % len(MONTHS)]
        self._show_months()

    def action_simulate(self) -> None:
        """Simulate it."""
        given, months = self._given, self._months
        self.run_long(
            trainer_words.SIMULATING.format(months=months, futures=FUTURES),
            lambda desk, tell, stop: desk.bench.simulate(given, months, SEED, tell, stop),
            self._show_simulated,
        )

    def _show_simulated(self, simulation: Simulation) -> None:
        title = trainer_words.FIGURES.format(futures=simulation.replications)
        self.query_one("#figures", Card).show(title, *figure_lines(simulation))
        self.query_one("#page").scroll_home(animate=False)


def figure_lines(simulation: Simulation) -> list[Visual]:
    """The figures of the whole department: on average, and between which values 8 of 10 futures lie."""
    heads = trainer_words.FIGURE_HEADS
    lines: list[Visual] = [
        Columns(
            filling(heads[0], "$ink-soft"),
            *(cell(head, "$ink-soft", is_right=True, width=NUMBER_WIDTH) for head in heads[1:]),
        )
    ]
    for kpi in simulation.kpis:
        if "." in kpi.name:
            continue  # the parts are for the report
        found = kpi.estimate
        values = [
            cell(amount(value, kpi.unit), is_right=True, width=NUMBER_WIDTH)
            for value in (found.mean, found.low, found.high)
        ]
        lines.append(Columns(filling(kpi.name.replace("_", " ")), *values))
    return lines


def amount(value: float | None, unit: str) -> str:
    """A figure with its unit, as short as it can be read."""
    if value is None or value != value:
        return trainer_words.NOT_KNOWN
    if unit in ("share", "%"):
        return f"{value:.0%}"
    number = f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"
    return f"{number} {unit}" if unit and unit != "1" else number

"""Home: what to do next, what was played, what can be played."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.call_port import Due, PastAttempt, PlayableScenario, SkillShown, Standing
from salessim.app.what_next import NextStep, next_step
from salessim.tui import words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.widgets.columns import Cell, Columns, cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row

LAST_CALLS = 4
MOST_CALLS = 50
# Ids of rows: what Enter does, and with what.
PLAY, RESUME, REVIEW = "play:", "resume:", "review:"
NEXT, DRILL = "next:", "drill:"
MOST_DUE = 3
NOTHING_KNOWN = Standing()


class HomeScreen(SalesScreen):
    """The first screen, and the one under all others."""

    PLACE = "home"
    HEADING = words.APP
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("home"),
        # Behind Home there is only the door.
        Binding("escape", "app.leave", show=False),
    ]

    def body(self) -> Iterable[Widget]:
        """One list holds everything, so that there is one pointer."""
        yield RowList(remark(words.BUSY))

    def __init__(self) -> None:
        super().__init__()
        self._has_just_failed = False

    def on_screen_resume(self) -> None:
        """Read the lists again: a call may have been played meanwhile. The screen is drawn first.

        Coming back from the message that reading failed is no reason to fail again.
        """
        if self.is_ready:
            self.show_keys()  # they may have been given other keys meanwhile
        if not self._has_just_failed:
            self.call_after_refresh(self._read)
        self._has_just_failed = False

    def _read(self) -> None:
        self.in_background(lambda desk: (desk.scenarios(), desk.attempts(), desk.standing()), self._show)

    def _show(self, found: tuple[Sequence[PlayableScenario], Sequence[PastAttempt], Standing]) -> None:
        scenarios, attempts, standing = found
        finished = sum(attempt.is_finished and attempt.counts for attempt in attempts)
        self.show_title(words.APP, words.who_and_how_much(self.sales_app.player, finished))
        self.query_one(RowList).show(home_rows(scenarios, attempts, standing))

    def failed(self) -> None:
        """Nothing could be read: say what to do instead of waiting for ever."""
        self._has_just_failed = True
        self.query_one(RowList).show([remark(words.HOME_NONE)])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click opens the row."""
        event.stop()
        self.do("open")

    def action_open(self) -> None:
        """Do what the row under the pointer offers."""
        chosen = self.query_one(RowList).chosen or ""
        chosen = chosen[chosen.index(PLAY) :] if chosen.startswith(NEXT) and PLAY in chosen else chosen
        chosen = chosen.removeprefix(NEXT)
        app = self.sales_app
        if chosen.startswith(PLAY):
            app.open_briefing(chosen.removeprefix(PLAY))
        elif chosen.startswith(DRILL):
            scenario, _, aim = chosen.removeprefix(DRILL).partition(":")
            self.in_background(lambda desk: desk.practice.drill(scenario, aim), app.open_call)
        elif chosen.startswith(RESUME):
            self.in_background(lambda desk: desk.resume(chosen.removeprefix(RESUME)), app.open_call)
        elif chosen.startswith(REVIEW):
            self.in_background(lambda desk: desk.resume(chosen.removeprefix(REVIEW)), app.open_debrief)

    def offers(self, action: str) -> bool:
        """Only a finished call can be reviewed."""
        if action == "review_attempt":
            chosen = self.query_one(RowList).chosen or ""
            return chosen.startswith(REVIEW) and super().offers(action)
        return super().offers(action)

    def on_option_list_option_highlighted(self) -> None:
        """What can be done hangs on the row."""
        self.show_keys()

    def action_review_attempt(self) -> None:
        """Review the call under the pointer."""
        chosen = self.query_one(RowList).chosen or ""
        self.sales_app.open_review(chosen.removeprefix(REVIEW))

    def action_library(self) -> None:
        """Look for something."""
        from salessim.tui.screens.library import LibraryScreen

        self.app.push_screen(LibraryScreen())

    def action_bench(self) -> None:
        """Look after documents."""
        from salessim.tui.screens.bench import BenchScreen

        self.app.push_screen(BenchScreen())

    def action_plan(self) -> None:
        """Look at departments."""
        from salessim.tui.screens.plan import PlanScreen

        self.app.push_screen(PlanScreen())

    def action_progress(self) -> None:
        """Look at skills and practice."""
        from salessim.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen())

    def action_settings(self) -> None:
        """Choose name, colours, pace and keys."""
        from salessim.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen())


def home_rows(
    scenarios: Sequence[PlayableScenario], attempts: Sequence[PastAttempt], standing: Standing = NOTHING_KNOWN
) -> list[Option]:
    """The parts of Home as rows: what to do next, how one is doing, the last calls, what can be played, older calls."""
    if not scenarios and not attempts:
        return [remark(words.HOME_NONE)]
    first = next_step(scenarios, attempts)
    titles = {each.name: each.title for each in scenarios}
    due = [_due_row(each, titles) for each in (*standing.assigned[:MOST_DUE], *standing.due[:MOST_DUE])]
    played = [each for each in attempts if each.counts or not each.is_finished]
    parts = (
        (words.HOME_NEXT, [*due, *([_next_row(first)] if first else [])]),
        (words.HOME_SKILLS, [skill_row(each) for each in standing.skills]),
        (words.HOME_LAST, [_attempt_row(each) for each in played[:LAST_CALLS]]),
        (words.HOME_PLAY, [_scenario_row(each, attempts) for each in scenarios]),
        (words.HOME_OLDER, [_attempt_row(each) for each in played[LAST_CALLS:MOST_CALLS]]),
    )
    rows: list[Option] = []
    for title, part in parts:
        if part:
            rows += [heading(title, has_gap=bool(rows)), *part]
    return rows


def _due_row(due: Due, titles: Mapping[str, str]) -> Option:
    what = f"{DRILL}{due.scenario}:{due.aim}" if due.aim else f"{NEXT}{due.kind}:{PLAY}{due.scenario}"
    return row(what, _kind(due.kind), filling(titles.get(due.title, due.title)), cell(due.why, "$ink-soft"))


def skill_row(skill: SkillShown) -> Option:
    """A skill with its interval."""
    change = words.since_last_week(skill.since_last_week)
    line = Columns(
        cell(skill.name, width=16),
        cell(words.interval_bar(skill.low, skill.middle, skill.high), "$ink-accent"),
        cell(f"{skill.middle} ({skill.low}–{skill.high})", width=11),
        filling(change, "$ink-soft"),
    )
    return Option(line, disabled=True)


def _next_row(step: NextStep) -> Option:
    if step.attempt is not None:
        why = cell(words.stopped_after(step.attempt), "$ink-soft")
        return row(f"{NEXT}{RESUME}{step.attempt.id}", _kind(words.HOME_RESUME), filling(step.attempt.title), why)
    scenario = step.scenario
    assert scenario is not None, "a next step is an attempt or a scenario"
    why = cell(words.last_time(step.last) if step.last else words.scenario_facts(scenario), "$ink-soft")
    kind = words.HOME_AGAIN if step.last else words.HOME_START
    return row(f"{NEXT}{PLAY}{scenario.name}", _kind(kind), filling(scenario.title), why)


def _scenario_row(scenario: PlayableScenario, attempts: Sequence[PastAttempt]) -> Option:
    played = [each for each in attempts if each.scenario == scenario.name and each.is_finished and each.counts]
    if not played:
        sign, so_far = cell(words.NOT_HERE, "$ink-soft"), words.HOME_NOT_PLAYED
    elif any(attempt.has_passed for attempt in played):
        sign, so_far = cell(words.GOOD, "$ink-good"), words.HOME_PASSED
    else:
        sign, so_far = cell(words.PART, "$ink-part"), words.last_time(played[0])
    below = words.BETWEEN.join(part for part in (scenario.audience, so_far) if part)
    return row(
        f"{PLAY}{scenario.name}",
        sign,
        filling(scenario.title),
        cell(words.scenario_facts(scenario), "$ink-soft"),
        below=Columns(cell(" "), filling(below, "$ink-soft", wraps=False)),
    )


def _attempt_row(attempt: PastAttempt) -> Option:
    day = cell(words.day(attempt.when), "$ink-soft", width=10)
    if not attempt.is_finished:
        waits = cell(words.HOME_UNFINISHED, "$ink-part", width=14)
        return row(f"{RESUME}{attempt.id}", day, filling(attempt.title), cell("", width=5), waits)
    sign, ink = (words.GOOD, "$ink-good") if attempt.has_passed else (words.BAD, "$ink-bad")
    result = cell(f"{attempt.score:3} {sign}", ink)
    kind = words.HOME_CERTIFICATION if attempt.is_certification else attempt.outcome
    outcome = cell(kind, "$ink-soft", width=14)
    return row(f"{REVIEW}{attempt.id}", day, filling(attempt.title), result, outcome)


def _kind(text: str) -> Cell:
    return cell(text, "bold $ink-other", width=6)

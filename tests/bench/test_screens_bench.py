"""How soon a buyer's reply to a typed line is on screen, and whether an hour of play costs memory.

Times are processor time, of all threads together, from Enter to the picture that a terminal is sent: what else the
computer does meanwhile has no say. The reference is a bare Textual app that shows a typed line, in the same run.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from salessim.app.call_desk import Desk
from salessim.app.preferences import Preferences, save_preferences
from salessim.app.scripts import sample_script
from salessim.conversation.reading.understanding import Understanding
from salessim.tui.starting import make_app
from salessim.tui.widgets.your_words import YourWords

pytestmark = pytest.mark.bench

SCENARIO = "discovery-plant-director"
SIZE = (120, 40)
CALLS = 6
MOST_MS = 100.0
MOST_OF_BARE = 12.0
CALLS_IN_FIVE_MINUTES = 3
CALLS_IN_AN_HOUR = 12 * CALLS_IN_FIVE_MINUTES
MOST_GROWTH = 0.2


class Stopwatch:
    """Processor time from a moment to the next picture that shows something."""

    def __init__(self, app: App[None]) -> None:
        self._app, self._displayed, self._wanted, self.took_ms = app, app._display, "", 0.0
        self._began = 0.0
        app._display = self._watch  # type: ignore[method-assign]  # what a terminal would be sent is seen here

    def _watch(self, screen, update) -> None:
        # What a terminal would be sent; a test has none, so it is made here and counted in.
        if self._wanted and update is not None:
            self._seen += update.render_segments(self._app.console)
            if self._wanted in self._seen:
                self.took_ms = 1000 * (time.process_time() - self._began)
                self._wanted = ""
        self._displayed(screen, update)

    async def until(self, pilot, text: str, do: Callable[[], object], is_asked: Callable[[], bool]) -> float | None:
        """From doing something until a text is painted [ms]; None: something was asked instead."""
        self._wanted, self._seen, self._began = text, "", time.process_time()
        do()
        while self._wanted:
            await pilot.pause()
            if is_asked():
                self._wanted = ""
                return None
        return self.took_ms


class Bare(App[None]):
    """Shows typed lines."""

    def compose(self):
        yield VerticalScroll()
        yield Input()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.input.value = ""
        lines = self.query_one(VerticalScroll)
        await lines.mount(Static(event.value))
        lines.scroll_end(animate=False)


async def bare_echo_ms(lines: list[str]) -> list[float]:
    """How long a bare app takes to show each line [ms]."""
    app, took = Bare(), []
    async with app.run_test(size=SIZE) as pilot:
        watch = Stopwatch(app)
        for number in range(CALLS):
            for line in lines:
                text = f"{number} {line}"
                box = app.query_one(Input)
                box.value = text
                await pilot.pause()
                submitted = Input.Submitted(box, text)
                echoed = await watch.until(pilot, text, partial(box.post_message, submitted), lambda: False)
                took.append(echoed or 0.0)
    return took


def open_app(folder: Path, monkeypatch: pytest.MonkeyPatch) -> App[None]:
    """The real app on an empty folder, with the understanding of the base install."""
    monkeypatch.setenv("SALESSIM_DATA", str(folder))
    save_preferences(folder, Preferences("Ana", "", was_welcomed=True, guesses_first=False))
    app = make_app()
    desk = app.desk()
    assert isinstance(desk, Desk)
    base = Understanding(uses_encoder=False)
    app._desk = replace(desk, understand=lambda: base)
    return app


def lines_of(app) -> list[str]:
    """What the good sample call says."""
    call = app.desk().start(SCENARIO)
    return [said.you for said in sample_script(call.scenario, "The short good call").turns if said.you]


def is_asking(screen) -> bool:
    """Whether the screen asks what a line is meant to do, or about what."""
    return screen._is_choosing and not screen._is_busy


async def play(app, pilot, lines: list[str], watch: Stopwatch) -> list[float]:
    """Type lines into a new call, and time those that are answered at once; those that raise a question are left."""
    call = app.desk().start(SCENARIO)
    app.open_call(call)
    await pilot.pause()
    took = []
    for line in lines:
        if call.view.has_ended:
            break
        screen = app.screen
        screen.query_one(YourWords).put(line)
        await pilot.pause()
        found = await watch.until(pilot, f"turn {call.view.turn + 1} ", screen.action_say, partial(is_asking, screen))
        if found is not None:
            took.append(found)
        while screen._is_choosing:
            screen.action_back()
            await pilot.pause()
        screen.action_clear()
        await pilot.pause()
    app.go_home()
    await pilot.pause()
    return took


def high(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


async def test_a_reply_to_a_typed_line_is_on_screen_within_a_tenth_of_a_second(monkeypatch, tmp_path, benchmark):
    app, took = open_app(tmp_path, monkeypatch), []
    async with app.run_test(size=SIZE) as pilot:
        lines = lines_of(app)
        watch = Stopwatch(app)
        await play(app, pilot, lines, watch)  # what is loaded with the first call has been
        for _ in range(CALLS):
            took += await play(app, pilot, lines, watch)
    bare = await bare_echo_ms(lines)
    ratio = statistics.median(took) / statistics.median(bare)
    figures = {"lines": len(took), "median_ms": statistics.median(took), "p95_ms": high(took)}
    benchmark.extra_info |= {**figures, "bare_median_ms": statistics.median(bare), "bare_p95_ms": high(bare)}
    benchmark(lambda: None)
    assert len(took) >= 3 * CALLS, "too few lines were read without a doubt"
    assert ratio < MOST_OF_BARE, f"{benchmark.extra_info}"
    assert high(took) < MOST_MS, f"{benchmark.extra_info}"


def resident_kb() -> int:
    """Memory that the process holds now [kB]."""
    for row in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if row.startswith("VmRSS:"):
            return int(row.split()[1])
    raise AssertionError("the system does not say")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux to say how much memory is held")
async def test_an_hour_of_play_holds_hardly_more_memory_than_five_minutes(monkeypatch, tmp_path, benchmark):
    """An hour in calls: twelve times as many as in five minutes, played as fast as they can be."""
    app = open_app(tmp_path, monkeypatch)
    async with app.run_test(size=SIZE) as pilot:
        lines, held, watch = lines_of(app), {}, Stopwatch(app)
        for number in range(1, CALLS_IN_AN_HOUR + 1):
            await play(app, pilot, lines, watch)
            held[number] = resident_kb()
    early, late = held[CALLS_IN_FIVE_MINUTES], held[CALLS_IN_AN_HOUR]
    benchmark.extra_info |= {"early_mb": early / 1024, "late_mb": late / 1024, "growth": late / early - 1}
    benchmark(lambda: None)
    assert late <= (1 + MOST_GROWTH) * early, f"{benchmark.extra_info}"

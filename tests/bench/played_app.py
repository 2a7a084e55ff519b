"""The real app on an empty folder, with somebody who plays sample calls in it, and a stopwatch at its screen."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from textual import events
from textual.app import App

from salessim.app.preferences import Preferences, save_preferences
from salessim.conversation.reading.understanding import Understanding
from salessim.tui import words
from salessim.tui.starting import make_app
from salessim.tui.widgets.your_words import YourWords

SIZE = (120, 40)
LONGEST_S = 30.0


def open_app(folder: Path, monkeypatch, *, uses_encoder: bool = False):
    """The app; by default with the understanding of the base install."""
    monkeypatch.setenv("SALESSIM_DATA", str(folder))
    save_preferences(folder, Preferences("Ana", "", was_welcomed=True, guesses_first=False))
    app = make_app()
    understanding = Understanding(uses_encoder=uses_encoder)
    app._desk = replace(app.desk(), understand=lambda: understanding)
    return app


def samples(app) -> list[tuple[str, list[str]]]:
    """Shipped scenarios, each with what one of its good sample calls says."""
    from salessim.library.finding import Library
    from salessim.library.loading import load

    found = []
    for located in Library().documents:
        scenario = load(app.desk().library, located).document if located.kind == "scenario" else None
        if scenario is None or scenario.negotiation is not None or not scenario.checks.sample_calls:
            continue
        lines = [said.you for said in scenario.checks.sample_calls[0].turns if said.you]
        found.append((located.name, lines))
    return sorted(found)


def press_enter(app: App[None]) -> None:
    """What the terminal does."""
    event = events.Key("enter", None)
    event.set_sender(app)
    app._driver.send_message(event)


class Stopwatch:
    """Times from a key to the picture, sent to the terminal, on which something can be read."""

    def __init__(self, app: App[None]) -> None:
        self._app, self._displayed = app, app._display
        self._end = asyncio.Event()
        self._text: Callable[[], str] | None = None
        self._seen, self._took = "", 0.0
        app._display = self._watch

    def _watch(self, screen, update) -> None:
        # A test has no terminal, so what it would be sent is made here, and counted.
        if update is not None and self._text is not None:
            self._seen += update.render_segments(self._app.console)
            text = self._text()
            if text and text in self._seen:
                self._took = time.perf_counter() - self._began
                self.stop()
        self._displayed(screen, update)

    def stop(self) -> None:
        """Wait no longer."""
        self._text = None
        self._end.set()

    async def enter_until(self, text: Callable[[], str], gives_up: Callable[[], bool] = lambda: False) -> float | None:
        """Press Enter and wait for a text [s]; None where it gives up.

        Args:
            text: What is to be read; empty as long as nobody knows it.
            gives_up: Whether nothing will come, because something is asked instead.
        """
        self._end.clear()
        self._text, self._seen, self._took, self._began = text, "", 0.0, time.perf_counter()
        press_enter(self._app)
        while not self._end.is_set():
            try:
                await asyncio.wait_for(self._end.wait(), 0.1)
            except TimeoutError:
                if gives_up():
                    self.stop()
                assert time.perf_counter() - self._began < LONGEST_S, "nothing came"
        return self._took or None


def reply_of(call, turn: int) -> str:
    """How the other side's answer after a turn begins; empty as long as there is none."""
    view = call.view
    if view.turn <= turn:
        return ""
    said = [
        line.text for line in view.lines if line.turn == view.turn and line.kind == "said" and line.speaker != words.YOU
    ]
    return " ".join(said[0].split()[:3]) if said else f"turn {view.turn} "


def _is_asking(screen) -> bool:
    return screen._is_choosing and not screen._is_busy


async def play(app, pilot, scenario: str, lines: Iterable[str], watch: Stopwatch | None = None) -> list[float]:
    """Type lines into a new call, look back at it, go home; lines that raise a question are left out.

    Returns:
        How long each answered line took [s].
    """
    call = app.desk().start(scenario)
    app.open_call(call)
    await pilot.pause()
    took: list[float] = []
    watch = watch or Stopwatch(app)
    for line in lines:
        if call.view.has_ended:
            break
        screen, turn = app.screen, call.view.turn
        screen.query_one(YourWords).put(line)
        await pilot.pause()
        waited = await watch.enter_until(lambda turn=turn: reply_of(call, turn), lambda s=screen: _is_asking(s))
        took += [waited] if waited else []
        await pilot.pause()
        while screen._is_choosing:
            screen.action_back()
            await pilot.pause()
        screen.action_clear()
        await pilot.pause()
    app.open_debrief(call)
    await app.workers.wait_for_complete()
    await pilot.pause()
    app.go_home()
    await pilot.pause()
    return took

"""How soon the app is on screen, against a bare Textual app, and how soon a buyer's reply is."""

import os
import statistics
import subprocess
import sys
import time
from functools import partial

import pytest

from salessim.app.preferences import Preferences, save_preferences
from salessim.tui.composing import Draft

pytestmark = pytest.mark.bench

MOST_OF_BARE = 1.5
MOST_FOR_A_REPLY_MS = 100
STARTS = 11
CALLS = 8

# Both programs say when the text they are waited for has gone to the terminal; the clock is the computer's own.
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App[None]):
    def compose(self):
        yield Static("Next for you")

Bare().run()
"""
OURS = """
from salessim.tui.starting import run_app

run_app()
"""
PROGRAM = """
import sys, time
from textual.drivers.headless_driver import HeadlessDriver


class Watched(HeadlessDriver):
    is_headless = False

    def write(self, data):
        if {text!r} in data:
            print(time.clock_gettime(time.CLOCK_MONOTONIC), file=sys.__stdout__, flush=True)
            self._app.exit()
{app}
"""


def first_paint_s(app: str, text: str) -> float:
    """From the start of the process to the text on screen [s]."""
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    program = PROGRAM.format(app=app, text=text)
    surroundings = os.environ | {"TEXTUAL_DRIVER": "__main__:Watched", "COLUMNS": "80", "LINES": "24"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=surroundings)
    return float(done.stdout.split()[0]) - start


def test_the_first_screen_is_there_almost_as_soon_as_a_bare_one(benchmark, monkeypatch, tmp_path):
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    save_preferences(tmp_path, Preferences("Ana", "", was_welcomed=True, guesses_first=False))
    bare, ours = [], []

    def pair():
        bare.append(first_paint_s(BARE, "Next for you"))
        ours.append(first_paint_s(OURS, "salessim"))

    benchmark.pedantic(pair, rounds=STARTS, warmup_rounds=1)
    ratio = min(ours) / min(bare)
    benchmark.extra_info |= {"bare_s": min(bare), "ours_s": min(ours), "ratio": ratio}
    assert ratio < MOST_OF_BARE, f"{min(ours):.3f} s against {min(bare):.3f} s"


MOVES = (("give-reason", ""), ("situation", "line-2-stops"), ("problem", "line-2-stops"), ("summarise", ""))


async def test_a_reply_is_on_screen_within_a_tenth_of_a_second(monkeypatch, tmp_path, benchmark):
    from salessim.tui.starting import make_app

    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    save_preferences(tmp_path, Preferences("Ana", "", was_welcomed=True, guesses_first=False))
    app = make_app()
    took_ms = []
    async with app.run_test(size=(120, 40)) as pilot:
        displayed = app._display
        for _ in range(CALLS):
            app.open_call(app.desk().start("discovery-plant-director"))
            await pilot.pause()
            for turn, (move, subject) in enumerate(MOVES, 1):
                draft = Draft(to="").answered(move, app.screen.menu())
                while not draft.is_meant:
                    draft = draft.answered(subject, app.screen.menu())
                app.screen._draft = draft
                painted = []

                def watch(screen, update, painted, turn):
                    # What a terminal would be sent; a test has none, so it is made here and counted in.
                    if update is not None and f"turn {turn} " in update.render_segments(app.console):
                        painted.append(time.perf_counter())
                    displayed(screen, update)

                monkeypatch.setattr(app, "_display", partial(watch, painted=painted, turn=turn))
                start = time.perf_counter()
                app.screen.action_say()
                while not painted:
                    await pilot.pause()
                took_ms.append(1000 * (painted[0] - start))
    high = statistics.quantiles(took_ms, n=20)[-1]
    benchmark.extra_info["reply_ms_95"] = high
    benchmark(lambda: None)
    assert high < MOST_FOR_A_REPLY_MS, f"95 of 100 replies within {high:.0f} ms"

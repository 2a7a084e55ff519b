"""How soon the app is on screen, against a bare Textual app."""

import os
import subprocess
import sys
import time

import pytest

from salessim.app.preferences import Preferences, save_preferences

pytestmark = pytest.mark.bench

MOST_OF_BARE = 1.5
STARTS = 11

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

"""The app as it is started: the real desk, the shipped documents, the user's own folder."""

import os
import secrets
import subprocess
import sys
from contextlib import asynccontextmanager

import pytest

from salessim.app.preferences import Preferences, save_preferences
from salessim.app.records_of_user import attempts_of_user
from salessim.errors import SurroundingsError
from salessim.records.kept_attempts import KeptAttempts
from salessim.runs import processes
from salessim.tui.app import SalesApp
from salessim.tui.starting import make_app, run_app
from salessim.tui.widgets.row_list import RowList
from tui.conftest import Driver

SCENARIO = "discovery-plant-director"
TITLE = "The press line that keeps stopping"


@pytest.fixture
def at_home(monkeypatch, tmp_path):
    """Opens the app of a user whose folder is empty but for his name."""
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    monkeypatch.setattr(secrets, "randbelow", lambda _: 7)
    save_preferences(tmp_path, Preferences("Ana", "", was_welcomed=True, guesses_first=False))

    @asynccontextmanager
    async def opened(scenario=None, size=(80, 24)):
        async with make_app(scenario).run_test(size=size) as pilot:
            yield Driver(pilot)

    return opened


async def say(driver, find: str, *answers: str, turn: int) -> None:
    """Choose a move by a part of its name, answer what is asked, and say the model sentence."""
    await driver.press("tab")
    await driver.see("What do you want to do?")
    await driver.type(find)
    await driver.press("enter")
    for answer in answers:
        await driver.until(lambda: driver.screen.place == "menu")
        await driver.type(answer)
        await driver.press("enter")
    await driver.until(lambda: driver.screen.place == "call")
    await driver.press("enter")
    await driver.see(f"turn {turn} ·")


async def test_from_home_to_a_marked_call(at_home, tmp_path):
    async with at_home() as driver:
        await driver.see("Next for you", TITLE, "Ana · no call yet")
        driver.screen.query_one(RowList).point_at(f"play:{SCENARIO}")
        await driver.press("enter")
        await driver.see("Brenner Pressteile stamps body parts")
        await driver.press("enter")
        await driver.see("Petra ·")
        await say(driver, "reason", turn=1)
        await driver.see("Petra Lenz puts you through to Marta Hoffmann")
        await say(driver, "situation", "line 2", turn=2)
        await say(driver, "problem", "line 2", turn=3)
        await driver.see("It stopped eleven times last month")
        await driver.press("f10", "enter")
        await driver.see("The call is over.")
        await driver.press("enter")
        await driver.see("✗ Not passed", "Asks about problems", "turn 3")
        await driver.press("down", "enter")
        await driver.at("CardsScreen")
        await driver.see("turn 3", "It stopped eleven times last month")
        await driver.press("escape", "escape")
        await driver.see("Ana · 1 call", "✗  No sale")
    assert len(attempts_of_user(os.environ).ids()) == 1


@pytest.mark.slow
async def test_a_call_played_by_the_book_ends_with_an_advance(at_home):
    async with at_home(SCENARIO, size=(120, 40)) as driver:
        await driver.see("Your goal")
        await driver.press("enter")
        await driver.see("Petra ·")
        await say(driver, "reason", turn=1)
        for turn, (move, *answers) in enumerate(
            [
                ("situation", "line 2"),
                ("problem", "line 2"),
                ("acknowledg",),
                ("implication", "line 2"),
                ("need-payoff", "line 2"),
            ],
            start=2,
        ):
            await say(driver, move, *answers, turn=turn)
        await driver.see("What you have heard", "I would pay for.")
        await say(driver, "next step", "site visit", "marta and ivo", "within two weeks", turn=7)
        await driver.see("The call is over.", "Petra will send you the gate pass.")
        await driver.press("enter")
        await driver.see("Advance: “Good.", "✓  Gets an advance", "turn 7")


async def test_the_command_line_can_open_a_briefing(at_home):
    async with at_home(SCENARIO) as driver:
        await driver.see("Brenner Pressteile stamps body parts")
        await driver.press("escape")
        await driver.see("Next for you")


async def test_a_call_left_in_the_middle_is_taken_up_in_a_new_start(at_home):
    async with at_home(SCENARIO) as driver:
        await driver.see("Your goal")
        await driver.press("enter")
        await driver.see("Petra ·")
        await say(driver, "reason", turn=1)
        await driver.press("ctrl+c", "enter")
    async with at_home() as driver:
        await driver.see("Go on", "you stopped after 1 turn")
        await driver.press("enter")
        await driver.see("turn 1 ·", "puts you through")
        await say(driver, "situation", "line 2", turn=2)


async def test_an_unknown_scenario_is_said_in_plain_words(at_home):
    async with at_home("discovery-plant-directr") as driver:
        await driver.at("ErrorMessage")
        await driver.see("discovery-plant-director")
        assert "Traceback" not in driver.text


async def test_a_full_disk_ends_no_call(at_home, monkeypatch):
    def full(*_, **__):
        raise SurroundingsError("The disk is full.")

    monkeypatch.setattr(KeptAttempts, "append", full)
    async with at_home(SCENARIO) as driver:
        await driver.see("Your goal")
        await driver.press("enter")
        await driver.see("! The disk is full. The call goes on, but it is not being kept.")
        await say(driver, "reason", turn=1)


def test_the_app_is_ready_for_processes_and_runs_once(monkeypatch):
    done = []
    monkeypatch.setattr(processes, "start_resource_tracker", lambda: done.append("tracker"))
    monkeypatch.setattr(SalesApp, "run", lambda self: done.append("run"))
    run_app()
    assert done == ["tracker", "run"]


def test_the_first_screen_needs_no_documents_and_no_rules():
    code = (
        "import sys, salessim.tui.starting as a; a.make_app();"
        "heavy = {'numpy', 'scipy', 'simpy', 'pydantic', 'yaml', 'holidays'} & set(sys.modules);"
        "late = {m for m in sys.modules if m.startswith(('salessim.conversation', 'salessim.library',"
        " 'salessim.model', 'salessim.tui.screens.call', 'salessim.tui.screens.debrief'))};"
        "print(sorted(heavy | late))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

import asyncio
from pathlib import Path

import pytest

from salessim.app.workbench import Workbench
from salessim.errors import RunError
from salessim.library.finding import Library
from salessim.runs import Progress
from tui.scripted_desk import ScriptedDesk, briefing

SCENARIOS = Path(__file__).parents[3] / "scenarios"


@pytest.fixture
def own(tmp_path):
    """A desk whose user has a folder of his own with one scenario that has mistakes, and one that has none."""
    folder = tmp_path / "own"
    folder.mkdir()
    text = (SCENARIOS / "discovery-plant-director.yaml").read_text(encoding="utf-8")
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    (folder / "broken.yaml").write_text(text.replace("playbook: spin", "playbook: spinn"), encoding="utf-8")
    desk = ScriptedDesk()
    desk.bench = Workbench(Library(folder))
    desk.briefing = lambda scenario, difficulty="": briefing(difficulty)
    return desk


async def bench(driver):
    await driver.see("Next for you")
    await driver.press("b")
    await driver.at("BenchScreen")


async def test_own_documents_come_first_and_mistakes_have_a_place_and_a_caret(open_app, own):
    async with open_app(own, size=(160, 40)) as driver:
        await bench(driver)
        await driver.see("Your own documents")
        await driver.press("home", "enter")
        await driver.at("DocumentScreen")
        await driver.see("✗ ", "broken.yaml:", "spinn", "^", "spin")
        assert "let bots play" not in driver.text.splitlines()[-1]
        await driver.press("a", "v")
        await driver.at("DocumentScreen")


async def test_a_sound_document_is_previewed(open_app, own):
    async with open_app(own) as driver:
        await bench(driver)
        await driver.see("Your own documents")
        await driver.press("home", "down", "enter")
        await driver.at("DocumentScreen")
        await driver.see("1 file")
        await driver.press("v")
        await driver.at("BriefingScreen")
        await driver.press("escape")
        await driver.at("DocumentScreen")


async def test_bots_play_and_what_was_never_said_is_shown(open_app, own, monkeypatch):
    from salessim.app.autoplay import autoplay

    def few(self, scenario, plays, on_progress, cancelled):
        return autoplay(self.library, scenario, plays=1, workers=0, on_progress=on_progress, cancelled=cancelled)

    monkeypatch.setattr(Workbench, "autoplay", few)
    async with open_app(own, size=(120, 40)) as driver:
        await bench(driver)
        await driver.see("Your own documents")
        await driver.press("home", "down", "enter")
        await driver.see("let bots play")
        await driver.press("a")
        await driver.see("Scores of the bots", "expert", "novice", "How calls end")
        await driver.press("end")
        await driver.see("authored lines were said at least once.")


async def test_what_runs_tells_how_far_it_is_and_can_be_stopped(open_app, own, monkeypatch):
    def endless(self, scenario, plays, on_progress, cancelled):
        on_progress(Progress(3, 20, 0, 41.6))
        cancelled.wait(60)
        raise RunError("The run was cancelled.")

    monkeypatch.setattr(Workbench, "autoplay", endless)
    async with open_app(own) as driver:
        await bench(driver)
        await driver.see("Your own documents")
        await driver.press("home", "down", "enter")
        await driver.see("let bots play")
        await driver.press("a")
        for _ in range(200):  # the work itself does not end, so there is nothing to wait for but the screen
            await asyncio.sleep(0)
            await driver.pilot.pause()
            if "15 %" in driver.text:
                break
        assert "3 of 20 parts, 15 %, about 42 s left" in driver.text
        await driver.press("x")
        await driver.see("Stopped. Nothing of it was kept.")
        await driver.at("DocumentScreen")


async def test_the_results_of_a_class(open_app, desk):
    async with open_app(desk) as driver:
        await bench(driver)
        await driver.press("r")
        await driver.see("Results", "Spring", "Ana", "72", "passed", "Ben", "open")


@pytest.mark.slow
async def test_bots_play_in_processes_of_their_own(open_app, own):
    async with open_app(own) as driver:
        await bench(driver)
        await driver.see("Your own documents")
        await driver.press("home", "down", "enter")
        await driver.see("let bots play")
        await driver.press("a")
        await driver.see("Scores of the bots")

"""Write the pictures of docs/screens/ (`make screens`, two minutes): the app as it is, played by this script.

Every picture is what a terminal of 80 by 24 shows (the review of figures: 100 by 40). Names of fonts are left to the
reader's own computer, so that a picture asks nothing of any other.
"""

import asyncio
import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from salessim.app.call_desk import Desk
from salessim.app.call_port import Call
from salessim.app.preferences import Preferences, save_preferences
from salessim.app.scripts import play_script, sample_script
from salessim.conversation.reading.understanding import Understanding
from salessim.tui.app import SalesApp
from salessim.tui.starting import make_app

FOLDER = Path(__file__).parent / "screens"
CALL, TABLE, QUESTION = "discovery-plant-director", "negotiation-renewal", "price-or-discount"
BEGAN = datetime(2026, 5, 12, 9, tzinfo=UTC)
WORDS = "What would one day of warning be worth to you?"
BID = "If you sign for three years I can do 8 percent"
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def pictures(folder: Path) -> None:
    """Play, and take the pictures.

    Args:
        folder: Where the player's records are kept.
    """
    save_preferences(folder, Preferences("Ana", "", was_welcomed=True, guesses_first=False))
    app = make_app()
    desk = app.desk()
    assert isinstance(desk, Desk)
    numbers = count(1)
    base = Understanding(uses_encoder=False)
    app._desk = replace(
        desk,
        now=lambda: BEGAN + timedelta(days=next(numbers)),
        new_seed=lambda: 7,
        new_attempt=lambda: f"attempt-{next(numbers)}",
        understand=lambda: base,
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await _calls(app, pilot)
        await _table(app, pilot)
        await _plan(app, pilot)


async def _calls(app: SalesApp, pilot: Pilot[None]) -> None:
    app.open_briefing(CALL)
    await _seen(app, pilot, "Your goal")
    take(app, "briefing")
    call = app.desk().start(CALL)
    script = sample_script(call.scenario, "The short good call")  # type: ignore[attr-defined]  # the real call has one
    play_script(call, replace(script, turns=script.turns[:5]))  # type: ignore[arg-type]  # and takes a script
    app.go_home()
    app.open_call(call)
    await _seen(app, pilot, "turn 5 ")
    app.screen.query_one("YourWords").put(WORDS)  # type: ignore[attr-defined]  # it is a line to write in
    await _settled(app, pilot)
    take(app, "call")
    app.screen.action_moves()  # type: ignore[attr-defined]  # it is the call's screen
    await _settled(app, pilot)
    take(app, "meaning")
    finished = app.desk().start(CALL)
    play_script(finished, script)  # type: ignore[arg-type]  # as above
    app.go_home()
    app.open_debrief(finished)
    await _seen(app, pilot, "of 100")
    await _settled(app, pilot)
    take(app, "debrief")
    app.go_home()
    await _seen(app, pilot, "Next for you")
    await _settled(app, pilot)
    take(app, "home")


async def _table(app: SalesApp, pilot: Pilot[None]) -> None:
    table: Call = app.desk().start(TABLE)
    app.open_call(table)
    await _seen(app, pilot, "round 1 of")
    await pilot.press("tab")
    app.screen.query_one("YourWords").put(BID)  # type: ignore[attr-defined]  # it is a line to write in
    await pilot.press("enter")
    await _settled(app, pilot)
    take(app, "table")
    app.go_home()


async def _plan(app: SalesApp, pilot: Pilot[None]) -> None:
    from salessim.tui.screens.question import QuestionScreen

    await pilot.resize_terminal(100, 40)
    app.push_screen(QuestionScreen(QUESTION, ""))
    await _seen(app, pilot, "Enter takes a quick look")
    await pilot.press("enter")
    await _seen(app, pilot, "The answer")
    await _settled(app, pilot)
    take(app, "plan")
    await pilot.press("tab", "tab", "tab")
    await _settled(app, pilot)
    take(app, "plan-over-time")


async def _seen(app: SalesApp, pilot: Pilot[None], text: str) -> None:
    await _until(pilot, lambda: text in shown(app))


async def _settled(app: SalesApp, pilot: Pilot[None]) -> None:
    await app.workers.wait_for_complete()
    await pilot.pause(0.2)


async def _until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    latest = time.monotonic() + 600
    while not holds():
        await pilot.pause(0.05)
        assert time.monotonic() < latest, "it never came to that"


def shown(app: SalesApp) -> str:
    """What can be read on the screen."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def take(app: SalesApp, name: str) -> None:
    """Write a picture."""
    svg = _FONTS.sub("", app.export_screenshot(title=f"salessim: {name.replace('-', ' ')}"))
    (FOLDER / f"{name}.svg").write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    with TemporaryDirectory() as name:
        os.environ["SALESSIM_DATA"] = name
        os.environ["SALESSIM_LIBRARY"] = f"{name}/library"
        asyncio.run(pictures(Path(name)))

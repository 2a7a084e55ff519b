import time
from collections.abc import Callable
from contextlib import asynccontextmanager

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual import events
from textual.pilot import Pilot

from salessim.app.preferences import Preferences, save_preferences
from salessim.tui.app import SalesApp
from tui.scripted_desk import SCENARIO, TITLE, ScriptedDesk


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch):
    """Screens look the same on every machine: colours, time zone and clock format."""
    for name in ("NO_COLOR", "COLORTERM", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    # It takes longer than most tests, with everything in memory that tests have there.
    monkeypatch.setattr("salessim.tui.app.rest_memory", lambda: None)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def desk() -> ScriptedDesk:
    return ScriptedDesk()


def send_key(app: SalesApp, key: str) -> None:
    """What the terminal does when a key is pressed; unlike a pilot's press it does not wait."""
    character = {"space": " ", "question_mark": "?"}.get(key, key if len(key) == 1 else None)
    event = events.Key(key, character)
    event.set_sender(app)
    app._driver.send_message(event)


class Driver:
    """Somebody in front of the screen: presses keys, waits for what he expects, reads."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app: SalesApp = pilot.app  # type: ignore[assignment] # Pilot does not know the app's class

    @property
    def screen(self):
        return self.app.screen

    @property
    def text(self) -> str:
        """What can be read on the screen."""
        return "\n".join(strip.text.rstrip() for strip in self.screen._compositor.render_strips())

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something holds; work in the background and messages are given the time they need."""
        for _ in range(200):
            await self.pilot.pause()
            if condition():
                return
            await self.app.workers.wait_for_complete()
        raise AssertionError(f"it never came to that; the screen shows:\n{self.text}")

    async def see(self, *texts: str) -> None:
        """Wait until all these texts can be read."""
        await self.until(lambda: all(text in self.text for text in texts))

    async def at(self, name: str) -> None:
        """Wait until a screen of that class is in front."""
        await self.until(lambda: type(self.screen).__name__ == name)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Write as quickly as one can: nothing waits for the screen between two letters."""
        for character in text:
            send_key(self.app, {" ": "space", "?": "question_mark"}.get(character, character))
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        await self.pilot.resize_terminal(width, height)
        await self.pilot.pause()


@pytest.fixture
def open_app(tmp_path):
    """Opens the app in a window of its own; yields a driver."""

    @asynccontextmanager
    async def opened(
        desk, *, size=(80, 24), theme="", was_welcomed=True, scenario=None, name="Ana", trainee="", **chosen
    ):
        chosen.setdefault("guesses_first", False)  # most tests are about what comes after it
        save_preferences(tmp_path, Preferences(name if was_welcomed else "", theme, was_welcomed, **chosen))
        app = SalesApp(lambda _: desk, tmp_path, scenario, trainee=trainee)
        async with app.run_test(size=size) as pilot:
            driver = Driver(pilot)
            yield driver

    return opened


class SvgExtension(SingleFileSnapshotExtension):
    """One SVG a snapshot, readable in a browser."""

    _write_mode = WriteMode.TEXT
    file_extension = "svg"

    def serialize(self, data, **_):
        return "\n".join(line.rstrip() for line in data.splitlines()) + "\n"


@pytest.fixture
def svg_snapshot(snapshot):
    return snapshot.use_extension(SvgExtension)


def picture(app: SalesApp) -> str:
    """The screen as SVG, with the cursor standing still."""
    from textual.widgets import Input, TextArea

    for box in app.screen.query(Input):
        box.cursor_blink = False
    for area in app.screen.query(TextArea):
        area.cursor_blink = False
    return app.export_screenshot()


@pytest.fixture
def in_call(open_app, desk):
    """Opens the app with a call in front: new, or one that is given."""

    @asynccontextmanager
    async def opened(call=None, **options):
        async with open_app(desk, **options) as driver:
            driver.app.open_call(call or desk.start(SCENARIO))
            await driver.at("CallScreen")
            await driver.see(TITLE)
            yield driver

    return opened

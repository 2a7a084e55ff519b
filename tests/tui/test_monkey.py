"""Keys and window sizes nobody would think of, in an order drawn from a seed: nothing breaks."""

from functools import cache

import pytest

from salessim.app.autoplay import autoplay
from salessim.app.simulate import simulate
from salessim.app.workbench import Workbench
from salessim.library.finding import Library
from salessim.luck import Luck
from salessim.tui.screens.practise import PractiseScreen
from salessim.tui.screens.questions import ErrorMessage
from tui.conftest import send_key
from tui.scripted_desk import ScriptedDesk, played_call
from tui.scripted_table import DeskWithTable

KEYS = (
    *("enter",) * 6,
    *("escape",) * 3,
    *("tab", "down") * 3,
    *("up", "pageup", "pagedown", "home", "end", "left", "backspace", "delete", "space"),
    *("f1", "f4", "f5", "f8", "f10", "ctrl+p", "ctrl+c", "question_mark"),
    *"adpsxqü",
)
ELSEWHERE = (*KEYS, *"lbtvcrm", "f2", "f6")
AT_A_TABLE = (*KEYS, *("left", "right") * 3, *"cmaypnjwho", "backspace", "tab")
SIZES = ((80, 24), (120, 40), (60, 16), (59, 15), (200, 60), (20, 5), (1, 1), (100, 17), (121, 33))


@cache
def played():
    return autoplay(Library(), "objections-law-firm", bots=("novice",), plays=1, workers=0)


@cache
def simulated():
    return simulate("startup-5", library=Library(), months=1, replications=2, workers=0)


@pytest.fixture(autouse=True)
def _short_work(monkeypatch, tmp_path):
    """What takes long and runs in processes of its own is done once, and quickly; what is saved goes nowhere else."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Workbench, "autoplay", lambda *_: played())
    monkeypatch.setattr(Workbench, "simulate", lambda *_: simulated())


READABLE = tuple(size for size in SIZES if size >= (60, 16))
BURST = 5
MOST_SCREENS = 8


async def rage(driver, seed: int, presses: int, keys: tuple[str, ...] = KEYS, sizes=SIZES) -> int:
    """Presses keys in bursts and pulls at the window; returns how many calls were played to the end."""
    luck = Luck(seed)
    driver.app.exit = lambda *_: None  # it may ask to leave, but it is not let out
    for number in range(presses):
        if number % BURST == 0:
            await driver.pilot.pause()
            if isinstance(driver.screen, ErrorMessage):
                raise AssertionError(f"the keys before number {number} led to {driver.screen.error!r}")
            assert driver.app._exception is None, f"before key {number}"
            assert len(driver.app.screen_stack) <= MOST_SCREENS, "screens pile up"
        if luck.chance(0.03, "monkey", "resize", number):
            await driver.pilot.resize_terminal(*sizes[luck.pick(len(sizes), "monkey", "size", number)])
        key = keys[luck.pick(len(keys), "monkey", "key", number)]
        send_key(driver.app, key)
    await driver.pilot.pause()
    return sum(call.view.has_ended for call in driver.app.desk().calls.values())


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
async def test_a_monkey_breaks_nothing(open_app, seed):
    desk = ScriptedDesk()
    played_call(desk, to_the_end=False)
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await rage(driver, seed, 250, ELSEWHERE)
        await driver.resize(80, 24)
        await driver.pilot.pause()


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3))])
async def test_a_monkey_at_a_table_breaks_nothing(open_app, seed):
    """Three times over and in windows one can read in, because there are many ways to leave a table."""
    desk = DeskWithTable()
    for start in range(3):
        async with open_app(desk) as driver:
            driver.app.open_call(desk.start("negotiation-renewal"))
            await driver.at("NegotiationScreen")
            await rage(driver, 10 * seed + start, 80, AT_A_TABLE, READABLE)
            await driver.resize(80, 24)
            await driver.pilot.pause()
    assert any(call.said for call in desk.calls.values()), "it got somewhere"


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (2, 3, 4))])
@pytest.mark.parametrize("begins", ["practise", "library", "bench", "plan"])
async def test_a_monkey_breaks_nothing_elsewhere(open_app, begins, seed):
    desk = ScriptedDesk()
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        if begins == "practise":
            driver.app.push_screen(PractiseScreen("discovery-plant-director", "The press line"))
            await driver.see("Be the buyer")
        else:
            await driver.press(begins[0])
        await rage(driver, seed, 120, ELSEWHERE)
        await driver.resize(80, 24)
        await driver.pilot.pause()


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_a_long_lived_monkey_breaks_nothing_and_gets_somewhere(open_app):
    desk = ScriptedDesk()
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        assert await rage(driver, 7, 20_000, ELSEWHERE) >= 5, "calls were played to their end"


async def test_a_screen_may_be_left_before_it_is_there(open_app):
    """A call, a table and a debrief that are closed while they are still being put together."""
    desk, tables = ScriptedDesk(), DeskWithTable()
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        table, talk = tables.start("negotiation-renewal"), played_call(desk)
        for _ in range(3):
            for open_it in (driver.app.open_call, driver.app.open_debrief):
                for call in (table, talk):
                    open_it(call)
                    driver.app.go_home()
        await driver.see("Next for you")
        assert driver.app._exception is None

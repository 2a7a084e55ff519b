"""How the screens look. Open the files in `__snapshots__` in a browser; renew them with `--snapshot-update`."""

import hashlib

import pytest

from salessim.tui import themes
from salessim.tui.screens.guess import GuessScreen
from salessim.tui.widgets.row_list import RowList
from tui.conftest import picture
from tui.scripted_desk import played_call
from tui.scripted_table import ScriptedTable

SIZES = [(80, 24), (120, 40)]
ROOMY_IS_SLOW = [SIZES[0], pytest.param(SIZES[1], marks=pytest.mark.slow)]


async def home(driver):
    played_call(driver.app.desk())
    await driver.see("Next for you")
    await driver.press("s", "escape")
    await driver.see("Tue 12 May")


async def call(driver):
    driver.app.open_call(played_call(driver.app.desk(), to_the_end=False))
    await driver.see("Ivo Radic joins the call")


async def menu(driver):
    await call(driver)
    await driver.press("tab")
    await driver.see("What do you want to do?", "Says hello and who you are.")
    await driver.press("down", "down")


async def debrief(driver):
    driver.app.open_debrief(played_call(driver.app.desk()))
    await driver.see("Asks about problems", "10 of 10")


async def welcome(driver):
    await driver.see("What may we call you?")


async def first_call(driver):
    await driver.press("enter")
    await driver.see("Shall we make a first call?")


async def briefing(driver):
    driver.app.open_briefing("discovery-plant-director")
    await driver.see("Your goal")


async def subject(driver):
    await menu(driver)
    await driver.press("enter")
    await driver.see("Problem question: about what?")


async def sentence(driver):
    await subject(driver)
    await driver.press("enter")
    await driver.see("How often does line 2 stop without warning?")


async def cards(driver):
    await call(driver)
    await driver.press("f4")
    await driver.see("What you have heard")


async def call_over(driver):
    driver.app.open_call(played_call(driver.app.desk()))
    await driver.see("The call is over.")


async def lines(driver):
    await debrief(driver)
    await driver.press("enter")
    await driver.at("CardsScreen")
    await driver.see("The lines it came from")


async def findings(driver):
    await debrief(driver)
    await driver.press("tab")
    await driver.see("Worth knowing")


async def help_page(driver):
    await call(driver)
    await driver.press("f1")
    await driver.see("Keys here")


async def palette(driver):
    await call(driver)
    await driver.press("ctrl+p")
    await driver.see("What would you like to do?")


async def settings(driver):
    await driver.press("s")
    await driver.see("Colour-blind safe")


async def leave(driver):
    await driver.press("ctrl+c")
    await driver.see("Leave salessim?")


async def table(driver):
    driver.app.open_call(ScriptedTable("attempt-9"))
    await driver.at("NegotiationScreen")
    await driver.see("round 1 of 12")
    await driver.press("right", "down", "right", "c", "enter")
    await driver.see("round 2 of 12", "I can do 12 percent.")
    await driver.press("up", "right")
    await driver.see("P approval")


async def table_words(driver):
    await table(driver)
    await driver.press("tab")
    await driver.type("If you sign for three years I can do 12 percent")
    await driver.press("enter")
    await driver.see("Enter says it")


async def table_ask(driver):
    await table(driver)
    await driver.press("a")
    await driver.see("Ask what is behind something", "Who has to agree")


async def table_demand(driver):
    await table(driver)
    await driver.press("y", "enter")
    await driver.see("Say yes?")
    await driver.press("enter")
    await driver.see("Agreed by word.", "And one more thing.")


async def table_over(driver):
    await table_demand(driver)
    await driver.press("h")
    await driver.see("The call is over.")


async def dance(driver):
    await table_over(driver)
    await driver.press("enter")
    await driver.see("What it came to", "The dance of offers")


async def practise(driver):
    await briefing(driver)
    await driver.press("p")
    await driver.see("Drill one behaviour", "Be the buyer")
    await driver.until(lambda: "Asks about problems" in "".join(driver.screen._ways))


async def choose(driver, way):
    await practise(driver)
    driver.screen.query_one(RowList).point_at(way)
    await driver.press("enter")


async def watching(driver):
    await choose(driver, "watch:")
    await driver.at("WatchingScreen")
    await driver.press(*["enter"] * 4)
    await driver.see("line 4 of", "Counts for:")


async def drill(driver):
    await choose(driver, "drill:Makes the cost visible")
    await driver.see("Your task: Makes the cost visible")


async def coached(driver):
    await choose(driver, "coach:")
    await driver.see("I would do this next")


async def buyer(driver):
    await choose(driver, "buyer:")
    await driver.at("BuyerScreen")
    await driver.see("What do you do with that?")


async def marking(driver):
    await buyer(driver)
    await driver.type("end the")
    await driver.press("enter")
    await driver.until(lambda: driver.screen.place == "buyer words")
    await driver.press("enter")
    await driver.see("Enter lets you mark the seller.")
    await driver.press("enter")
    await driver.see("not judged")
    await driver.press("right", "down", "left")
    await driver.see("half")


async def library(driver):
    await driver.press("l")
    await driver.see("To play", "The press line that keeps stopping")


async def bench(driver):
    await driver.press("b")
    await driver.see("Shipped documents")


async def document(driver):
    await bench(driver)
    await driver.press("home", "enter")
    await driver.see("1 file: no mistakes.", "let bots play")


async def plan(driver):
    await driver.press("p")
    await driver.see("Departments", "saas-20")


async def question(driver):
    await plan(driver)
    await driver.press("enter")
    await driver.see("Enter takes a quick look", "Hire 2 SDRs")


async def answer(driver):
    await question(driver)
    await driver.press("enter")
    await driver.see("The answer", "8 of 10 futures")


async def over_time(driver):
    await answer(driver)
    await driver.press(*["tab"] * 3)
    await driver.see("by the end of each month")


async def options(driver):
    await question(driver)
    await driver.press("e")
    await driver.see("Your question", "looks ahead")


async def change(driver):
    await options(driver)
    driver.screen.query_one(RowList).point_at("change:0.0")
    await driver.press("enter")
    await driver.see("Search begins on")


async def which_change(driver):
    await options(driver)
    driver.screen.query_one(RowList).point_at("more:0")
    await driver.press("enter")
    await driver.see("What is to change?", "Promote the best")


async def who(driver):
    await settings(driver)
    await driver.press("home", "enter")
    await driver.see("Who plays?")


async def department(driver):
    await plan(driver)
    await driver.press("end", "enter")
    await driver.see("At a glance", "R simulates it.")


async def keys(driver):
    await settings(driver)
    await driver.press("end", "enter")
    await driver.at("KeysScreen")
    await driver.see("Everywhere")


async def guess(driver):
    driver.app.push_screen(GuessScreen())
    await driver.see("How did it go?")


async def paused(driver):
    await call(driver)
    await driver.press("f6")
    await driver.see("Paused")


IN_EVERY_THEME = [call, debrief, table]
IN_ONE_THEME = [
    home,
    menu,
    briefing,
    subject,
    sentence,
    cards,
    call_over,
    lines,
    findings,
    help_page,
    palette,
    settings,
    leave,
    table_words,
    table_ask,
    table_demand,
    table_over,
    dance,
    practise,
    watching,
    drill,
    coached,
    buyer,
    marking,
    library,
    bench,
    document,
    plan,
    department,
    keys,
    guess,
    paused,
    question,
    answer,
    over_time,
    options,
    change,
    which_change,
    who,
]
SLOW_FROM = IN_ONE_THEME.index(dance) + 1
QUICK = [*IN_ONE_THEME[:SLOW_FROM], watching, buyer, library, answer]


def name(value):
    return "x".join(map(str, value)) if isinstance(value, tuple) else getattr(value, "__name__", value)


@pytest.mark.parametrize("size", ROOMY_IS_SLOW, ids=name)
@pytest.mark.parametrize("theme", themes.PALETTES)
@pytest.mark.parametrize("screen", IN_EVERY_THEME, ids=name)
async def test_it_looks_as_it_did_in_every_theme(open_app, desk, svg_snapshot, screen, theme, size):
    async with open_app(desk, size=size, theme=theme) as driver:
        await screen(driver)
        await driver.pilot.pause()
        assert picture(driver.app) == svg_snapshot


@pytest.mark.parametrize("size", ROOMY_IS_SLOW, ids=name)
@pytest.mark.parametrize(
    "screen",
    [each if each in QUICK else pytest.param(each, marks=pytest.mark.slow) for each in IN_ONE_THEME],
    ids=name,
)
async def test_it_looks_as_it_did(open_app, desk, svg_snapshot, screen, size):
    async with open_app(desk, size=size) as driver:
        await driver.see("Next for you")
        await screen(driver)
        await driver.pilot.pause()
        assert picture(driver.app) == svg_snapshot


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=name)
@pytest.mark.parametrize("theme", [each for each in themes.PALETTES if each != themes.DEFAULT_THEME])
@pytest.mark.parametrize("screen", IN_ONE_THEME, ids=name)
async def test_it_looks_as_it_did_in_the_other_themes(open_app, desk, snapshot, screen, theme, size):
    """By their hashes: the pictures in the first theme are there to look at."""
    async with open_app(desk, size=size, theme=theme) as driver:
        await driver.see("Next for you")
        await screen(driver)
        await driver.pilot.pause()
        assert hashlib.sha256(picture(driver.app).encode()).hexdigest() == snapshot


@pytest.mark.parametrize("screen", [welcome, first_call], ids=name)
async def test_the_first_start_looks_as_it_did(open_app, desk, svg_snapshot, screen):
    async with open_app(desk, was_welcomed=False) as driver:
        await driver.at("WelcomeScreen")
        await screen(driver)
        await driver.pilot.pause()
        assert picture(driver.app) == svg_snapshot


@pytest.mark.parametrize("size", [(60, 16), pytest.param((160, 50), marks=pytest.mark.slow)], ids=name)
@pytest.mark.parametrize("screen", [call, menu, debrief, table, dance], ids=name)
async def test_the_smallest_and_a_large_window_look_as_they_did(open_app, desk, svg_snapshot, screen, size):
    async with open_app(desk, size=size) as driver:
        await screen(driver)
        await driver.pilot.pause()
        assert picture(driver.app) == svg_snapshot

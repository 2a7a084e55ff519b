"""Every ink can be read on every paper in each theme, and screens are made of nothing else."""

from itertools import combinations, product

import pytest
from textual.color import Color

from salessim.tui import themes
from salessim.tui.screens.buyer import BuyerScreen
from salessim.tui.screens.practise import PractiseScreen
from salessim.tui.widgets.row_list import RowList
from tui.scripted_desk import played_call

LEAST = {name: 7.0 if name == "salessim-contrast" else 4.5 for name in themes.PALETTES}
# Frames, rules, blocks and scrollbars are not text.
NOT_TEXT = set("─│╭╮╰╯┌┐└┘━┃▔▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▕▐")


def contrast(first: Color, second: Color) -> float:
    """Contrast ratio after WCAG 2.2: 1 (none) to 21."""

    def luminance(colour: Color) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_ratio_is_the_one_of_the_standard():
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", themes.PALETTES)
def test_every_ink_can_be_read_on_every_paper(name):
    variables = themes.theme(name).variables
    faint = {
        (ink, paper): round(contrast(Color.parse(variables[ink]), Color.parse(variables[paper])), 2)
        for ink, paper in product(themes.INKS, themes.PAPERS)
        if contrast(Color.parse(variables[ink]), Color.parse(variables[paper])) < LEAST[name]
    }
    assert not faint


@pytest.mark.parametrize("name", themes.PALETTES)
def test_the_pointer_is_visible_on_both_papers(name):
    variables = themes.theme(name).variables
    for paper in ("paper", "paper-raised"):
        assert variables["paper-marked"] != variables[paper]


def seen_by_a_deuteranope(colour: Color) -> tuple[float, float, float]:
    """Linear RGB as seen without green cones (Viénot, Brettel and Mollon, 1999)."""
    red, green, blue = (part**2.2 for part in colour.normalized)
    return (
        0.29275 * red + 0.70725 * green,
        0.29275 * red + 0.70725 * green,
        -0.02234 * red + 0.02234 * green + blue,
    )


def test_the_colour_blind_safe_theme_keeps_its_signal_colours_apart():
    variables = themes.theme("salessim-colour-safe").variables
    for first, second in combinations(("ink-good", "ink-part", "ink-bad"), 2):
        seen = (seen_by_a_deuteranope(Color.parse(variables[each])) for each in (first, second))
        assert sum(abs(a - b) for a, b in zip(*seen, strict=True)) > 0.3, (first, second)


def foreign_colours(screen, variables) -> set[tuple[str, str, str]]:
    """Texts on a screen that are not written in an ink on a paper, with their colours."""
    inks = {Color.parse(variables[ink]).hex for ink in themes.INKS}
    papers = {Color.parse(variables[paper]).hex for paper in themes.PAPERS}
    found = set()
    for strip in screen._compositor.render_strips():
        for text, style, _ in strip:
            if style is None or not set(text) - NOT_TEXT - {" "}:
                continue
            assert style.color is not None, f"{text!r} leaves its colour to the terminal"
            assert style.bgcolor is not None, f"{text!r} leaves its background to the terminal"
            front, back = Color.from_rich_color(style.color).hex, Color.from_rich_color(style.bgcolor).hex
            is_known = (front in inks and back in papers) or (front in papers and back in inks)
            if not is_known or style.dim:
                found.add((text.strip(), front, back))
    return found


async def before_a_call(driver):
    await driver.see("Your last calls", "Tue 12 May")
    yield "home"
    await driver.press("s")
    await driver.see("High contrast")
    yield "settings"
    await driver.press("escape")
    await driver.at("HomeScreen")
    await driver.press("enter")
    await driver.see("Your goal")
    yield "briefing"


async def in_a_call(driver):
    driver.app.open_call(driver.app.desk().start("discovery-plant-director"))
    await driver.see("You have fifteen minutes")
    yield "call"
    await driver.press("tab")
    await driver.see("Investigating", "Greeting")
    yield "menu"
    await driver.type("xyz")
    await driver.see("Nothing here fits")
    yield "menu without answers"
    await driver.press("escape")
    await driver.type("Hello")
    yield "words"
    await driver.press("f4")
    await driver.at("CardsScreen")
    yield "cards"


async def after_a_call(driver):
    call = played_call(driver.app.desk())
    driver.app.open_call(call)
    await driver.see("The call is over")
    yield "call over"
    await driver.press("enter")
    await driver.see("Passed", "Asks about problems")
    yield "debrief"
    await driver.press("enter")
    await driver.at("CardsScreen")
    yield "lines"
    await driver.press("escape", "tab")
    await driver.see("Worth knowing")
    yield "findings"


async def over_everything(driver):
    await driver.press("ctrl+p")
    await driver.at("PaletteScreen")
    yield "palette"
    await driver.press("escape", "f1")
    await driver.at("HelpScreen")
    yield "help"
    await driver.press("ctrl+c")
    await driver.at("LeaveQuestion")
    yield "leave"
    await driver.press("escape")
    driver.app.show_error(ValueError("broken"))
    await driver.at("ErrorMessage")
    yield "error"
    await driver.resize(50, 12)
    await driver.at("TooSmall")
    yield "too small"


async def practising(driver):
    driver.app.push_screen(PractiseScreen("discovery-plant-director", "The press line"))
    await driver.see("Be the buyer")
    yield "practise"
    driver.screen.query_one(RowList).point_at("watch:")
    await driver.press("enter")
    await driver.at("WatchingScreen")
    await driver.press("enter", "enter")
    await driver.see("What it does")
    yield "watching"
    await driver.press("escape")
    driver.app.show(BuyerScreen(driver.app.desk().practice.buyers_call("discovery-plant-director")))
    await driver.see("What do you do with that?")
    yield "buyer"
    await driver.type("end the")
    await driver.press("enter", "enter")
    await driver.see("Enter lets you mark the seller.")
    await driver.press("enter", "right")
    yield "marking"
    await driver.press("enter")
    await driver.see("agree with the playbook")
    yield "compared"


async def at_the_bench(driver):
    await driver.press("l")
    await driver.see("To play")
    yield "library"
    await driver.press("escape", "b")
    await driver.see("Shipped documents")
    await driver.press("home", "enter")
    await driver.see("no mistakes")
    yield "document"
    await driver.press("escape", "escape", "p")
    await driver.see("Departments")
    await driver.press("enter")
    await driver.see("What could be done")
    yield "question"
    await driver.press("escape", "end", "enter")
    await driver.see("At a glance")
    yield "department"


@pytest.mark.parametrize("walk", [before_a_call, in_a_call, after_a_call, over_everything, practising, at_the_bench])
async def test_screens_are_written_in_inks_on_papers_alone(open_app, desk, walk):
    """With the readable pairs tested above, this makes every text on every screen readable in every theme."""
    played_call(desk)
    async with open_app(desk, size=(120, 36)) as driver:
        foreign = {}
        async for place in walk(driver):
            await driver.pilot.pause()
            found = foreign_colours(driver.screen, driver.app.theme_variables)
            if found:
                foreign[place] = found
        assert not foreign


@pytest.mark.parametrize("name", themes.PALETTES)
async def test_a_theme_changes_the_screen_at_once(open_app, desk, name):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        driver.app.theme = name
        await driver.pilot.pause()
        assert driver.app.screen.styles.background.hex == Color.parse(themes.PALETTES[name].paper).hex
        assert not foreign_colours(driver.screen, driver.app.theme_variables)

import pytest

from salessim.tui.actions import actions_in
from salessim.tui.widgets.bars import KeyBar, TitleBar


@pytest.mark.parametrize(("width", "shown"), [(120, 7), (80, 6), (60, 5)])
async def test_the_key_bar_shows_as_many_keys_as_fit_and_always_help(open_app, desk, width, shown):
    async with open_app(desk, size=(width, 24)) as driver:
        driver.app.open_call(desk.start("discovery-plant-director"))
        await driver.see("fifteen minutes")
        line = driver.text.splitlines()[-1]
        assert "F1 help" in line
        assert line.strip().startswith("Enter say")
        bar = driver.screen.query_one(KeyBar)
        assert len(bar._fitting()) == shown
        assert len(line) <= width


async def test_a_click_on_a_key_does_the_same(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("S settings")
        column = driver.text.splitlines()[-1].index("settings")
        await driver.pilot.click(KeyBar, offset=(column, 1))
        await driver.at("SettingsScreen")


async def test_a_click_on_a_key_that_works_everywhere_does_the_same(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("? help")
        column = driver.text.splitlines()[-1].index("help")
        await driver.pilot.click(KeyBar, offset=(column, 1))
        await driver.at("HelpScreen")


async def test_a_long_title_gives_way_to_the_note(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        driver.screen.query_one(TitleBar).show("A title that is " + "very " * 20 + "long", "4:10 of 15 min")
        await driver.see("4:10 of 15 min", "very …")


async def test_keys_that_cannot_be_used_now_are_not_shown(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        bar = driver.screen.query_one(KeyBar)
        bar.show("briefing", [each for each in actions_in("briefing") if each.id != "difficulty"])
        await driver.see("start the call")
        assert "difficulty" not in driver.text

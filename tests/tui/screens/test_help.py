import pytest

from salessim.tui import action_words
from salessim.tui.actions import ACTIONS


async def test_help_lists_every_key_of_the_place_and_the_signs(open_app, desk):
    async with open_app(desk, size=(120, 50)) as driver:
        driver.app.open_call(desk.start("discovery-plant-director"))
        await driver.see("fifteen minutes")
        await driver.press("f1")
        await driver.at("HelpScreen")
        shown = " ".join(driver.text.split())
        for each in ACTIONS:
            if set(each.places) & {"call", "everywhere"}:
                assert each.help in shown
        for sign, _ in action_words.SIGNS:
            assert sign in shown


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_once_and_leads_back(open_app, desk, key):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press(key, key)
        await driver.at("HelpScreen")
        await driver.see("The first line is what we would do next.")
        await driver.press("escape")
        await driver.at("HomeScreen")


def test_every_place_with_a_text_exists():
    assert set(action_words.HELP_TEXTS) <= set(action_words.SCREENS)

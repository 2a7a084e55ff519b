import pytest

from salessim.app.call_port import Due, SkillShown, Standing
from salessim.errors import SurroundingsError
from tui.scripted_desk import SCENARIO, TITLE, ScriptedDesk, played_call


async def test_a_first_look_offers_the_first_call(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you", "Start", TITLE, "discovery call · 15 min", "not played yet")
        assert "Your last calls" not in driver.text
        assert "Ana · no call yet" in driver.text
        await driver.press("enter")
        await driver.at("BriefingScreen")


async def test_what_was_begun_comes_first_and_goes_on_where_it_stopped(open_app, desk):
    played_call(desk)
    begun = played_call(desk, to_the_end=False)
    async with open_app(desk) as driver:
        await driver.see("Go on", "you stopped after 4 turns", "Ana · 1 call")
        await driver.press("enter")
        await driver.at("CallScreen")
        await driver.see("turn 4")
    assert len(desk.calls) == 2
    assert begun.view.turn == 4


async def test_last_calls_open_their_debrief(open_app, desk):
    played_call(desk)
    async with open_app(desk) as driver:
        await driver.see("Tue 12 May", "80 ✓", "Advance")
        await driver.press("down", "enter")
        await driver.at("DebriefScreen")
        await driver.see("✓ Passed")


async def test_an_unfinished_attempt_in_the_list_goes_on(open_app, desk):
    played_call(desk, to_the_end=False)
    async with open_app(desk) as driver:
        await driver.see("not finished")
        await driver.press("down", "enter")
        await driver.at("CallScreen")


async def test_an_empty_library_says_what_to_do(open_app):
    async with open_app(ScriptedDesk(is_empty=True)) as driver:
        await driver.see("There is nothing to play here yet.", "salessim doctor")
        await driver.press("enter")
        await driver.at("HomeScreen")


@pytest.mark.parametrize(
    "error", [SurroundingsError("The library cannot be read.", "Look at its rights."), KeyError(3)]
)
async def test_what_cannot_be_read_is_said_in_plain_words(open_app, desk, error):
    desk.error = error
    async with open_app(desk) as driver:
        await driver.at("ErrorMessage")
        await driver.press("enter")
        await driver.at("HomeScreen")
        await driver.see("There is nothing to play here yet.")


async def test_home_is_read_again_when_one_comes_back(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("no call yet")
        await driver.press("s")
        await driver.at("SettingsScreen")
        played_call(desk)
        await driver.press("escape")
        await driver.see("Ana · 1 call", "80 ✓")


async def test_behind_home_there_is_only_the_door(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("escape")
        await driver.at("LeaveQuestion")
        await driver.press("escape")
        await driver.at("HomeScreen")


async def test_the_last_calls_stand_above_the_library_and_older_ones_below(open_app, desk):
    for _ in range(6):
        played_call(desk)
    async with open_app(desk) as driver:
        await driver.see("Older calls")
        shown = driver.text
        assert shown.index("Your last calls") < shown.index("Sun 17 May") < shown.index("Calls to play")
        assert shown.index("Older calls") < shown.index("Tue 12 May")


async def test_what_is_due_and_how_one_is_doing_is_shown_where_it_is_known(open_app, desk):
    desk.stands = Standing(
        (Due("Drill", "What does it cost them?", "due today", SCENARIO, "Makes the cost visible"),),
        (SkillShown("Discovery", 47, 58, 69, 6),),
    )
    async with open_app(desk) as driver:
        await driver.see(
            "Drill", "What does it cost them?", "due today", "Discovery", "58 (47–69)", "↗ 6 since last week"
        )
        await driver.press("enter")
        await driver.at("CallScreen")
        await driver.see("Your task: Makes the cost visible")


async def test_what_a_trainer_has_given_stands_first(open_app, desk):
    desk.stands = Standing(assigned=(Due("Task", SCENARIO, "due tomorrow, pass 65", SCENARIO),))
    async with open_app(desk) as driver:
        await driver.see("Task", "The press line that keeps stopping", "due tomorrow, pass 65")
        await driver.press("enter")
        await driver.at("BriefingScreen")
        await driver.see("Your goal")

"""Progress: skills with how sure they are, what is due, and what to do next."""

from salessim.app.call_port import Due, SkillShown, Standing
from tui.scripted_desk import SCENARIO


async def test_who_has_not_played_is_told_to(open_app, desk):
    async with open_app(desk) as driver:
        await driver.press("g")
        await driver.at("ProgressScreen")
        await driver.see("Play one call to its end")


async def test_skills_and_practice_are_shown_and_the_next_thing_is_started(open_app, desk):
    desk.stands = Standing(
        skills=(SkillShown("As a whole", 47, 58, 69, 6),),
        next=Due("Drill", "Makes the cost visible", "3 of 14 points last time", SCENARIO, "Makes the cost visible"),
        later=(Due("Call", "Half price", "2027-03-01", SCENARIO),),
        is_whole_only=True,
    )
    async with open_app(desk) as driver:
        await driver.press("g")
        await driver.at("ProgressScreen")
        await driver.see("58 (47–69)", "not yet at what", "3 of 14 points last time", "Half price")
        await driver.press("enter")
        await driver.at("CallScreen")
        await driver.see("Your task: Makes the cost visible")

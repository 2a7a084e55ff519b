"""The pad of a call: nine lines and a verdict."""

from salessim.tui.screens.pad import PadScreen
from tui.scripted_desk import SCENARIO, TITLE


async def opened(driver, desk):
    call = desk.start(SCENARIO)
    driver.app.open_call(call)
    await driver.at("CallScreen")
    await driver.see(TITLE)
    return call


async def test_what_is_written_is_kept_and_found_again(open_app, desk):
    async with open_app(desk) as driver:
        call = await opened(driver, desk)
        await driver.press("f3")
        await driver.see("Your pad", "Budget", "Who decides", "● open")
        await driver.type("under 60k?")
        await driver.press("down")
        await driver.type("she signs")
        await driver.press("f6", "f6")
        await driver.see("● come back later")
        await driver.press("enter")
        await driver.at("CallScreen")
        await driver.until(lambda: call.verdict == "nurture")
        assert call.written == {"budget": "under 60k?", "authority": "she signs"}
        await driver.see("pad 2 of 2")
        await driver.press("f3")
        await driver.see("under 60k?", "● come back later")


async def test_escape_leaves_all_as_it_was(open_app, desk):
    async with open_app(desk) as driver:
        call = await opened(driver, desk)
        await driver.press("f3")
        await driver.see("Your pad")
        await driver.type("nothing")
        await driver.press("escape")
        await driver.at("CallScreen")
        assert (call.written, call.verdict) == ({}, None)


async def test_where_it_is_marked_the_verdict_is_asked_for_before_the_debrief(open_app, desk):
    async with open_app(desk) as driver:
        call = await opened(driver, desk)
        call.is_pad_marked = True
        await driver.press("f10", "enter")
        await driver.see("The call is over.")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.screen, PadScreen))
        await driver.press("f6", "enter")
        await driver.at("DebriefScreen")
        assert call.verdict == "advance"


async def test_one_may_go_on_without_a_verdict(open_app, desk):
    async with open_app(desk) as driver:
        call = await opened(driver, desk)
        call.is_pad_marked = True
        await driver.press("f10", "enter")
        await driver.see("The call is over.")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.screen, PadScreen))
        await driver.press("escape")
        await driver.at("DebriefScreen")
        assert call.verdict is None


async def test_it_fits_where_there_is_little_room(open_app, desk):
    async with open_app(desk, size=(60, 16)) as driver:
        await opened(driver, desk)
        await driver.press("f3")
        await driver.see("Your pad", "Budget", "What do you make of it?")

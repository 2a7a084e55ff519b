from tui.scripted_desk import TITLE, played_call


async def library(driver):
    await driver.see("Next for you")
    await driver.press("l")
    await driver.at("LibraryScreen")
    await driver.see("To play", TITLE)


async def test_everything_is_found_by_typing_and_opened(open_app, desk):
    played_call(desk)
    async with open_app(desk) as driver:
        await library(driver)
        await driver.see("played once, best")
        await driver.type("saas")
        await driver.see("Departments")
        assert TITLE not in driver.text
        await driver.press("enter")
        await driver.at("DepartmentScreen")
        await driver.see("At a glance", "People")
        await driver.press("escape")
        await driver.at("LibraryScreen")
        await driver.press(*["backspace"] * 4)
        await driver.type("press line")
        await driver.press("enter")
        await driver.at("BriefingScreen")
        await driver.press("escape")
        await driver.at("LibraryScreen")


async def test_f2_shows_the_ways_to_practise(open_app, desk):
    async with open_app(desk) as driver:
        await library(driver)
        await driver.type("press line")
        await driver.see("Library")
        await driver.press("f2")
        await driver.at("PractiseScreen")
        await driver.see("Be the buyer")


async def test_what_is_not_there_is_said(open_app, desk):
    async with open_app(desk) as driver:
        await library(driver)
        await driver.type("zeppelin")
        await driver.see("Nothing here has “zeppelin” in it.")
        await driver.press("enter", "f2", "down")
        await driver.at("LibraryScreen")

async def test_the_palette_does_what_it_says(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("ctrl+p")
        await driver.at("PaletteScreen")
        await driver.see("What would you like to do?", "Settings (S)", "Help (?)")
        await driver.type("colours")
        await driver.press("enter")
        await driver.at("SettingsScreen")


async def test_it_knows_what_the_screen_is_about(open_app, desk):
    async with open_app(desk, size=(100, 40)) as driver:
        driver.app.open_call(desk.start("discovery-plant-director"))
        await driver.see("fifteen minutes")
        await driver.press("ctrl+p")
        await driver.see("Moves (Tab)", "End call (F10)", "Help (F1)")
        assert "To whom" not in driver.text, "there is nobody else on the call"
        await driver.type("moves")
        await driver.press("enter")
        await driver.see("What do you want to do?")


async def test_esc_does_nothing(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("ctrl+p", "escape")
        await driver.at("HomeScreen")


async def test_leaving_through_the_palette_asks_too(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("ctrl+p")
        await driver.type("leave")
        await driver.press("enter")
        await driver.at("LeaveQuestion")

from salessim.app.preferences import load_preferences


async def test_a_theme_is_shown_at_once_and_kept_with_enter(open_app, desk, tmp_path):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("s")
        await driver.see("Colour-blind safe")
        await driver.press("down")
        await driver.until(lambda: driver.app.theme == "salessim-light")
        await driver.press("enter")
        await driver.at("HomeScreen")
        assert driver.app.theme == "salessim-light"
    assert load_preferences(tmp_path).theme == "salessim-light"
    assert load_preferences(tmp_path).name == "Ana"


async def test_esc_leaves_it_as_it_was(open_app, desk, tmp_path):
    async with open_app(desk, theme="salessim-contrast") as driver:
        await driver.see("Next for you")
        await driver.press("s")
        await driver.see("Colour-blind safe")
        await driver.press("down", "escape")
        await driver.at("HomeScreen")
        assert driver.app.theme == "salessim-contrast"
    assert load_preferences(tmp_path).theme == "salessim-contrast"


async def test_a_theme_that_no_longer_exists_is_the_default(open_app, desk):
    async with open_app(desk, theme="salessim-plaid") as driver:
        await driver.see("Next for you")
        assert driver.app.theme == "salessim-dark"


async def test_only_our_themes_can_be_chosen(open_app, desk):
    async with open_app(desk) as driver:
        assert list(driver.app.available_themes) == [
            "salessim-dark",
            "salessim-light",
            "salessim-contrast",
            "salessim-colour-safe",
        ]


async def test_a_choice_that_cannot_be_kept_still_holds(open_app, desk, tmp_path):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        driver.app._folder = tmp_path / "preferences.json" / "below a file"
        await driver.press("s")
        await driver.see("Light")
        await driver.press("down", "enter")
        await driver.at("ErrorMessage")
        await driver.see("could not be kept")
        await driver.press("enter")
        assert driver.app.theme == "salessim-light"

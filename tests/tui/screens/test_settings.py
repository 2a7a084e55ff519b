from salessim.app.preferences import load_preferences
from salessim.tui.actions import action
from salessim.tui.screens.keys import why_not
from salessim.tui.widgets.row_list import RowList


async def test_a_theme_is_shown_at_once_and_kept_with_enter(open_app, desk, tmp_path):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("s")
        await driver.see("Colour-blind safe")
        await driver.press("down")
        await driver.until(lambda: driver.app.theme == "salessim-light")
        await driver.press("enter", "escape")
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


async def test_name_pace_coach_and_judgement_are_kept(open_app, desk, tmp_path):
    async with open_app(desk, guesses_first=True) as driver:
        await driver.see("Next for you")
        await driver.press("s")
        await driver.see("Colour-blind safe")
        await driver.press("home", "enter")
        await driver.at("WhoScreen")
        await driver.see("Ben", "somebody else")
        await driver.press("end", "enter")
        await driver.at("AskLine")
        await driver.press("end")
        await driver.type(" B")
        await driver.press("enter")
        await driver.see("Ana B")
        rows = driver.screen.query_one(RowList)
        for chosen in ("pace:like a person", "coach", "guess"):
            rows.point_at(chosen)
            await driver.press("enter")
        await driver.press("escape")
        await driver.at("HomeScreen")
        await driver.see("Ana B")
    kept = load_preferences(tmp_path)
    assert (kept.name, kept.pace, kept.has_coach, kept.guesses_first) == ("Ana B", "like a person", True, False)


async def test_somebody_else_plays_on_the_same_machine(open_app, desk, tmp_path):
    async with open_app(desk) as driver:
        await driver.see("Next for you", "Ana")
        before = driver.app.desk()
        opened = []
        driver.app._open_desk = lambda name: opened.append(name) or desk
        await driver.press("s")
        await driver.see("Colour-blind safe")
        await driver.press("home", "enter")
        await driver.see("Who plays?")
        await driver.press("down", "enter")
        await driver.until(lambda: driver.app.player == "Ben")
        await driver.press("escape")
        await driver.at("HomeScreen")
        await driver.see("Ben · ")
        assert opened == [""], "the desk is opened anew, for the one in the settings"
        assert before is desk
        driver.app._trainee = "Cem"
        await driver.press("s")
        await driver.see("Cem")
        await driver.press("home", "enter")
        await driver.see("Who plays?")
        await driver.press("down", "down", "enter")
        await driver.see("What is the name?")
        await driver.type("Dora")
        await driver.press("enter")
        await driver.until(lambda: driver.app.player == "Dora")
    assert load_preferences(tmp_path).name == "Ben", "whoever the command line named is not remembered"


async def test_a_key_is_changed_works_at_once_and_is_kept(open_app, desk, tmp_path):
    async with open_app(desk) as driver:
        await keys(driver)
        driver.screen.query_one(RowList).point_at("library")
        await driver.press("enter")
        await driver.see("Press the new key for “library”.")
        await driver.press("s")
        await driver.see("S does “settings” there already.")
        await driver.press("f7")
        await driver.at("KeysScreen")
        await driver.see("F7", "your own")
        await driver.press("escape", "escape")
        await driver.at("HomeScreen")
        await driver.see("F7 library")
        await driver.press("f7")
        await driver.at("LibraryScreen")
    assert load_preferences(tmp_path).keys == {"library": "f7"}


async def test_a_key_that_was_changed_holds_in_the_next_start_and_goes_back(open_app, desk, tmp_path):
    async with open_app(desk, keys={"library": "f7"}) as driver:
        await driver.see("Next for you", "F7 library")
        await driver.press("l")
        await driver.pilot.pause()
        assert type(driver.screen).__name__ == "HomeScreen"
        await keys(driver)
        driver.screen.query_one(RowList).point_at("library")
        await driver.press("delete", "escape", "escape")
        await driver.at("HomeScreen")
        await driver.press("l")
        await driver.at("LibraryScreen")
    assert load_preferences(tmp_path).keys == {}


def test_a_key_for_writing_cannot_be_had_where_one_writes():
    assert why_not(action("say"), "x", {}) == "X is needed for writing. Take one of F1 to F12, or one with Ctrl."
    assert why_not(action("say"), "f9", {}) == ""
    assert "does “pad” there already" in why_not(action("meaning"), "f3", {})
    assert why_not(action("meaning"), "f3", {"pad": "f9"}) == ""


async def keys(driver):
    await driver.see("Next for you")
    await driver.press("s")
    await driver.see("Colour-blind safe")
    await driver.press("end", "enter")
    await driver.at("KeysScreen")

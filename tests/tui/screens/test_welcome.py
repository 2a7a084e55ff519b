from salessim.app.preferences import load_preferences
from salessim.tui.starting import make_app
from tui.conftest import Driver
from tui.scripted_desk import ScriptedDesk


async def test_the_first_start_is_a_name_and_then_a_call(open_app, desk, tmp_path):
    async with open_app(desk, was_welcomed=False) as driver:
        await driver.at("WelcomeScreen")
        await driver.see("What may we call you?")
        await driver.type("Ana?")
        await driver.press("enter")
        await driver.see("Hello Ana?. Shall we make a first call? It takes 15 minutes or less.")
        await driver.press("enter")
        await driver.at("BriefingScreen")
        await driver.see("Your goal")
        await driver.press("escape")
        await driver.at("HomeScreen")
    assert load_preferences(tmp_path).name == "Ana?"
    assert load_preferences(tmp_path).was_welcomed


async def test_nobody_has_to_say_a_name_or_call(open_app, desk, tmp_path):
    async with open_app(desk, was_welcomed=False) as driver:
        await driver.at("WelcomeScreen")
        await driver.press("escape")
        await driver.see("Shall we make a first call?")
        await driver.press("escape")
        await driver.at("HomeScreen")
    assert load_preferences(tmp_path).name == ""
    assert load_preferences(tmp_path).was_welcomed


async def test_one_is_welcomed_once(open_app, desk):
    async with open_app(desk, was_welcomed=True) as driver:
        await driver.see("Next for you")
        assert len(driver.app.screen_stack) == 1


async def test_without_a_scenario_one_is_shown_around(open_app):
    async with open_app(ScriptedDesk(is_empty=True), was_welcomed=False) as driver:
        await driver.at("WelcomeScreen")
        await driver.press("enter")
        await driver.see("There is no scenario here yet")
        await driver.press("enter")
        await driver.at("HomeScreen")


async def test_enter_in_a_hurry_waits_for_the_question(open_app, desk):
    async with open_app(desk, was_welcomed=False) as driver:
        await driver.at("WelcomeScreen")
        await driver.press("enter", "enter")
        await driver.until(lambda: driver.screen.__class__.__name__ in ("WelcomeScreen", "BriefingScreen"))
        assert driver.screen.__class__.__name__ != "HomeScreen"


async def test_whoever_the_command_line_named_is_not_asked(open_app, desk, tmp_path):
    async with open_app(desk, was_welcomed=False, trainee="Ben") as driver:
        await driver.at("WelcomeScreen")
        await driver.see("Hello Ben. Shall we make a first call?")
    assert load_preferences(tmp_path).name == "", "the settings' own name stays as it was"


async def test_the_first_call_is_his_who_gave_his_name_before_it(monkeypatch, tmp_path):
    """Home, below the question, has read the records before there was a name."""
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot)
        await driver.at("WelcomeScreen")
        app.desk().attempts()
        await driver.type("Ana")
        await driver.press("enter")
        await driver.see("Hello Ana. Shall we make a first call?")
        app.desk().start("inbound-payroll-price-first").hang_up()
        app.desk().standing()
        await driver.press("escape")
        await driver.see("Ana · 1 call")

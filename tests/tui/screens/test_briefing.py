from tui.scripted_desk import TITLE


async def test_everything_worth_knowing_before_the_call_is_there(open_app, desk):
    async with open_app(desk, size=(120, 40), scenario="discovery-plant-director") as driver:
        await driver.see(
            TITLE,
            "discovery call · 15 min",
            "An account executive at Voltane",
            "420 people, one plant in Saxony",
            "get a next step with a date and a name",
            "She has heard four vendors this year.",
            "Brenner Pressteile GmbH",
            "Marta Hoffmann",
            "SPIN. 65 of 100 points pass.",
            "Investigating",
            "● standard",
        )


async def test_what_is_below_the_edge_can_be_scrolled_to(open_app, desk):
    async with open_app(desk, scenario="discovery-plant-director") as driver:
        await driver.see("Your goal")
        assert "An advance with a date and a name" not in driver.text
        await driver.press("end")
        await driver.see("An advance with a date and a name")


async def test_enter_starts_one_call_even_when_pressed_twice(open_app, desk):
    async with open_app(desk, scenario="discovery-plant-director") as driver:
        await driver.see("Your goal")
        driver.screen.action_begin()
        driver.screen.action_begin()
        await driver.at("CallScreen")
        assert len(desk.calls) == 1


async def test_reading_alone_starts_nothing(open_app, desk):
    async with open_app(desk, scenario="discovery-plant-director") as driver:
        await driver.see("Your goal")
        await driver.press("escape")
        await driver.at("HomeScreen")
        assert not desk.calls


async def test_the_difficulty_goes_round_and_into_the_call(open_app, desk):
    async with open_app(desk, size=(120, 40), scenario="discovery-plant-director") as driver:
        await driver.see("○ gentle   ● standard   ○ tough")
        for expected in ("tough", "gentle", "standard", "tough", "gentle"):
            await driver.press("d")
            await driver.see(f"● {expected}")
        await driver.press("enter")
        await driver.at("CallScreen")
        assert next(iter(desk.calls.values())).difficulty == "gentle"


async def test_an_unknown_scenario_is_said_and_leads_back_home(open_app, desk):
    async with open_app(desk, scenario="discovry") as driver:
        await driver.at("ErrorMessage")
        await driver.see("There is no scenario called “discovry”.", "Did you mean “discovery-plant-director”?")
        await driver.press("enter", "enter")
        await driver.at("BriefingScreen")
        await driver.press("escape")
        await driver.at("HomeScreen")

"""The ways to practise, from the briefing to the end of each; the scenario is the shipped one."""

from tui.scripted_desk import SCENARIO, TITLE


async def ways(driver):
    driver.app.open_briefing(SCENARIO)
    await driver.see("Your goal")
    await driver.press("p")
    await driver.at("PractiseScreen")
    await driver.see("Watch an expert, then take over")


async def choose(driver, way):
    from salessim.tui.widgets.row_list import RowList

    driver.screen.query_one(RowList).point_at(way)
    await driver.press("enter")


async def test_the_briefing_leads_to_the_ways_and_back(open_app, desk):
    async with open_app(desk) as driver:
        await ways(driver)
        await driver.see("Practise · The press line that keeps stopping", "The whole call", "Play it with a coach")
        await driver.press("end")
        await driver.see("Asks about problems")
        await driver.press("escape")
        await driver.at("BriefingScreen")


async def test_one_watches_line_by_line_and_takes_over(open_app, desk):
    async with open_app(desk) as driver:
        await ways(driver)
        await choose(driver, "watch:")
        await driver.at("WatchingScreen")
        await driver.see("line 0 of", "written with the scenario")
        await driver.press("enter", "enter")
        await driver.see("line 2 of", "What it does", "You")
        await driver.press("backspace")
        await driver.see("line 1 of")
        await driver.press("enter", "enter", "enter")
        await driver.see("line 4 of", "What it brings", "Counts for:")
        await driver.press("t")
        await driver.at("CallScreen")
        await driver.see("turn 4 ·")
        await driver.press("escape")
        await driver.at("HomeScreen")


async def test_an_expert_call_is_watched_to_its_end_and_no_further(open_app, desk):
    async with open_app(desk, size=(120, 40)) as driver:
        await ways(driver)
        await choose(driver, "watch:")
        await driver.at("WatchingScreen")
        await driver.press(*["enter"] * 30)
        await driver.see("The call is over: ")
        assert "take over" not in driver.text.splitlines()[-1]
        await driver.press("escape")
        await driver.at("BriefingScreen")


async def test_a_drill_shows_its_task_and_what_came_of_it(open_app, desk):
    async with open_app(desk) as driver:
        await ways(driver)
        await driver.press("end")
        await driver.see("Makes the cost visible")
        await choose(driver, "drill:Makes the cost visible")
        await driver.at("CallScreen")
        await driver.see("Your task: Makes the cost visible · 4 lines left")
        await driver.press("tab")
        await driver.type("small talk")
        await driver.press("enter", "enter")
        await driver.see("3 lines left")
        for _ in range(3):
            await driver.press("tab")
            await driver.type("small talk")
            await driver.press("enter", "enter")
            await driver.pilot.pause()
        await driver.see("✗ Not this time.", "A good seller says here:")
        await driver.press("enter")
        await driver.at("DebriefScreen")


async def test_a_coach_stands_by_and_says_what_he_would_do(open_app, desk):
    async with open_app(desk) as driver:
        await ways(driver)
        await choose(driver, "coach:")
        await driver.at("CallScreen")
        await driver.see("Coach  I would do this next: ")


async def test_the_setting_puts_a_coach_into_every_call(open_app, desk):
    async with open_app(desk, has_coach=True) as driver:
        driver.app.open_briefing(SCENARIO)
        await driver.see("with a coach: does not count")
        await driver.press("enter")
        await driver.see("Coach  I would do this next: ")


async def test_in_a_certification_there_is_no_menu(open_app, desk):
    async with open_app(desk) as driver:
        await ways(driver)
        await choose(driver, "certify:")
        await driver.at("CallScreen")
        await driver.see("certification · ")
        assert "moves" not in driver.text.splitlines()[-1]
        await driver.press("tab")
        await driver.pilot.pause()
        assert driver.screen.place == "call"
        await driver.type("xyzzy plugh frotz")
        await driver.press("enter")
        await driver.until(lambda: driver.screen._view.turn == 1 or driver.screen.place == "menu")
        if driver.screen.place == "menu":
            await driver.press("end", "enter")
            await driver.until(lambda: driver.screen.place == "call")
            assert "Say it in other words" in driver.text


async def test_one_is_the_buyer_and_marks_the_seller(open_app, desk):
    async with open_app(desk, size=(120, 40)) as driver:
        await ways(driver)
        await choose(driver, "buyer:")
        await driver.at("BuyerScreen")
        await driver.see("You are the buyer · ", TITLE, "Who you are", "What do you do with that?", "Answer as ")
        await driver.press("enter")
        await driver.until(lambda: driver.screen.place == "buyer words")
        await driver.press("escape")
        await driver.until(lambda: driver.screen.place == "buyer")
        await driver.press("enter")
        await driver.until(lambda: driver.screen.place == "buyer words")
        await driver.press("enter")
        await driver.see("turn 2")
        await driver.press("f4")
        await driver.at("CardsScreen")
        await driver.press("escape")
        await driver.at("BuyerScreen")
        await driver.type("end the call")
        await driver.press("enter")
        await driver.until(lambda: driver.screen.place == "buyer words")
        await driver.press("enter")
        await driver.see("The call is over.", "Enter lets you mark the seller.")
        await driver.press("enter")
        await driver.at("MarkingScreen")
        await driver.see("not judged")
        await driver.press("right", "right", "down", "left")
        await driver.see("mostly", "half")
        await driver.press("enter")
        await driver.see("of 2 agree with the playbook")
        await driver.press("escape")
        await driver.at("BriefingScreen")


async def test_leaving_a_call_as_the_buyer_is_asked_first(open_app, desk):
    async with open_app(desk) as driver:
        await ways(driver)
        await choose(driver, "buyer:")
        await driver.at("BuyerScreen")
        await driver.press("enter")
        await driver.until(lambda: driver.screen.place == "buyer words")
        await driver.press("enter")
        await driver.see("turn 2")
        await driver.press("escape")
        await driver.see("Leave this call?")
        await driver.press("enter")
        await driver.at("HomeScreen")


async def test_a_call_can_be_paused_and_gone_on_with(in_call):
    async with in_call() as driver:
        await driver.press("f6")
        await driver.see("Paused")
        assert "You have fifteen minutes" not in driver.text
        await driver.press("enter")
        await driver.see("You have fifteen minutes")


async def test_a_buyer_who_takes_his_time_answers_at_once_when_a_key_is_pressed(in_call):
    async with in_call(pace="like a person") as driver:
        driver.screen._pause = lambda view: 3600.0
        await driver.press("tab")
        await driver.see("Greeting")
        await driver.press("enter", "enter")
        await driver.see("Good morning, this is Ana of Voltane.")
        assert "Go on." not in driver.text
        await driver.press("left")
        await driver.see("Go on.", "turn 1 ·")


async def test_ones_own_judgement_stands_beside_the_result(in_call):
    from tui.scripted_desk import ScriptedDesk, played_call

    call = played_call(ScriptedDesk())
    async with in_call(call, guesses_first=True) as driver:
        await driver.press("enter")
        await driver.see("How did it go?")
        await driver.press("escape")
        await driver.at("CallScreen")
        await driver.press("enter")
        await driver.at("GuessScreen")
        await driver.press("7", "0", "enter")
        await driver.at("DebriefScreen")
        await driver.see("You guessed 70.")

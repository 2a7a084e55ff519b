from dataclasses import replace

from textual.widgets import Input

from salessim.errors import SurroundingsError
from salessim.tui.widgets.transcript import Transcript
from salessim.tui.widgets.your_words import YourWords
from tui.conftest import send_key
from tui.scripted_desk import played_call

QUESTION = "How often does line 2 stop without warning?"


async def choose_problem_question(driver):
    await driver.press("tab")
    await driver.see("What do you want to do?")
    await driver.type("problem q")
    await driver.press("enter")
    await driver.see("Problem question: about what?")
    await driver.press("enter")
    await driver.see(QUESTION)


async def test_a_move_a_subject_a_sentence_and_an_answer(in_call, desk):
    async with in_call() as driver:
        await choose_problem_question(driver)
        await driver.see("your words · Problem question · line 2 stops")
        await driver.press("enter")
        await driver.see(
            "It stopped eleven times last month", "‹ Problem question · line 2 stops ›", "turn 1 · 0:45 of 15 min"
        )
        assert driver.screen.query_one(YourWords).text == ""
    call = desk.calls["attempt-1"]
    assert call.said == [("problem", "line-2-stops", QUESTION, "", ())]


async def test_the_sentence_can_be_changed_before_it_is_said(in_call, desk):
    async with in_call() as driver:
        await choose_problem_question(driver)
        await driver.type(" Honestly?")
        await driver.press("enter")
        await driver.see("turn 1")
    assert desk.calls["attempt-1"].said[0][2] == f"{QUESTION} Honestly?"


async def test_own_words_first_then_what_they_mean(in_call, desk):
    async with in_call() as driver:
        await driver.type("So, does it stop a lot?")
        await driver.press("enter")
        await driver.see("What are these words meant to do?")
        await driver.type("problem q")
        await driver.press("enter", "down", "enter")
        await driver.see("So, does it stop a lot?", "Problem question · weekend overtime")
        await driver.press("enter")
        await driver.see("nine Saturdays")
    assert desk.calls["attempt-1"].said == [("problem", "weekend-overtime", "So, does it stop a lot?", "", ())]


async def test_another_move_brings_another_sentence_but_never_takes_own_words(in_call):
    async with in_call() as driver:
        await choose_problem_question(driver)
        await driver.press("tab")
        await driver.type("feature")
        await driver.press("enter")
        await driver.see("We have a module that hears a bearing fail.")
        assert QUESTION not in driver.text
        await driver.type(" Really.")
        await driver.press("tab")
        await driver.type("greeting")
        await driver.press("enter")
        await driver.see("your words · Greeting")
        assert driver.screen.query_one(YourWords).text == "We have a module that hears a bearing fail. Really."


async def test_a_proposal_asks_for_each_issue_and_may_leave_one_open(in_call, desk):
    async with in_call() as driver:
        await driver.press("tab")
        await driver.type("propose")
        await driver.press("enter")
        await driver.see("Propose the next step: next step?", "site visit", "brochure", "Leave it open")
        await driver.press("enter")
        await driver.see("Propose the next step: date?")
        await driver.type("leave")
        await driver.press("enter")
        await driver.see("your words · Propose the next step · site visit")
        await driver.press("enter")
        await driver.see("The call is over.", "Petra will send you the gate pass")
    assert desk.calls["attempt-1"].said[0][-1] == ("next-step.site-visit",)


async def test_esc_takes_back_one_answer_at_a_time(in_call):
    async with in_call() as driver:
        await driver.press("tab")
        await driver.type("propose")
        await driver.press("enter", "enter")
        await driver.see("date?")
        await driver.press("escape")
        await driver.see("next step?")
        await driver.press("escape")
        await driver.see("What do you want to do?")
        await driver.press("escape")
        await driver.until(lambda: driver.screen.query_one(YourWords).has_focus)
        assert driver.screen.place == "call"


async def test_what_was_not_said_is_still_there_after_going_home(in_call, desk):
    async with in_call() as driver:
        await driver.type("Half a thought")
        await driver.press("escape")
        await driver.at("HomeScreen")
        assert not driver.app.screen_stack[1:]
        driver.app.open_call(desk.calls["attempt-1"])
        await driver.at("CallScreen")
        await driver.see("Half a thought")


async def test_a_move_chosen_is_still_there_after_going_home(in_call, desk):
    async with in_call() as driver:
        await choose_problem_question(driver)
        await driver.press("escape")
        await driver.at("HomeScreen")
        driver.app.open_call(desk.calls["attempt-1"])
        await driver.see("your words · Problem question · line 2 stops", QUESTION)


async def test_a_question_mark_is_a_character_unless_there_is_nothing_to_ask(in_call):
    async with in_call() as driver:
        await driver.type("Why?")
        assert driver.screen.query_one(YourWords).text == "Why?"
        await driver.press("f8", "question_mark")
        await driver.at("HelpScreen")
        await driver.see("Tab lists what you can do, by stage of the playbook.")
        await driver.press("escape")
        await driver.at("CallScreen")


async def test_enter_on_nothing_shows_what_could_be_said(in_call, desk):
    async with in_call() as driver:
        await driver.press("enter")
        await driver.see("What do you want to do?", "Opening", "Says hello and who you are.")
        assert driver.screen.query_one(Input).has_focus
        assert not desk.calls["attempt-1"].said


async def test_ending_the_call_is_asked_first(in_call, desk):
    async with in_call() as driver:
        await driver.press("f10")
        await driver.see("End the call?")
        await driver.press("escape")
        await driver.at("CallScreen")
        assert not desk.calls["attempt-1"].view.has_ended
        await driver.press("f10", "enter")
        await driver.see("The call is over.", "I have my next meeting.")
        await driver.press("enter")
        await driver.at("DebriefScreen")


async def test_after_the_end_nothing_can_be_said(in_call, desk):
    call = played_call(desk)
    async with in_call(call) as driver:
        await driver.see("The call is over.")
        await driver.type("hello")
        await driver.press("tab", "f5", "f10", "f8")
        await driver.see("The call is over.")
        assert driver.screen.place == "call over"


async def test_with_several_people_there_one_can_choose_whom_to_speak_to(in_call, desk):
    call = played_call(desk, to_the_end=False)
    async with in_call(call) as driver:
        await driver.see("to Marta Hoffmann", "F5 to whom", "Marta · listens · has time   Ivo · friendly")
        await driver.press("f5")
        await driver.see("to Ivo Radic")
        await choose_problem_question(driver)
        await driver.press("enter")
        await driver.see("turn 5")
        assert call.said[-1][3] == "ivo"
        await driver.see("to Ivo Radic")
        await driver.press("f5")
        await driver.see("to Marta Hoffmann")


async def test_with_one_person_there_nobody_has_to_choose(in_call):
    async with in_call() as driver:
        await driver.see("Esc home")
        assert "F5" not in driver.text
        await driver.press("f5")
        assert "to Marta" not in driver.text


async def test_a_line_that_cannot_be_kept_is_said_and_the_words_stay(in_call, desk):
    async with in_call() as driver:
        desk.calls["attempt-1"].error = SurroundingsError("The disk is full.", "Free some space and say it again.")
        await choose_problem_question(driver)
        await driver.press("enter")
        await driver.at("ErrorMessage")
        await driver.see("The disk is full.", "Free some space and say it again.")
        await driver.press("enter")
        await driver.see(QUESTION)
        desk.calls["attempt-1"].error = None
        await driver.press("enter")
        await driver.see("It stopped eleven times")


async def test_the_cards_stand_beside_the_call_where_there_is_room(in_call, desk):
    call = played_call(desk, to_the_end=False)
    async with in_call(call, size=(120, 40)) as driver:
        await driver.see("What you have heard", "line 2 stops · impact", "Maintenance manager", "Brenner Pressteile")
        await driver.resize(80, 24)
        await driver.until(lambda: "What you have heard" not in driver.text)
        await driver.press("f4")
        await driver.at("CardsScreen")
        await driver.see("What you have heard", "Marta Hoffmann")
        await driver.press("escape")
        await driver.at("CallScreen")


async def test_the_clock_and_the_share_of_words_are_shown(in_call, desk):
    call = played_call(desk, to_the_end=False)
    async with in_call(call) as driver:
        await driver.see("turn 4 · 3:00 of 15 min", "you talk 41 %")


async def test_reading_back_keeps_its_place_until_one_speaks(in_call, desk):
    call = played_call(desk, to_the_end=False)
    async with in_call(call) as driver:
        transcript = driver.screen.query_one(Transcript)
        await driver.see("Ivo Radic joins the call")
        await driver.press("pageup")
        await driver.see("Hoffmann. You have fifteen minutes.", "↓ more below")
        place = transcript.scroll_offset.y
        await driver.type("And then? ")
        assert transcript.scroll_offset.y == place
        await driver.press("pagedown", "pagedown")
        await driver.until(lambda: "more below" not in driver.text)


async def test_a_call_that_is_taken_up_shows_its_end(in_call, desk):
    call = played_call(desk, to_the_end=False)
    async with in_call(call) as driver:
        await driver.see("Ivo Radic joins the call")
        assert "Hoffmann. You have fifteen minutes." not in driver.text


async def test_while_the_buyer_thinks_a_second_enter_says_nothing(in_call, desk):
    async with in_call() as driver:
        await choose_problem_question(driver)
        driver.screen.action_say()
        driver.screen.action_say()
        driver.screen.action_moves()
        await driver.see("turn 1")
        assert len(desk.calls["attempt-1"].said) == 1


async def test_what_the_trainee_has_to_know_about_the_program_is_said(in_call, desk):
    call = played_call(desk, to_the_end=False)
    call._view = replace(call.view, warning="The disk is full. The call goes on, but it is not being kept.")
    async with in_call(call) as driver:
        await driver.see("! The disk is full. The call goes on, but it is not being kept.")


async def test_enter_pressed_three_times_in_a_hurry_answers_no_question_twice(in_call, desk):
    async with in_call() as driver:
        await driver.press("tab")
        await driver.type("propose")
        for _ in range(3):
            send_key(driver.app, "enter")
        await driver.see("Propose the next step")
        assert not driver.app._exception
        assert driver.screen._draft.options in (
            (),
            ("next-step.site-visit",),
            ("next-step.site-visit", "date.this-week"),
        )

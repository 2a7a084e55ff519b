"""Own words in a call: said where they are sure, asked where they are not, put right by one key."""

import asyncio
from threading import Event

import pytest

from salessim.app.call_views import WordsRead
from salessim.tui.screens.call import LONG_WAIT_S
from salessim.tui.widgets.your_words import YourWords

pytestmark = pytest.mark.asyncio

TEXT = "So, does it stop a lot?"
GUESSES = (("problem", 0.81), ("situation", 0.12), ("implication", 0.04))


async def reading(desk, driver, read):
    """Type words that are read in this way."""
    desk.calls["attempt-1"].reads[TEXT] = read
    await driver.type(TEXT)


async def test_words_that_are_sure_are_said_at_once(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "line-2-stops", "sure", ("problem",)))
        await driver.press("enter")
        await driver.see("It stopped eleven times last month", "‹ Problem question · line 2 stops ›")
    assert desk.calls["attempt-1"].said == [("problem", "line-2-stops", TEXT, "", ())]


async def test_words_that_are_sure_but_about_nothing_ask_for_the_subject_only(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "", "sure", ("problem",)))
        await driver.press("enter")
        await driver.see("Problem question: about what?", "weekend overtime")
        await driver.press("enter")
        await driver.press("enter")
        await driver.see("turn 1")
    assert desk.calls["attempt-1"].said == [("problem", "line-2-stops", TEXT, "", ())]


async def test_of_several_moves_only_the_one_that_lacks_a_subject_is_asked_about_and_all_are_said(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "", "sure", ("greet", "problem")))
        await driver.press("enter")
        await driver.see("Problem question: about what?", "weekend overtime")
        await driver.press("down", "enter")
        await driver.see("Greeting · Problem question · weekend overtime")
        await driver.press("enter")
        await driver.see("turn 2")
    subject = "weekend-overtime"
    assert desk.calls["attempt-1"].said == [(move, subject, TEXT, "", ()) for move in ("greet", "problem")]


async def test_words_changed_after_several_moves_were_read_are_read_anew(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "", "sure", ("greet", "problem")))
        await driver.press("enter")
        await driver.see("Problem question: about what?")
        await driver.press("enter")
        await driver.see("Greeting · Problem question")
        desk.calls["attempt-1"].reads[f"{TEXT}!"] = WordsRead(GUESSES, "", "unsure", ())
        await driver.type("!")
        await driver.press("enter")
        await driver.see("What are these words meant to do?")
    assert desk.calls["attempt-1"].said == []


async def test_what_is_typed_while_a_line_is_read_is_kept_for_the_next_one(in_call, desk):
    may_go_on = Event()
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "line-2-stops", "sure", ("problem",)))
        call = desk.calls["attempt-1"]
        read_words = call.read_words
        call.read_words = lambda text: may_go_on.wait(20) and read_words(text)
        await driver.press("enter")
        await driver.type(" And then?")
        assert driver.screen.query_one(YourWords).text == f"{TEXT} And then?"
        await asyncio.sleep(LONG_WAIT_S)
        await driver.pilot.pause()
        waits = "One moment" in driver.text
        may_go_on.set()
        await driver.see("turn 1")
        await driver.until(lambda: driver.screen.query_one(YourWords).text == "And then?")
    assert waits
    assert desk.calls["attempt-1"].said == [("problem", "line-2-stops", TEXT, "", ())]


async def test_words_that_are_not_sure_are_asked_about(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "line-2-stops", "unsure", ()))
        await driver.press("enter")
        await driver.see("What are these words meant to do?", "81% likely", "12% likely", "None of these")
        await driver.press("down", "enter")
        await driver.see("Situation question · line 2 stops")
        await driver.press("enter")
        await driver.see("turn 1")
    assert desk.calls["attempt-1"].said == [("situation", "line-2-stops", TEXT, "", ())]


async def test_where_no_reading_is_likely_everything_one_can_do_is_shown_at_once(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead((("not-now", 0.9), ("problem", 0.03)), "", "unsure", ()))
        await driver.press("enter")
        await driver.see("What are these words meant to do?", "Greeting")
        assert "3% likely" not in driver.text


async def test_none_of_these_brings_everything_one_can_do(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "", "unsure", ()))
        await driver.press("enter")
        await driver.see("None of these")
        await driver.press("down", "down", "down", "enter")
        await driver.see("Greeting", "Feature")


async def test_one_key_shows_the_reading_before_anything_is_said(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "line-2-stops", "sure", ("problem",)))
        await driver.press("f2")
        await driver.see("What are these words meant to do?", "81% likely")
        await driver.press("down", "enter")
        await driver.see("Situation question · line 2 stops")
    assert desk.calls["attempt-1"].said == []


async def test_the_same_key_puts_right_how_the_last_line_was_read(in_call, desk):
    async with in_call() as driver:
        await reading(desk, driver, WordsRead(GUESSES, "line-2-stops", "sure", ("problem",)))
        await driver.press("enter")
        await driver.see("It stopped eleven times last month")
        call = desk.calls["attempt-1"]
        call.can_put_right, call.last_words = True, TEXT
        call.last_read = WordsRead(GUESSES, "line-2-stops", "unsure", ())
        await driver.press("f2")
        await driver.see("What are these words meant to do?", "81% likely", "12% likely")
        await driver.press("down", "enter")
        await driver.see("turn 1")
    assert call.put == (("situation",), "line-2-stops", ())


async def test_without_a_line_to_put_right_the_key_does_nothing(in_call):
    async with in_call() as driver:
        await driver.press("f2")
        await driver.see("Tab moves")


async def test_several_moves_are_said_as_one_line(in_call, desk):
    async with in_call() as driver:
        read = WordsRead((("greet", 0.9), ("problem", 0.1)), "line-2-stops", "sure", ("greet", "problem"))
        await reading(desk, driver, read)
        await driver.press("enter")
        await driver.see("It stopped eleven times last month")
    assert [move for move, *_ in desk.calls["attempt-1"].said] == ["greet", "problem"]

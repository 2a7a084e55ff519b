"""Negotiations in the app as it is started: the real desk and the four shipped tables."""

import os
import secrets
from contextlib import asynccontextmanager

import pytest

from salessim.app.preferences import Preferences, save_preferences
from salessim.app.records_of_user import attempts_of_user
from salessim.app.score_attempt import score_journal
from salessim.tui.starting import make_app
from tui.conftest import Driver

TABLES = ("negotiation-renewal", "negotiation-distributor", "negotiation-new-deal", "negotiation-quarter-end")
# One of them in every run, the others in the slow tests.
EACH = [TABLES[0], *(pytest.param(name, marks=pytest.mark.slow) for name in TABLES[1:])]
# A sentence for each that both gives and asks, and what it has to be understood as.
SENTENCES = {
    "negotiation-renewal": (
        "If you sign for three years I can do 8 percent",
        "in return for Contract length 3 years",
    ),
    "negotiation-distributor": (
        "If you buy for 450k I can do 24 percent",
        "in return for Minimum purchase a year 450k EUR",
    ),
    "negotiation-new-deal": (
        "If you sign for three years I can do 5 percent",
        "in return for Contract length 3 years",
    ),
    "negotiation-quarter-end": (
        "If you sign for three years I can do a discount of 4 percent",
        "in return for Contract length 3 years",
    ),
}


@pytest.fixture
def at_table(monkeypatch, tmp_path):
    """Opens a shipped negotiation of a user whose folder is empty but for his name; yields driver and call."""
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    monkeypatch.setattr(secrets, "randbelow", lambda _: 7)
    save_preferences(tmp_path, Preferences("Ana", "", was_welcomed=True, guesses_first=False))

    @asynccontextmanager
    async def opened(scenario, size=(80, 24)):
        async with make_app(scenario).run_test(size=size) as pilot:
            driver = Driver(pilot)
            await driver.see("You are")
            await driver.press("enter")
            await driver.at("NegotiationScreen")
            await driver.see("round 1 of")
            yield driver, driver.screen._call

    return opened


async def turn(driver, call, *keys):
    """Press keys that take a turn, and wait until one can act again."""
    before = call.view.turn
    await driver.press(*keys)
    await driver.until(lambda: call.view.turn > before and not driver.screen._is_busy)


def journals(tmp_path):
    store = attempts_of_user(os.environ)
    return [store.read(attempt) for attempt in store.ids()]


@pytest.mark.parametrize("scenario", EACH)
async def test_a_shipped_table_is_played_from_offer_to_debrief(at_table, tmp_path, scenario):
    async with at_table(scenario) as (driver, call):
        sentence, understood = SENTENCES[scenario]
        await driver.press("tab")
        await driver.type(sentence)
        await driver.press("enter")
        await driver.until(lambda: driver.screen.place == "table read")
        await driver.until(lambda: understood in " ".join(driver.text.split()))
        assert call.view.turn == 0, "nothing counts before the second Enter"
        await turn(driver, call, "enter")
        assert len(call.table.asked) == 1
        await turn(driver, call, "down", "a", "enter")
        await turn(driver, call, "j", "enter")
        assert call.table.can_be_called == ()
        first = call.table.yours
        await turn(driver, call, "m", "up", "right", "enter")
        assert len(call.table.yours) == 2 or call.table.yours != first
        if not call.table.has_ended:
            await turn(driver, call, "h")
        if not call.table.has_ended:
            await turn(driver, call, "w", "enter")
        await driver.see("The call is over.")
        await driver.press("enter")
        await driver.see("What it came to")
        assert call.table.revealed is not None
    (text,) = journals(tmp_path)
    assert text == call.journal()
    assert score_journal(text, "again").marks == call.marks()


@pytest.mark.parametrize("scenario", EACH)
async def test_saying_yes_and_what_can_come_after_it(at_table, scenario):
    async with at_table(scenario) as (driver, call):
        await turn(driver, call, "right", "enter")
        for _ in range(call.table.rounds + 6):
            if call.table.has_ended:
                break
            if call.table.demand is not None:
                await driver.see("Agreed by word.")
                await turn(driver, call, "h")
            elif call.table.his[0].against_no_deal > 0:
                await turn(driver, call, "y", "enter", "enter")
            else:
                await turn(driver, call, "h")
        await driver.see("The call is over.")


async def test_a_table_left_in_the_middle_is_taken_up_in_a_new_start(at_table, tmp_path):
    async with at_table("negotiation-renewal") as (driver, call):
        await turn(driver, call, "right", "down", "right", "c", "enter")
        before = call.table
        await driver.press("ctrl+c", "enter")
    async with make_app().run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot)
        await driver.see("Go on", "you stopped after 1 turn")
        await driver.press("enter")
        await driver.at("NegotiationScreen")
        await driver.see("round 2 of 12")
        call = driver.screen._call
        assert call.table == before
        await turn(driver, call, "h")


async def test_a_table_killed_before_the_answer_is_answered_at_the_next_start(at_table, tmp_path):
    async with at_table("negotiation-renewal") as (driver, call):
        await turn(driver, call, "right", "down", "right", "c", "enter")
    # As if the program had been killed right after the turn was written.
    store = attempts_of_user(os.environ)
    (attempt,) = store.ids()
    lines = store.read(attempt).splitlines(keepends=True)
    last_turn = max(number for number, line in enumerate(lines) if '"turn"' in line and "discount.12%" in line)
    store.replace(attempt, "".join(lines[: last_turn + 1]))
    async with make_app().run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot)
        await driver.see("Go on")
        await driver.press("enter")
        await driver.at("NegotiationScreen")
        await driver.see("round 2 of 12")
        assert driver.screen._call.journal() == call.journal()


async def test_a_call_to_a_table_needs_no_words_of_his_sums(at_table):
    async with at_table("negotiation-renewal", size=(160, 50)) as (driver, call):
        await turn(driver, call, "right", "enter")
        his = {f"{package.yours:,.0f}" for package in call.table.his}
        assert all(amount in driver.text for amount in his)
        assert call.table.his[0].his is None
        assert call.table.revealed is None

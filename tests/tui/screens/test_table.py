from contextlib import asynccontextmanager

import pytest

from salessim.app.call_views import HelpAllowed
from salessim.conversation.turn import NamedTurn
from salessim.errors import SurroundingsError
from salessim.tui.widgets.issue_table import IssueTable
from salessim.tui.widgets.transcript import Transcript
from salessim.tui.widgets.your_words import YourWords
from tui.conftest import send_key
from tui.scripted_table import SCENARIO, TITLE, DeskWithTable

SENTENCE = "If you sign for three years I can do 12 percent"


@pytest.fixture
def desk():
    return DeskWithTable()


@pytest.fixture
def at_table(open_app, desk):
    """Opens the app with a new table in front; yields a driver and the call."""

    @asynccontextmanager
    async def opened(**options):
        async with open_app(desk, **options) as driver:
            call = desk.start(SCENARIO)
            driver.app.open_call(call)
            await driver.at("NegotiationScreen")
            await driver.see("round 1 of 12")
            yield driver, call

    return opened


async def turns(driver, call, count):
    """Wait until so many turns were taken and one can act again."""
    await driver.until(lambda: len(call.said) == count and not driver.screen._is_busy)


async def test_what_holds_what_he_wants_your_offer_and_its_worth(at_table):
    async with at_table() as (driver, _):
        await driver.see(TITLE, "Dieter wants", "your offer", "to you", "a year, against today", "no deal: -12,000")
        table = driver.screen.query_one(IssueTable)
        await driver.press("right", "down", "right")
        await driver.see("▸ Offer: Discount off list 12%, Contract length 3 years")
        rows = table.plain.splitlines()
        assert "◂ 3 years ▸" in rows[2]
        assert rows[2].startswith("▸")
        assert rows[1].endswith("-1,920")
        assert rows[2].endswith("+5,000")
        assert rows[-1].endswith("+3,080")
        assert "-10,560" in rows[-1], "what he wants, in your column"


async def test_an_offer_with_a_condition_is_made_by_keys(at_table):
    async with at_table() as (driver, call):
        await driver.press("right", "down", "right", "c")
        await driver.see("▸ Offer: Discount off list 12% — only if you get Contract length 3 years")
        await driver.press("enter")
        await turns(driver, call, 1)
        await driver.see("round 2 of 12", "I can do 12 percent.")
    assert call.said == [
        NamedTurn(
            offer=("discount.12%",),
            if_he_agrees=("term.3 years",),
            text="If you do this: Contract length 3 years, I can do: Discount off list 12%.",
        )
    ]


async def test_a_condition_is_taken_back_by_the_same_key(at_table):
    async with at_table() as (driver, call):
        await driver.press("right", "c", "c", "enter")
        await turns(driver, call, 1)
    assert call.said[0].if_he_agrees == ()


async def test_asking_in_return_for_a_cost_is_pointed_out(at_table):
    async with at_table() as (driver, _):
        await driver.press("right", "c")
        await driver.see("You ask in return for what costs you something: Discount off list 12%")


async def test_two_offers_beside_each_other(at_table):
    async with at_table() as (driver, call):
        await driver.press("right", "m")
        await driver.see("offer 2 of 2")
        await driver.press("left", "down", "down", "right")
        await driver.see("▸ Offer: Discount off list 12% — or Public reference case study")
        await driver.press("o")
        await driver.see("offer 1 of 2", "◂ none ▸")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert (call.said[0].offer, call.said[0].or_else) == (("discount.12%",), (("reference.case study",),))


async def test_what_is_beyond_you_is_marked_and_the_approver_is_asked(at_table):
    async with at_table() as (driver, call):
        assert "P approval" not in driver.text
        await driver.press("p")
        assert driver.screen.place == "table"
        await driver.press("right", "right", "down", "right")
        await driver.see("! Discount off list 30%: more than you may give. P asks your manager.", "P approval")
        await driver.press("p")
        await driver.see("Ask your manager?", "Asking takes a round.")
        await driver.press("escape")
        await driver.at("NegotiationScreen")
        assert not call.said
        await driver.press("p", "enter")
        await turns(driver, call, 1)
        await driver.see("▸ Offer: Discount off list 30%, Contract length 3 years")
        assert "more than you may give" not in driver.text
    assert (call.said[0].to, call.said[0].offer) == ("manager", ("discount.30%",))


async def test_asking_begins_at_the_selected_line(at_table):
    async with at_table() as (driver, call):
        await driver.press("down", "a")
        await driver.see("Ask what is behind something", "Who has to agree")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert (call.said[0].moves, call.said[0].on) == (("clarify",), "term")


async def test_asking_who_has_to_agree_is_found_by_typing(at_table):
    async with at_table() as (driver, call):
        await driver.press("a")
        await driver.see("Who has to agree")
        await driver.type("who")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert call.said[0].moves == ("ask-authority",)


async def test_his_words_are_shown_and_their_name_is_yours_to_find(at_table):
    async with at_table() as (driver, call):
        await driver.see("Dieter: “Half. Or I sign with the press maker on Friday.”")
        assert "anchor" not in driver.text
        await driver.press("n")
        await driver.see("What is going on?", "Low anchor", "Deadline")
        await driver.press("enter")
        await turns(driver, call, 1)
        await driver.until(lambda: "Dieter: “" not in driver.text)
    assert call.said[0].on == "low-anchor"


async def test_somebody_is_called_in_once(at_table):
    async with at_table() as (driver, call):
        await driver.press("j")
        await driver.see("Who should join?", "Marta Hoffmann", "costs a round")
        await driver.press("enter")
        await turns(driver, call, 1)
        await driver.press("j")
        assert driver.screen.place == "table", "nobody is left to be called"
    assert (call.said[0].to, call.said[0].text) == ("marta", "Could Marta join us for a moment?")


async def test_walking_away_is_asked_first(at_table):
    async with at_table() as (driver, call):
        await driver.press("w")
        await driver.see("Walk away?", "worth -12,000 EUR to")
        await driver.press("escape")
        await driver.at("NegotiationScreen")
        assert not call.said
        await driver.press("w", "enter")
        await driver.see("The call is over.", "Then we part as friends.")
        assert driver.screen.place == "table over"
        await driver.press("enter")
        await driver.at("DebriefScreen")


async def test_an_unchanged_offer_costs_no_round(at_table):
    async with at_table() as (driver, call):
        await driver.press("right", "down", "right", "enter")
        await turns(driver, call, 1)
        await driver.press("enter")
        await driver.see("This offer is on the table already.")
        assert len(call.said) == 1
        await driver.press("h")
        await turns(driver, call, 2)
    assert call.said[1].moves == ("hold-firm",)


async def test_one_enter_too_many_makes_no_offer(at_table):
    async with at_table() as (driver, call):
        await driver.press("enter")
        await driver.see("You have changed nothing. Enter again offers everything as it is today.")
        assert not call.said
        await driver.press("enter")
        await turns(driver, call, 1)
    assert call.said[0].offer == ("discount.8%",)


async def test_start_over_puts_the_offer_back(at_table):
    async with at_table() as (driver, _):
        await driver.press("right", "c", "m", "backspace")
        await driver.see("▸ Offer: everything as it is today", "your offer")


async def test_his_terms_and_enter_say_yes_after_asking(at_table):
    async with at_table() as (driver, call):
        await driver.press("y")
        await driver.see("▸ Yes to what Dieter wants")
        await driver.press("enter")
        await driver.see("Say yes?", "-10,560 EUR a year to you against today: 1,440 more", "your manager is asked now")
        assert not call.said
        await driver.press("enter")
        await turns(driver, call, 1)
    assert call.said[0] == NamedTurn(accepts=True, text="Agreed.")


async def test_agreed_if(at_table):
    async with at_table() as (driver, call):
        await driver.press("y", "down", "down", "right", "c")
        await driver.see("▸ Yes to what Dieter wants — only if you get Public reference case study")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert (call.said[0].accepts, call.said[0].if_he_agrees) == (True, ("reference.case study",))


async def agree_by_word(driver, call):
    await driver.press("y", "enter", "enter")
    await turns(driver, call, 1)
    await driver.see("! Agreed by word. Now Dieter wants this on top: Contract length 3 years", "H refuses it")


async def test_a_demand_after_the_deal_can_be_refused(at_table):
    async with at_table() as (driver, call):
        await agree_by_word(driver, call)
        await driver.see("▸ What was agreed stays: no to the new demand.")
        await driver.press("enter")
        await driver.see("The call is over.", "All right then.")
    assert call.said[1].moves == ("hold-firm",)


async def test_a_demand_after_the_deal_can_be_given(at_table):
    async with at_table() as (driver, call):
        await agree_by_word(driver, call)
        await driver.press("y", "enter")
        await driver.see("Say yes?")
        await driver.press("enter")
        await driver.see("Send the papers.")
    assert call.said[1].accepts


async def test_a_demand_after_the_deal_can_be_traded(at_table):
    async with at_table() as (driver, call):
        await agree_by_word(driver, call)
        await driver.press("down", "right", "down", "right", "c", "enter")
        await turns(driver, call, 2)
    assert call.said[1].if_he_agrees == ("reference.case study",)


# ---------------------------------------------------------------------------------------------- own words
async def test_a_sentence_is_echoed_as_an_offer_before_it_counts(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type(SENTENCE)
        await driver.press("enter")
        await driver.see(
            "Offer: Discount off list 12% — in return for Contract length 3 years", "Enter says it · Esc changes it"
        )
        assert not call.said
        rows = driver.screen.query_one(IssueTable).plain.splitlines()
        assert "12%" in rows[1]
        assert "if   3 years" in rows[2]
        await driver.press("enter")
        await turns(driver, call, 1)
        await driver.see("round 2 of 12")
        assert driver.screen.query_one(YourWords).text == ""
    assert call.said == [NamedTurn(offer=("discount.12%",), if_he_agrees=("term.3 years",), text=SENTENCE)]
    assert not call.readings[0].was_corrected


async def test_esc_takes_an_echo_back_and_keeps_the_words_and_the_offer(at_table):
    async with at_table() as (driver, call):
        await driver.press("down", "down", "right", "tab")
        await driver.type(SENTENCE)
        await driver.press("enter")
        await driver.see("Enter says it")
        await driver.press("escape")
        await driver.see("your words", SENTENCE, "case study")
        await driver.press("escape")
        await driver.see("▸ Offer: Public reference case study")
        assert not call.said
        await driver.press("tab")
        await driver.see(SENTENCE)


async def test_a_typed_yes_and_a_typed_yes_if(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type("Agreed, if we may write a case study")
        await driver.press("enter")
        await driver.see("Yes to what is on the table — in return for Public reference case study")
        await driver.press("enter")
        await turns(driver, call, 1)
        await driver.press("tab")
        await driver.type("Agreed")
        await driver.press("enter")
        await driver.see("Yes to what is on the table")
        await driver.press("enter")
        await turns(driver, call, 2)
    assert [said.accepts for said in call.said] == [True, True]


async def test_a_problem_is_shown_and_nothing_is_said(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type("I can do ten percent")
        await driver.press("enter")
        await driver.see("For Discount off list there is 8%, 12%, 30%. Nothing was said. Change your")
        assert not call.said
        await driver.type(" off")
        await driver.until(lambda: "Nothing was said" not in driver.text)


async def test_talk_is_shown_as_talk_before_it_counts(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type("I see.")
        await driver.press("enter")
        await driver.see("Acknowledge", "This is talk: no offer was understood in it.")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert call.said[0] == NamedTurn(("acknowledge",), text="I see.")


async def test_where_it_is_not_clear_what_words_mean_one_is_asked(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type("Hm, well")
        await driver.press("enter")
        await driver.see("What are these words meant to do?", "Perhaps you meant")
        await driver.press("down", "enter")
        await driver.see("“Hm, well”", "Acknowledge", "Enter says it")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert call.said[0] == NamedTurn(("acknowledge",), text="Hm, well")
    assert call.readings[0].was_corrected


async def test_what_was_understood_can_be_put_right(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type("I see.")
        await driver.press("enter")
        await driver.see("Enter says it")
        await driver.press("tab")
        await driver.see("What are these words meant to do?")
        await driver.type("hold")
        await driver.press("enter", "enter")
        await turns(driver, call, 1)
    assert call.said[0] == NamedTurn(("hold-firm",), text="I see.")
    assert call.readings[0].was_corrected


async def test_without_words_there_is_a_list_of_what_could_be_said(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab", "tab")
        await driver.see("What do you want to do?")
        await driver.type("ask what")
        await driver.press("enter")
        await driver.see("Ask what is behind it: about what?")
        await driver.press("escape")
        await driver.see("What do you want to do?")
        await driver.type("ask what")
        await driver.press("enter", "down", "enter")
        await driver.see("“What would switching take?”")
        await driver.press("enter")
        await turns(driver, call, 1)
    assert call.said[0] == NamedTurn(("clarify",), "switching", text="What would switching take?")
    assert call.readings == [None]


async def test_letters_are_letters_where_one_writes(at_table):
    async with at_table() as (driver, call):
        await driver.press("tab")
        await driver.type("we can way")
        assert driver.screen.query_one(YourWords).text == "we can way"
        await driver.press("f8")
        assert driver.screen.query_one(YourWords).text == ""
    assert not call.said


# ---------------------------------------------------------------------------------------------- around it
async def test_offer_and_words_wait_while_one_is_home(at_table):
    async with at_table() as (driver, call):
        await driver.press("right", "tab")
        await driver.type("half a thought")
        await driver.press("escape", "escape")
        await driver.at("HomeScreen")
        driver.app.open_call(call)
        await driver.at("NegotiationScreen")
        await driver.see("▸ Offer: Discount off list 12%")
        await driver.press("tab")
        await driver.see("half a thought")


async def test_what_cannot_be_kept_is_said_and_the_offer_stays(at_table):
    async with at_table() as (driver, call):
        call.error = SurroundingsError("The disk is full.", "Free some space.")
        await driver.press("right", "enter")
        await driver.at("ErrorMessage")
        await driver.press("enter")
        await driver.see("▸ Offer: Discount off list 12%")
        call.error = None
        await driver.press("enter")
        await turns(driver, call, 1)


async def test_enter_in_a_hurry_offers_once(at_table):
    async with at_table() as (driver, call):
        await driver.press("right")
        for _ in range(4):
            send_key(driver.app, "enter")
        await turns(driver, call, 1)
        assert not driver.app._exception
    assert len(call.said) == 1


async def test_the_conversation_can_be_read_back(at_table):
    async with at_table() as (driver, call):
        for key in ("a", "a", "a"):
            await driver.press(key, "enter")
            await turns(driver, call, len(call.said))
        await driver.until(lambda: len(call.said) == 3)
        await driver.press("pageup", "pageup")
        await driver.see("↓ more below")
        assert driver.screen.query_one(Transcript).scroll_offset.y == 0
        await driver.press("pagedown", "pagedown", "pagedown")
        await driver.until(lambda: "more below" not in driver.text)


async def test_the_smallest_window_shows_issues_and_sums(at_table):
    async with at_table(size=(60, 16)) as (driver, _):
        await driver.press("right", "down")
        await driver.see("◂ 1 year ▸", "Dieter wan…", "-1,920", "▸ Offer: Discount off list 12%", "┊ -12,000")
        assert "today  " not in driver.screen.query_one(IssueTable).plain
        assert "Dieter: “Half" not in driver.text, "the transcript has it"


async def test_a_wide_window_shows_the_cards_beside_the_table(at_table):
    async with at_table(size=(160, 50)) as (driver, _):
        await driver.see("Your goal", "Renew on terms better than losing", "a year, against today")
        await driver.resize(80, 24)
        await driver.until(lambda: "Your goal" not in driver.text)
        await driver.see("a year, against today", "▸ Offer: everything as it is today")
        await driver.press("f4")
        await driver.at("CardsScreen")


async def test_his_sums_are_seen_only_after_the_end(at_table):
    async with at_table(size=(120, 60)) as (driver, call):
        await driver.press("right", "enter")
        await turns(driver, call, 1)
        assert "10,560 " not in driver.screen.query_one(IssueTable).plain.replace("-10,560", "")
        await driver.press("w", "enter")
        await driver.see("The call is over.")
        await driver.press("enter")
        await driver.see(
            "What it came to", "15,080 EUR more than no deal", "The dance of offers", "↑ worth to Dieter", "✦", "●", "○"
        )
        await driver.press("tab")
        await driver.see("Trades", "10 of 20")


# ---------------------------------------------------------------------------------------------- help and none
async def test_a_coach_says_what_he_would_do(open_app, desk):
    async with open_app(desk) as driver:
        call = desk.start(SCENARIO)
        call.help = HelpAllowed(has_coach=True)
        call.coach = lambda: "I would do this next: asks about Contract length."
        driver.app.open_call(call)
        await driver.see("round 1 of 12", "Coach", "asks about Contract length")
        await driver.press("a")
        await driver.see("Ask what is behind something")


async def test_a_certification_is_sat_in_ones_own_words(open_app, desk):
    async with open_app(desk) as driver:
        call = desk.start(SCENARIO)
        call.help = HelpAllowed(has_menu=False)
        driver.app.open_call(call)
        await driver.until(lambda: getattr(driver.screen, "place", "") == "table words")
        await driver.see("certification", "round 1 of 12")
        await driver.press("tab", "escape")
        await driver.at("HomeScreen")
        driver.app.open_call(call)
        await driver.until(lambda: getattr(driver.screen, "place", "") == "table words")
        for action in ("offer", "ask", "hold", "moves", "approval"):
            assert not driver.screen.offers(action), action
        await driver.type(SENTENCE)
        await driver.press("enter")
        await driver.see("in return for Contract length 3 years")
        await driver.press("enter")
        await turns(driver, call, 1)
        await driver.until(lambda: driver.screen.place == "table words")

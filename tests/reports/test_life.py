"""What is told of a prospect is what the journal says of it."""

from typing import NamedTuple

import pytest

from recorded import small_recording
from salessim.department import journal as events
from salessim.department import order_events
from salessim.department.journal import DealLost, DealTaken, DealWon, Journal, LeadQualified
from salessim.errors import NotFoundError
from salessim.reports.life import deals_of_period, life_of_deal
from salessim.reports.recording import Recording

DAY = 86_400
RECORDING = small_recording()


def told(*happened, deal="web/1", ends=400 * DAY):
    made = Journal()
    for event in happened:
        made.add(event)
    there = RECORDING
    recording = Recording("d", "D", "EUR", there.second_zero, 0, ends, 1, 0, ("talk", "demo"), made)
    return [each.says for each in life_of_deal(recording, deal)]


def test_a_deal_that_was_won_and_the_customer_after_it():
    assert told(
        events.LeadArrived(0, "web/1", "web", "small"),
        events.LeadArrived(0, "web/2", "web", "small"),
        events.LeadAnswered(3 * 3600, "web/1", 3 * 3600, False),
        LeadQualified(DAY, "web/1", "web", "small", "north", 12),
        DealTaken(DAY, "web/1", "AE 1", "small", 1_000_000),
        events.MeetingHeld(3 * DAY, "web/1", "talk", "AE 1", 3),
        DealTaken(4 * DAY, "web/1", "AE 2", "small", 1_000_000),
        events.MeetingHeld(5 * DAY, "web/1", "demo", "AE 2", 3),
        DealWon(31 * DAY, "web/1", "AE 2", "small", 920_000, 700_000, 80_000, 30 * DAY),
        events.CustomerGrew(200 * DAY, "web/1", "small", 50_000),
        events.CustomerLeft(300 * DAY, "web/1", "small", 970_000),
    ) == [
        "A company of the segment small asked, through web.",
        "Somebody got back to it after 3 hours.",
        "It was judged worth a deal: company 12 of the segment small, territory north.",
        "AE 1 took the deal, worth 10,000 EUR a year at list price.",
        "AE 1 went through talk with the customer: 3 more learned, 3 of the 9 things to know are known.",
        "AE 2 took the deal over from AE 1.",
        "AE 2 went through demo with the customer: nothing new learned, 3 of the 9 things to know are known.",
        "Won by AE 2: 9,200 EUR a year, 800 EUR (8 %) below list, 30 days after it was judged worth a deal.",
        "The customer pays 500 EUR more a year than before.",
        "The customer left; he had paid 9,700 EUR a year.",
        "There was nothing more until the simulation ended.",
    ]


def test_a_quote_is_told():
    assert told(
        LeadQualified(DAY, "web/1", "web", "small", "north", 12),
        DealTaken(DAY, "web/1", "AE 1", "small", 1_000_000),
        events.QuoteMade(3 * DAY, "web/1", "AE 1", 1, 7200, ""),
        events.QuoteMade(4 * DAY, "web/1", "AE 1", 2, 3 * DAY, "boss"),
    )[-3:-1] == [
        "AE 1 sent the quote 2 hours after it was asked for, right at the first attempt.",
        "AE 1 sent the quote 3 days after it was asked for, right at attempt 2, approved by a boss.",
    ]


def test_the_ways_to_lose_a_deal():
    begun = (
        LeadQualified(0, "web/1", "outbound", "small", "", 3),
        DealTaken(0, "web/1", "AE 1", "small", 1_000_000),
    )
    silent = events.DealWentSilent(2 * DAY, "web/1", "talk")
    assert told(*begun, silent, DealLost(30 * DAY, "web/1", "AE 1", "small", "talk", "faded"))[2:4] == [
        "After talk the customer fell silent for good, which AE 1 cannot know yet.",
        "AE 1 gave up after 28 days of silence: no decision.",
    ]
    assert told(*begun, DealLost(9 * DAY, "web/1", "AE 1", "small", "demo", "refused", "price"))[2] == (
        "Lost: the customer said no at demo. The reason given: price."
    )
    nobody = told(begun[0], DealLost(14 * DAY, "web/1", "", "small", "", "nobody had room"))
    assert nobody[0] == "Found through outbound, it was judged worth a deal: company 3 of the segment small."
    assert nobody[1] == "Nobody had room for it in time, so it was lost."
    assert told(*begun)[-1] == "The deal is open when the simulation ends."
    kept = told(*begun, DealWon(9 * DAY, "web/1", "AE 1", "small", 1, 1, 0, 9 * DAY))
    assert kept[-1] == "He is still a customer when the simulation ends."


def test_what_follows_an_order_is_told_too():
    lines = told(
        LeadQualified(0, "web/1", "web", "small", "", 3),
        order_events.OrderReceived(DAY, "web/1/2", "web/1", 500_000),
        order_events.OrderReceived(DAY, "other", "web/9", 500_000),
        order_events.OrderConfirmed(2 * DAY, "web/1/2", 10 * DAY),
        order_events.OrderDelivered(12 * DAY, "web/1/2", True, 2 * DAY),
        order_events.OrderInvoiced(13 * DAY, "web/1/2", 490_000, 10_000),
        order_events.OrderInvoiced(13 * DAY, "other", 490_000, 10_000),
    )
    assert lines[1:5] == [
        "An order came in, for 5,000 EUR.",
        "The order was confirmed; delivery was promised for 2027-03-11.",
        "It was delivered from stock, 2 days late.",
        "The invoice went out, for 4,900 EUR, 100 EUR taken off for being late.",
    ]
    assert len(lines) == 6


class RiverCrossed(NamedTuple):
    """A rep crossed a river: by boat or on foot."""

    time: int
    deal: str
    by_boat: bool
    toll_cents: int
    wet_seconds: int


def test_an_event_without_words_of_its_own_is_told_by_its_meaning():
    assert told(RiverCrossed(0, "web/1", True, 250, 7200))[0] == (
        "A rep crossed a river (by boat yes, toll 2 EUR, wet seconds 2 hours)."
    )


def test_deals_are_numbered_as_they_qualify_in_the_period():
    deals = deals_of_period(RECORDING)
    assert len(deals) == len(RECORDING.journal.all(LeadQualified))
    assert life_of_deal(RECORDING, "7") == life_of_deal(RECORDING, deals[6])
    for wrong in ("0", str(len(deals) + 1), "web/nobody"):
        with pytest.raises(NotFoundError, match="There is no deal"):
            life_of_deal(RECORDING, wrong)


def test_every_kind_of_life_is_told_to_its_end():
    journal = RECORDING.journal
    some = [event.deal for event in journal.all(DealWon)[:8]]
    for why in {event.why for event in journal.all(DealLost)}:
        some += [event.deal for event in journal.all(DealLost) if event.why == why][:5]
    for deal in some:
        life = life_of_deal(RECORDING, deal)
        assert [each.at for each in life] == sorted(each.at for each in life)
        assert all(each.says.endswith(".") for each in life)
        assert life[-1].kind == "End"
        owners = [each.event["seat"] for each in life if each.kind == "DealTaken"]
        for each in life:
            if each.kind == "DealTaken":
                assert each.event["seat"] in each.says
        assert len(owners) <= sum(each.says.startswith(tuple(owners)) for each in life if owners)

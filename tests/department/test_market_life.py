"""Sequences, nurturing, campaigns, trends, worlds, competitors' moves: each changes what it is for, and no more."""

from collections import Counter
from statistics import fmean

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import (
    CostBooked,
    DealLost,
    DealWon,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    MeetingBooked,
    NobodyCame,
    TouchesMade,
)
from salessim.errors import InputError
from salessim.luck import Luck
from small_department import DAY, changed, market_alone, ran, world

SEQUENCE = {
    "media": {
        "phone": {"share": "40%", "connects": "10%", "talks": "60%", "meets": "20%"},
        "mail": {"share": "60%", "connects": "4%", "meets": "25%"},
    },
    "meeting_after": {"typical": "5 days", "range": "2 to 12"},
    "no_show": "30%",
    "tried_again": "50%",
}
OUTBOUND = {
    "roles__SDR__outbound__sequence": SEQUENCE,
    "roles__SDR__count": "4",
    "roles__SDR__leaves": None,
    "marketing__web__leads_per_month__firms": "0",
}


@pytest.fixture(scope="module")
def sequenced():
    return ran(changed(**OUTBOUND), days=400)


def test_touches_lead_to_meetings_to_which_some_do_not_come(sequenced):
    journal = sequenced.journal
    touches = journal.all(TouchesMade)
    made = sum(event.touches for event in touches)
    booked, nobody = journal.all(MeetingBooked), journal.all(NobodyCame)
    first_dates = sum(event.meetings for event in touches)
    assert first_dates / made == pytest.approx(0.4 * 0.1 * 0.6 * 0.2 + 0.6 * 0.04 * 0.25, rel=0.15)
    assert len(nobody) / len(booked) == pytest.approx(0.3, abs=0.05)
    assert len(booked) / first_dates == pytest.approx(1 + 0.3 * 0.5, rel=0.05)
    assert Counter(event.medium for event in booked).keys() == {"phone", "mail"}
    assert sum(event.talks for event in touches) < sum(event.connects for event in touches) < made


def test_deals_come_of_touches_at_the_files_rate_with_a_sequence_too(sequenced):
    journal = sequenced.journal
    made = sum(event.touches for event in journal.all(TouchesMade))
    found = sum(event.channel == "outbound" for event in journal.all(LeadQualified))
    assert found == pytest.approx(0.005 * made, rel=3 / (0.005 * made) ** 0.5)


def test_more_deals_than_meetings_are_refused():
    with pytest.raises(InputError, match=r"Of 1,000 touches .* but 50 deals are to come of them"):
        compile_plan(changed(**OUTBOUND, roles__SDR__outbound__becomes_qualified="5%"))


def test_some_who_were_sent_away_come_back_once():
    nurturing = {"process__nurturing": {"comes_back": "40%", "after": "30 days"}}
    before, after = ran(days=250), ran(changed(**nurturing, process__qualifying__misses_fit="50%"), days=250)
    sent_away = {event.lead: event for event in after.journal.all(LeadDisqualified)}
    first = [event for lead, event in sent_away.items() if not lead.endswith("/again")]
    back = {event.lead: event.time for event in after.journal.all(LeadArrived) if event.lead.endswith("/again")}
    old = [event for event in first if event.time < after.now - 32 * DAY]
    assert len(back) / len(old) == pytest.approx(0.4, abs=0.12)
    for lead, time in back.items():
        assert time - sent_away[lead.removesuffix("/again")].time == 30 * DAY
    kept = {event.deal for event in after.journal.all(LeadQualified)} & back.keys()
    should_have_been = {lead for lead in back if sent_away[lead.removesuffix("/again")].was_fit}
    assert kept & should_have_been
    assert not sent_away.keys() & should_have_been, "who was misjudged is not misjudged again"
    assert sent_away.keys() & (back.keys() - should_have_been)
    assert not any(lead.endswith("/again/again") for lead in sent_away)
    own = [event for event in after.journal.all(LeadArrived) if not event.lead.endswith("/again")]
    assert own == before.journal.all(LeadArrived), "the others' luck is their own"


def leads_by_month(running):
    return Counter(running.calendar.date_of(event.time).isoformat()[:7] for event in running.journal.all(LeadArrived))


def test_a_campaign_brings_more_while_it_lasts_and_costs_once():
    campaign = {"push": {"starts": "2027-06-01", "lasts": "30 days", "leads": "+150%", "cost": "20k EUR"}}
    before, after = ran(days=160), ran(changed(marketing__web__campaigns=campaign), days=160)
    usual, more = leads_by_month(before), leads_by_month(after)
    assert more["2027-06"] > 1.8 * usual["2027-06"]
    assert {month: more[month] for month in ("2027-03", "2027-04", "2027-05", "2027-07")} == {
        month: usual[month] for month in ("2027-03", "2027-04", "2027-05", "2027-07")
    }
    assert set(before.journal.all(LeadArrived)) < set(after.journal.all(LeadArrived)), "nobody who came stays away"

    def marketing(running):
        return [event.cents for event in running.journal.all(CostBooked) if event.what == "marketing"]

    extra = [more - usual for usual, more in zip(marketing(before), marketing(after), strict=True)]
    assert extra == [0, 0, 0, 2_000_000, 0]


def test_a_trend_grows_from_year_to_year():
    running = ran(changed(marketing__web__trend="+100%", marketing__web__leads_per_month__firms="80"), days=730)
    first, second = (
        sum(count for month, count in leads_by_month(running).items() if a <= month < b)
        for a, b in (("2027-03", "2028-03"), ("2028-03", "2029-03"))
    )
    assert second / first == pytest.approx(2.0, rel=0.25)


WORLDS = {
    "possible_worlds": {"recession": {"chance": "30%", "demand": "50%", "odds": "-30%", "time_to_decide": "150%"}}
}


def test_a_world_comes_with_its_chance_and_its_consequences():
    document = changed(**WORLDS)
    plans = [compile_plan(document, Luck(seed)) for seed in range(200)]
    bad = [plan for plan in plans if plan.world.name == "recession"]
    assert len(bad) / len(plans) == pytest.approx(0.3, abs=0.1)
    assert compile_plan(document).world.name == ""
    seed = next(seed for seed in range(200) if plans[seed].world.name == "recession")
    worse, usual = (ran(each, days=200, seed=seed).journal for each in (document, changed()))
    assert set(worse.all(LeadArrived)) < set(usual.all(LeadArrived))
    assert len(worse.all(LeadArrived)) < 0.7 * len(usual.all(LeadArrived))

    def days(journal):
        return fmean(event.decided_in_seconds for event in journal.all(DealWon))

    assert days(worse) > 1.1 * days(usual)
    with pytest.raises(InputError, match="add up to 140%"):
        compile_plan(changed(possible_worlds={name: {"chance": "70%"} for name in ("a", "b")}))


def test_a_competitors_move_takes_deals_from_its_day_on():
    rival = {"Rivalis": {"in_deals": "100%", "odds": "0%"}}
    move = {"Rivalis": rival["Rivalis"] | {"moves": [{"on": "2027-12-01", "what": "cuts prices", "odds": "-60%"}]}}
    usual, moved = (market_alone(changed(competitors=each), days=550) for each in (rival, move))
    day = usual.calendar.second_of(usual.plan.starts) + 275 * DAY

    def won(running, is_after):
        return sum((event.time >= day) is is_after for event in running.journal.all(DealWon))

    assert won(moved, False) == won(usual, False)
    assert won(moved, True) < 0.7 * won(usual, True)
    assert any(event.reason == "went to Rivalis" for event in moved.journal.all(DealLost))


def test_a_partner_gets_his_part():
    journal = ran(changed(marketing__web__commission="10%"), days=250).journal
    paid = [event.cents for event in journal.all(CostBooked) if event.what == "commission"]
    orders = sum(event.cents for event in journal.all(DealWon) if event.deal.startswith("web/"))
    assert sum(paid) == pytest.approx(0.1 * orders, abs=len(paid))
    assert paid


def test_travelling_takes_time_and_money():
    visits = {"roles__AE__visits": {"share": "50%", "takes": "4 hours", "costs": "150 EUR"}}
    at_home, travelling = ran(days=200), ran(changed(**visits), days=200)

    def work(running):
        return sum(desk.tally().busy_seconds for desk in running.desks_of("AE"))

    trips = [event.cents for event in travelling.journal.all(CostBooked) if event.what == "travel"]
    assert set(trips) == {15_000}
    assert work(travelling) > work(at_home) + 0.8 * len(trips) * 4 * 3600
    assert world(changed(**visits)).plan.roles["AE"].visits is not None

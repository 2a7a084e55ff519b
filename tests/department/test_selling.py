from collections import Counter
from dataclasses import replace
from statistics import fmean, median

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import (
    CostBooked,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWentSilent,
    DealWon,
    HandsCounted,
    LeadQualified,
    MeetingHeld,
    NoCompanyLeft,
)
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from small_department import changed, ran, saas_20, small, year

DAY = 86_400


def test_every_deal_has_one_fate_or_is_open():
    running = year()
    journal = running.journal
    qualified = [event.deal for event in journal.all(LeadQualified)]
    closed = [event.deal for event in journal.all(DealWon)] + [event.deal for event in journal.all(DealLost)]
    still_open = [name for seat in running.seats for name in seat.deals] + list(running.unassigned)
    assert len(qualified) == len(set(qualified))
    assert sorted(closed + still_open) == sorted(qualified)


def test_steps_come_in_order_and_nothing_comes_after_the_end():
    steps = {}
    ended = set()
    for event in year().journal:
        if isinstance(event, MeetingHeld):
            assert event.deal not in ended
            steps.setdefault(event.deal, []).append(event.step)
        elif isinstance(event, DealWon | DealLost):
            ended.add(event.deal)
    assert all(held == ["discovery", "demo", "offer"][: len(held)] for held in steps.values())
    won = {event.deal for event in year().journal.all(DealWon)}
    assert all(len(steps[deal]) == 3 for deal in won)


def test_what_is_known_only_grows():
    slots = {}
    for event in year().journal.all(MeetingHeld):
        assert event.slots >= slots.get(event.deal, 0)
        slots[event.deal] = event.slots
    assert max(slots.values()) > 4


def test_silent_deals_are_dropped_after_a_while():
    journal = year().journal
    silent = {event.deal: event.time for event in journal.all(DealWentSilent)}
    faded = {event.deal: event.time for event in journal.all(DealLost) if event.why == "faded"}
    assert faded
    assert set(faded) <= set(silent)
    assert {(faded[deal] - silent[deal]) // DAY for deal in faded} == {14}, "half of 20 days, looked at every 7"


def without_queues(department, leads, seed=1, skill_sd=None):
    """A department with hands without number and so many leads a month that figures can be told from chance."""
    plan = compile_plan(department)
    channels = tuple(
        replace(
            channel,
            leads_per_month={
                name: replace(quantity, nature="known", median=leads, low=leads, high=leads, spread=None)
                for name, quantity in channel.leads_per_month.items()
            },
        )
        for channel in plan.channels[:1]
    )
    segments = {name: replace(segment, companies=10**9) for name, segment in plan.segments.items()}
    plan = replace(
        plan,
        channels=channels,
        segments=segments,
        has_queues=False,
        assumptions=replace(plan.assumptions, drift_sd=0.0),
    )
    running = World(plan, Opening.empty(), seed)
    running.run_until(running.starts + 1000 * DAY)
    return running


@pytest.fixture(scope="module")
def unhindered():
    return without_queues(saas_20(), 120.0)


@pytest.mark.parametrize(
    ("segment", "win_rate", "days"), [("small", 0.22, 34), ("mid", 0.18, 78), ("large", 0.12, 165)]
)
def test_without_queues_rates_and_times_are_the_files(unhindered, segment, win_rate, days):
    journal = unhindered.journal
    # Only deals old enough to be decided in any case, or else the slow ones would be missing.
    old = unhindered.now - 700 * DAY
    early = {event.deal for event in journal.all(LeadQualified) if event.segment == segment and event.time < old}
    won = [event for event in journal.all(DealWon) if event.deal in early]
    faded = sum(event.why == "faded" for event in journal.all(DealLost) if event.deal in early)
    assert len(early) > 250
    error = (win_rate * (1 - win_rate) / len(early)) ** 0.5
    assert len(won) / len(early) == pytest.approx(win_rate, abs=3.5 * error)
    times = sorted(event.decided_in_seconds / DAY for event in won)
    below = sum(time < days for time in times)
    assert below == pytest.approx(len(times) / 2, abs=3.5 * len(times) ** 0.5 / 2)
    never = {"small": 0.35, "mid": 0.45, "large": 0.5}[segment]
    lost = len(early) - len(won)
    assert faded / lost == pytest.approx(never, abs=3.5 * (never * (1 - never) / lost) ** 0.5)


def test_no_win_rate_no_revenue():
    journal = ran(changed(segments__firms__win_rate="0%")).journal
    assert journal.all(LeadQualified)
    assert not journal.all(DealWon)


def test_a_sure_win_rate_loses_only_for_want_of_room():
    journal = ran(changed(segments__firms__win_rate="100%")).journal
    assert journal.all(DealWon)
    assert {event.why for event in journal.all(DealLost)} <= {"nobody had room"}


def test_nobody_to_sell_no_wins():
    journal = ran(changed(roles__AE__count="0")).journal
    assert journal.all(LeadQualified)
    assert not journal.all(DealTaken)
    assert not journal.all(DealWon)


def test_twice_the_deal_size_is_twice_the_revenue():
    def revenue(size):
        return [event.cents for event in ran(changed(segments__firms__deal_size=size)).journal.all(DealWon)]

    single = revenue({"typical": "10k EUR/year", "range": "5k to 22k"})
    double = revenue({"typical": "20k EUR/year", "range": "10k to 44k"})
    assert len(single) == len(double) > 20
    assert all(abs(large - 2 * small) <= 4 for small, large in zip(single, double, strict=True))


def test_deals_bring_what_the_file_says():
    won = without_queues(small(), 200.0).journal.all(DealWon)
    size = compile_plan(small()).segments["firms"].deal_size
    assert fmean(event.cents / 100 for event in won) == pytest.approx(size.mean(), rel=0.06)
    assert all(0.7 < event.margin_cents / event.cents < 0.91 for event in won)


def test_discounts_are_around_the_files():
    won = without_queues(small(), 200.0).journal.all(DealWon)
    shares = [event.discount_cents / (event.cents + event.discount_cents) for event in won]
    assert median(shares) == pytest.approx(0.10, abs=0.01)
    assert max(shares) == pytest.approx(0.25, abs=1e-5), "whole cents"


def test_large_discounts_take_a_managers_time():
    def taken(above):
        journal = ran(changed(process__discount__approval_above=above)).journal
        return [event.taken for event in journal.all(HandsCounted) if event.role == "boss"][-1]

    assert taken("5%") > taken("25%") + 20


def test_help_is_asked_as_often_as_the_file_says():
    running = ran(changed(roles__SE__helps__firms="50%"))
    demos = sum(event.step == "demo" for event in running.journal.all(MeetingHeld))
    helped = running.desk_of("SE").tally().finished
    assert helped / demos == pytest.approx(0.5, abs=0.12)
    everybody = ran(changed(roles__SE__helps=None))
    demos = sum(event.step == "demo" for event in everybody.journal.all(MeetingHeld))
    assert everybody.desk_of("SE").tally().finished == pytest.approx(demos, abs=3)


def test_without_the_help_it_needs_a_deal_waits():
    journal = ran(changed(roles__SE__count="0", roles__SE__helps__firms="100%")).journal
    assert {event.step for event in journal.all(MeetingHeld)} == {"discovery"}


def test_a_step_can_be_another_roles():
    document = changed()
    steps = list(document.process.steps)
    steps[2] = steps[2].model_copy(update={"done_by": "SE"})
    process = document.process.model_copy(update={"steps": tuple(steps)})
    running = ran(document.model_copy(update={"process": process}))
    assert running.journal.all(DealWon)
    assert running.desk_of("SE").tally().finished > len(running.journal.all(DealWon))


def test_travelling_costs_for_large_deals_only():
    plan = compile_plan(saas_20(), Luck(1))
    running = World(plan, Opening.empty(), 1)
    running.run_until(120 * DAY)
    travel = [event for event in running.journal.all(CostBooked) if event.what == "travel"]
    owners = Counter(event.deal for event in running.journal.all(DealTaken) if event.segment == "large")
    assert len(travel) == len(owners) > 0


def test_an_exhausted_market_is_said():
    journal = ran(changed(segments__firms__companies="20")).journal
    assert journal.all(NoCompanyLeft)
    assert len({event.deal for event in journal.all(LeadQualified)}) < 100


def test_a_company_has_one_deal_at_a_time_and_stays_where_it_lies():
    journal = year().journal
    ended = {event.deal: event.time for event in (*journal.all(DealLost), *journal.all(CustomerLeft))}
    free_again: dict[int, int] = {}
    lies: dict[int, str] = {}
    for event in journal.all(LeadQualified):
        assert free_again.get(event.company, 0) <= event.time
        assert lies.setdefault(event.company, event.territory) == event.territory
        free_again[event.company] = ended.get(event.deal, 10**12)
    assert len(free_again) > 100

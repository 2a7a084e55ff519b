"""The truth tests hold on sound departments and queues, and are broken by what is broken."""

import math

import pytest

from salessim.department.journal import (
    CustomerLeft,
    DealLost,
    DealWon,
    HandsCounted,
    Journal,
    LeadAnswered,
    LeadArrived,
    LeadDisqualified,
)
from salessim.luck import Luck
from salessim.study.truths import queues
from salessim.study.truths.accounts import (
    deals_are_conserved,
    leads_are_conserved,
    little_holds_everywhere,
    money_is_conserved,
    work_is_conserved,
)
from salessim.study.truths.changes import (
    Bench,
    concentration,
    double_prices_double_revenue,
    elasticities,
    gini,
    more_speed_no_more_waiting,
    no_sellers_no_orders,
    no_win_rate_no_revenue,
    scaled,
    with_capacity,
)
from salessim.units import parse_quantity
from small_department import ran, saas_20, small, year

BENCH = Bench(small(), months=6, futures=3, seed=1)


def test_nothing_gets_lost_in_a_year():
    world = year()
    for truth in (
        leads_are_conserved(world.journal),
        deals_are_conserved(world),
        money_is_conserved(world.journal),
        work_is_conserved(world),
        little_holds_everywhere(world.journal),
    ):
        assert truth.is_held, truth


def test_nothing_gets_lost_in_the_shipped_department():
    world = ran(saas_20(), days=150)
    for truth in (
        leads_are_conserved(world.journal),
        deals_are_conserved(world),
        money_is_conserved(world.journal),
        work_is_conserved(world),
        little_holds_everywhere(world.journal),
    ):
        assert truth.is_held, truth


def journal(*events):
    made = Journal()
    for event in events:
        made.add(event)
    return made


def test_what_is_broken_is_seen():
    came = LeadArrived(0, "a", "web", "small")
    turned_down, lost = LeadDisqualified(9, "a", "small"), LeadAnswered(5, "a", 5, True)
    assert leads_are_conserved(journal(came, lost)).is_held
    assert not leads_are_conserved(journal(came, lost, turned_down)).is_held, "two ends"
    assert not leads_are_conserved(journal(turned_down)).is_held, "it never came"
    assert not leads_are_conserved(journal(came, came)).is_held, "it came twice"
    won = DealWon(0, "a", "AE 1", "small", 900, 1, 1, 1)
    assert money_is_conserved(journal(won, CustomerLeft(9, "a", "small", 900))).is_held
    assert not money_is_conserved(journal(won, CustomerLeft(9, "a", "small", 901))).is_held
    assert not money_is_conserved(journal(CustomerLeft(9, "a", "small", 900))).is_held
    assert not little_holds_everywhere(journal(HandsCounted(0, "AE", 1, 1, 0, 10, 11, 0, 0))).is_held


def test_a_deal_that_vanishes_is_seen():
    world = ran(days=90)
    seat = next(seat for seat in world.seats if seat.deals)
    name = next(iter(seat.deals))
    deal = seat.deals.pop(name)
    assert not deals_are_conserved(world).is_held
    seat.deals[name] = deal
    assert deals_are_conserved(world).is_held
    world.journal.add(DealLost(world.now, name, seat.name, "firms", "demo", "refused"))
    assert not deals_are_conserved(world).is_held, "lost and open"


# ---------------------------------------------------------------------------- queues


def test_erlangs_formulas():
    # M/M/1: load / (1 - load). M/M/2 at 1/2: the chance to wait is 1/3, and the wait 1/3 service.
    assert queues.erlang_c_wait(0.5, 1) == pytest.approx(1.0)
    assert queues.erlang_c_wait(0.8, 1) == pytest.approx(4.0)
    assert queues.erlang_c_wait(0.5, 2) == pytest.approx(1 / 3)
    # Patience like a service: the number there is Poisson with the offered load a; with one server and a = 1 the mean
    # number waiting is a - 1 + exp(-a).
    wait, share = queues.erlang_a(1.0, 1, 1.0)
    assert (wait, share) == pytest.approx((math.exp(-1), math.exp(-1)))


@pytest.mark.parametrize("servers", [1, 2, 5])
def test_waits_are_those_of_the_recursion(servers):
    assert queues.recursion_agrees(Luck(3), servers, 3000).is_held


def test_another_discipline_would_be_seen(monkeypatch):
    monkeypatch.setattr(queues, "waits_by_recursion", lambda *_: iter([0] * 3000))
    assert not queues.recursion_agrees(Luck(3), 2, 3000).is_held


def test_queues_keep_their_laws():
    assert queues.little_holds(Luck(5), 5000).is_held
    assert queues.mean_wait_is_exact(Luck(1), 0.5, 2, 150_000, 0.15).is_held
    assert queues.giving_up_is_exact(Luck(1), 1.1, 3, 60_000, 0.10).is_held


def test_a_queue_that_is_off_by_a_tenth_is_seen(monkeypatch):
    exact = queues.erlang_c_wait
    monkeypatch.setattr(queues, "erlang_c_wait", lambda load, servers: 1.25 * exact(load, servers))
    assert not queues.mean_wait_is_exact(Luck(1), 0.5, 2, 150_000, 0.15).is_held


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("load", "servers", "count"), [(0.5, 2, 6_000_000), (0.6, 4, 6_000_000)])
def test_the_mean_wait_is_exact_within_two_percent(load, servers, count):
    truth = queues.mean_wait_is_exact(Luck(1), load, servers, count, 0.02)
    assert truth.is_held, truth


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_giving_up_is_exact_within_two_percent():
    truth = queues.giving_up_is_exact(Luck(1), 1.1, 3, 1_500_000, 0.02)
    assert truth.is_held, truth


# ---------------------------------------------------------------------------- changes


@pytest.mark.parametrize(
    "truth",
    [no_win_rate_no_revenue, no_sellers_no_orders, double_prices_double_revenue, more_speed_no_more_waiting],
    ids=lambda truth: truth.__name__,
)
def test_changes_do_what_they_must(truth):
    found = truth(BENCH)
    assert found.is_held, found
    assert not found.is_warning


def test_double_speed_would_be_missed_if_it_did_nothing(monkeypatch):
    from salessim.study.truths import changes

    monkeypatch.setattr(changes, "at_double_prices", lambda plan: plan)
    assert not changes.double_prices_double_revenue(BENCH).is_held
    monkeypatch.setattr(changes, "with_capacity", lambda _: with_capacity(0.5))
    assert not changes.more_speed_no_more_waiting(BENCH).is_held


def test_hours_matter_where_they_are_scarce_and_not_in_surplus():
    falls, as_staffed = elasticities(Bench(small(), months=10, futures=4, seed=2))
    assert falls.is_held, falls
    assert as_staffed.is_warning


def test_ginis_coefficient():
    assert gini([1, 3]) == pytest.approx(1 / 4)
    assert gini([5, 5, 5]) == pytest.approx(0.0)
    assert gini([0, 0, 0, 8]) == pytest.approx(3 / 4)
    assert gini([0, 0]) == 0.0
    assert concentration(Bench(saas_20(), months=6, futures=1, seed=1)).is_warning


def test_a_quantity_is_scaled_as_a_whole():
    twice = scaled(parse_quantity({"typical": "10k EUR/year", "range": "5k to 22k"}, "money_rate"), 2.0)
    assert (twice.median, twice.low, twice.high) == (20_000, 10_000, 44_000)
    assert twice.quantile(0.9) == pytest.approx(44_000)
    assert scaled(parse_quantity("4 hours", "duration"), 0.5).median == 7200

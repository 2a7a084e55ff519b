"""The contribution of a plan, against a journal worked out by hand."""

import pytest

from salessim.department.journal import (
    ContractBegan,
    CostBooked,
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWon,
    Event,
    Journal,
)
from salessim.department.kpis import Period
from salessim.department.kpis.earnings import earnings, open_pipeline
from salessim.department.service_events import Reordered

YEAR = round(365.25 * 86_400)
QUARTER = YEAR // 4


def period(*events: Event, starts: int = 0) -> Period:
    journal = Journal()
    for event in sorted(events, key=lambda event: event.time):
        journal.add(event)
    return Period(journal, starts, 2 * YEAR)


def won(deal: str, time: int, cents: int, margin: int, once: int = 0) -> list[Event]:
    return [
        DealWon(time, deal, "AE 1", "firms", cents, margin, 0, 1),
        ContractBegan(time, deal, "AE 1", "firms", once, cents - once),
    ]


def test_a_hand_worked_year() -> None:
    """Euros: a 1,200 a year at 50 % from the start; b 400 once at 25 % after a quarter; a grows by 400 a year at half
    time and leaves after three quarters; a reorder of 30 margin; 100 spent a quarter.
    """
    events = [
        *won("a", 0, 120_000, 60_000),
        *won("b", QUARTER, 40_000, 10_000, once=40_000),
        CustomerGrew(2 * QUARTER, "a", "firms", 40_000),
        Reordered(2 * QUARTER + 1, "r", "a", "firms", "parts", 9_000, 3_000),
        CustomerLeft(3 * QUARTER, "a", "firms", 160_000),
        *(CostBooked(number * QUARTER - 1, "pay", 10_000) for number in (1, 2, 3, 4)),
    ]
    found = earnings(period(*events), [number * QUARTER - 1 for number in (1, 2, 3, 4)])
    assert found.margin == pytest.approx((150.0, 150 + 150 + 100, 400 + 200 + 30, 630.0), abs=0.01)
    assert found.spent == (100.0, 200.0, 300.0, 400.0)
    assert found.paying == pytest.approx((600.0, 600.0, 800.0, 0.0))
    assert found.contribution == pytest.approx((650.0, 800.0, 1130.0, 230.0), abs=0.01)


def test_what_was_won_before_counts_from_the_first_day_of_the_period_on() -> None:
    events = [*won("a", 0, 100_000, 80_000), CostBooked(5, "pay", 99_000)]
    found = earnings(period(*events, starts=QUARTER), [2 * QUARTER - 1])
    assert found.margin == pytest.approx((200.0,), abs=0.01)
    assert found.spent == (0.0,)
    assert found.paying == pytest.approx((800.0,))


def test_a_first_order_that_is_cancelled_brings_nothing() -> None:
    events = [*won("a", 10, 50_000, 20_000, once=50_000), CustomerLeft(20, "a", "firms", 0, "cancelled")]
    found = earnings(period(*events), [QUARTER])
    assert found.contribution == pytest.approx((0.0,))


def test_open_deals_are_reported_and_valued() -> None:
    events: list[Event] = [
        DealTaken(1, "open", "AE 1", "firms", 100_000),
        DealTaken(5, "open", "AE 2", "firms", 100_000),
        DealTaken(1, "lost", "AE 1", "firms", 500_000),
        DealLost(9, "lost", "AE 1", "firms", "demo", "refused"),
    ]
    value, worth = open_pipeline(period(*events), {"firms": 0.3}, {"firms": 0.5})
    assert (value, worth) == (1000.0, pytest.approx(150.0))

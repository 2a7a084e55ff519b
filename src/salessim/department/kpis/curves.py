"""Figures along something: the way of deals, months, ages, seats; for plots, measured like all other figures.

Each gives a numerator and a denominator a point, so that many futures are put together as everywhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from salessim.department.journal import (
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWon,
    LeadArrived,
    LeadQualified,
    MeetingHeld,
    SeatTaken,
)
from salessim.department.kpis.fates import DAY_SECONDS, fates_of
from salessim.department.kpis.period import Period

Points = Mapping[str, tuple[float, float]]

AGES_DAYS = (0, 7, 14, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365)
"""Ages of deals at which their fates are shown [days]."""

RETENTION_MONTHS = (0, 3, 6, 9, 12, 15, 18, 21, 24)
"""Ages of customers at which it is shown how many are left [months]."""

MONTH_SECONDS = 365.25 / 12 * DAY_SECONDS
YEAR_SECONDS = 365.25 * DAY_SECONDS


def funnel(period: Period, steps: Sequence[str]) -> Points:
    """Leads that came in the period; deals that qualified in it, and how far these had come by its end [count]."""
    qualified = {deal.deal for deal in period.during(LeadQualified)}
    reached: dict[str, set[str]] = {step: set() for step in steps}
    for meeting in period.until_end(MeetingHeld):
        if meeting.deal in qualified and meeting.step in reached:
            reached[meeting.step].add(meeting.deal)
    won = sum(deal.deal in qualified for deal in period.until_end(DealWon))
    points = {"leads": len(period.during(LeadArrived)), "qualified": len(qualified)}
    points |= {f"{step} held": len(deals) for step, deals in reached.items()}
    return {name: (count, 1.0) for name, count in {**points, "won": won}.items()}


def pipeline(period: Period, moments: Mapping[str, int]) -> Points:
    """The value at list price of the deals that somebody has open at each moment [currency]."""
    taken: dict[str, tuple[int, int]] = {}
    for deal in period.until_end(DealTaken):
        taken.setdefault(deal.deal, (deal.time, deal.list_cents))
    closed = {deal.deal: deal.time for deal in period.until_end(DealWon)}
    closed |= {deal.deal: deal.time for deal in period.until_end(DealLost)}
    return {
        name: (
            sum(
                cents
                for deal, (since, cents) in taken.items()
                if since <= moment and closed.get(deal, moment + 1) > moment
            )
            / 100,
            1.0,
        )
        for name, moment in moments.items()
    }


def attainment(period: Period) -> Points:
    """New revenue over the quota of each seat, for the time it was filled."""
    quotas: dict[str, float] = {taken.seat: 0.0 for taken in period.until_end(SeatTaken)}
    for seat, _, quota_cents, since, until in period.stays():
        if quota_cents:
            quotas[seat] += quota_cents * (until - since) / YEAR_SECONDS
    won: Counter[str] = Counter()
    for deal in period.during(DealWon):
        won[deal.seat] += deal.cents
    return {seat: (won[seat], quota) for seat, quota in quotas.items() if quota}


def won_by_age(period: Period) -> Points:
    """The share of the deals that qualify which is won by an age, open deals counted as far as they were watched."""
    fates = fates_of(period)
    return {str(days): (fates.at(days * DAY_SECONDS)[0], 1.0) for days in AGES_DAYS}


def lost_by_age(period: Period) -> Points:
    """The share of the deals that qualify which is closed without an order by an age."""
    fates = fates_of(period)
    return {str(days): (fates.at(days * DAY_SECONDS)[1], 1.0) for days in AGES_DAYS}


def customers_kept(period: Period) -> Points:
    """Customers still there so many months after the order, of those whose order is so long ago."""
    left = {event.deal: event.time for event in period.until_end(CustomerLeft)}
    points: dict[str, tuple[float, float]] = {}
    for months in RETENTION_MONTHS:
        seconds = months * MONTH_SECONDS
        old = [deal for deal in period.until_end(DealWon) if deal.time + seconds <= period.ends]
        kept = sum(left.get(deal.deal, deal.time + seconds + 1) > deal.time + seconds for deal in old)
        points[str(months)] = (kept, len(old))
    return points


def revenue_kept(period: Period) -> Points:
    """What those customers pay a year by then, growth included, over what they first ordered."""
    changes: dict[str, list[tuple[int, int]]] = {}
    for grew in period.until_end(CustomerGrew):
        changes.setdefault(grew.deal, []).append((grew.time, grew.cents))
    for left in period.until_end(CustomerLeft):
        changes.setdefault(left.deal, []).append((left.time, -left.cents))
    points: dict[str, tuple[float, float]] = {}
    for months in RETENTION_MONTHS:
        seconds = months * MONTH_SECONDS
        old = [deal for deal in period.until_end(DealWon) if deal.time + seconds <= period.ends]
        pays = sum(deal.cents + _changed(changes.get(deal.deal, []), deal.time + seconds) for deal in old)
        points[str(months)] = (pays, sum(deal.cents for deal in old))
    return points


def _changed(changes: list[tuple[int, int]], until: float) -> int:
    ordered = sorted(changes)
    return sum(cents for _, cents in ordered[: bisect_right([time for time, _ in ordered], until)])


def all_curves(period: Period, steps: Sequence[str], month_ends: Mapping[str, int]) -> dict[str, Points]:
    """All of them by name.

    Args:
        period: The period.
        steps: The steps of a deal, in order.
        month_ends: The last second of each month, by its name.
    """
    return {
        "funnel": funnel(period, steps),
        "pipeline": pipeline(period, month_ends),
        "attainment": attainment(period),
        "won_by_age": won_by_age(period),
        "lost_by_age": lost_by_age(period),
        "customers_kept": customers_kept(period),
        "revenue_kept": revenue_kept(period),
    }

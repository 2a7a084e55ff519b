"""How deals move: from step to step, to an order, and as they were forecast to."""

from __future__ import annotations

from collections import Counter
from statistics import median

from salessim.department.journal import (
    CloseExpected,
    DealLost,
    DealWon,
    LeadQualified,
    MeetingHeld,
    SeatLeft,
    SeatTaken,
)
from salessim.department.kpis.fates import fates_of
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, EUR, WHOLE, Parts, kpi
from salessim.department.managing_events import QuotaSet

DAY_SECONDS = 86_400
_QUARTER = 0.25


@kpi(
    "eventual_win_rate",
    "share",
    "figure",
    "Share of the deals that qualify which are won in the end, with being lost as the competing risk; open deals count "
    "for as long as they were watched.",
    "Aalen and Johansen 1978",
    by=DEAL,
)
def eventual_win_rate(period: Period) -> Parts:
    """Win rate that neither open nor quick deals bias."""
    fates = fates_of(period)
    return {WHOLE: (fates.won[-1], 1.0) if fates.won else (0.0, 0.0)}


@kpi(
    "decision_days",
    "days",
    "figure",
    "The age by which half of the orders have come that ever come; open deals count for as long as they were watched.",
    "Aalen and Johansen 1978",
    by=DEAL,
)
def decision_days(period: Period) -> Parts:
    """Cycle that leaves out no open deal."""
    found = fates_of(period).median_won_days()
    return {WHOLE: (0.0, 0.0) if found is None else (found, 1.0)}


@kpi(
    "step_conversion",
    "share",
    "ratio",
    "Of the deals closed in the period for which a step was held, those that went on to a further step or an order.",
)
def step_conversion(period: Period) -> Parts:
    """Conversion from each step to what follows."""
    won = {deal.deal for deal in period.during(DealWon)}
    closed = won | {deal.deal for deal in period.during(DealLost)}
    steps: dict[str, list[str]] = {}
    for meeting in period.until_end(MeetingHeld):
        if meeting.deal in closed:
            steps.setdefault(meeting.deal, []).append(meeting.step)
    held: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for deal, taken in steps.items():
        held.update(taken)
        passed.update(taken if deal in won else taken[:-1])
    return {step: (passed[step], count) for step, count in held.items()}


@kpi(
    "coverage",
    "times",
    "ratio",
    "Pipeline value at the end of the period over the quotas of a quarter of those who have one then.",
    by=("rep",),
)
def coverage(period: Period) -> Parts:
    """Pipeline coverage."""
    quota: dict[str, int] = {}
    changes: list[SeatTaken | SeatLeft | QuotaSet] = [*period.until_end(SeatTaken), *period.until_end(SeatLeft)]
    changes += period.until_end(QuotaSet)
    for event in sorted(changes, key=_time_of):
        quota[event.seat] = 0 if isinstance(event, SeatLeft) else event.quota_cents
    return {WHOLE: (_open_value(period) / 100, sum(quota.values()) * _QUARTER / 100)}


@kpi(
    "velocity",
    EUR,
    "figure",
    "Pipeline velocity, a day: open deals times win rate times deal size, over the median cycle of the deals won.",
    by=DEAL,
)
def velocity(period: Period) -> Parts:
    """What the pipeline brings a day."""
    won, lost = period.during(DealWon), period.during(DealLost)
    if not won:
        return {WHOLE: (0.0, 0.0)}
    closed = {deal.deal for deal in period.until_end(DealWon)} | {deal.deal for deal in period.until_end(DealLost)}
    count = sum(deal.deal not in closed for deal in period.until_end(LeadQualified))
    rate = len(won) / (len(won) + len(lost))
    size = sum(deal.cents for deal in won) / 100 / len(won)
    days = median(deal.decided_in_seconds for deal in won) / DAY_SECONDS
    return {WHOLE: (count * rate * size / days, 1.0) if days else (0.0, 0.0)}


def _open_value(period: Period) -> int:
    closed = {deal.deal for deal in period.until_end(DealWon)} | {deal.deal for deal in period.until_end(DealLost)}
    return sum(cents for deal, cents in period.list_cents().items() if deal not in closed)


@kpi(
    "slip_rate",
    "share",
    "ratio",
    "Of the deals for which somebody said in the period when he expects the order, those that slipped in it at least "
    "once: the day had passed, and a later one was said.",
    by=DEAL,
)
def slip_rate(period: Period) -> Parts:
    """Share of deals that slip."""
    said = {event.deal for event in period.during(CloseExpected)}
    slipped = {event.deal for event in period.during(CloseExpected) if event.slipped_seconds}
    return {WHOLE: (len(slipped), len(said))}


def _time_of(event: SeatTaken | SeatLeft | QuotaSet) -> int:
    return event.time

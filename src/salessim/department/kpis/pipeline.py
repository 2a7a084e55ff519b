"""What is still open at the end of the period."""

from __future__ import annotations

from collections import Counter

from salessim.department.journal import DealLost, DealTaken, DealWentSilent, DealWon, LeadQualified
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, EUR, WHOLE, Parts, kpi, totals


def _closed(period: Period) -> set[str]:
    return {deal.deal for deal in period.until_end(DealWon)} | {deal.deal for deal in period.until_end(DealLost)}


@kpi(
    "open_deals",
    "deals",
    "total",
    "Deals qualified and neither won nor lost at the end of the period, by segment.",
    by=DEAL,
)
def open_deals(period: Period) -> Parts:
    """Open deals at the end."""
    closed = _closed(period)
    return totals(Counter(deal.segment for deal in period.until_end(LeadQualified) if deal.deal not in closed))


@kpi(
    "pipeline_value",
    EUR,
    "total",
    "What the open deals that somebody works on would bring a year at list price.",
    by=DEAL,
)
def pipeline_value(period: Period) -> Parts:
    """Value of the pipeline at the end."""
    closed = _closed(period)
    return {WHOLE: (sum(cents for deal, cents in period.list_cents().items() if deal not in closed) / 100, 1.0)}


@kpi(
    "silent_deals", "share", "ratio", "Open deals whose customer has gone silent for good, of the open deals.", by=DEAL
)
def silent_deals(period: Period) -> Parts:
    """Share of the pipeline that is dead without anybody knowing."""
    closed = _closed(period)
    still_open = {deal.deal for deal in period.until_end(DealTaken)} - closed
    silent = {deal.deal for deal in period.until_end(DealWentSilent)} - closed
    return {WHOLE: (len(silent), len(still_open))}


@kpi(
    "still_open",
    "share",
    "ratio",
    "Deals that qualified in the period and are open at its end: about those, cycle and win rate say nothing yet.",
    by=DEAL,
)
def still_open(period: Period) -> Parts:
    """How much is censored."""
    closed = _closed(period)
    qualified = [deal.deal for deal in period.during(LeadQualified)]
    return {WHOLE: (sum(deal not in closed for deal in qualified), len(qualified))}

"""What customers pay from year to year, how many stay, and what it costs to win one."""

from __future__ import annotations

from statistics import median

from salessim.department.journal import ContractBegan, CostBooked, CustomerGrew, CustomerLeft, DealWon
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, EUR, WHOLE, Parts, kpi

YEAR_SECONDS = 365.25 * 86_400
_MONTHS = 12


def paying(period: Period, moment: int) -> dict[str, int]:
    """What each customer pays a year just before a moment [cents], by the deal that won him."""
    began = {event.deal: event.yearly_cents for event in period.until_end(ContractBegan)}
    pays = {
        event.deal: began.get(event.deal, event.cents) for event in period.until_end(DealWon) if event.time < moment
    }
    for grew in period.until_end(CustomerGrew):
        if grew.time < moment and grew.deal in pays:
            pays[grew.deal] += grew.cents
    for left in period.until_end(CustomerLeft):
        if left.time < moment:
            pays.pop(left.deal, None)
    return {deal: cents for deal, cents in pays.items() if cents}


@kpi(
    "recurring_revenue",
    EUR,
    "total",
    "ARR: what all customers together pay a year at the end of the period; what is paid once is not in it.",
    by=DEAL,
)
def recurring_revenue(period: Period) -> Parts:
    """ARR at the end."""
    return {WHOLE: (sum(paying(period, period.ends).values()) / 100, 1.0)}


@kpi("monthly_recurring_revenue", EUR, "total", "MRR: a twelfth of recurring_revenue.", by=DEAL)
def monthly_recurring_revenue(period: Period) -> Parts:
    """MRR at the end."""
    return {WHOLE: (sum(paying(period, period.ends).values()) / 100 / _MONTHS, 1.0)}


@kpi(
    "gross_retention",
    "share",
    "ratio",
    "GRR: of what customers paid a year at the beginning of the period, the part that none of them took away by its "
    "end; growth does not count.",
    by=DEAL,
)
def gross_retention(period: Period) -> Parts:
    """Revenue kept without growth."""
    before, after = paying(period, period.starts), paying(period, period.ends)
    kept = sum(min(cents, after.get(deal, 0)) for deal, cents in before.items())
    return {WHOLE: (kept / 100, sum(before.values()) / 100)}


@kpi(
    "net_retention",
    "share",
    "ratio",
    "NRR: what the customers of the beginning pay a year at the end of the period, growth included, over what they "
    "paid at its beginning.",
    by=DEAL,
)
def net_retention(period: Period) -> Parts:
    """Revenue kept with growth."""
    before, after = paying(period, period.starts), paying(period, period.ends)
    return {WHOLE: (sum(after.get(deal, 0) for deal in before) / 100, sum(before.values()) / 100)}


@kpi(
    "churn",
    "share",
    "ratio",
    "Customers of the beginning of the period who left in it, of all customers of the beginning.",
    by=DEAL,
)
def churn(period: Period) -> Parts:
    """Customers lost, by number."""
    before = paying(period, period.starts)
    left = {event.deal for event in period.during(CustomerLeft)}
    return {WHOLE: (len(left & before.keys()), len(before))}


def _customer_years(period: Period) -> float:
    """Time that customers were customers in the period [years]."""
    left = {event.deal: event.time for event in period.until_end(CustomerLeft)}
    return (
        sum(
            max(0, min(left.get(won.deal, period.ends), period.ends) - max(won.time, period.starts))
            for won in period.until_end(DealWon)
        )
        / YEAR_SECONDS
    )


def _value_and_leavers(period: Period) -> tuple[float, int]:
    """Numerator and denominator of the value of a customer [currency], [customers]."""
    pays = paying(period, period.ends)
    won = period.until_end(DealWon)
    sold = sum(deal.cents for deal in won)
    margin = sum(deal.margin_cents for deal in won) / sold if sold else 0.0
    yearly = sum(pays.values()) / 100 * margin / len(pays) if pays else 0.0
    return yearly * _customer_years(period), len(period.during(CustomerLeft))


@kpi(
    "customer_value",
    EUR,
    "ratio",
    "CLV: the gross margin of what an average customer pays a year, over the share of customers that leave a year; not "
    "discounted. None where nobody leaves.",
    "Gupta and Lehmann 2003, without discounting",
    by=DEAL,
)
def customer_value(period: Period) -> Parts:
    """Lifetime value."""
    return {WHOLE: _value_and_leavers(period)}


def _spent(period: Period) -> float:
    return sum(booked.cents for booked in period.during(CostBooked)) / 100


@kpi(
    "acquisition_cost",
    EUR,
    "ratio",
    "CAC: all that the department spends in the period, over the deals won in it.",
)
def acquisition_cost(period: Period) -> Parts:
    """Cost of winning a customer."""
    return {WHOLE: (_spent(period), len(period.during(DealWon)))}


@kpi(
    "value_over_cost",
    "times",
    "ratio",
    "LTV:CAC: customer_value over acquisition_cost.",
)
def value_over_cost(period: Period) -> Parts:
    """Value of a customer over what he cost."""
    value, leavers = _value_and_leavers(period)
    return {WHOLE: (value * len(period.during(DealWon)), leavers * _spent(period))}


@kpi(
    "payback_months",
    "months",
    "figure",
    "The time in which half of the customers won in the period bring in gross margin what winning one cost on average.",
)
def payback_months(period: Period) -> Parts:
    """Median payback."""
    won = [deal for deal in period.during(DealWon) if deal.margin_cents > 0]
    if not won:
        return {WHOLE: (0.0, 0.0)}
    cost = _spent(period) / len(period.during(DealWon))
    return {WHOLE: (median(cost / (deal.margin_cents / 100 / _MONTHS) for deal in won), 1.0)}


@kpi(
    "never_paid_back",
    "share",
    "ratio",
    "Of the customers who left in the period, those whose gross margin until then was less than what winning one costs "
    "in the period.",
)
def never_paid_back(period: Period) -> Parts:
    """Customers who left too early."""
    won = {deal.deal: deal for deal in period.until_end(DealWon)}
    deals = len(period.during(DealWon))
    gone = [(won[left.deal], left.time) for left in period.during(CustomerLeft) if left.deal in won]
    if not deals:
        return {WHOLE: (0.0, 0.0)}
    cost = _spent(period) / deals
    unpaid = sum(deal.margin_cents / 100 * (time - deal.time) / YEAR_SECONDS < cost for deal, time in gone)
    return {WHOLE: (unpaid, len(gone))}

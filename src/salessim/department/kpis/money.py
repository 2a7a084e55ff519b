"""What it costs, what remains, and what becomes of customers."""

from __future__ import annotations

from collections import Counter

from salessim.department.journal import AccountsCounted, CostBooked, CustomerGrew, CustomerLeft, DealWon
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, EUR, WHOLE, Parts, kpi, totals


@kpi("cost", EUR, "total", "Pay, overhead on it, tools, marketing, hiring and travel, by kind.")
def cost(period: Period) -> Parts:
    """What selling cost."""
    amounts: Counter[str] = Counter()
    for booked in period.during(CostBooked):
        amounts[booked.what] += booked.cents
    return totals({what: cents / 100 for what, cents in amounts.items()})


@kpi(
    "contribution",
    EUR,
    "total",
    "Gross margin that the deals won in the period bring in a year, less the cost of selling in the period.",
)
def contribution(period: Period) -> Parts:
    """What is left of the margin after selling."""
    margin = sum(deal.margin_cents for deal in period.during(DealWon))
    spent = sum(booked.cents for booked in period.during(CostBooked))
    return {WHOLE: ((margin - spent) / 100, 1.0)}


@kpi("churned_revenue", EUR, "total", "What the customers that left paid a year.", by=DEAL)
def churned_revenue(period: Period) -> Parts:
    """Revenue lost with customers."""
    return {WHOLE: (sum(left.cents for left in period.during(CustomerLeft)) / 100, 1.0)}


@kpi("expansion_revenue", EUR, "total", "What customers pay a year more than before.", by=DEAL)
def expansion_revenue(period: Period) -> Parts:
    """Revenue gained with customers."""
    return {WHOLE: (sum(grew.cents for grew in period.during(CustomerGrew)) / 100, 1.0)}


@kpi("customers", "customers", "total", "Customers at the end of the period, won since the simulation began.", by=DEAL)
def customers(period: Period) -> Parts:
    """Customers at the end."""
    return {WHOLE: (len(period.until_end(DealWon)) - len(period.until_end(CustomerLeft)), 1.0)}


@kpi("accounts_per_place", "share", "ratio", "Customers over the number that those who look after them have room for.")
def accounts_per_place(period: Period) -> Parts:
    """How full the hands of account managers are, month by month."""
    counted = period.during(AccountsCounted)
    return {WHOLE: (sum(each.customers for each in counted), sum(each.places for each in counted))}

"""How customers are served after the sale."""

from __future__ import annotations

from collections import Counter

from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, EUR, WHOLE, Parts, kpi, ratios, totals
from salessim.department.service_events import (
    Onboarded,
    PromiseCameBack,
    Reordered,
    SatisfactionCounted,
    TicketEscalated,
    TicketOpened,
    TicketResolved,
    VisitHeld,
    VisitMissed,
)

HOUR_SECONDS = 3600


@kpi("satisfaction", "points", "ratio", "Satisfaction of a customer, on average over customers and month ends.")
def satisfaction(period: Period) -> Parts:
    """Mean satisfaction."""
    counted = period.during(SatisfactionCounted)
    return {WHOLE: (sum(each.points for each in counted), sum(each.customers for each in counted))}


@kpi("tickets", "tickets", "total", "Times that customers asked for help, by kind.", by=DEAL)
def tickets(period: Period) -> Parts:
    """Tickets opened."""
    return totals(Counter(each.kind for each in period.during(TicketOpened)))


@kpi(
    "resolution_hours",
    "hours",
    "ratio",
    "Hours on the clock until a ticket is closed, of those closed in the period, by kind.",
    by=DEAL,
)
def resolution_hours(period: Period) -> Parts:
    """Time to resolution."""
    closed = period.during(TicketResolved)
    counts = Counter(each.kind for each in closed)
    spent: Counter[str] = Counter()
    for each in closed:
        spent[each.kind] += each.after_seconds
    return ratios({kind: (spent[kind] / HOUR_SECONDS, count) for kind, count in counts.items()})


@kpi("resolved_in_time", "share", "ratio", "Tickets closed in time, of those closed in the period.", by=DEAL)
def resolved_in_time(period: Period) -> Parts:
    """Service level."""
    closed = period.during(TicketResolved)
    return {WHOLE: (sum(each.is_in_time for each in closed), len(closed))}


@kpi("tickets_escalated", "share", "ratio", "Times that somebody else had to help, of the tickets opened.")
def tickets_escalated(period: Period) -> Parts:
    """Escalation."""
    return {WHOLE: (len(period.during(TicketEscalated)), len(period.during(TicketOpened)))}


@kpi("onboarded_in_time", "share", "ratio", "Customers whose onboarding took no longer than usual.", by=DEAL)
def onboarded_in_time(period: Period) -> Parts:
    """Onboarding as usual."""
    onboarded = period.during(Onboarded)
    return {WHOLE: (sum(not each.late_seconds for each in onboarded), len(onboarded))}


@kpi(
    "promises_came_back",
    "promises",
    "total",
    "Expectations that came out at the hand-over because nobody had asked in the sale.",
    by=DEAL,
)
def promises_came_back(period: Period) -> Parts:
    """What was not learned in the sale."""
    return {WHOLE: (len(period.during(PromiseCameBack)), 1.0)}


@kpi("visits_held", "share", "ratio", "Visits to customers held, of those held and missed.", by=DEAL)
def visits_held(period: Period) -> Parts:
    """Visits made."""
    held = len(period.during(VisitHeld))
    return {WHOLE: (held, held + len(period.during(VisitMissed)))}


@kpi("repeat_revenue", EUR, "total", "What customers ordered again, or besides, by product.", by=(*DEAL, "product"))
def repeat_revenue(period: Period) -> Parts:
    """Revenue from orders after the first."""
    amounts: Counter[str] = Counter()
    for order in period.during(Reordered):
        amounts[order.product] += order.cents
    return totals({product: cents / 100 for product, cents in amounts.items()})

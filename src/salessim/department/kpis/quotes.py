"""Quotes: how many go out, how long they take, and how often they have to be made again."""

from __future__ import annotations

from salessim.department.journal import QuoteMade
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, WHOLE, Parts, kpi

HOUR_SECONDS = 3600


@kpi("quotes", "quotes", "total", "Quotes that went out, those included that replace one that had run out.", by=DEAL)
def quotes(period: Period) -> Parts:
    """Quotes made."""
    return {WHOLE: (len(period.during(QuoteMade)), 1.0)}


@kpi(
    "quote_hours",
    "hours",
    "ratio",
    "Hours on the clock from when a quote is asked for until it is out, mistakes and approval included, on average.",
    by=DEAL,
)
def quote_hours(period: Period) -> Parts:
    """How long quotes take."""
    made = period.during(QuoteMade)
    return {WHOLE: (sum(each.after_seconds for each in made) / HOUR_SECONDS, len(made))}


@kpi("quotes_wrong", "share", "ratio", "Times that a quote was wrong and made again, of all that were made.", by=DEAL)
def quotes_wrong(period: Period) -> Parts:
    """Mistakes in quotes."""
    made = period.during(QuoteMade)
    return {WHOLE: (sum(each.attempts - 1 for each in made), sum(each.attempts for each in made))}

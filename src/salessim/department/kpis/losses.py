"""Why customers refuse, and what they would have liked: what sales hands on to those who make the product."""

from __future__ import annotations

from collections import Counter

from salessim.department.journal import DealLost, WishHeard
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, Parts, kpi, totals

NO_REASON = "none given"


@kpi(
    "reasons_lost",
    "deals",
    "total",
    "Deals that customers refused, by the reason they gave, a competitor among them.",
    by=DEAL,
)
def reasons_lost(period: Period) -> Parts:
    """Reasons of those who refused."""
    refused = [deal for deal in period.during(DealLost) if deal.why == "refused"]
    return totals(Counter((deal.reason or NO_REASON).replace(" ", "-") for deal in refused))


@kpi(
    "wishes",
    "deals",
    "total",
    "Deals that customers refused for want of something, by what they missed.",
    by=DEAL,
)
def wishes(period: Period) -> Parts:
    """Wishes for the product."""
    return totals(Counter(heard.wish.replace(" ", "-") for heard in period.during(WishHeard)))

"""Leads, deals, orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from statistics import median

from salessim.department.journal import (
    DealLost,
    DealWon,
    LeadAnswered,
    LeadArrived,
    LeadQualified,
    MeetingHeld,
    ProductSold,
    TouchesMade,
)
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import DEAL, EUR, LEAD, WHOLE, Parts, kpi, ratios, totals

DAY_SECONDS = 86_400
HOUR_SECONDS = 3600


@kpi("leads", "leads", "total", "Leads that marketing brought, by segment.", by=LEAD)
def leads(period: Period) -> Parts:
    """Leads that came."""
    return totals(Counter(lead.segment for lead in period.during(LeadArrived)))


@kpi(
    "answer_hours",
    "hours",
    "ratio",
    "Hours on the clock from a lead's arrival until somebody got to it, on average.",
    by=LEAD,
)
def answer_hours(period: Period) -> Parts:
    """How long leads waited for an answer."""
    answered = period.during(LeadAnswered)
    return {WHOLE: (sum(each.after_seconds for each in answered) / HOUR_SECONDS, len(answered))}


@kpi("leads_lost_waiting", "share", "ratio", "Leads that were lost while they waited, of those answered.", by=LEAD)
def leads_lost_waiting(period: Period) -> Parts:
    """Share of leads lost to slow answers."""
    answered = period.during(LeadAnswered)
    return {WHOLE: (sum(each.is_lost for each in answered), len(answered))}


@kpi("answered_in_an_hour", "share", "ratio", "Leads that somebody got to within an hour of the clock.", by=LEAD)
def answered_in_an_hour(period: Period) -> Parts:
    """Share of leads answered quickly."""
    answered = period.during(LeadAnswered)
    return {WHOLE: (sum(each.after_seconds <= HOUR_SECONDS for each in answered), len(answered))}


@kpi("activities", "activities", "total", "What people did, by kind: answers, touches, meetings.")
def activities(period: Period) -> Parts:
    """Activities."""
    counts = {
        "answers": len(period.during(LeadAnswered)),
        "touches": sum(block.touches for block in period.during(TouchesMade)),
        "meetings": len(period.during(MeetingHeld)),
    }
    return totals(counts)


@kpi("touches", "touches", "total", "Calls, mails and messages to companies that had not asked.", by=("rep",))
def touches(period: Period) -> Parts:
    """Outbound touches made."""
    return {WHOLE: (sum(block.touches for block in period.during(TouchesMade)), 1.0)}


@kpi("deals_qualified", "deals", "total", "Companies that turned out to be worth a deal, by segment.", by=DEAL)
def deals_qualified(period: Period) -> Parts:
    """Deals that qualified."""
    return totals(Counter(deal.segment for deal in period.during(LeadQualified)))


@kpi("meetings", "meetings", "total", "Steps of deals worked through with the customer, by step.", by=DEAL)
def meetings(period: Period) -> Parts:
    """Meetings held."""
    return totals(Counter(meeting.step for meeting in period.during(MeetingHeld)))


@kpi("deals_won", "deals", "total", "Orders, by segment.", by=DEAL)
def deals_won(period: Period) -> Parts:
    """Deals won."""
    return totals(Counter(deal.segment for deal in period.during(DealWon)))


@kpi(
    "win_rate",
    "share",
    "ratio",
    "Deals won, of the deals closed in the period, whenever they qualified; those that faded or for which nobody had "
    "room count as lost. By segment.",
    by=DEAL,
)
def win_rate(period: Period) -> Parts:
    """Win rate by number."""
    won = Counter(deal.segment for deal in period.during(DealWon))
    lost = Counter(deal.segment for deal in period.during(DealLost))
    return ratios({segment: (won[segment], won[segment] + lost[segment]) for segment in _in_order(won, lost)})


@kpi("win_rate_by_value", "share", "ratio", "As win_rate, every deal counted with its price at list.", by=DEAL)
def win_rate_by_value(period: Period) -> Parts:
    """Win rate by value."""
    prices = period.list_cents()
    won = sum(prices.get(deal.deal, deal.cents) for deal in period.during(DealWon))
    lost = sum(prices.get(deal.deal, 0) for deal in period.during(DealLost))
    return {WHOLE: (won, won + lost)}


@kpi(
    "deals_lost",
    "deals",
    "total",
    "Deals closed without an order, by reason: refused, faded, nobody had room.",
    by=DEAL,
)
def deals_lost(period: Period) -> Parts:
    """Deals lost, by reason."""
    return totals(Counter(deal.why.replace(" ", "-") for deal in period.during(DealLost)))


@kpi("new_revenue", EUR, "total", "What the deals won bring a year, discounts taken off, by segment.", by=DEAL)
def new_revenue(period: Period) -> Parts:
    """New revenue, a year's worth."""
    amounts: Counter[str] = Counter()
    for deal in period.during(DealWon):
        amounts[deal.segment] += deal.cents
    return totals({segment: cents / 100 for segment, cents in amounts.items()})


@kpi(
    "product_revenue",
    EUR,
    "total",
    "New revenue by what was sold: the product that a deal is about, and what was added to it.",
    by=(*DEAL, "product"),
)
def product_revenue(period: Period) -> Parts:
    """New revenue by product."""
    amounts: Counter[str] = Counter()
    for sold in period.during(ProductSold):
        amounts[sold.product] += sold.cents
    return totals({product: cents / 100 for product, cents in amounts.items()})


@kpi(
    "product_margin",
    "share",
    "ratio",
    "Gross margin of what was sold over its revenue, by product.",
    by=(*DEAL, "product"),
)
def product_margin(period: Period) -> Parts:
    """Margin by product."""
    pairs: dict[str, tuple[float, float]] = {}
    for sold in period.during(ProductSold):
        above, below = pairs.get(sold.product, (0.0, 0.0))
        pairs[sold.product] = (above + sold.margin_cents / 100, below + sold.cents / 100)
    return ratios(pairs)


@kpi("attach_rate", "share", "ratio", "Deals won of which a product was a part, of all deals won, by product.")
def attach_rate(period: Period) -> Parts:
    """How often each product is sold."""
    won = len(period.during(DealWon))
    return {name: (count, won) for name, count in Counter(sold.product for sold in period.during(ProductSold)).items()}


@kpi("deal_size", EUR, "ratio", "New revenue over deals won, by segment.", by=DEAL)
def deal_size(period: Period) -> Parts:
    """Average deal."""
    pairs: dict[str, tuple[float, float]] = {}
    for deal in period.during(DealWon):
        above, below = pairs.get(deal.segment, (0.0, 0.0))
        pairs[deal.segment] = (above + deal.cents / 100, below + 1)
    return ratios(pairs)


@kpi("discount", "share", "ratio", "Discounts given over the price at list of what was sold.", by=DEAL)
def discount(period: Period) -> Parts:
    """Average discount, by value."""
    won = period.during(DealWon)
    given = sum(deal.discount_cents for deal in won)
    return {WHOLE: (given, given + sum(deal.cents for deal in won))}


@kpi(
    "cycle_days",
    "days",
    "figure",
    "Median time from qualified to order of the deals won in the period, by segment. Deals still open are left out; "
    "where the department has run for long before, as many long ones come in from before as are still open at the end.",
    by=DEAL,
)
def cycle_days(period: Period) -> Parts:
    """Median cycle of the deals won."""
    days: dict[str, list[float]] = {WHOLE: []}
    for deal in period.during(DealWon):
        for part in (WHOLE, deal.segment):
            days.setdefault(part, []).append(deal.decided_in_seconds / DAY_SECONDS)
    return {part: (median(each), 1.0) if each else (0.0, 0.0) for part, each in days.items()}


def _in_order(*counters: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for counter in counters for name in counter))

"""Targets that managers set, and what came of them: region by region, product by product, customer by customer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from salessim.department.journal import ContractBegan, CustomerGrew, CustomerLeft, DealWon, LeadQualified, ProductSold
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import EUR, WHOLE, Parts, kpi, ratios
from salessim.department.managing_events import TargetSet
from salessim.department.service_events import Reordered

YEAR_SECONDS = 365.25 * 86_400

Span = tuple[int, int, int]
"""What a target asks for a year while it holds [cents], from and to [s]."""


def spans_of(period: Period, what: str) -> dict[str, list[Span]]:
    """The targets of one sort in the period, by what they are of; each holds until the next or for a year."""
    years = [event.time for event in period.until_end(TargetSet) if event.what == "revenue"]
    found: dict[str, list[Span]] = {}
    for event in period.until_end(TargetSet):
        if event.what != what:
            continue
        spans = found.setdefault(event.of, [])
        if spans:
            cents, since, until = spans[-1]
            spans[-1] = cents, since, min(until, event.time)
        ends = next((year for year in years if year > event.time), period.ends) if what == "account" else period.ends
        spans.append((event.cents, event.time, ends))
    clipped = {
        name: [(cents, max(since, period.starts), until) for cents, since, until in spans if until > period.starts]
        for name, spans in found.items()
    }
    return {name: spans for name, spans in clipped.items() if spans}


def _asked(spans: list[Span]) -> float:
    """What targets ask for in the time in which they hold [currency]."""
    return sum(cents * (until - since) / YEAR_SECONDS for cents, since, until in spans) / 100


def _since(period: Period) -> int:
    """From when on targets hold in the period [s]."""
    return min((since for spans in spans_of(period, "revenue").values() for _, since, _ in spans), default=period.ends)


def _brought(period: Period) -> dict[str, float]:
    """What each customer with a target has brought while it held [currency]."""
    targets = spans_of(period, "account")
    found = dict.fromkeys(targets, 0.0)
    for name, changes in _payments(period, targets).items():
        for _, since, until in targets[name]:
            pays, at = 0, since
            for time, cents in changes:
                if time > at:
                    found[name] += pays * (min(time, until) - at) / YEAR_SECONDS / 100
                    at = min(time, until)
                pays = cents
            found[name] += pays * (until - at) / YEAR_SECONDS / 100
    for order in period.during(Reordered):
        if any(since <= order.time < until for _, since, until in targets.get(order.deal, ())):
            found[order.deal] += order.cents / 100
    return found


def _payments(period: Period, wanted: dict[str, list[Span]]) -> dict[str, list[tuple[int, int]]]:
    """From when on each of these customers pays how much a year [s, cents]."""
    pays: dict[str, list[tuple[int, int]]] = {
        event.deal: [(event.time, event.yearly_cents)]
        for event in period.until_end(ContractBegan)
        if event.deal in wanted
    }
    for time, deal, cents in sorted(_later(period)):
        if deal in pays:
            pays[deal].append((time, pays[deal][-1][1] + cents))
    return pays


def _later(period: Period) -> Iterator[tuple[int, str, int]]:
    yield from ((event.time, event.deal, event.cents) for event in period.until_end(CustomerGrew))
    yield from ((event.time, event.deal, -event.cents) for event in period.until_end(CustomerLeft))


@kpi(
    "target_attainment",
    "share",
    "ratio",
    "What customers of before paid and ordered, and what new deals bring, over what was to come of both in the time in "
    "which targets held; apart: customers of before over their own targets, new deals over the shortfall.",
)
def target_attainment(period: Period) -> Parts:
    """Revenue over the targets."""
    wanted = spans_of(period, "revenue").get("", [])
    if not wanted:
        return {WHOLE: (0.0, 0.0)}
    since = _since(period)
    existing = sum(_brought(period).values())
    new = sum(deal.cents for deal in period.during(DealWon) if deal.time >= since) / 100
    accounts = sum(_asked(spans) for spans in spans_of(period, "account").values())
    return {
        WHOLE: (existing + new, _asked(wanted)),
        "existing-business": (existing, accounts),
        "new-business": (new, _asked(spans_of(period, "new business").get("", []))),
    }


@kpi(
    "territory_attainment",
    "share",
    "ratio",
    "New revenue over what new business was to bring, by the territory in which a company lies.",
)
def territory_attainment(period: Period) -> Parts:
    """Attainment by territory."""
    lies = {deal.deal: deal.territory for deal in period.until_end(LeadQualified)}
    since = _since(period)
    won: Counter[str] = Counter()
    for deal in period.during(DealWon):
        if deal.time >= since:
            won[lies.get(deal.deal, "")] += deal.cents
    return ratios({name: (won[name] / 100, _asked(spans)) for name, spans in spans_of(period, "region").items()})


@kpi(
    "product_attainment",
    "share",
    "ratio",
    "New revenue of a product over what new business was to bring of it, by product.",
)
def product_attainment(period: Period) -> Parts:
    """Attainment by product."""
    since = _since(period)
    sold: Counter[str] = Counter()
    for part in period.during(ProductSold):
        if part.time >= since:
            sold[part.product] += part.cents
    return ratios({name: (sold[name] / 100, _asked(spans)) for name, spans in spans_of(period, "product").items()})


@kpi(
    "accounts_on_target",
    "share",
    "ratio",
    "Customers who paid and ordered at least what was expected of them, of those with a target; who left counts, too.",
)
def accounts_on_target(period: Period) -> Parts:
    """Customers who bring what was expected."""
    targets = spans_of(period, "account")
    brought = _brought(period)
    return {WHOLE: (sum(brought[name] >= _asked(spans) for name, spans in targets.items()), len(targets))}


@kpi(
    "new_business_needed",
    EUR,
    "total",
    "The shortfall: what new business has to bring a year, by the targets that hold at the end of the period.",
)
def new_business_needed(period: Period) -> Parts:
    """What is not expected of customers of before."""
    said = [event.cents for event in period.until_end(TargetSet) if event.what == "new business"]
    return {WHOLE: (said[-1] / 100 if said else 0.0, 1.0)}

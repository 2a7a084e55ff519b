"""What a department has earned and spent by the end of each month, for whoever compares plans.

The contribution of a plan at a horizon is the margin of what customers have paid, less what selling has cost, plus a
year's margin of what they still pay then. What was won before the period counts as long as it is paid, so that keeping
customers shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.department.journal import (
    ContractBegan,
    CostBooked,
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWon,
)
from salessim.department.kpis.period import Period
from salessim.department.service_events import Reordered

YEAR_SECONDS = 365.25 * 86_400


@dataclass(frozen=True, slots=True)
class Earnings:
    """What has been earned and spent by the end of each month of a period [currency].

    Attributes:
        margin: Margin of what customers have paid since the period began: sums paid once at the order, yearly ones by
            the day.
        spent: What selling has cost since then.
        paying: A year's margin of what customers pay at that moment.
    """

    margin: tuple[float, ...]
    spent: tuple[float, ...]
    paying: tuple[float, ...]

    @property
    def contribution(self) -> tuple[float, ...]:
        """Margin less cost, plus a year's margin of what is still paying [currency]."""
        months = zip(self.margin, self.spent, self.paying, strict=True)
        return tuple(margin - spent + paying for margin, spent, paying in months)


def earnings(period: Period, month_ends: Sequence[int]) -> Earnings:
    """What a period has brought by the end of each of its months.

    Args:
        period: The period, with all that was before it.
        month_ends: The last second of each month [s].
    """
    paid, rates = _payments(period)
    costs = [(booked.time, float(booked.cents)) for booked in period.during(CostBooked)]
    margin, paying = [], []
    total = rate = 0.0
    clock, place = period.starts, 0
    for end in month_ends:
        while place < len(rates) and rates[place][0] <= end:
            time, change = rates[place]
            if time > clock:
                total += rate * (time - clock) / YEAR_SECONDS
                clock = time
            rate += change
            place += 1
        total += rate * (end - clock) / YEAR_SECONDS
        clock = end
        margin.append((total + sum(cents for time, cents in paid if period.starts <= time <= end)) / 100)
        paying.append(rate / 100)
    spent = [sum(cents for time, cents in costs if time <= end) / 100 for end in month_ends]
    return Earnings(tuple(margin), tuple(spent), tuple(paying))


def _payments(period: Period) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
    """Margins paid once [cents], and changes of the margin paid a year [cents/year], each with its moment."""
    share = {deal.deal: deal.margin_cents / deal.cents for deal in period.until_end(DealWon) if deal.cents}
    paid = [(order.time, float(order.margin_cents)) for order in period.until_end(Reordered)]
    rates: list[tuple[int, float]] = []
    pays: dict[str, float] = {}
    once: dict[str, float] = {}
    for contract in period.until_end(ContractBegan):
        part = share.get(contract.deal, 0.0)
        once[contract.deal] = part * contract.once_cents
        pays[contract.deal] = part * contract.yearly_cents
        paid.append((contract.time, once[contract.deal]))
        rates.append((contract.time, pays[contract.deal]))
    for grew in period.until_end(CustomerGrew):
        more = share.get(grew.deal, 0.0) * grew.cents
        pays[grew.deal] = pays.get(grew.deal, 0.0) + more
        rates.append((grew.time, more))
    for left in period.until_end(CustomerLeft):
        rates.append((left.time, -pays.get(left.deal, 0.0)))
        if left.why == "cancelled":
            paid.append((left.time, -once.get(left.deal, 0.0)))
    return paid, sorted(rates)


def open_pipeline(period: Period, win_rates: dict[str, float], margins: dict[str, float]) -> tuple[float, float]:
    """The deals that somebody has open at the end: their value at list price, and the margin to be expected of them.

    Args:
        period: The period.
        win_rates: Share won, by segment (assumption: an open deal is won as often as one that has just qualified).
        margins: Gross margin, by segment.

    Returns:
        Value and expected margin of a year [currency].
    """
    closed = {deal.deal for deal in period.until_end(DealWon)} | {deal.deal for deal in period.until_end(DealLost)}
    value = worth = 0.0
    for deal, (segment, cents) in {
        taken.deal: (taken.segment, taken.list_cents) for taken in period.until_end(DealTaken)
    }.items():
        if deal not in closed:
            value += cents / 100
            worth += cents / 100 * win_rates.get(segment, 0.0) * margins.get(segment, 1.0)
    return value, worth

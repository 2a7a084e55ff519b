"""Leads that come by themselves: which, when and from where, without regard to what anybody does about them.

Think of a plane with time on one axis and the rate of leads on the other, strewn evenly with candidates. A channel's
rate is a line across it, and the candidates below the line are its leads. Raising the line adds leads and takes none
away; so with more marketing every lead of before is still there, with all of its luck.

The plane is drawn cell by cell: a month wide and a few leads high, with a Poisson number of candidates in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from salessim.department.plan import Plan
from salessim.department.plan_market import ChannelPlan
from salessim.luck import Luck
from salessim.units import Quantity, WorkCalendar

LAYER = 8
"""Height of a cell, and the mean number of candidates in it [leads/month]."""
LIFE = 7
"""Numbers that a lead is born with, see `salessim.department.qualifying`."""
_OF_CANDIDATE = 2 + LIFE  # and where it lies in its cell
_MOST_IN_CELL = 32  # a Poisson number of mean 8 is larger once in 10^10 cells
_DRIFT_MONTHS = 24


class Lead(NamedTuple):
    """Somebody who asked, or who was met.

    Attributes:
        origin: Who it is, as a key of luck.
        arrives: When it comes [s].
        channel: Which channel brought it.
        segment: Which segment it belongs to.
        life: The luck that it is born with; empty: that of its origin, see `salessim.department.qualifying`.
    """

    origin: tuple[str | int, ...]
    arrives: int
    channel: str
    segment: str
    life: tuple[float, ...] = ()

    @property
    def name(self) -> str:
        """What the journal calls it."""
        return "/".join(map(str, self.origin))


def month_of(day: date) -> int:
    """Months are numbered without a gap, so that a month has the same luck whenever a simulation begins."""
    return 12 * day.year + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def leads_of(months: range, plan: Plan, luck: Luck, calendar: WorkCalendar) -> list[Lead]:
    """All leads of some months, in the order of coming.

    Args:
        months: Their numbers, see `month_of`; none of them before the calendar begins.
        plan: What the market is like.
        luck: Whose leads.
        calendar: What times are counted by.
    """
    spans = [_span(month, calendar) for month in months]
    leads: list[Lead] = []
    for channel in plan.channels:
        drifts = _drifts(channel.name, months, plan, luck)
        for segment, usual in channel.leads_per_month.items():
            if segment in plan.segments:
                rates = [
                    _rate(channel, segment, usual, month, drift, plan, luck)
                    for month, drift in zip(months, drifts, strict=True)
                ]
                leads += _stream(channel.name, segment, months, rates, spans, plan, luck, calendar)
    return sorted(leads, key=lambda lead: (lead.arrives, lead.origin))


def _stream(
    channel: str,
    segment: str,
    months: range,
    rates: list[float],
    spans: list[_Span],
    plan: Plan,
    luck: Luck,
    calendar: WorkCalendar,
) -> Iterator[Lead]:
    in_hours = plan.assumptions.leads_in_hours
    for layer in range(math.ceil(max(rates, default=0.0) / LAYER)):
        key = ("arrivals", channel, segment, layer)
        counts = [_count(u) for (u,) in luck.block(*key, first=months.start, rows=len(months), columns=1).tolist()]
        cells = luck.block(*key, first=months.start, rows=len(months), columns=1 + _OF_CANDIDATE * max(counts))
        for month, span, rate, count, cell in zip(months, spans, rates, counts, cells.tolist(), strict=True):
            for candidate in range(count):
                at = 1 + _OF_CANDIDATE * candidate
                if (layer + cell[at]) * LAYER < rate:
                    arrives = _moment(cell[at + 1], span, calendar, in_hours)
                    life = tuple(cell[at + 2 : at + _OF_CANDIDATE])
                    yield Lead((channel, segment, month, layer, candidate), arrives, channel, segment, life)


def _rate(
    channel: ChannelPlan, segment: str, usual: Quantity, month: int, drift: float, plan: Plan, luck: Luck
) -> float:
    """Leads that a month would bring on average [1/month]."""
    expected = usual.quantile(luck.uniform("month", channel.name, segment, month)) if usual.spread else usual.median
    years = (month - month_of(plan.starts)) / 12
    return expected * channel.season[month % 12] * _campaigns(channel, month) * math.exp(channel.trend * years + drift)


def _campaigns(channel: ChannelPlan, month: int) -> float:
    """What campaigns make of a channel's leads in a month, by the part of the month in which they run [factor]."""
    factor = 1.0
    first, after = first_of(month), first_of(month + 1)
    days = (after - first).days
    for campaign in channel.campaigns:
        begins = max(0, (campaign.starts - first).days)
        ends = min(days, (campaign.starts - first).days + campaign.days)
        factor += (campaign.factor - 1.0) * max(0.0, ends - begins) / days
    return max(0.0, factor)


def _drifts(channel: str, months: range, plan: Plan, luck: Luck) -> list[float]:
    """How far a channel's logarithmic rate is off its mean in some months: it wanders, its mean stays as it is.

    A stationary first-order autoregression, written as the sum of what the last months brought, so that it does not
    matter where one starts to look.
    """
    sd, memory = plan.assumptions.drift_sd, plan.assumptions.drift_memory
    if sd == 0.0:
        return [0.0] * len(months)
    since = months.start - _DRIFT_MONTHS + 1
    shocks = [luck.normal("drift", channel, month) for month in range(since, months.stop)]
    size = math.sqrt((1.0 - memory**2) / (1.0 - memory ** (2 * _DRIFT_MONTHS))) if memory < 1.0 else 1.0
    faded = [memory**ago for ago in range(_DRIFT_MONTHS)]
    return [
        sd * size * math.fsum(part * shocks[month - since - ago] for ago, part in enumerate(faded)) - sd**2 / 2
        for month in months
    ]


def _count(u: float) -> int:
    """A Poisson number with the mean of a cell, by inversion."""
    probability = total = math.exp(-LAYER)
    count = 0
    while u > total and count < _MOST_IN_CELL:
        count += 1
        probability *= LAYER / count
        total += probability
    return count


class _Span(NamedTuple):
    """A month on the clock: its first second, the one after its last, its first of working time, and how much that is
    [s].
    """

    start: int
    end: int
    opens: int
    work: int


def _span(month: int, calendar: WorkCalendar) -> _Span:
    start, end = calendar.second_of(first_of(month)), calendar.second_of(first_of(month + 1))
    return _Span(start, end, calendar.next_open(start), calendar.work_between(start, end))


def _moment(u: float, month: _Span, calendar: WorkCalendar, in_hours: float) -> int:
    """A moment of a month [s]: a part of them even over the working hours, the rest even over the whole time."""
    if u >= in_hours:
        return month.start + int((u - in_hours) / (1.0 - in_hours) * (month.end - month.start))
    return calendar.add_work(month.opens, int(u / in_hours * month.work)) if month.work else month.start

"""Forecasts: month by month a manager says what will be won in this month, and in this quarter.

He goes through the open deals of every rep, as he knows them: how far they have come, and the day that their owner
expects. A deal that has gone silent looks to him like any other, so that forecasts come out too high as real ones do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim.department.deal import Deal
from salessim.department.journal import DealWon
from salessim.department.kernel import Course
from salessim.department.managing_events import ForecastMade
from salessim.department.marginals import probability, step_goes_well
from salessim.department.market import first_of, month_of
from salessim.department.ways import parts_along

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.plan_managing import ForecastsPlan
    from salessim.department.world import World

FORECASTS = "forecasts"
"""The duty of those who make them."""

_URGENCY = 2
_QUARTER_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """What a manager thinks of a deal: how likely it is, and what it brings [cents]."""

    deal: Deal
    chance: float
    cents: float


def make_forecasts(world: World) -> Course:
    """Month after month, from the first whole one on."""
    plan = world.plan.forecasts
    if plan is None:
        return
    month = month_of(world.calendar.date_of(world.now))
    if world.calendar.second_of(first_of(month)) < world.now:
        month += 1
    while True:
        yield world.calendar.second_of(first_of(month)) - world.now
        judged: list[Judged] = []
        looked = [
            world.start(_goes_through(seat, month, judged, plan, world)) for seat in world.seats if seat.role.sells_to
        ]
        yield from looked
        month_after = month + 1
        for horizon, ends in (("month", month_after), _quarter(month)):
            _say(horizon, month, ends, judged, plan, world)
        month = max(month_after, month_of(world.calendar.date_of(world.now)) + 1)


def judged_chance(deal: Deal, month: int, plan: ForecastsPlan) -> float:
    """How likely a manager thinks a deal is: as likely as deals are that have come so far, by his judgement."""
    segment = deal.segment
    losses = parts_along(deal.way, [step.share_of_losses for step in deal.plan.steps])
    usual = math.prod(step_goes_well(segment, losses)[deal.position :])
    if not 0.0 < usual < 1.0:
        return usual
    shift = plan.bias
    if plan.noise is not None:
        shift += math.log(max(1e-9, plan.noise.quantile(deal.uniform("forecast", month))))
    return probability(math.log(usual / (1.0 - usual)) + shift)


def _goes_through(seat: Seat, month: int, judged: list[Judged], plan: ForecastsPlan, world: World) -> Course:
    """Has the deals of one rep gone through; they are judged as they are then."""
    if not seat.deals:
        return
    urgency = world.plan.roles[plan.made_by].urgency.get(FORECASTS, _URGENCY)
    seconds = plan.work.quantile(world.luck.uniform("forecast", seat.name, month))
    yield world.effort(world.desk_of(plan.made_by), seconds, urgency, plan.made_by)
    for deal in seat.deals.values():
        if deal.closes_at:
            cents = deal.list_cents / deal.marginals.list_factor if deal.marginals.list_factor else 0.0
            judged.append(Judged(deal, judged_chance(deal, month, plan), cents))


def _quarter(month: int) -> tuple[str, int]:
    """The quarter of a month: what it is called with so many months to go, and the month after it."""
    left = _QUARTER_MONTHS - month % _QUARTER_MONTHS
    return f"quarter {left}", month + left


def _say(horizon: str, month: int, after: int, judged: list[Judged], plan: ForecastsPlan, world: World) -> None:
    """Says what will be won from the beginning of a month or quarter to its end; nothing once that is over."""
    since = month if horizon == "month" else month - month % _QUARTER_MONTHS
    starts, ends = world.calendar.second_of(first_of(since)), world.calendar.second_of(first_of(after))
    if world.now >= ends:
        return
    won = won_since(starts, world)
    still_open = (each for each in judged if each.deal.name in each.deal.holder.deals)
    in_time = [each for each in still_open if each.deal.closes_at < ends]
    world.journal.add(
        ForecastMade(
            world.now,
            plan.made_by,
            horizon,
            starts,
            ends,
            won + round(math.fsum(each.cents for each in in_time if each.chance >= plan.commit_from)),
            won + round(math.fsum(each.cents * each.chance for each in in_time)),
            won + round(math.fsum(each.cents for each in in_time if each.chance >= plan.best_case_from)),
        )
    )


def won_since(starts: int, world: World) -> int:
    """What was won from a moment on [cents]."""
    won = 0
    for event in reversed(world.journal):
        if event.time < starts:
            break
        if event.__class__ is DealWon:
            won += event.cents
    return won

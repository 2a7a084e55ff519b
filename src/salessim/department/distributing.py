"""Distributors: they bring leads, the more so if somebody looks after them, and keep a part of the price."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.after_sale import DistributorsPlan
from salessim.department.deal import Deal
from salessim.department.journal import CostBooked
from salessim.department.kernel import Course
from salessim.department.market import Lead
from salessim.department.service_events import DistributorVisited

if TYPE_CHECKING:
    from salessim.department.world import World

DISTRIBUTORS = "distributors"
"""The channel of their leads."""

_YEAR_SECONDS = 365.25 * 86_400
_URGENCY = 4
_FORGOTTEN_AFTER = 2


class Distributor:
    """One of them, by number; `visited_at` is when somebody was there last [s]."""

    def __init__(self, number: int, since: int) -> None:
        self.number = number
        self.visited_at = since

    @property
    def name(self) -> str:
        """What the journal calls him."""
        return f"distributor {self.number + 1}"


def work_with_distributors(world: World) -> None:
    """Lets all of them begin."""
    plan = world.plan.after_sale.distributors
    if plan is None:
        return
    for number in range(plan.count):
        distributor = Distributor(number, world.now)
        world.start(_is_visited(distributor, plan, world))
        for segment in plan.leads_per_year:
            world.start(_brings_leads(distributor, segment, plan, world))


def keeps_his_part(deal: Deal, cents: int, world: World) -> None:
    """Books what a distributor keeps of an order that he brought."""
    plan = world.plan.after_sale.distributors
    if plan is not None and deal.channel == DISTRIBUTORS:
        world.journal.add(CostBooked(world.now, DISTRIBUTORS, round(cents * plan.keeps)))


def _is_visited(distributor: Distributor, plan: DistributorsPlan, world: World) -> Course:
    """Somebody goes to see him again and again, if he has the time."""
    period = round(_YEAR_SECONDS / plan.visits_per_year)
    luck = world.luck.of("distributor", distributor.number)
    yield round(period * luck.uniform("first visit"))
    number = 0
    while True:
        seconds = plan.work.quantile(luck.uniform("visit", number))
        urgency = world.plan.roles[plan.looked_after_by].urgency.get(DISTRIBUTORS, _URGENCY)
        yield world.effort(world.desk_of(plan.looked_after_by), seconds, urgency, plan.looked_after_by)
        distributor.visited_at = world.now
        world.journal.add(DistributorVisited(world.now, distributor.name))
        number += 1
        yield period


def _brings_leads(distributor: Distributor, segment: str, plan: DistributorsPlan, world: World) -> Course:
    """His leads for one segment; one who was not visited for two periods brings only a part of them."""
    luck = world.luck.of("distributor", distributor.number, segment)
    per_year = plan.leads_per_year[segment].quantile(luck.uniform("rate"))
    if per_year <= 0.0:
        return
    forgotten_after = _FORGOTTEN_AFTER * _YEAR_SECONDS / plan.visits_per_year
    number = 0
    while True:
        gap, mark, *_ = luck.eight(str(number))
        yield round(-math.log(gap) / per_year * _YEAR_SECONDS)
        is_forgotten = world.plan.has_queues and world.now - distributor.visited_at > forgotten_after
        if not is_forgotten or mark < plan.neglected:
            origin = (DISTRIBUTORS, distributor.number, segment, number)
            world.welcome(Lead(origin, world.now, DISTRIBUTORS, segment), plan.become_qualified)
        number += 1

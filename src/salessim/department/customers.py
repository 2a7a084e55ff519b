"""The way of a customer: his order is carried out, he pays more from year to year, and one day he leaves."""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from salessim.department.deal import Deal
from salessim.department.journal import ContractBegan, CustomerGrew, CustomerLeft
from salessim.department.kernel import Course
from salessim.department.orders import first_order, fulfil

if TYPE_CHECKING:
    from salessim.department.world import World

YEAR_SECONDS = round(365.25 * 86_400)


def remains_customer(deal: Deal, cents: int, world: World) -> Course:
    """One customer from his first order, for `cents`, to the end."""
    segment = deal.segment.name
    yearly = yearly_cents(deal, cents)
    assert deal.owner is not None
    world.customers += 1
    world.journal.add(ContractBegan(world.now, deal.name, deal.owner.name, segment, cents - yearly, yearly))
    why = "left"
    if world.plan.after_sale.carries_out_orders and not (yield from fulfil(first_order(deal, cents), world)):
        why = "cancelled"
    else:
        yearly = yield from _pays(deal, yearly, world)
    world.journal.add(CustomerLeft(world.now, deal.name, segment, yearly, why))
    world.customers -= 1
    world.companies.release(segment, deal.company)


def yearly_cents(deal: Deal, cents: int) -> int:
    """What of an order for `cents` is paid every year [cents]: all of it, or that part of it which its products say."""
    additions = deal.additions()
    core = cents / (1.0 + math.fsum(addition.adds for addition in additions))
    once = math.fsum(core * addition.adds for addition in additions if addition.is_once)
    return cents - round(once + core if deal.segment.is_once else once)


def _pays(deal: Deal, cents: int, world: World) -> Generator[Any, Any, int]:
    """Growth at every anniversary, until he leaves; comes to what he pays in the end [cents/year].

    A share `churn_per_year` leaves within a year of any length of stay (assumption: the hazard does not change with
    age, though real ones do).
    """
    segment = deal.segment
    leaves_at = world.now + stays_seconds(deal.uniform("stays"), segment.churn_per_year)
    while world.now + YEAR_SECONDS < leaves_at:
        yield YEAR_SECONDS
        more = round(cents * segment.growth_per_year)
        if more:
            cents += more
            world.journal.add(CustomerGrew(world.now, deal.name, segment.name, more))
    yield leaves_at - world.now
    return cents


def stays_seconds(u: float, churn_per_year: float) -> int:
    """How long a customer stays if a given share leaves every year [s]; without churn, a thousand years."""
    longest = 1000 * YEAR_SECONDS
    if churn_per_year >= 1.0:
        return 0
    if churn_per_year <= 0.0:
        return longest
    return min(longest, round(math.log(u) / math.log1p(-churn_per_year) * YEAR_SECONDS))

"""The way of a customer: he pays more from year to year, and one day he leaves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.deal import Deal
from salessim.department.journal import CustomerGrew, CustomerLeft
from salessim.department.kernel import Course

if TYPE_CHECKING:
    from salessim.department.world import World

YEAR_SECONDS = round(365.25 * 86_400)


def remains_customer(deal: Deal, cents: int, world: World) -> Course:
    """One customer from the order to the end: growth at every anniversary, until he leaves.

    A share `churn_per_year` leaves within a year of any length of stay (assumption: the hazard does not change with
    age, though real ones do).
    """
    segment = deal.segment
    leaves_at = world.now + stays_seconds(deal.uniform("stays"), segment.churn_per_year)
    world.customers += 1
    while world.now + YEAR_SECONDS < leaves_at:
        yield YEAR_SECONDS
        more = round(cents * segment.growth_per_year)
        if more:
            cents += more
            world.journal.add(CustomerGrew(world.now, deal.name, segment.name, more))
    yield leaves_at - world.now
    world.journal.add(CustomerLeft(world.now, deal.name, segment.name, cents))
    world.customers -= 1
    world.companies.release(segment.name, deal.company)


def stays_seconds(u: float, churn_per_year: float) -> int:
    """How long a customer stays if a given share leaves every year [s]; without churn, a thousand years."""
    longest = 1000 * YEAR_SECONDS
    if churn_per_year >= 1.0:
        return 0
    if churn_per_year <= 0.0:
        return longest
    return min(longest, round(math.log(u) / math.log1p(-churn_per_year) * YEAR_SECONDS))

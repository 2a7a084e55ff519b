"""How likely a customer is to leave, and what changes it.

The file's churn is that of customers whom somebody looks after and whose people change as often as the file says. From
there it rises with what goes wrong and falls with what goes well, by a hazard that is added up: a customer leaves when
the sum reaches a number of his own. So a change shifts when he leaves and draws nothing anew.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.plan import Plan
from salessim.department.satisfaction import churn_by_satisfaction

if TYPE_CHECKING:
    from salessim.department.world import World

YEAR_SECONDS = round(365.25 * 86_400)
_CERTAIN = 1e9


@dataclass(frozen=True, slots=True)
class Attack:
    """A competitor's attack, from and to [s], on the customers of some segments; times the usual churn."""

    starts: int
    ends: int
    segments: frozenset[str]
    churn: float


def attacks_of(world: World) -> tuple[Attack, ...]:
    """The attacks of the plan, on the world's clock."""
    return tuple(
        Attack(start, start + attack.lasts, attack.segments, attack.churn)
        for attack in world.plan.after_sale.attacks
        for start in (world.calendar.second_of(attack.starts),)
    )


def patience_of(account: Account) -> float:
    """The sum of hazards at which a customer leaves; 1 on average."""
    return -math.log(account.deal.uniform("stays"))


def hazard_of(account: Account, world: World) -> float:
    """How likely a customer is to leave at this moment [1/year]."""
    segment = account.deal.segment
    plan = world.plan
    year = (world.kernel._now - account.since) // YEAR_SECONDS
    hazard = yearly_hazard(segment.churn_per_year, year, plan.after_sale.churn_by_year)
    if plan.has_queues:
        hazard = max(0.0, hazard - world.usual_hand_over[segment.name])
        if account.seat is None and segment.name in world.cared_for:
            hazard *= plan.after_sale.loyalty.unattended
    hazard *= churn_by_satisfaction(account, world)
    for attack in world.attacks:
        if attack.starts <= world.kernel._now < attack.ends and segment.name in attack.segments:
            hazard *= attack.churn
    return hazard


def yearly_hazard(churn_per_year: float, year: int, churn_by_year: tuple[float, ...]) -> float:
    """The constant hazard with which such a share leaves within that year of a customer's life [1/year]."""
    churn = churn_per_year * churn_by_year[min(year, len(churn_by_year) - 1)]
    return -math.log1p(-churn) if churn < 1.0 else _CERTAIN


def usual_hand_over(plan: Plan) -> dict[str, float]:
    """What the usual change of those who look after customers adds to the hazard, by segment [1/year].

    It is in the file's churn already, which is that of a department whose people leave as often as the file says.
    """
    loss = -math.log1p(-plan.after_sale.loyalty.handed_over)
    found = {}
    for name in plan.segments:
        carers = [role for role in plan.roles.values() if role.cares_for(name) and role.count]
        places = sum(role.count * role.accounts_max for role in carers)
        leaves = sum(role.leaves_per_year * role.count * role.accounts_max for role in carers)
        found[name] = loss * leaves / places if places else 0.0
    return found


def next_change(account: Account, world: World) -> int:
    """The next moment at which the hazard is other than now without anything happening to the customer [s]."""
    age = world.kernel._now - account.since
    soonest = account.since + (age // YEAR_SECONDS + 1) * YEAR_SECONDS
    for attack in world.attacks:
        soonest = min([soonest, *(time for time in (attack.starts, attack.ends) if time > world.kernel._now)])
    return soonest

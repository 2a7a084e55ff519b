"""How satisfied a customer is: 0 to 100 points, moved by what goes wrong or better than usual, and forgotten in time.

What goes as it should moves nothing, so the usual satisfaction belongs to the file's churn.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.service_events import SatisfactionChanged, SatisfactionCounted

if TYPE_CHECKING:
    from salessim.department.world import World

_MOST = 100.0


def satisfaction(account: Account, world: World) -> float:
    """How satisfied a customer is now [points]."""
    usual = world.plan.after_sale.feelings.usual
    return usual + _deviation(account, world)


def move_satisfaction(account: Account, points: float, why: str, world: World) -> None:
    """Something moves a customer's satisfaction by `points`, as far as the scale goes."""
    before = satisfaction(account, world)
    after = min(_MOST, max(0.0, before + points))
    account.deviation = after - world.plan.after_sale.feelings.usual
    account.felt_at = world.now
    world.journal.add(SatisfactionChanged(world.now, account.name, round(after) - round(before), why))


def churn_by_satisfaction(account: Account, world: World) -> float:
    """Times the churn of a customer who is as satisfied as usual."""
    if not account.deviation:
        return 1.0
    return math.exp(-world.plan.after_sale.feelings.churn_per_point * _deviation(account, world))


def count_satisfaction(world: World) -> None:
    """Notes how satisfied all customers together are."""
    if world.plan.after_sale.moves_satisfaction:
        points = sum(satisfaction(account, world) for account in world.accounts.values())
        world.journal.add(SatisfactionCounted(world.now, len(world.accounts), round(points)))


def _deviation(account: Account, world: World) -> float:
    """How far the satisfaction is from the usual one; half of it is forgotten in every half-life [points]."""
    if not account.deviation:
        return 0.0
    half_lives = (world.now - account.felt_at) / world.plan.after_sale.feelings.half_life
    return float(account.deviation * 0.5**half_lives)

"""Deal reviews: a manager goes through a large deal with its owner, and what was overlooked comes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.journal import DealReviewed
from salessim.department.kernel import Course
from salessim.department.marginals import LEARNING, asking

if TYPE_CHECKING:
    from salessim.department.deal import Deal
    from salessim.department.world import World

_URGENCY = 4


def is_reviewed(deal: Deal, world: World) -> Course:
    """After a meeting: those who review such deals take the time, and the owner asks what he had not asked.

    A review is worth half a meeting for what is learned (assumption).
    """
    for role in world.plan.reviewing_roles:
        if deal.list_cents >= role.reviews_above:
            yield world.effort(world.desk_of(role.name), role.review, _URGENCY, role.name)
            deal.reviews += 1
            skill = deal.holder.skill(LEARNING)
            deal.slots |= deal.ask(asking(world.plan.assumptions.learns_slot, skill) / 2)
            world.journal.add(DealReviewed(world.kernel._now, deal.name, deal.holder.name, role.name))

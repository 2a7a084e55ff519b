"""What a change of playbook does to those who use it: odds of steps, working time, discounts, time to full speed.

The rates of a file hold with the playbooks that the file names. So an effect counts once, and only where a plan names a
playbook that its baseline does not, or no longer names one; and only for those who take it up.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.plan import Plan
from salessim.department.plan_people import Effect
from salessim.luck import Luck

if TYPE_CHECKING:
    from salessim.department.deal import Deal
    from salessim.department.people import Seat


class Effects:
    """The effects of a plan.

    Args:
        plan: The plan.
        luck: Whose luck says who takes a playbook up.
    """

    def __init__(self, plan: Plan, luck: Luck) -> None:
        self._luck = luck
        self._kept_uncoached = plan.assumptions.kept_uncoached
        self._by_aim: dict[tuple[str, str], list[Effect]] = {}
        for effect in plan.effects:
            self._by_aim.setdefault((effect.what, effect.aim), []).append(effect)

    def odds(self, step: str, seat: Seat, list_cents: int) -> float:
        """What is added to the odds of a step [log-odds]."""
        return self._sum("odds", step, seat, list_cents) if self._by_aim else 0.0

    def work(self, step: str, seat: Seat, list_cents: int) -> float:
        """What the working time of a step is multiplied by [factor]."""
        return math.exp(self._sum("work", step, seat, list_cents)) if self._by_aim else 1.0

    def discount(self, deal: Deal, seat: Seat) -> float:
        """What the discount is multiplied by [factor]."""
        return math.exp(self._sum("discount", "", seat, deal.list_cents))

    def ramp(self, seat: Seat) -> float:
        """What the time to full speed is multiplied by [factor]."""
        return math.exp(self._sum("ramp", "", seat, 0))

    def _sum(self, what: str, aim: str, seat: Seat, list_cents: int) -> float:
        effects = self._by_aim.get((what, aim))
        if not effects:
            return 0.0
        kept = self._kept_uncoached + (1.0 - self._kept_uncoached) * seat.coached_share()
        return kept * math.fsum(
            effect.size
            for effect in effects
            if seat.role.name in effect.roles
            and effect.above_cents <= list_cents <= effect.below_cents
            and self._luck.uniform("takes up", seat.name, seat.tenure, effect.playbook) < effect.adoption
        )

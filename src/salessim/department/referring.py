"""Referrals: a customer names somebody else, who comes as a lead of his own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.kernel import Course
from salessim.department.market import Lead
from salessim.department.satisfaction import satisfaction

if TYPE_CHECKING:
    from salessim.department.world import World

REFERRAL = "referral"
"""The channel of such leads."""

_YEAR_SECONDS = 365.25 * 86_400
_MOST_POINTS = 100.0


def refers(account: Account, world: World) -> Course:
    """All whom one customer names, as long as he is one.

    Candidates come as often as from the most satisfied of all customers; who is less satisfied names only a part of
    them, in proportion to his satisfaction. So a change of satisfaction leaves the others' luck alone.
    """
    plan, usual = world.plan.after_sale.referrals, world.plan.after_sale.feelings.usual
    assert plan is not None
    candidates_per_year = plan.per_year * _MOST_POINTS / usual
    if candidates_per_year <= 0.0:
        return
    luck = world.luck.of("referral", *account.deal.origin)
    number = 0
    while True:
        gap, mark, *_ = luck.eight(str(number))
        yield round(-math.log(gap) / candidates_per_year * _YEAR_SECONDS)
        if account.is_gone:
            return
        if mark < satisfaction(account, world) / _MOST_POINTS:
            origin = (*account.deal.origin, REFERRAL, number)
            lead = Lead(origin, world.now, REFERRAL, account.deal.segment.name)
            world.welcome(lead, plan.become_qualified)
        number += 1

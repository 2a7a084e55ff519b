"""The price of a deal: the customer asks for a discount, the rep answers, and managers approve what is large."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from salessim.department.bargaining import days_left_in_quarter, discount_of, settle
from salessim.department.deal import HARDNESS, Deal
from salessim.department.journal import TermsAgreed
from salessim.department.marginals import discount_given, meetings_before_price
from salessim.department.policy import DiscountAsked

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

_APPROVING_URGENCY = 1


def agree_price(deal: Deal, seat: Seat, step: str, world: World) -> Generator[Any, Any, float]:
    """Settles the discount of a deal, approvals included.

    Returns:
        The discount [share of list].
    """
    plan = world.plan.discount
    if plan.typical <= 0.0:
        return 0.0
    asked = _asked(deal, seat, step, world)
    discount = yield from world.decide(
        DiscountAsked(seat.name, deal.segment.name, deal.list_cents, asked, plan.most_allowed, plan.approval_above)
    )
    for above, role in plan.approvers:
        if discount > above:
            yield world.effort(world.desk_of(role), world.plan.assumptions.approval, _APPROVING_URGENCY, role)
    return discount


def _asked(deal: Deal, seat: Seat, step: str, world: World) -> float:
    """The discount that settles it: negotiated, or what such customers usually get; more where less was learned."""
    plan = world.plan
    base = _negotiated(deal, seat, step, world) if plan.discount.is_negotiated else deal.base_discount()
    meetings = meetings_before_price(deal.way, plan) * (1.0 + plan.reviews_of(deal.list_cents) / 2)
    usual = deal.marginals.usual_missing(meetings)
    return discount_given(base, deal.missing, usual, plan) * world.effects.discount(deal, seat)


def _negotiated(deal: Deal, seat: Seat, step: str, world: World) -> float:
    days_left = days_left_in_quarter(world.calendar.date_of(world.kernel._now))
    settled = settle(seat.skill_luck(step), deal.life[HARDNESS], days_left, world.luck, *deal.origin, "terms")
    term, payment, reference = (settled.option(issue) for issue in ("term", "payment", "reference"))
    world.journal.add(TermsAgreed(world.kernel._now, deal.name, seat.name, term, payment, reference, days_left))
    return discount_of(settled, world.plan.discount.typical)

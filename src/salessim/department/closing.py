"""The end of a deal: an order, a refusal with its reasons, or silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from salessim.department.customers import remains_customer
from salessim.department.deal import OUTCOME, TAKEN, Deal
from salessim.department.journal import CostBooked, DealLost, DealWon, ProductSold, WishHeard
from salessim.department.routing import give_room

if TYPE_CHECKING:
    from salessim.department.world import World


def win(deal: Deal, discount: float, world: World) -> None:
    """Books the order; the company is a customer from now on."""
    owner = deal.holder
    list_cents = deal.list_cents
    core = round(list_cents * (1.0 - discount))
    added = [(addition, round(core * addition.adds)) for addition in deal.additions()]
    cents = core + sum(amount for _, amount in added)
    sold = [(deal.segment.main_product, core, round(core * deal.segment.gross_margin))]
    sold += [(each.name, amount, round(amount * each.gross_margin)) for each, amount in added]
    margin = sum(part for _, _, part in sold)
    given = round((list_cents + sum(list_cents * each.adds for each, _ in added)) * discount)
    world.journal.add(
        DealWon(
            world.kernel._now,
            deal.name,
            owner.name,
            deal.segment.name,
            cents,
            margin,
            given,
            world.kernel._now - deal.qualified_at,
        )
    )
    for product, amount, part in sold:
        if product:
            world.journal.add(ProductSold(world.kernel._now, deal.name, product, amount, part))
    owner.book(cents)
    commission = world.commission_of(deal.channel)
    if commission:
        world.journal.add(CostBooked(world.kernel._now, "commission", round(commission * cents)))
    _close(deal, world)
    world.start(remains_customer(deal, cents, world))


def refuse(deal: Deal, step: str, world: World) -> None:
    """The customer says no: to a competitor's joy, or for a reason of his own."""
    taken, reason, wish = deal.at_step(step)[TAKEN], deal.at_step(step)[OUTCOME], deal.uniform("wish")
    if deal.competitor and taken < world.plan.assumptions.competitor_takes:
        lose(deal, step, "refused", world, f"went to {deal.competitor}")
        return
    lose(deal, step, "refused", world, _one_of(world.plan.lost_because, reason))
    wanted = _one_of(world.plan.wishes, wish)
    if wanted:
        world.journal.add(WishHeard(world.kernel._now, deal.name, deal.segment.name, wanted))


def lose(deal: Deal, step: str, why: str, world: World, reason: str = "") -> None:
    """Gives the deal up; its company can be sold to again."""
    seat = deal.owner.name if deal.owner else ""
    world.journal.add(DealLost(world.kernel._now, deal.name, seat, deal.segment.name, step, why, reason))
    world.companies.release(deal.segment.name, deal.company)
    _close(deal, world)


def _one_of(shares: Mapping[str, float], u: float) -> str:
    """One of some names, each as often as its share says; empty for what the shares leave over."""
    for name, share in shares.items():
        u -= share
        if u < 0.0:
            return name
    return ""


def _close(deal: Deal, world: World) -> None:
    if deal.owner is not None:
        del deal.owner.deals[deal.name]
        if world.unassigned:
            give_room(world)

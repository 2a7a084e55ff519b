"""More business with a customer at every anniversary: he grows or expands, and takes products he has not yet.

The file's growth is that of customers whom somebody looks after. Without a section on expansion it comes by itself;
with one it comes in pieces, some customers in some years, and each piece takes somebody's work.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from salessim.department.account import Account
from salessim.department.hands import work_for
from salessim.department.journal import CustomerGrew
from salessim.department.kernel import Course
from salessim.department.orders import Order, fulfil
from salessim.department.plan import Addition
from salessim.department.satisfaction import satisfaction
from salessim.department.service_events import Reordered

if TYPE_CHECKING:
    from salessim.department.world import World


def has_anniversary(account: Account, year: int, world: World) -> None:
    """What a year more brings: growth by itself, or what somebody has to work for."""
    plan, segment = world.plan.after_sale.expansion, account.deal.segment
    if plan is None:
        _grow(account, round(account.cents * segment.growth_per_year), "growth", world)
    elif account.deal.uniform("expands", year) < _likely(plan.share, account, world):
        world.start(_expands(account, year, world))
    for addition in world.plan.segments[segment.name].additions:  # what is sold by now
        if addition.cross_sold <= 0.0 or addition.name in account.products:
            continue
        if account.deal.uniform("adds", addition.name, year) < _likely(addition.cross_sold, account, world):
            world.start(_adds(account, addition, year, world))


def _likely(share: float, account: Account, world: World) -> float:
    """The share of customers as satisfied as this one: in proportion, so that the usual ones are as the file says."""
    return share * satisfaction(account, world) / world.plan.after_sale.feelings.usual


def _expands(account: Account, year: int, world: World) -> Course:
    """A customer could do with more, and somebody works it out with him."""
    plan = world.plan.after_sale.expansion
    assert plan is not None
    more = round(account.cents * account.deal.segment.growth_per_year / plan.share)
    if (yield from _worked_on(account, "expands", year, world)):
        _grow(account, more, "expansion", world)


def _adds(account: Account, addition: Addition, year: int, world: World) -> Course:
    """A customer takes another product: every year from now on, or as an order of its own."""
    if not (yield from _worked_on(account, addition.name, year, world)) or addition.name in account.products:
        return
    account.products.add(addition.name)
    cents = round(account.core_cents * addition.adds)
    if not addition.is_once:
        _grow(account, cents, "cross-sale", world)
        return
    order = Order((*account.deal.origin, addition.name), account.deal, cents)
    margin = round(cents * addition.gross_margin)
    world.journal.add(
        Reordered(world.kernel._now, order.name, account.name, account.deal.segment.name, addition.name, cents, margin)
    )
    if world.plan.after_sale.carries_out_orders:
        yield from fulfil(order, world)


def _worked_on(account: Account, what: str, year: int, world: World) -> Generator[Any, Any, bool]:
    """Has the work done that it takes; comes to whether there was anybody to do it, in time."""
    plan = world.plan.after_sale.expansion
    if plan is None:
        return True
    seconds = plan.work.quantile(account.deal.uniform("work on", what, year))
    was_done = yield from work_for(account, plan.done_by, seconds, "expansion", world)
    return was_done and not account.is_gone


def _grow(account: Account, cents: int, why: str, world: World) -> None:
    if cents:
        account.cents += cents
        world.journal.add(CustomerGrew(world.kernel._now, account.name, account.deal.segment.name, cents, why))

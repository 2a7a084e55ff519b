"""The way of an order: entered and checked, confirmed, delivered, invoiced, or taken back by the customer."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from salessim.department.after_sale import OrdersPlan, ReorderPlan
from salessim.department.deal import Deal
from salessim.department.delivery import deliver, promised_seconds
from salessim.department.kernel import Course
from salessim.department.order_events import OrderCancelled, OrderConfirmed, OrderInvoiced, OrderReceived, OrderReturned
from salessim.units import Quantity

if TYPE_CHECKING:
    from salessim.department.world import World

WEEK_SECONDS = 7 * 86_400
_CORRECTING_URGENCY = 1


@dataclass(frozen=True, slots=True)
class Order:
    """What a customer ordered.

    Attributes:
        origin: Which order, as a key of luck: the customer, and what and which of his orders it is.
        deal: The deal that made him a customer.
        cents: What it costs [cents].
        reorder: What it is of, if it is something that is ordered again and again.
    """

    origin: tuple[str | int, ...]
    deal: Deal
    cents: int
    reorder: ReorderPlan | None = None

    @property
    def name(self) -> str:
        """What the journal calls it."""
        return "/".join(map(str, self.origin))

    def uniform(self, *what: str | int) -> float:
        """The order's own luck in some matter."""
        return self.deal.draws.uniform("order", *self.origin, *what)

    def drawn(self, quantity: Quantity, *what: str | int) -> float:
        """The order's own value of a quantity."""
        return quantity.median if quantity.spread is None else quantity.quantile(self.uniform(*what))


def first_order(deal: Deal, cents: int) -> Order:
    """The order with which a deal was won."""
    return Order(deal.origin, deal, cents)


def fulfil(order: Order, world: World) -> Generator[Any, Any, int | None]:
    """An order from its arrival to the invoice.

    Returns:
        How late it was delivered [s]; None: the customer took it back.
    """
    world.journal.add(OrderReceived(world.now, order.name, order.deal.name, order.cents))
    plan = world.plan.after_sale.orders
    if plan is not None:
        yield from _enter(order, plan, world)
    promised_at = world.now + promised_seconds(order, world)
    world.journal.add(OrderConfirmed(world.now, order.name, promised_at))
    if plan is not None and order.uniform("cancelled") < plan.cancelled:
        yield round((promised_at - world.now) * order.uniform("cancelled after"))
        _cancel(order, "thought better of it", world)
        return None
    if not (yield from deliver(order, promised_at, world)):
        _cancel(order, "waited too long", world)
        return None
    late_seconds = max(0, world.now - promised_at)
    if plan is not None and plan.invoice is not None:
        seconds = order.drawn(plan.invoice, "invoice")
        urgency = world.urgency_of(plan.entered_by, "invoices")
        yield world.effort(world.desk_of(plan.entered_by), seconds, urgency, plan.entered_by)
    penalty = penalty_cents(order.cents, late_seconds, world)
    world.journal.add(OrderInvoiced(world.now, order.name, order.cents - penalty, penalty))
    return late_seconds


def penalty_cents(cents: int, late_seconds: int, world: World) -> int:
    """What a delay takes off the invoice [cents]: in proportion to the time, up to what was agreed at most."""
    plan = world.plan.after_sale.delivery
    if plan is None:
        return 0
    return round(cents * min(plan.penalty_at_most, plan.penalty_per_week * late_seconds / WEEK_SECONDS))


def _enter(order: Order, plan: OrdersPlan, world: World) -> Course:
    """Sales administration enters and checks it; with mistakes in it, it goes back to the seller."""
    desk = world.desk_of(plan.entered_by)
    urgency = world.urgency_of(plan.entered_by, "orders")
    entry = order.reorder.entry if order.reorder and order.reorder.entry else plan.entry
    attempt = 0
    while True:
        yield world.effort(desk, order.drawn(entry, "entry", attempt), urgency, plan.entered_by)
        if order.uniform("mistakes", attempt) >= plan.errors:
            return
        seller = order.deal.owner
        assert seller is not None
        world.journal.add(OrderReturned(world.now, order.name, seller.name))
        seconds = order.drawn(plan.correction, "correction", attempt)
        yield world.effort(seller.desk, seconds, _CORRECTING_URGENCY, speed=seller.speed(world.now))
        attempt += 1


def _cancel(order: Order, why: str, world: World) -> None:
    world.journal.add(OrderCancelled(world.now, order.name, order.cents, why))

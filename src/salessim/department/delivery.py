"""Delivery: from the shelf, which is restocked one by one, or out of a production with so many slots.

What is ordered from an empty shelf waits for the next item to arrive, and what is made to order waits for a slot; so
lateness comes from too much demand and not from a rate in the file. Without queues everything comes when promised.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from simpy import Interrupt, Resource
from simpy.resources.resource import Request

from salessim.department.after_sale import AfterSale, ProductionPlan, ReorderPlan, StockPlan
from salessim.department.desk import Desk
from salessim.department.kernel import Course, Kernel
from salessim.department.order_events import OrderDelivered

if TYPE_CHECKING:
    from salessim.department.orders import Order
    from salessim.department.world import World

_WEEK_SECONDS = 7 * 86_400


class Warehouse:
    """The shelf and the production of a department.

    Args:
        plan: What is done after the sale.
        kernel: The clock.

    Attributes:
        shelf: The items on it; one that was taken is free again when it has been replaced.
        production: Where things are made, day and night; its servers are the slots.
    """

    def __init__(self, plan: AfterSale, kernel: Kernel) -> None:
        stock = plan.delivery.stock if plan.delivery else None
        production = plan.delivery.production if plan.delivery else None
        self.shelf = Resource(kernel, stock.items) if stock and stock.items else None
        self.production = Desk(kernel, production.slots) if production else None


def promised_seconds(order: Order, world: World) -> int:
    """How long after its confirmation an order is promised to be there [s]."""
    way = _way(order, world)
    return way.promised if way else 0


def deliver(order: Order, promised_at: int, world: World) -> Generator[Any, Any, bool]:
    """Lets a confirmed order get to its customer.

    Returns:
        Whether it did; otherwise the customer had enough of waiting.
    """
    way = _way(order, world)
    if way is None:
        arrived = True
    elif not world.plan.has_queues:
        yield max(0, promised_at - world.now)
        arrived = True
    else:
        on_its_way = world.start(_comes(order, way, world))
        patience = _patience_seconds(order, world)
        if patience is None:
            yield on_its_way
        else:
            yield on_its_way | world.kernel.timeout(promised_at - world.now + patience)
        arrived = not on_its_way.is_alive
        if not arrived:
            on_its_way.interrupt()
    if arrived:
        from_stock = isinstance(way, StockPlan | ReorderPlan)
        world.journal.add(OrderDelivered(world.now, order.name, from_stock, max(0, world.now - promised_at)))
    return arrived


def _way(order: Order, world: World) -> StockPlan | ProductionPlan | ReorderPlan | None:
    if order.reorder is not None:
        return order.reorder
    plan = world.plan.after_sale.delivery
    if plan is None:
        return None
    if plan.stock is not None and order.uniform("from stock") < plan.stock.share and plan.stock.items:
        return plan.stock
    return plan.production


def _patience_seconds(order: Order, world: World) -> int | None:
    """How late an order may be before its customer takes it back [s]; None: he waits for ever."""
    plan = world.plan.after_sale.delivery
    if plan is None or plan.cancelled_per_week <= 0.0:
        return None
    if plan.cancelled_per_week >= 1.0:
        return 0
    weeks = math.log(order.uniform("patience")) / math.log1p(-plan.cancelled_per_week)
    return round(weeks * _WEEK_SECONDS)


def _comes(order: Order, way: StockPlan | ProductionPlan | ReorderPlan, world: World) -> Course:
    """It is taken from the shelf and shipped, or waits for a slot and is made; an interrupt takes it back."""
    warehouse = world.warehouse
    try:
        if isinstance(way, ProductionPlan):
            assert warehouse.production is not None
            yield warehouse.production.work(round(order.drawn(way.takes, "made in")))
            return
        if isinstance(way, ReorderPlan):
            yield round(_part_takes(order, way))
            return
        assert warehouse.shelf is not None
        item = warehouse.shelf.request()
        try:
            yield item
        except Interrupt:
            item.cancel()
            return
        world.start(_restocks(item, round(order.drawn(way.restocked_within, "restocked")), warehouse.shelf))
        yield round(order.drawn(way.takes, "shipped in"))
    except Interrupt:
        return


def _part_takes(order: Order, way: ReorderPlan) -> float:
    """How long something takes that is ordered again and again, and mostly on the shelf [s]."""
    takes = order.drawn(way.takes, "shipped in")
    if way.replenished_within is None or order.uniform("in stock") < way.in_stock:
        return takes
    return takes + order.drawn(way.replenished_within, "replenished")


def _restocks(item: Request, seconds: int, shelf: Resource) -> Course:
    yield seconds
    shelf.release(item)

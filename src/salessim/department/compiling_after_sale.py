"""From the sections of a document about the time after the sale to that part of the plan."""

from __future__ import annotations

from functools import lru_cache

from salessim.department.after_sale import AfterSale, DeliveryPlan, OrdersPlan, ProductionPlan, StockPlan
from salessim.department.future import Future
from salessim.model.after_sale import Delivery, Orders
from salessim.model.department import Department
from salessim.model.parameters import parameter
from salessim.units import Quantity

AFTER_SALE_DUTIES = ("orders", "invoices")
"""Duties of the time after the sale that a role can put in an order."""


def compile_after_sale(department: Department, future: Future) -> AfterSale:
    """What a department does after the sale, in one simulated future."""
    return AfterSale(
        orders=_orders(department.orders, future) if department.orders else None,
        delivery=_delivery(department.delivery, future) if department.delivery else None,
    )


def after_sale_doers(department: Department) -> dict[str, str]:
    """The roles that the document gives work after the sale, by path."""
    return {"orders.entered_by": department.orders.entered_by} if department.orders else {}


def _orders(orders: Orders, future: Future) -> OrdersPlan:
    correction = orders.correction
    return OrdersPlan(
        entered_by=orders.entered_by,
        entry=future.per_case(orders.entry, "orders.entry"),
        errors=future.constant(orders.errors, "orders.errors"),
        correction=future.per_case(correction, "orders.correction") if correction else _usual_correction(),
        invoice=future.per_case(orders.invoice, "orders.invoice") if orders.invoice else None,
        cancelled=future.constant(orders.cancelled, "orders.cancelled"),
    )


@lru_cache(maxsize=1)
def _usual_correction() -> Quantity:
    seconds = 60 * parameter("department.orders.correction").default
    return Quantity("duration", "known", seconds, seconds, seconds, "s")


def _delivery(delivery: Delivery, future: Future) -> DeliveryPlan:
    stock, production, late = delivery.from_stock, delivery.made_to_order, delivery.late
    path = "delivery.from_stock"
    return DeliveryPlan(
        stock=(
            StockPlan(
                share=stock.share,
                items=stock.items,
                restocked_within=future.per_case(stock.restocked_within, f"{path}.restocked_within"),
                takes=future.per_case(stock.takes, f"{path}.takes"),
                promised=stock.promised.seconds,
            )
            if stock
            else None
        ),
        production=(
            ProductionPlan(
                slots=production.slots,
                takes=future.per_case(production.takes, "delivery.made_to_order.takes"),
                promised=production.promised.seconds,
            )
            if production
            else None
        ),
        penalty_per_week=late.penalty_per_week if late else 0.0,
        penalty_at_most=late.penalty_at_most if late else 1.0,
        cancelled_per_week=late.cancelled_per_week if late else 0.0,
    )

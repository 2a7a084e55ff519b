"""From the sections of a document about the time after the sale to that part of the plan."""

from __future__ import annotations

from functools import lru_cache

from salessim.department.after_sale import (
    AfterSale,
    AttackPlan,
    DeliveryPlan,
    LoyaltyAssumptions,
    OrdersPlan,
    ProductionPlan,
    RenewalPlan,
    StockPlan,
)
from salessim.department.future import Future
from salessim.model.after_sale import Delivery, Orders, Renewals
from salessim.model.department import Department
from salessim.model.parameters import parameter
from salessim.units import Quantity, parse_date

AFTER_SALE_DUTIES = ("orders", "invoices", "renewals")
"""Duties of the time after the sale that a role can put in an order."""


def compile_after_sale(department: Department, future: Future) -> AfterSale:
    """What a department does after the sale, in one simulated future."""
    return AfterSale(
        orders=_orders(department.orders, future) if department.orders else None,
        delivery=_delivery(department.delivery, future) if department.delivery else None,
        churn_by_year=department.customers.churn_by_year if department.customers else (1.0,),
        renewals=_renewals(department.renewals, future) if department.renewals else None,
        attacks=tuple(
            AttackPlan(
                parse_date(attack.starts),
                attack.lasts.seconds,
                frozenset(attack.segments or department.segments),
                attack.churn,
            )
            for attack in department.competitor_attacks
        ),
        loyalty=_loyalty(),
    )


def after_sale_doers(department: Department) -> dict[str, str | None]:
    """Who has work after the sale, by path: a role, or None for whoever looks after the customer."""
    doers: dict[str, str | None] = {}
    if department.orders:
        doers["orders.entered_by"] = department.orders.entered_by
    if department.renewals:
        doers["renewals.done_by"] = department.renewals.done_by
    return doers


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


def _renewals(renewals: Renewals, future: Future) -> RenewalPlan:
    return RenewalPlan(
        term=renewals.term.seconds,
        done_by=renewals.done_by,
        work=future.per_case(renewals.work, "renewals.work"),
        starts_before=renewals.starts_before.seconds,
        price_rise=future.constant(renewals.price_rise, "renewals.price_rise"),
    )


@lru_cache(maxsize=1)
def _loyalty() -> LoyaltyAssumptions:
    def value(name: str) -> float:
        return parameter(f"department.customers.{name}").default

    return LoyaltyAssumptions(
        looked_at_every=round(value("looked-at-every") * 86_400),
        unattended=value("unattended"),
        handed_over=value("handed-over"),
        unprepared=value("unprepared"),
    )

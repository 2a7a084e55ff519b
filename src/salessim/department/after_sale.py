"""What a plan says about the time after the sale: every part of it is None where a department does not do it.

Shares lie in 0..1, times are seconds [s], money is cents of the department's currency [cents]. The engine's own numbers
stand in the table of parameters, where each has a source.
"""

from __future__ import annotations

from dataclasses import dataclass

from salessim.units import Quantity


@dataclass(frozen=True, slots=True)
class OrdersPlan:
    """How an order is entered, checked and invoiced.

    Attributes:
        entered_by: The role that does it.
        entry: Working time to enter and check one [s].
        errors: Share of checks that send it back to whoever sold it.
        correction: Working time of whoever sold it to put it right [s].
        invoice: Working time to invoice it [s]; None: it takes none.
        cancelled: Share of confirmed orders that the customer takes back.
    """

    entered_by: str
    entry: Quantity
    errors: float
    correction: Quantity
    invoice: Quantity | None
    cancelled: float


@dataclass(frozen=True, slots=True)
class StockPlan:
    """The shelf: its share of orders, items when full, times to replace one and to ship, and what is promised [s]."""

    share: float
    items: int
    restocked_within: Quantity
    takes: Quantity
    promised: int


@dataclass(frozen=True, slots=True)
class ProductionPlan:
    """What is made to order: how many at the same time, how long one takes [s], and what is promised [s]."""

    slots: int
    takes: Quantity
    promised: int


@dataclass(frozen=True, slots=True)
class DeliveryPlan:
    """How what was ordered gets to the customer.

    Attributes:
        stock: From the shelf; None: nothing is kept there.
        production: Made to order; None: nothing is.
        penalty_per_week: Part of the price that a week of delay costs.
        penalty_at_most: The most that delay costs.
        cancelled_per_week: Share of the late orders that are taken back in a week.
    """

    stock: StockPlan | None
    production: ProductionPlan | None
    penalty_per_week: float
    penalty_at_most: float
    cancelled_per_week: float


@dataclass(frozen=True, slots=True)
class AfterSale:
    """All that is done after the sale.

    Attributes:
        orders: Order entry and invoicing; None: an order is invoiced the moment it comes.
        delivery: Delivery; None: what was ordered is there the moment it is confirmed.
    """

    orders: OrdersPlan | None = None
    delivery: DeliveryPlan | None = None

    @property
    def carries_out_orders(self) -> bool:
        """Whether an order is more than the moment in which it comes."""
        return self.orders is not None or self.delivery is not None

"""What happens to orders, from entry to invoice: events of the journal."""

from __future__ import annotations

from typing import NamedTuple


class OrderReceived(NamedTuple):
    """An order came in, for `cents`: the first of a customer has the name of its deal."""

    time: int
    order: str
    deal: str
    cents: int


class OrderReturned(NamedTuple):
    """An order had mistakes in it and went back to whoever sold it."""

    time: int
    order: str
    seat: str


class OrderConfirmed(NamedTuple):
    """An order was entered and checked, and delivery was promised for a moment."""

    time: int
    order: str
    promised_at: int


class OrderDelivered(NamedTuple):
    """What was ordered is with the customer, `from_stock` or made for him, so many seconds late (0: in time)."""

    time: int
    order: str
    from_stock: bool
    late_seconds: int


class OrderInvoiced(NamedTuple):
    """The invoice went out, for `cents`; a penalty for late delivery had been taken off."""

    time: int
    order: str
    cents: int
    penalty_cents: int


class OrderCancelled(NamedTuple):
    """The customer took an order back; `why` is `thought better of it` or `waited too long`."""

    time: int
    order: str
    cents: int
    why: str


OrderEvent = OrderReceived | OrderReturned | OrderConfirmed | OrderDelivered | OrderInvoiced | OrderCancelled
"""What happens to an order."""

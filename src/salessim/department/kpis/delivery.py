"""Orders on their way to the customer."""

from __future__ import annotations

from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import EUR, WHOLE, Parts, kpi
from salessim.department.order_events import OrderCancelled, OrderDelivered, OrderInvoiced, OrderReceived, OrderReturned

DAY_SECONDS = 86_400


@kpi("orders", "orders", "total", "Orders that came in: first ones and later ones.")
def orders(period: Period) -> Parts:
    """Orders received."""
    return {WHOLE: (len(period.during(OrderReceived)), 1.0)}


@kpi("order_errors", "share", "ratio", "Times that an order went back for its mistakes, of the orders that came in.")
def order_errors(period: Period) -> Parts:
    """Orders with mistakes."""
    return {WHOLE: (len(period.during(OrderReturned)), len(period.during(OrderReceived)))}


@kpi("orders_cancelled", "share", "ratio", "Orders that customers took back, of those that came in.")
def orders_cancelled(period: Period) -> Parts:
    """Orders lost before delivery."""
    return {WHOLE: (len(period.during(OrderCancelled)), len(period.during(OrderReceived)))}


@kpi("on_time_delivery", "share", "ratio", "Deliveries no later than promised, of all deliveries in the period.")
def on_time_delivery(period: Period) -> Parts:
    """Delivery as promised."""
    delivered = period.during(OrderDelivered)
    return {WHOLE: (sum(not each.late_seconds for each in delivered), len(delivered))}


@kpi("days_late", "days", "ratio", "How late the late deliveries were, on average.")
def days_late(period: Period) -> Parts:
    """Lateness of what is late."""
    late = [each.late_seconds for each in period.during(OrderDelivered) if each.late_seconds]
    return {WHOLE: (sum(late) / DAY_SECONDS, len(late))}


@kpi("invoiced", EUR, "total", "What was invoiced in the period, penalties for late delivery taken off.")
def invoiced(period: Period) -> Parts:
    """Invoices."""
    return {WHOLE: (sum(each.cents for each in period.during(OrderInvoiced)) / 100, 1.0)}

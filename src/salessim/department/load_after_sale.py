"""What the time after the sale adds to the arithmetic of a year: leads of distributors, and work for every order.

Work for customers, such as tickets and visits, grows with their number; it is no figure of a year and not in here.
"""

from __future__ import annotations

from collections.abc import Mapping

from salessim.department.plan import Plan


def distributor_leads(plan: Plan) -> dict[str, float]:
    """Leads that distributors bring if they are visited, by segment [1/year]."""
    distributors = plan.after_sale.distributors
    if distributors is None:
        return dict.fromkeys(plan.segments, 0.0)
    rates = distributors.leads_per_year
    return {name: distributors.count * rates[name].mean() if name in rates else 0.0 for name in plan.segments}


def add_after_sale_work(work: dict[str, float], won: Mapping[str, float], plan: Plan) -> None:
    """Adds what distributors, orders and onboarding take of the roles that do it [s/year]."""
    after = plan.after_sale
    deals = sum(won.values())
    if after.distributors is not None:
        visits = after.distributors.count * after.distributors.visits_per_year
        _add(work, after.distributors.looked_after_by, visits * after.distributors.work.mean())
    if after.orders is not None and after.orders.errors < 1.0:
        checks = deals / (1.0 - after.orders.errors)
        invoices = deals * after.orders.invoice.mean() if after.orders.invoice else 0.0
        _add(work, after.orders.entered_by, checks * after.orders.entry.mean() + invoices)
    if after.onboarding is not None:
        _add(work, after.onboarding.done_by, deals * after.onboarding.work.mean())


def _add(work: dict[str, float], role: str | None, seconds: float) -> None:
    if role in work:
        work[role] += seconds

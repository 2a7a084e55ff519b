"""What customers order again and again, such as spare parts, and the mailings that bring more of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.after_sale import MailingPlan, ReorderPlan
from salessim.department.journal import CostBooked
from salessim.department.kernel import Course
from salessim.department.market import first_of, month_of
from salessim.department.orders import Order, fulfil
from salessim.department.service_events import MailingSent, Reordered

if TYPE_CHECKING:
    from salessim.department.world import World

_YEAR_SECONDS = 365.25 * 86_400
_GAP, _MARK, _SIZE = range(3)


def reorders(account: Account, plan: ReorderPlan, world: World) -> Course:
    """All orders of one product by one customer, as long as he is one.

    Candidates come as often as in the month with the strongest mailings; of those in another month only a part orders.
    So a mailing adds orders and takes none away.
    """
    quantity = plan.per_year.get(account.deal.segment.name)
    if quantity is None:
        return
    luck = world.luck.of("reorder", *account.deal.origin, plan.name)
    strongest = max(lift_of(plan.name, month, world) for month in range(12))
    candidates_per_year = quantity.quantile(luck.uniform("rate")) * strongest
    if candidates_per_year <= 0.0:
        return
    number = 0
    while True:
        draw = luck.eight(str(number))
        yield round(-math.log(draw[_GAP]) / candidates_per_year * _YEAR_SECONDS)
        if account.is_gone:
            return
        month = (world.calendar.date_of(world.now).month - 1) % 12
        if draw[_MARK] < lift_of(plan.name, month, world) / strongest:
            list_cents = 100 * plan.size.quantile(draw[_SIZE])
            cents = round(list_cents * (1.0 - _discount_of(plan.name, month, world)))
            margin = cents - round(list_cents * (1.0 - plan.gross_margin))
            order = Order((*account.deal.origin, plan.name, number), account.deal, cents, plan)
            segment = account.deal.segment.name
            world.journal.add(Reordered(world.now, order.name, account.name, segment, plan.name, cents, margin))
            if world.plan.after_sale.carries_out_orders:
                world.start(fulfil(order, world))
        number += 1


def send_mailings(world: World) -> Course:
    """Sends newsletters and promotions at the beginning of their months."""
    mailings = world.plan.after_sale.mailings
    month = month_of(world.calendar.date_of(world.now))
    while mailings:
        for mailing in mailings:
            if month % 12 in mailing.months:
                world.journal.add(MailingSent(world.now, mailing.name, len(world.accounts)))
                world.journal.add(CostBooked(world.now, "mailings", mailing.cost))
        month += 1
        yield world.calendar.second_of(first_of(month)) - world.now


def lift_of(product: str, month: int, world: World) -> float:
    """How many times as many orders as usual mailings bring in a month, January = 0."""
    return math.prod(1.0 + mailing.lifts.get(product, 0.0) for mailing in _in(month, world))


def _discount_of(product: str, month: int, world: World) -> float:
    return max((mailing.discount for mailing in _in(month, world) if product in mailing.lifts), default=0.0)


def _in(month: int, world: World) -> list[MailingPlan]:
    return [mailing for mailing in world.plan.after_sale.mailings if month in mailing.months]

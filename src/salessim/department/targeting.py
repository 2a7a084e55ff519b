"""Targets: what is to come this year, from whom, and what of it new business has to bring.

What customers of before are expected to bring is known: what they pay, as it usually grows, and what they usually
order again, less those who usually leave. The rest of the revenue that is wanted is the shortfall. It is shared out to
regions and products, and in a region to those who sell, in proportion to the quotas of their roles; from then on their
shares are their quotas. Before the plan begins, the file's quotas hold. Other targets in the middle of a year hold for
the rest of it, from the day on which those who set them have done so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from salessim.department.kernel import Course
from salessim.department.managing_events import QuotaSet, TargetSet
from salessim.department.market import first_of, month_of
from salessim.department.people import YEAR_SECONDS

if TYPE_CHECKING:
    from salessim.department.account import Account
    from salessim.department.people import Seat
    from salessim.department.plan_managing import TargetsPlan
    from salessim.department.work import Work
    from salessim.department.world import World

TARGETS = "targets"
"""The duty of those who set them."""

_URGENCY = 3
_MONTHS = 12


def set_targets(world: World) -> Course:
    """Year after year from the beginning of the plan: targets are set, and reviewed now and then.

    It ends when the plan has other targets, or none.
    """
    plan = world.plan.targets
    if plan is None:
        return
    yield max(0, world.starts - world.now)
    year = 0
    while _end_of(year, world) <= world.now:
        year += 1
    first = year
    while world.plan.targets is plan:
        ends = _end_of(year, world)
        yield _work(plan.work.quantile(world.luck.uniform("targets", year)), plan, world)
        if world.plan.targets is not plan:
            return
        accounts = {account.name: expected_of(account, world) for account in world.accounts.values()}
        for name, cents in accounts.items():
            world.journal.add(TargetSet(world.now, "account", name, round(cents)))
        wanted = plan.cents * plan.raised ** (year - first)
        world.journal.add(TargetSet(world.now, "revenue", "", round(wanted)))
        _share_out(wanted, accounts, ends, plan, world)
        yield from _reviews(wanted, accounts, ends, plan, world)
        yield max(0, ends - world.now)
        year += 1


def _end_of(year: int, world: World) -> int:
    """When a year of the plan is over [s]."""
    month = month_of(world.plan.starts)
    into_month = world.starts - world.calendar.second_of(first_of(month))
    return world.calendar.second_of(first_of(month + _MONTHS * (year + 1))) + into_month


def expected_of(account: Account, world: World) -> float:
    """What a customer is to bring in a year: what he pays, as it usually grows, and what he usually orders [cents]."""
    segment = account.deal.segment
    again = math.fsum(
        100 * product.size.mean() * product.per_year[segment.name].mean()
        for product in world.plan.after_sale.reorders
        if segment.name in product.per_year
    )
    return account.cents * (1.0 + segment.growth_per_year) + again


def shortfall(wanted: float, accounts: Mapping[str, float], share_of_year: float, world: World) -> float:
    """What new business has to bring a year [cents].

    Args:
        wanted: What is to come of all together [cents].
        accounts: What was expected of each customer when targets were set [cents].
        share_of_year: How much of the year is still to come, in which customers leave as usual.
        world: Which of them are still there.
    """
    expected = math.fsum(
        cents * (1.0 - world.accounts[name].deal.segment.churn_per_year * share_of_year)
        for name, cents in accounts.items()
        if name in world.accounts
    )
    return max(0.0, wanted - expected)


def quotas(needed: float, regions: Mapping[str, float], world: World) -> dict[str, float]:
    """What everybody who sells now is to bring a year of the new business that is needed [cents], by seat.

    Whoever works no territory carries his part of the whole; the rest is shared out by region. An empty seat carries
    nothing, so what was its part is that of its colleagues.
    """
    carriers = [seat for seat in world.seats if seat.server is not None and weight_of(seat, world)]
    if not carriers:
        return {}
    places = {seat.name: [name for name in regions if seat.name in world.seats_of_territory(name)] for seat in carriers}
    outside = [seat for seat in carriers if not places[seat.name]]
    total = _weight(carriers, world)
    found = {seat.name: needed * weight_of(seat, world) / total for seat in outside}
    left = needed * (1.0 - _weight(outside, world) / total)
    for name, share in regions.items():
        local = [seat for seat in carriers if name in places[seat.name]]
        parts = {seat.name: weight_of(seat, world) / len(places[seat.name]) for seat in local}
        for seat, part in parts.items():
            found[seat] = found.get(seat, 0.0) + left * share * part / math.fsum(parts.values())
    return found


def weight_of(seat: Seat, world: World) -> float:
    """How much of the new business a seat is to carry, against others: its role's quota, or alike without quotas."""
    if not seat.role.sells_to:
        return 0.0
    has_quotas = any(role.quota and role.sells_to for role in world.plan.roles.values())
    return float(seat.role.quota) if has_quotas else 1.0


def _weight(seats: Iterable[Seat], world: World) -> float:
    return math.fsum(weight_of(seat, world) for seat in seats)


def _share_out(wanted: float, accounts: Mapping[str, float], ends: int, plan: TargetsPlan, world: World) -> None:
    """Says what new business has to bring, region by region, product by product and seat by seat."""
    needed = shortfall(wanted, accounts, max(0, ends - world.now) / YEAR_SECONDS, world)
    world.journal.add(TargetSet(world.now, "new business", "", round(needed)))
    for what, parts in (("region", plan.regions), ("product", plan.products)):
        for name, share in parts.items():
            world.journal.add(TargetSet(world.now, what, name, round(needed * share)))
    found = quotas(needed, plan.regions, world)
    for seat in world.seats:
        if seat.name in found:
            seat.quota = round(found[seat.name])
            world.journal.add(QuotaSet(world.now, seat.name, seat.quota))


def _reviews(wanted: float, accounts: Mapping[str, float], ends: int, plan: TargetsPlan, world: World) -> Course:
    """Goes through the targets of everybody again and again until the year is over."""
    if plan.reviewed_every is None or plan.review_work is None:
        return
    number = 0
    while world.now + plan.reviewed_every < ends:
        yield plan.reviewed_every
        if world.plan.targets is not plan:
            return
        held = []
        for seat in world.seats:
            if seat.server is not None and weight_of(seat, world):
                u = world.luck.uniform("review of targets", seat.name, world.now // 86_400, number)
                held.append(world.start(_held(plan.review_work.quantile(u), plan, world)))
        yield from held
        if world.now >= ends or world.plan.targets is not plan:
            return
        _share_out(wanted, accounts, ends, plan, world)
        number += 1


def _held(seconds: float, plan: TargetsPlan, world: World) -> Course:
    yield _work(seconds, plan, world)


def _work(seconds: float, plan: TargetsPlan, world: World) -> Work | int:
    """Work of those who set targets, for the kernel."""
    urgency = world.plan.roles[plan.set_by].urgency.get(TARGETS, _URGENCY)
    return world.effort(world.desk_of(plan.set_by), seconds, urgency, plan.set_by)

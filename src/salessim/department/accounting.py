"""The end of the month: what was spent, how busy people were, and how many customers somebody can look after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.journal import AccountsCounted, CostBooked, HandsCounted
from salessim.department.kernel import Course
from salessim.department.market import first_of, month_of
from salessim.department.people import Seat
from salessim.department.satisfaction import count_satisfaction

if TYPE_CHECKING:
    from salessim.department.world import World


def close_months(world: World) -> Course:
    """Closes one month after the other, each in its last second."""
    count_hands(world)
    month = month_of(world.calendar.date_of(world.now))
    began = world.now
    while True:
        month += 1
        last_second = world.calendar.second_of(first_of(month)) - 1
        yield last_second - world.now
        book_costs(world, last_second - began)
        began = last_second
        count_hands(world)
        places = sum(seat.role.accounts_max for seat in world.seats if seat.server is not None)
        world.journal.add(AccountsCounted(world.now, world.customers, places))
        count_satisfaction(world)


def book_costs(world: World, seconds: int) -> None:
    """Books pay, overhead, tools and marketing of the month that ends now, which was `seconds` long."""
    plan = world.plan
    pay = tools = 0.0
    for seat in world.seats:
        share = seat.take_filled_seconds() / seconds
        pay += share * seat.role.part_time * seat.role.salary / 12 + _bonus(seat, share)
        tools += share * (plan.costs.tools_per_month + seat.role.tools_per_month)
    marketing = sum(channel.cost_per_month for channel in plan.channels) + _campaigns(world)
    for what, cents in (
        ("pay", round(pay)),
        ("overhead", round(pay * plan.costs.overhead)),
        ("tools", round(tools)),
        ("marketing", marketing),
    ):
        world.journal.add(CostBooked(world.now, what, cents))


def _campaigns(world: World) -> int:
    """What campaigns cost that began in the month that ends now [cents]."""
    today = world.calendar.date_of(world.now)
    return sum(
        campaign.cost
        for channel in world.plan.channels
        for campaign in channel.campaigns
        if (campaign.starts.year, campaign.starts.month) == (today.year, today.month)
    )


def _bonus(seat: Seat, share: float) -> float:
    """The bonus of a month [cents]: in proportion to what was booked against the quota, without a cap; in full where
    there is no quota (assumptions).
    """
    booked, seat.booked_cents = seat.booked_cents, 0
    role = seat.role
    return role.bonus_at_target * booked / seat.quota if seat.quota else role.bonus_at_target / 12 * share


def count_hands(world: World) -> None:
    """Notes the accounts of all desks, by role."""
    for role in world.plan.roles:
        tallies = [desk.tally() for desk in world.desks_of(role)]
        world.journal.add(
            HandsCounted(
                world.now,
                role,
                taken=sum(tally.taken for tally in tallies),
                finished=sum(tally.finished for tally in tallies),
                waiting=sum(tally.waiting for tally in tallies),
                waited_seconds=sum(tally.waited_seconds for tally in tallies),
                queue_seconds=sum(tally.queue_seconds for tally in tallies),
                busy_seconds=sum(tally.busy_seconds for tally in tallies),
                open_seconds=sum(tally.open_seconds for tally in tallies),
                filled_seconds=sum(tally.filled_seconds for tally in tallies),
            )
        )

"""Tickets: a customer asks for help, the service desk resolves it in time or late, with help or without; complaints."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim.department.account import Account
from salessim.department.after_sale import ServicePlan
from salessim.department.hands import work_for
from salessim.department.kernel import NEVER, Course
from salessim.department.satisfaction import move_satisfaction
from salessim.department.service_events import TicketEscalated, TicketOpened, TicketResolved
from salessim.luck.keyed import Eight

if TYPE_CHECKING:
    from salessim.department.world import World

_YEAR_SECONDS = 365.25 * 86_400
_GAP, _WORK, _URGENT, _ESCALATED, _HELP = range(5)


@dataclass(slots=True, eq=False)
class Ticket:
    """A question or a complaint.

    Attributes:
        account: Whose it is.
        name: What the journal calls it.
        kind: `usual`, `urgent` or `complaint`.
        luck: Its own luck, by place.
        opened_at: When it came [s].
        is_resolved: Whether it is closed.
        is_late: Whether it was not when it should have been.
    """

    account: Account
    name: str
    kind: str
    luck: Eight
    opened_at: int
    is_resolved: bool = False
    is_late: bool = False


def has_tickets(account: Account, world: World) -> Course:
    """All tickets of one customer, one after the other, as long as he is one."""
    plan = world.plan.after_sale.service
    assert plan is not None
    quantity = plan.tickets_per_year.get(account.deal.segment.name)
    if quantity is None:
        return
    luck = world.luck.of("ticket", *account.deal.origin)
    per_year = quantity.quantile(luck.uniform("rate"))
    number = 0
    while True:
        draw = luck.eight(str(number))
        yield min(NEVER // 4, round(-math.log(draw[_GAP]) / per_year * _YEAR_SECONDS)) if per_year > 0 else NEVER // 4
        if account.is_gone:
            return
        kind = "urgent" if draw[_URGENT] < plan.urgent else "usual"
        ticket = Ticket(account, f"{account.name}/ticket/{number}", kind, draw, world.now)
        world.start(_resolve(ticket, world.plan.after_sale.service or plan, world))
        number += 1


def complain(account: Account, about: str, world: World) -> None:
    """A customer complains, where somebody takes complaints."""
    plan = world.plan.after_sale.service
    if plan is not None:
        draw = world.luck.of("complaint", *account.deal.origin).eight(about)
        ticket = Ticket(account, f"{account.name}/complaint/{about}", "complaint", draw, world.now)
        world.start(_resolve(ticket, plan, world))


def _resolve(ticket: Ticket, plan: ServicePlan, world: World) -> Course:
    """One ticket from the question to the answer."""
    account, kind, segment = ticket.account, ticket.kind, ticket.account.deal.segment.name
    handling = plan.handling(kind)
    world.journal.add(TicketOpened(world.now, ticket.name, account.name, segment, kind))
    world.start(_runs_late(ticket, handling.within, world))
    seconds = handling.work.quantile(ticket.luck[_WORK])
    if not (yield from work_for(account, handling.done_by, seconds, handling.duty, world)):
        yield from work_for(account, plan.usual.done_by, seconds, handling.duty, world)
    if ticket.luck[_ESCALATED] < plan.escalated and plan.escalated_to is not None:
        world.journal.add(TicketEscalated(world.now, ticket.name, plan.escalated_to))
        help_seconds = handling.work.quantile(ticket.luck[_HELP])
        yield from work_for(account, plan.escalated_to, help_seconds, "escalations", world)
    ticket.is_resolved = True
    world.journal.add(
        TicketResolved(
            world.now, ticket.name, account.name, segment, kind, world.now - ticket.opened_at, not ticket.is_late
        )
    )
    if kind == "complaint" and not ticket.is_late and not account.is_gone:
        move_satisfaction(account, world.plan.after_sale.feelings.made_good, "complaint settled", world)


def _runs_late(ticket: Ticket, within: int, world: World) -> Course:
    """The time in which the ticket has to be resolved runs out, and the customer notices if it is not."""
    yield world.calendar.add_work(ticket.opened_at, within) - ticket.opened_at
    if ticket.is_resolved or ticket.account.is_gone:
        return
    ticket.is_late = True
    points = world.plan.after_sale.feelings.late_ticket[ticket.kind]
    move_satisfaction(ticket.account, -points, f"{ticket.kind} ticket late", world)

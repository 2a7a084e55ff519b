"""The way of a deal: somebody takes it, works through the steps with the customer, and wins or loses it."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from salessim.department.customers import remains_customer
from salessim.department.deal import HELPED, WORK, Deal, simulated_meeting
from salessim.department.journal import (
    CostBooked,
    DealLost,
    DealWentSilent,
    DealWon,
    LeadQualified,
    MeetingHeld,
    NoCompanyLeft,
)
from salessim.department.kernel import Course
from salessim.department.marginals import discount_given
from salessim.department.plan import StepPlan
from salessim.department.policy import DiscountAsked, NextTask, SilentDeal
from salessim.department.routing import find_owner, give_room
from salessim.department.work import Work

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

_HELPING_URGENCY = 2
_APPROVING_URGENCY = 1


def open_deal(origin: tuple[str | int, ...], segment: str, channel: str, world: World) -> Course:
    """A company has qualified: from here to an order, to a loss, or to nowhere."""
    company = world.companies.pick_company(segment, origin)
    if company is None:
        world.journal.add(NoCompanyLeft(world.now, "/".join(map(str, origin)), segment))
        return
    territory = world.companies.territory_of(segment, company)
    deal = Deal(
        origin,
        world.plan.segments[segment],
        channel,
        company,
        territory,
        world.now,
        world.luck,
        world.marginals[segment],
    )
    world.journal.add(LeadQualified(world.now, deal.name, channel, segment, territory, company))
    yield from find_owner(deal, world)
    if deal.owner is None:
        _lose(deal, "", "nobody had room", world)
        return
    if deal.segment.is_travelled:
        world.journal.add(CostBooked(world.now, "travel", world.plan.costs.travel_per_deal))
    pace = deal.seconds_to_decide()
    steps = world.plan.steps
    for position, step in enumerate(steps):
        decided_at = world.now + round(pace * step.share_of_time)
        yield from _hold_meeting(deal, position, step, world)
        discount = 0.0
        if position == len(steps) - 1:
            discount = yield from _settle_discount(deal, world)
        yield max(0, decided_at - world.now)
        if deal.goes_well(position, deal.owner.skill(step.name)):
            continue
        if deal.fades(position, world.plan.assumptions):
            yield from _pursue_in_vain(deal, step, world)
            _lose(deal, step.name, "faded", world)
        else:
            _lose(deal, step.name, "refused", world)
        return
    _win(deal, discount, world)


def _hold_meeting(deal: Deal, position: int, step: StepPlan, world: World) -> Course:
    """The step's work is done, with help where it is needed, and something is learned."""
    seconds = step.work.quantile(deal.at_step(step.name)[WORK])
    helping = None
    if step.helped_by is not None and _needs_help(deal, step, step.helped_by, world):
        helping = world.start(_helps(step.helped_by, seconds, world))
    if step.done_by is None:
        owner = _owner(deal)
        urgency = world.policy.decide(
            NextTask(
                owner.name,
                deal.segment.name,
                position,
                len(world.plan.steps),
                deal.list_cents,
                world.now - deal.qualified_at,
            )
        )
        work = world.effort(owner.desk, seconds, urgency, speed=owner.speed(world.now))
        deal.task = work if isinstance(work, Work) else None
        yield work
        deal.task = None
    else:
        yield world.effort(world.desk_of(step.done_by), seconds, _HELPING_URGENCY, step.done_by)
    if helping is not None:
        yield helping
    deal.learn(simulated_meeting(deal, round(seconds), world.plan.assumptions))
    world.journal.add(MeetingHeld(world.now, deal.name, step.name, _owner(deal).name, len(deal.slots)))


def _needs_help(deal: Deal, step: StepPlan, role: str, world: World) -> bool:
    share = world.help_needed(role, deal.segment.name)
    return share >= 1.0 or (share > 0.0 and deal.at_step(step.name)[HELPED] < share)


def _helps(role: str, seconds: float, world: World) -> Course:
    yield world.effort(world.desk_of(role), seconds, _HELPING_URGENCY, role)


def _settle_discount(deal: Deal, world: World) -> Generator[Any, Any, float]:
    """The customer asks for a discount; above a limit a manager has to find the time to approve it."""
    plan = world.plan.discount
    asked = discount_given(deal.base_discount(), deal.missing, world.plan)
    seat = _owner(deal).name
    discount = yield from world.decide(
        DiscountAsked(seat, deal.segment.name, deal.list_cents, asked, plan.most_allowed, plan.approval_above)
    )
    if discount > plan.approval_above:
        for role in world.plan.roles.values():
            if role.approves_discounts and role.count:
                yield world.effort(
                    world.desk_of(role.name), world.plan.assumptions.approval, _APPROVING_URGENCY, role.name
                )
                break
    return discount


def _pursue_in_vain(deal: Deal, step: StepPlan, world: World) -> Course:
    """The customer has gone silent; the deal stays open until its owner gives up."""
    world.journal.add(DealWentSilent(world.now, deal.name, step.name))
    since = world.now
    while True:
        yield world.plan.assumptions.looks_every
        owner = _owner(deal)
        verdict = yield from world.decide(
            SilentDeal(
                owner.name,
                deal.segment.name,
                deal.list_cents,
                world.now - since,
                round(deal.segment.time_to_decide.median),
                len(owner.deals),
                owner.role.open_deals_max,
            )
        )
        if verdict == "drop":
            return


def _win(deal: Deal, discount: float, world: World) -> None:
    owner = _owner(deal)
    list_cents = deal.list_cents
    core = round(list_cents * (1.0 - discount))
    added = [(addition, round(core * addition.adds)) for addition in deal.additions()]
    cents = core + sum(amount for _, amount in added)
    margin = round(core * deal.segment.gross_margin) + sum(round(amount * each.gross_margin) for each, amount in added)
    given = round((list_cents + sum(list_cents * each.adds for each, _ in added)) * discount)
    world.journal.add(
        DealWon(
            world.now, deal.name, owner.name, deal.segment.name, cents, margin, given, world.now - deal.qualified_at
        )
    )
    owner.booked_cents += cents
    _close(deal, world)
    world.start(remains_customer(deal, cents, world))


def _lose(deal: Deal, step: str, why: str, world: World) -> None:
    seat = deal.owner.name if deal.owner else ""
    world.journal.add(DealLost(world.now, deal.name, seat, deal.segment.name, step, why))
    world.companies.release(deal.segment.name, deal.company)
    _close(deal, world)


def _close(deal: Deal, world: World) -> None:
    if deal.owner is not None:
        del deal.owner.deals[deal.name]
        if world.unassigned:
            give_room(world)


def _owner(deal: Deal) -> Seat:
    assert deal.owner is not None
    return deal.owner

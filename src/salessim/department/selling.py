"""The way of a deal: somebody takes it, works through the steps with the customer, and wins or loses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.closing import lose, refuse, win
from salessim.department.deal import HELPED, VISITED, WORK, Deal, simulated_meeting
from salessim.department.journal import (
    CloseExpected,
    CostBooked,
    DealWentSilent,
    LeadQualified,
    MeetingHeld,
    NoCompanyLeft,
)
from salessim.department.kernel import Course
from salessim.department.marginals import LEARNING, meetings_before_price
from salessim.department.plan_process import StepPlan
from salessim.department.policy import NextTask, SilentDeal
from salessim.department.pricing import agree_price
from salessim.department.quoting import is_quoted_at, quote, renew_quote
from salessim.department.reviewing import is_reviewed
from salessim.department.routing import find_owner
from salessim.department.work import Work

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.plan_market import VisitPlan
    from salessim.department.world import World

_HELPING_URGENCY = 2


def open_deal(
    origin: tuple[str | int, ...], segment: str, channel: str, world: World, qualifier: Seat | None = None
) -> Course:
    """A company has qualified: from here to an order, to a loss, or to nowhere."""
    draws = world.luck.of("deal", *origin)
    company = world.companies.pick_company(segment, draws)
    if company is None:
        world.journal.add(NoCompanyLeft(world.kernel._now, "/".join(map(str, origin)), segment))
        return
    territory = world.companies.territory_of(segment, company)
    deal = Deal(
        origin,
        world.plan.segments[segment],
        channel,
        company,
        territory,
        world.kernel._now,
        draws,
        world.marginals[segment],
        world.plan,
        world.qualifiers.passes_unfit(qualifier),
        qualifier.name if qualifier else "",
    )
    world.journal.add(LeadQualified(world.kernel._now, deal.name, channel, segment, territory, company, deal.is_fit))
    yield from find_owner(deal, world)
    if deal.owner is None:
        lose(deal, "", "nobody had room", world)
        return
    if deal.segment.is_travelled:
        world.journal.add(CostBooked(world.kernel._now, "travel", world.plan.costs.travel_per_deal))
    yield from _sell(deal, world)


def _sell(deal: Deal, world: World) -> Course:
    """One step after the other, until one of them does not go well."""
    pace = deal.seconds_to_decide()
    price_agreed_in = meetings_before_price(deal.way, deal.plan)
    discount = 0.0
    for number, (place, drawn) in enumerate(zip(deal.way, deal.steps, strict=True)):
        step = deal.plan.steps[place]
        deal.position = number
        decided_at = world.kernel._now + round(pace * drawn.share_of_time)
        yield from _hold_meeting(deal, place, step, world)
        if deal.plan.quoting is not None and is_quoted_at(deal, number, world):
            yield from quote(deal, world)
        if number + 1 == price_agreed_in:
            discount = yield from agree_price(deal, deal.holder, step.name, world)
        expect_close(deal, number, world)
        yield max(0, decided_at - world.kernel._now)
        owner = deal.holder
        if deal.goes_well(number, _odds(deal, owner, step.name, world)):
            continue
        if deal.fades(number, world.plan.assumptions):
            yield from _pursue_in_vain(deal, number, step, world)
            lose(deal, step.name, "faded", world)
        else:
            refuse(deal, step.name, world)
        return
    yield from renew_quote(deal, world)
    win(deal, discount, world)


def _odds(deal: Deal, owner: Seat, step: str, world: World) -> float:
    """What is added to the odds of a step: skill, playbook, the world, and what a competitor has done [log-odds]."""
    added = owner.skill(step) + world.effects.odds(step, owner, deal.list_cents) + world.plan.world.odds
    return added + world.moved_by(deal.competitor) if deal.competitor else added


def _hold_meeting(deal: Deal, position: int, step: StepPlan, world: World) -> Course:
    """The step's work is done, with help where it is needed, and something is learned."""
    owner = deal.holder
    seconds = step.work.quantile(deal.at_step(step.name)[WORK])
    if step.done_by is None:
        seconds *= world.effects.work(step.name, owner, deal.list_cents) * owner.role.step_work.get(step.name, 1.0)
        if owner.role.visits is not None:
            seconds += _travel(deal, owner.role.visits, step, world)
    helping = None
    if step.helped_by is not None and _needs_help(deal, step, step.helped_by, world):
        helping = world.start(_helps(step.helped_by, seconds, world))
    if step.done_by is None:
        urgency = world.policy.decide(
            NextTask(
                owner.name,
                deal.segment.name,
                position,
                len(deal.plan.steps),
                deal.list_cents,
                world.kernel._now - deal.qualified_at,
            )
        )
        work = world.effort(owner.desk, seconds, urgency, speed=owner.speed(world.kernel._now))
        deal.task = work if isinstance(work, Work) else None
        yield work
        deal.task = None
    else:
        yield world.effort(world.desk_of(step.done_by), seconds, _HELPING_URGENCY, step.done_by)
    if helping is not None:
        yield helping
    owner = deal.holder  # a colleague may have taken it over in between
    deal.learn(simulated_meeting(deal, round(seconds), world.plan.assumptions, owner.skill(LEARNING)))
    world.journal.add(MeetingHeld(world.kernel._now, deal.name, step.name, owner.name, len(deal.slots)))
    if world.plan.reviewing_roles:
        yield from is_reviewed(deal, world)


def _travel(deal: Deal, visits: VisitPlan, step: StepPlan, world: World) -> float:
    """The working time of the way to a meeting and back, for those who travel to this one [s]."""
    if deal.at_step(step.name)[VISITED] >= visits.share:
        return 0.0
    world.journal.add(CostBooked(world.kernel._now, "travel", visits.cost))
    return visits.takes.quantile(deal.uniform("way", step.name))


def _needs_help(deal: Deal, step: StepPlan, role: str, world: World) -> bool:
    share = world.help_needed(role, deal.segment.name)
    return share >= 1.0 or (share > 0.0 and deal.at_step(step.name)[HELPED] < share)


def _helps(role: str, seconds: float, world: World) -> Course:
    yield world.effort(world.desk_of(role), seconds, _HELPING_URGENCY, role)


def expect_close(deal: Deal, number: int, world: World) -> None:
    """Its owner says when he expects the order, for the first time or because the day he had said has passed."""
    now = world.kernel._now
    if now < deal.closes_at:
        return
    before, deal.closes_at = deal.closes_at, max(now + 1, deal.expected_close(now, number))
    world.journal.add(
        CloseExpected(now, deal.name, deal.holder.name, deal.closes_at, deal.closes_at - before if before else 0)
    )


def _pursue_in_vain(deal: Deal, number: int, step: StepPlan, world: World) -> Course:
    """The customer has gone silent; the deal stays open until its owner gives up."""
    world.journal.add(DealWentSilent(world.kernel._now, deal.name, step.name))
    since = world.kernel._now
    while True:
        yield world.plan.assumptions.looks_every
        owner = deal.holder
        expect_close(deal, number, world)
        verdict = yield from world.decide(
            SilentDeal(
                owner.name,
                deal.segment.name,
                deal.list_cents,
                world.kernel._now - since,
                round(deal.segment.time_to_decide.median),
                len(owner.deals),
                owner.role.open_deals_max,
            )
        )
        if verdict == "drop":
            return

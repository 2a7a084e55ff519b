"""From the market in a document to the plan of it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from salessim.department.future import Future
from salessim.department.plan_market import (
    CampaignPlan,
    ChannelPlan,
    MediumPlan,
    NurturingPlan,
    OutboundPlan,
    RealignmentPlan,
    RoutePlan,
    SequencePlan,
    VisitPlan,
    WorldPlan,
)
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.model.department import MONTHS, Channel, Department, Role
from salessim.model.department_people import Tool
from salessim.model.notation import Month
from salessim.units import parse_date


def compile_world(department: Department, luck: Luck | None) -> WorldPlan:
    """The state of the world in a future; without luck, the usual one.

    Raises:
        InputError: The chances add up to more than one.
    """
    worlds = department.possible_worlds
    total = math.fsum(world.chance for world in worlds.values())
    if total > 1.0:
        raise InputError(
            f"The chances under possible_worlds add up to {total:.0%}.", "Let them add up to 100% or less."
        )
    if luck is None or not worlds:
        return WorldPlan()
    u = luck.uniform("world")
    for name, world in worlds.items():
        u -= world.chance
        if u < 0.0:
            return WorldPlan(name, world.demand, math.log(world.odds), world.time_to_decide)
    return WorldPlan()


def compile_channel(name: str, channel: Channel, future: Future, world: WorldPlan) -> ChannelPlan:
    """Where leads come from, in the world as it is."""
    path = f"marketing.{name}"
    return ChannelPlan(
        name=name,
        leads_per_month={
            segment: future.per_case(quantity, f"{path}.leads_per_month.{segment}")
            for segment, quantity in channel.leads_per_month.items()
        },
        become_qualified=future.constant(channel.become_qualified, f"{path}.become_qualified"),
        cost_per_month=channel.cost_per_month.cents if channel.cost_per_month else 0,
        season=tuple(share * world.demand for share in season_of(channel.season)),
        trend=math.log(channel.trend),
        campaigns=tuple(
            CampaignPlan(
                each,
                parse_date(campaign.starts),
                campaign.lasts.days,
                campaign.leads,
                campaign.cost.cents if campaign.cost else 0,
            )
            for each, campaign in channel.campaigns.items()
        ),
        commission=channel.commission,
    )


def season_of(named: Mapping[Month, float]) -> tuple[float, ...]:
    """What each month brings of an average month, January first; the year always makes twelve average months.

    Months that are not named share evenly what the others leave.
    """
    rest = len(MONTHS) - len(named)
    left = max(0.0, len(MONTHS) - math.fsum(named.values())) / rest if rest else 0.0
    raw = [named.get(month, left) for month in MONTHS]
    total = math.fsum(raw)
    return tuple(len(MONTHS) * share / total for share in raw) if total else (0.0,) * len(MONTHS)


def compile_outbound(
    name: str, role: Role, department: Department, tools: Sequence[Tool], future: Future
) -> OutboundPlan | None:
    """How a role reaches out; None if it does not.

    Raises:
        InputError: More deals are to come of its touches than meetings.
    """
    outbound = role.outbound
    if outbound is None:
        return None
    path = f"roles.{name}.outbound"
    qualified = future.constant(outbound.becomes_qualified, f"{path}.becomes_qualified")
    return OutboundPlan(
        future.constant(outbound.touches_per_day, f"{path}.touches_per_day")
        * math.prod(tool.touches for tool in tools),
        qualified,
        {segment: share for segment, share in outbound.aims_at.items() if segment in department.segments},
        _sequence(path, role, qualified, future),
    )


def _sequence(path: str, role: Role, qualified: float, future: Future) -> SequencePlan | None:
    assert role.outbound is not None
    sequence = role.outbound.sequence
    if sequence is None:
        return None
    total = math.fsum(medium.share for medium in sequence.media.values()) or 1.0
    media = tuple(
        MediumPlan(
            name,
            medium.share / total,
            medium.connects,
            medium.connects * medium.talks,
            medium.connects * medium.talks * medium.meets,
        )
        for name, medium in sequence.media.items()
    )
    lost = sequence.no_show * (1.0 - sequence.tried_again * (1.0 - sequence.no_show))
    connects, talks, meets = (
        math.fsum(medium.share * rate for medium, rate in zip(media, rates, strict=True))
        for rates in ([m.connects for m in media], [m.talks for m in media], [m.meets for m in media])
    )
    held = meets * (1.0 - lost)
    # What is not known exactly may be drawn above what the sequence can bring; the file itself must not.
    if role.outbound.becomes_qualified.median > held:
        raise InputError(
            f"Of 1,000 touches {1000 * held:.3g} meetings are held, but "
            f"{1000 * role.outbound.becomes_qualified.median:.3g} deals are to come of them at {path}.",
            "Lower becomes_qualified, or raise what the sequence says.",
        )
    after = future.per_case(sequence.meeting_after, f"{path}.sequence.meeting_after")
    qualifies = min(1.0, qualified / held) if held else 0.0
    return SequencePlan(media, after, sequence.no_show, sequence.tried_again, qualifies, connects, talks, meets)


def compile_nurturing(department: Department, future: Future) -> NurturingPlan | None:
    """Leads that come back; None if none do."""
    nurturing = department.process.nurturing
    if nurturing is None:
        return None
    return NurturingPlan(nurturing.comes_back, future.per_case(nurturing.after, "process.nurturing.after"))


def compile_visits(name: str, role: Role, future: Future) -> VisitPlan | None:
    """Meetings for which a role travels; None if it stays."""
    visits = role.visits
    if visits is None:
        return None
    cost = visits.costs.cents if visits.costs else 0
    return VisitPlan(visits.share, future.per_case(visits.takes, f"roles.{name}.visits.takes"), cost)


def compile_realignments(department: Department) -> tuple[RealignmentPlan, ...]:
    """New boundaries in the course of time.

    Raises:
        InputError: There is no such territory or seat.
    """
    seats = {f"{name} {number + 1}" for name, role in department.roles.items() for number in range(role.count)}
    for change in department.realignments:
        for name in (change.territory, *change.gains):
            if name not in department.territories:
                known = ", ".join(department.territories) or "none"
                raise InputError(
                    f"“{name}” under realignments is no territory of this department.", f"There is {known}."
                )
        for seat in change.reps:
            if seat not in seats:
                raise InputError(
                    f"“{seat}” under realignments is no seat of this department.",
                    f"A seat is a role and a number, such as {next(iter(department.roles))} 1.",
                )
    return tuple(
        RealignmentPlan(parse_date(change.on), change.territory, frozenset(change.reps), dict(change.gains))
        for change in department.realignments
    )


def compile_routes(department: Department) -> tuple[RoutePlan, ...]:
    """Whose deals some are.

    Raises:
        InputError: A route leads to somebody who is not there.
    """
    known = {*department.roles}
    known |= {f"{name} {number + 1}" for name, role in department.roles.items() for number in range(role.count)}
    for number, route in enumerate(department.routes, start=1):
        for name in (*route.to, *route.found_by):
            if name not in known:
                raise InputError(
                    f"Route {number} names “{name}”, which is neither a role nor a seat of this department.",
                    f"Its roles are {', '.join(department.roles)}; a seat is one of them and a number, such as "
                    f"{next(iter(department.roles))} 1.",
                )
    return tuple(
        RoutePlan(
            frozenset(route.to),
            frozenset(route.segments),
            frozenset(route.channels),
            frozenset(route.territories),
            frozenset(route.found_by),
            route.first_companies,
            route.only,
        )
        for route in department.routes
    )

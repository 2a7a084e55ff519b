"""Arithmetic before any simulation: what a year brings on average, and how busy it makes each role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salessim.department.coaching import WEEK_SECONDS
from salessim.department.load_after_sale import add_after_sale_work, distributor_leads
from salessim.department.marginals import step_goes_well
from salessim.department.plan import Plan, SegmentPlan
from salessim.department.plan_people import RolePlan
from salessim.department.qualifying import lost_by_waiting
from salessim.department.ways import Way, parts_along, ways_of

_GRID = 200
_YEAR_SECONDS = 365.25 * 86_400


@dataclass(frozen=True, slots=True)
class Flow:
    """What a year brings on average if nobody has to wait.

    Attributes:
        leads: Leads that come [1/year].
        qualified: Deals that qualify, by segment [1/year].
        won: Deals won, by segment [1/year].
        revenue: What they bring a year [currency/year].
        loads: Work over working time, by role; with every seat filled, and without what only fills the rest of the day.
    """

    leads: float
    qualified: Mapping[str, float]
    won: Mapping[str, float]
    revenue: float
    loads: Mapping[str, float]


def expected_flow(plan: Plan) -> Flow:
    """The arithmetic of a plan."""
    open_seconds = _open_seconds(plan)
    answered = 1.0 - _lost_to_slow_answers(plan)
    brought = distributor_leads(plan)
    leads = {
        name: brought[name]
        + sum(12 * channel.leads_per_month[name].mean() for channel in plan.channels if name in channel.leads_per_month)
        for name in plan.segments
    }
    of_brought = plan.after_sale.distributors.become_qualified if plan.after_sale.distributors else 0.0
    qualified = {
        name: brought[name] * answered * of_brought
        + sum(
            12 * channel.leads_per_month[name].mean() * answered * channel.become_qualified
            for channel in plan.channels
            if name in channel.leads_per_month
        )
        for name in plan.segments
    }
    contact = plan.assumptions.first_contact
    work = dict.fromkeys(plan.roles, 0.0)
    if plan.qualifying.done_by in work:
        each = plan.qualifying.work.mean() * (contact + (1.0 - contact) * answered)
        work[plan.qualifying.done_by] += each * sum(leads.values())
    for role in plan.roles.values():
        if role.outbound:
            free = max(0.0, role.hands * open_seconds - work[role.name])
            days = free / (plan.calendar.hours.seconds * plan.time_for_deals)
            found = days * role.outbound.touches_per_day * role.outbound.becomes_qualified
            total = sum(role.outbound.aims_at.values())
            for name, share in role.outbound.aims_at.items():
                qualified[name] += found * share / total if total else 0.0
    for name, segment in plan.segments.items():
        _add_deal_work(work, segment, qualified[name], plan)
    _add_coaching(work, plan)
    _add_managing(work, plan)
    won = {name: qualified[name] * segment.win_rate for name, segment in plan.segments.items()}
    add_after_sale_work(work, won, plan)
    return Flow(
        leads=sum(leads.values()),
        qualified=qualified,
        won=won,
        revenue=sum(won[name] * segment.deal_size.mean() for name, segment in plan.segments.items()),
        loads={name: _load(seconds, plan.roles[name].hands * open_seconds) for name, seconds in work.items()},
    )


def _load(seconds: float, open_seconds: float) -> float:
    if not seconds:
        return 0.0
    return seconds / open_seconds if open_seconds else float("inf")


def _open_seconds(plan: Plan) -> float:
    """Time that one person has for leads and deals in the first year of the plan [s/year]."""
    first = plan.calendar.second_of(plan.starts)
    last = plan.calendar.second_of(date(plan.starts.year + 1, plan.starts.month, 1))
    return plan.calendar.work_between(first, last) * plan.time_for_deals


def _lost_to_slow_answers(plan: Plan) -> float:
    qualifying = plan.qualifying
    if qualifying.answer_within is None:
        return 0.0
    waits = [qualifying.answer_within.quantile((place + 0.5) / _GRID) for place in range(_GRID)]
    return sum(lost_by_waiting(round(wait), qualifying) for wait in waits) / _GRID


def _add_deal_work(work: dict[str, float], segment: SegmentPlan, deals: float, plan: Plan) -> None:
    """Adds what the deals of a segment take, way by way."""
    for way, share in ways_of(segment.name, plan.steps).items():
        _add_work_along(work, segment, deals * share, way, plan)


def _add_work_along(work: dict[str, float], segment: SegmentPlan, deals: float, way: Way, plan: Plan) -> None:
    """Adds what the deals of a way take; those who own deals share them by number."""
    owners = [role for role in plan.owning_roles if segment.name in role.sells_to and role.count]
    seats = sum(role.count for role in owners)
    reached = deals
    losses = parts_along(way, [step.share_of_losses for step in plan.steps])
    for place, goes_well in zip(way, step_goes_well(segment, losses), strict=True):
        step = plan.steps[place]
        seconds = reached * step.work.mean()
        if step.done_by is None:
            for role in owners:
                work[role.name] += seconds * role.count / seats * role.step_work.get(step.name, 1.0)
        elif step.done_by in work:
            work[step.done_by] += seconds
        if step.helped_by in work:
            helps = plan.roles[step.helped_by].helps
            work[step.helped_by] += seconds * (helps.get(segment.name, 0.0) if helps else 1.0)
        _add_quotes(work, owners, reached, place == _quoted_in(way, plan), plan)
        _add_reviews(work, segment, reached, plan)
        reached *= goes_well


def _add_reviews(work: dict[str, float], segment: SegmentPlan, meetings: float, plan: Plan) -> None:
    """Adds what managers go through after the meetings of a segment."""
    for role in plan.reviewing_roles:
        sizes = [segment.deal_size.quantile((place + 0.5) / _GRID) for place in range(_GRID)]
        work[role.name] += meetings * role.review * sum(100 * size >= role.reviews_above for size in sizes) / _GRID


def _add_coaching(work: dict[str, float], plan: Plan) -> None:
    coaches = [role for role in plan.roles.values() if role.coaching_seconds_per_week and role.count]
    reps = sum(role.count for role in plan.roles.values() if role not in coaches)
    for role in coaches:
        work[role.name] += reps * role.coaching_seconds_per_week * _YEAR_SECONDS / WEEK_SECONDS


def _add_managing(work: dict[str, float], plan: Plan) -> None:
    """Adds what it takes to set and review targets and to make forecasts; those count who sell."""
    sellers = sum(role.count for role in plan.owning_roles)
    targets, forecasts = plan.targets, plan.forecasts
    if targets is not None:
        reviews = 0.0
        if targets.reviewed_every is not None and targets.review_work is not None:
            reviews = sellers * targets.review_work.mean() * _YEAR_SECONDS / targets.reviewed_every
        work[targets.set_by] += targets.work.mean() + reviews
    if forecasts is not None:
        work[forecasts.made_by] += 12 * sellers * forecasts.work.mean()


def _quoted_in(way: Way, plan: Plan) -> int | None:
    """After which step of a way the quote is made, by its position; None: no quotes are made."""
    if plan.quoting is None:
        return None
    return next((place for place in way if plan.steps[place].name == plan.quoting.in_step), way[-1])


def _add_quotes(work: dict[str, float], owners: list[RolePlan], deals: float, is_here: bool, plan: Plan) -> None:
    """Adds what quotes take, mistakes included; who approves them, and what runs out, is not reckoned with."""
    if not is_here or plan.quoting is None:
        return
    seconds = deals * plan.quoting.work.mean() / (1.0 - plan.quoting.errors)
    if plan.quoting.done_by is not None:
        work[plan.quoting.done_by] += seconds
        return
    seats = sum(role.count for role in owners)
    for role in owners:
        work[role.name] += seconds * role.count / seats

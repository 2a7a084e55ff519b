"""The way of a lead: it comes, is answered sooner or later, and turns out to be worth a deal or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.journal import LeadAnswered, LeadArrived, LeadDisqualified
from salessim.department.kernel import Course
from salessim.department.marginals import intercept, probability, spread
from salessim.department.market import Lead
from salessim.department.plan import Plan
from salessim.department.plan_process import QualifyingPlan
from salessim.department.selling import open_deal
from salessim.units import Quantity

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

HOUR_SECONDS = 3600
NURTURED = "again"
"""Last part of the key of a lead that has come back."""


def qualify(lead: Lead, become_qualified: float, world: World) -> Course:
    """One lead from its arrival to a verdict."""
    plan = world.plan.qualifying
    journal, name = world.journal, lead.name
    noticed, work, patience, verdict, qualified, fit, back, _ = world.luck.of("lead", *lead.origin).eight("life")
    journal.add(LeadArrived(world.now, name, lead.channel, lead.segment))
    noticed_after = 0
    if plan.answer_within is not None:
        noticed_after = round(plan.answer_within.quantile(noticed))
        yield noticed_after
    role = plan.stands_in if plan.stands_in and not world.is_there(plan.done_by) else plan.done_by
    desk = world.desk_of(role)
    urgency = world.urgency_of(role, "inbound")
    work_seconds = plan.work.quantile(work)
    first_contact = work_seconds * world.plan.assumptions.first_contact

    contact = yield world.effort(desk, first_contact, urgency, role)
    waited = noticed_after
    if contact is not None:
        waited += world.calendar.work_between(contact.asked, contact.began)
    is_lost = patience < lost_by_waiting(waited, plan)
    journal.add(LeadAnswered(world.now, name, world.now - lead.arrives, is_lost))
    if is_lost:
        return

    answered = world.now
    done = yield world.effort(desk, work_seconds - first_contact, urgency, role)
    qualifier = world.seat_of(done)
    if plan.takes is not None:
        verdict_at = answered + round(plan.takes.quantile(verdict))
        yield max(0, verdict_at - world.now)
    if qualified < become_qualified:
        yield from open_deal(lead.origin, lead.segment, lead.channel, world, qualifier)
    else:
        was_fit = fit < world.qualifiers.misses_fit(qualifier)
        journal.add(LeadDisqualified(world.now, name, lead.segment, was_fit))
        yield from _comes_back(lead, 1.0 if was_fit else become_qualified, back, world)


def _comes_back(lead: Lead, become_qualified: float, u: float, world: World) -> Course:
    """A lead that was sent away turns up once more, months later; who should have been kept is kept this time."""
    nurturing = world.plan.nurturing
    if nurturing is None or u >= nurturing.comes_back or lead.origin[-1] == NURTURED:
        return
    yield round(nurturing.after.quantile(u / nurturing.comes_back))
    origin = (*lead.origin, NURTURED)
    yield from qualify(Lead(origin, world.now, lead.channel, lead.segment), become_qualified, world)


def lost_by_waiting(waited_seconds: int, plan: QualifyingPlan) -> float:
    """How likely a lead is lost that has waited so long.

    The file's time to answer is that of a department with hands enough, nights and weekends included; so what counts
    besides is only the waiting in working hours that a lack of hands adds.
    """
    return min(plan.lost_at_most, plan.lost_per_hour * waited_seconds / HOUR_SECONDS)


class Qualifiers:
    """How often those who qualify leads are mistaken: as often as the file says, the good ones less often.

    Args:
        plan: The department.
    """

    def __init__(self, plan: Plan) -> None:
        self._rates = (plan.qualifying.passes_unfit, plan.qualifying.misses_fit)
        self._odds: dict[Quantity, tuple[float, float]] = {}

    def passes_unfit(self, seat: Seat | None) -> float:
        """How likely a deal that `seat` lets through should not have been; None: nobody in particular."""
        return self._rate(0, seat)

    def misses_fit(self, seat: Seat | None) -> float:
        """How likely a lead that `seat` sends away should have been kept."""
        return self._rate(1, seat)

    def _rate(self, which: int, seat: Seat | None) -> float:
        rate = self._rates[which]
        if seat is None or not 0.0 < rate < 1.0:
            return rate
        skill = seat.role.skill
        if skill not in self._odds:
            shifts, shares = zip(*((-shift, share) for shift, share in spread(skill)), strict=True)
            first, second = (intercept(target, shifts, shares) for target in self._rates)
            self._odds[skill] = (first, second)
        return probability(self._odds[skill][which] - seat.skill("qualifying"))

"""The way of a lead: it comes, is answered sooner or later, and turns out to be worth a deal or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from salessim.department.desk import Desk
from salessim.department.journal import LeadAnswered, LeadArrived, LeadDisqualified
from salessim.department.kernel import Course
from salessim.department.marginals import intercept, probability, spread
from salessim.department.market import Lead
from salessim.department.plan import Plan
from salessim.department.plan_process import QualifyingPlan
from salessim.department.selling import open_deal
from salessim.department.work import Work
from salessim.units import Quantity

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

HOUR_SECONDS = 3600
NURTURED = "again"
"""Last part of the key of a lead that has come back."""

# Places in the luck that a lead is born with.
NOTICED: Final = 0
WORK: Final = 1
PATIENCE: Final = 2
VERDICT: Final = 3
QUALIFIED: Final = 4
FIT: Final = 5
BACK: Final = 6


def welcome(lead: Lead, become_qualified: float, world: World) -> None:
    """A lead comes, and somebody notices it, now or later."""
    life = lead.life or world.luck.of("lead", *lead.origin).eight("life")
    name = lead.name
    world.journal.add(LeadArrived(world.kernel._now, name, lead.channel, lead.segment))
    answer_within = world.plan.qualifying.answer_within
    noticed_after = None if answer_within is None else round(answer_within.quantile(life[NOTICED]))
    world.kernel.process(_qualify(lead, name, life, noticed_after or 0, become_qualified, world), noticed_after)


class FirstCall(Work):
    """Calling a lead back: whoever takes it up hears whether it is too late, and otherwise qualifies the lead at once.

    Args:
        lead: Which lead.
        name: What the journal calls it.
        patience: The chance of being lost at which it is lost.
        noticed_after: How long it took until it was noticed [s].
        urgency: Smaller numbers are more urgent.
        takes: Working time of who takes it up, if it is too late and if it is not [s].
        world: Where it happens.

    Attributes:
        answered_at: When it was taken up first [s].
        is_lost: Whether it was too late.
    """

    __slots__ = ("_lead", "_name", "_noticed_after", "_patience", "_takes", "_world", "answered_at", "is_lost")

    shows_its_length = True

    def __init__(
        self,
        desk: Desk,
        lead: Lead,
        name: str,
        patience: float,
        noticed_after: int,
        urgency: int,
        takes: tuple[int, int],
        world: World,
    ) -> None:
        super().__init__(desk, 0, urgency)
        self.answered_at = -1
        self.is_lost = False
        self._lead = lead
        self._name = name
        self._patience = patience
        self._noticed_after = noticed_after
        self._takes = takes
        self._world = world

    def begins(self, now: int) -> None:
        """Somebody gets back to the lead."""
        if self.answered_at >= 0:  # a colleague goes on with it
            return
        self.answered_at = now
        world = self._world
        waited = self._noticed_after
        if now > self.asked:
            waited += world.calendar.work_between(self.asked, now)
        self.is_lost = self._patience < lost_by_waiting(waited, world.plan.qualifying)
        self.seconds_left = self._takes[not self.is_lost]
        world.journal.add(LeadAnswered(now, self._name, now - self._lead.arrives, self.is_lost))


def _qualify(
    lead: Lead, name: str, life: Sequence[float], noticed_after: int, become_qualified: float, world: World
) -> Course:
    """One lead from when it is noticed to a verdict."""
    plan = world.plan.qualifying
    call = _first_call(lead, name, life, noticed_after, world)
    if world.plan.has_queues:
        yield call
    else:
        call.asked = world.now
        call.begins(world.now)
    if call.is_lost:
        return
    qualifier = world.seat_of(call)
    if plan.takes is not None:
        verdict_at = call.answered_at + round(plan.takes.quantile(life[VERDICT]))
        yield max(0, verdict_at - world.kernel._now)
    if life[QUALIFIED] < become_qualified:
        yield from open_deal(lead.origin, lead.segment, lead.channel, world, qualifier)
    else:
        was_fit = life[FIT] < world.qualifiers.misses_fit(qualifier)
        world.journal.add(LeadDisqualified(world.kernel._now, name, lead.segment, was_fit))
        if world.plan.nurturing is not None:
            yield from _comes_back(lead, 1.0 if was_fit else become_qualified, life[BACK], world)


def _first_call(lead: Lead, name: str, life: Sequence[float], noticed_after: int, world: World) -> FirstCall:
    plan = world.plan.qualifying
    role = plan.stands_in if plan.stands_in and not world.is_there(plan.done_by) else plan.done_by
    crew = world.crews[role]
    takes = plan.work.quantile(life[WORK]) / world.plan.time_for_deals / crew.mean_speed(world.kernel._now)
    first_contact = round(takes * world.plan.assumptions.first_contact)
    urgency = world.urgency_of(role, "inbound")
    return FirstCall(
        crew.desk(), lead, name, life[PATIENCE], noticed_after, urgency, (first_contact, round(takes)), world
    )


def _comes_back(lead: Lead, become_qualified: float, u: float, world: World) -> Course:
    """A lead that was sent away turns up once more, months later; who should have been kept is kept this time."""
    nurturing = world.plan.nurturing
    if nurturing is None or u >= nurturing.comes_back or lead.origin[-1] == NURTURED:
        return
    yield round(nurturing.after.quantile(u / nurturing.comes_back))
    origin = (*lead.origin, NURTURED)
    welcome(Lead(origin, world.now, lead.channel, lead.segment), become_qualified, world)


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

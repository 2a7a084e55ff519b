"""The people of a plan: roles and what moves those who have them. Units as in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from salessim.department.plan_market import OutboundPlan, VisitPlan
from salessim.units import Quantity


@dataclass(frozen=True, slots=True)
class RolePlan:
    """A role and the people in it at the start.

    Attributes:
        name: Its name.
        count: Seats [people].
        salary: Fixed pay a year [cents].
        bonus_at_target: Bonus a year for reaching the quota [cents].
        full_after: How long a new hire takes to full speed [s].
        leaves_per_year: Hazard of leaving [1/year].
        sells_to: Segments whose deals its people own.
        open_deals_max: Deals one can keep open; None: any number.
        quota: Revenue one is to bring a year [cents]; 0: none.
        helps: Share of each segment's deals in which they are needed.
        outbound: How its outbound work goes.
        urgency: How urgent each duty is; smaller numbers are more urgent.
        accounts_max: Customers one can look after; 0: looks after none.
        looks_after: Segments whose customers they look after; empty: all.
        coaching_seconds_per_week: Coaching each rep gets of them [s/week].
        approves_discounts: Whether discounts above the limit need one of them.
        skill: How much people differ in the odds of a good step [factor of the odds].
        vacation_weeks: Weeks of vacation a year.
        part_time: Share of the working day that they work.
        promoted_from: The role that fills its empty seats first; empty: none.
        promoted_after: How long one must have been in that role [s].
        reviews_above: Deals of at least so much a year are reviewed by them [cents].
        review: Working time that a review takes them [s]; 0: they review none.
        more_time: What tools and less administration leave them for leads and deals [factor].
        step_work: What tools make of the working time of steps [factor].
        visits: Meetings for which they travel; None: none.
        tools_per_month: What the tools of one of them cost besides [cents].
    """

    name: str
    count: int
    salary: int
    bonus_at_target: int
    full_after: Quantity | None
    leaves_per_year: float
    sells_to: tuple[str, ...]
    open_deals_max: int | None
    quota: int
    helps: Mapping[str, float]
    outbound: OutboundPlan | None
    urgency: Mapping[str, int]
    accounts_max: int
    looks_after: frozenset[str]
    coaching_seconds_per_week: float
    approves_discounts: bool
    skill: Quantity
    vacation_weeks: int = 0
    part_time: float = 1.0
    promoted_from: str = ""
    promoted_after: int = 0
    reviews_above: int = 0
    review: int = 0
    more_time: float = 1.0
    step_work: Mapping[str, float] = field(default_factory=dict)
    visits: VisitPlan | None = None
    tools_per_month: int = 0

    @property
    def hands(self) -> float:
        """How many people of full time, without vacation and tools, they are worth [people]."""
        return self.count * self.part_time * (1.0 - self.vacation_weeks / 52) * self.more_time

    @property
    def has_own_desks(self) -> bool:
        """Whether its people work for deals or customers of their own, and not in a pool."""
        return self.count > 0 and (bool(self.sells_to) or self.accounts_max > 0)

    def cares_for(self, segment: str) -> bool:
        """Whether its people look after customers of a segment."""
        return self.accounts_max > 0 and (not self.looks_after or segment in self.looks_after)


@dataclass(frozen=True, slots=True)
class MotivationPlan:
    """What being behind does: below which share of the quota, factor of the effort, factor of the hazard of leaving."""

    behind: float
    effort: float
    leaving: float


@dataclass(frozen=True, slots=True)
class Effect:
    """What a playbook does for those who take it up, against the rates of the file.

    Attributes:
        playbook: Which one.
        what: `odds`, `work`, `discount` or `ramp`.
        aim: The step it works on; empty where it is none.
        size: Log-odds, or logarithm of a factor; with the sign turned where a playbook is given up.
        roles: Roles that are to use it.
        adoption: Share of their people who take it up.
        above_cents: Size of deal from which on it works [cents].
        below_cents: Size of deal up to which it works [cents].
    """

    playbook: str
    what: str
    aim: str
    size: float
    roles: frozenset[str]
    adoption: float
    above_cents: int = 0
    below_cents: int = 2**62

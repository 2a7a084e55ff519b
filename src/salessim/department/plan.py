"""A department ready to be simulated: plain values, one simulated future's worth.

A plan is made from a document by `salessim.department.compiling`; what the document is unsure about has been drawn by
then. Shares lie in 0..1, times are seconds [s], money is cents of the department's currency [cents].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from salessim.department.after_sale import AfterSale
from salessim.department.assumptions import Assumptions
from salessim.department.plan_managing import ForecastsPlan, TargetsPlan
from salessim.department.plan_market import (
    ChannelPlan,
    CompetitorPlan,
    NurturingPlan,
    RealignmentPlan,
    RoutePlan,
    TerritoryPlan,
    WorldPlan,
)
from salessim.department.plan_people import Effect, MotivationPlan, RolePlan
from salessim.department.plan_process import DiscountPlan, QualifyingPlan, QuotingPlan, StepPlan
from salessim.units import Quantity, WorkCalendar


@dataclass(frozen=True, slots=True)
class SegmentPlan:
    """A part of the market.

    Attributes:
        name: Its name.
        companies: How many companies there are [count].
        deal_size: What a deal brings a year, or once, usual discount and additions included [currency].
        is_once: Whether that is paid once; otherwise every year.
        time_to_decide: From qualified to won [s].
        win_rate: Share won of the deals that leave qualification.
        never_decides: Share of the deals not won that just fade.
        churn_per_year: Share of customers that leave a year [1/year].
        growth_per_year: By how much a customer grows a year [1/year].
        additions: What can be added to a deal: name, share of deals, part of the deal's size, gross margin.
        main_product: What a deal is about, additions apart: the name of the product, or of all that may be meant.
        gross_margin: Share of the price that is left after making it.
        is_travelled: Whether its deals cost travelling.
    """

    name: str
    companies: int
    deal_size: Quantity
    is_once: bool
    time_to_decide: Quantity
    win_rate: float
    never_decides: float
    churn_per_year: float
    growth_per_year: float
    additions: tuple[Addition, ...]
    main_product: str
    gross_margin: float
    is_travelled: bool


@dataclass(frozen=True, slots=True)
class Addition:
    """A product that is added to a part of the deals.

    Attributes:
        name: Its name.
        attach_rate: Share of the deals to which it is added.
        adds: What it adds to the deal's size [share].
        gross_margin: Share of its price that is left after making it.
        is_once: Whether it is paid once; otherwise every year.
        cross_sold: Share of the customers without it who add it in a year.
    """

    name: str
    attach_rate: float
    adds: float
    gross_margin: float
    is_once: bool
    cross_sold: float


@dataclass(frozen=True, slots=True)
class CostPlan:
    """What selling costs besides pay and marketing: a share on top of pay, tools a month, travel a deal, a hire."""

    overhead: float
    tools_per_month: int
    travel_per_deal: int
    per_hire: int


@dataclass(frozen=True, slots=True)
class NotUsed:
    """A key of the document that has no effect, or not all of the effect one could expect, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A department for one simulated future.

    Attributes:
        currency: Three letters.
        starts: The first day of the plan.
        calendar: When people work, counted from the first day.
        time_for_deals: Share of the working time left for work on leads, deals and people.
        segments: By name.
        roles: By name.
        territories: In the order of the document; may be empty.
        channels: In the order of the document.
        qualifying: How leads are qualified.
        steps: The steps of a deal, in order.
        discount: What is given off list.
        time_to_hire: How long a seat stays empty [s]; None: it is not filled again.
        costs: What selling costs.
        after_sale: What is done after the sale.
        assumptions: Numbers that are not the document's.
        competitors: Who else wants the orders.
        lost_because: Why deals are refused that no competitor took: share of each reason.
        wishes: What customers miss who refuse for want of it: share of each wish.
        not_used: What of the document has no effect here.
        effects: What its playbooks change against the rates of the file.
        quoting: How quotes are made; None: they are part of the steps.
        realignments: New boundaries of territories in the course of time.
        routes: Whose deals some are before anybody else's, the first that fits.
        nurturing: Leads that come back; None: none do.
        world: The state of the world in this future.
        motivation: What being behind one's quota does; None: nothing.
        targets: Targets that are set every year; None: the file's quotas hold.
        forecasts: Forecasts that are made every month; None: nobody makes any.
        usual_coaching: Coaching with which the rates of the file hold [share of full coaching].
        has_queues: Whether hands are finite; without, work takes no time, to look at the market alone.
        reviewing_roles: The roles whose people go through deals with their owners.
    """

    currency: str
    starts: date
    calendar: WorkCalendar
    time_for_deals: float
    segments: Mapping[str, SegmentPlan]
    roles: Mapping[str, RolePlan]
    territories: tuple[TerritoryPlan, ...]
    channels: tuple[ChannelPlan, ...]
    qualifying: QualifyingPlan
    steps: tuple[StepPlan, ...]
    discount: DiscountPlan
    time_to_hire: Quantity | None
    costs: CostPlan
    after_sale: AfterSale
    assumptions: Assumptions
    competitors: tuple[CompetitorPlan, ...]
    lost_because: Mapping[str, float]
    wishes: Mapping[str, float]
    not_used: tuple[NotUsed, ...]
    effects: tuple[Effect, ...] = ()
    quoting: QuotingPlan | None = None
    realignments: tuple[RealignmentPlan, ...] = ()
    routes: tuple[RoutePlan, ...] = ()
    nurturing: NurturingPlan | None = None
    world: WorldPlan = field(default_factory=WorldPlan)
    motivation: MotivationPlan | None = None
    targets: TargetsPlan | None = None
    forecasts: ForecastsPlan | None = None
    usual_coaching: float = 0.0
    has_queues: bool = True
    reviewing_roles: tuple[RolePlan, ...] = field(init=False)

    def __post_init__(self) -> None:
        reviewing = tuple(role for role in self.roles.values() if role.review and role.count)
        object.__setattr__(self, "reviewing_roles", reviewing)

    def reviews_of(self, list_cents: int) -> int:
        """How many roles go through a deal of that size after each of its meetings."""
        return sum(list_cents >= role.reviews_above for role in self.reviewing_roles)

    @property
    def owning_roles(self) -> tuple[RolePlan, ...]:
        """The roles whose people own deals."""
        return tuple(role for role in self.roles.values() if role.sells_to)

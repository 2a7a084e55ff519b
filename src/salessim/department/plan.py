"""A department ready to be simulated: plain values, one simulated future's worth.

A plan is made from a document by `salessim.department.compiling`; what the document is unsure about has been drawn by
then. Shares lie in 0..1, times are seconds [s], money is cents of the department's currency [cents].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from salessim.department.after_sale import AfterSale
from salessim.department.plan_market import (
    ChannelPlan,
    CompetitorPlan,
    NurturingPlan,
    OutboundPlan,
    RoutePlan,
    TerritoryPlan,
    VisitPlan,
    WorldPlan,
)
from salessim.units import Quantity, WorkCalendar


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step of a deal.

    Attributes:
        name: Its name.
        done_by: The role that does it; None: whoever owns the deal.
        helped_by: The role that has to help.
        work: Working time it takes [s].
        share_of_losses: Its part of all losses; all steps' add up to 1.
        share_of_time: Its part of the time to decide; all steps' add up to 1.
        in_deals: Share of each segment's deals that take it; None: all.
        agrees_price: Whether the price is agreed in it.
    """

    name: str
    done_by: str | None
    helped_by: str | None
    work: Quantity
    share_of_losses: float
    share_of_time: float
    in_deals: Mapping[str, float] | None = None
    agrees_price: bool = False

    def share_in(self, segment: str) -> float:
        """The share of a segment's deals that take it."""
        return 1.0 if self.in_deals is None else self.in_deals.get(segment, 0.0)


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
class QualifyingPlan:
    """How leads are answered and qualified.

    Attributes:
        done_by: The role that does it.
        stands_in: The role that does it while nobody is in the other; empty: none.
        work: Working time it takes [s].
        takes: From answer to verdict on the clock [s]; None: as long as the work takes.
        answer_within: From arrival to answer as long as there are hands enough [s]; None: at once.
        lost_per_hour: Share of leads lost by every hour of waiting [1/h].
        lost_at_most: Share lost however long it takes.
        passes_unfit: Share of the deals let through that can hardly be won.
        misses_fit: Share of the leads sent away that could have been won.
    """

    done_by: str
    work: Quantity
    takes: Quantity | None
    answer_within: Quantity | None
    lost_per_hour: float
    lost_at_most: float
    passes_unfit: float = 0.0
    misses_fit: float = 0.0
    stands_in: str = ""


@dataclass(frozen=True, slots=True)
class DiscountPlan:
    """What is given off list.

    Attributes:
        typical: Half of all discounts are below it.
        most_allowed: More is not allowed to anybody.
        approval_above: More needs an approval.
        approvers: From which discount on which role has to approve, in order.
        is_negotiated: Whether the negotiation core settles it.
    """

    typical: float
    most_allowed: float
    approval_above: float
    approvers: tuple[tuple[float, str], ...]
    is_negotiated: bool


@dataclass(frozen=True, slots=True)
class CostPlan:
    """What selling costs besides pay and marketing: a share on top of pay, tools a month, travel a deal, a hire."""

    overhead: float
    tools_per_month: int
    travel_per_deal: int
    per_hire: int


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Numbers of the engine, not of the document: `department.*` in the table of parameters, where each has a source.

    Attributes:
        leads_in_hours: Share of the leads that come in working hours.
        drift_sd: Standard deviation of the logarithm of a channel's monthly rate.
        drift_memory: Correlation of that logarithm with the month before.
        first_contact: Share of the work of qualifying that it takes to reach a lead.
        outbound_block: Working time of a block of outbound work [s].
        ramp_start: Speed of a new hire on his first day [share of full speed].
        learns_slot: Chance that a meeting fills a slot that is still open.
        fade_per_slot: How much more a deal not won tends to fade for every slot nobody filled [log-odds].
        gives_up_after: How long a rep pursues a silent deal [share of the segment's typical time to decide].
        looks_every: How often he looks at a silent deal [s].
        discount_low: Discount that 9 of 10 deals exceed [share of the typical one].
        discount_high: Discount that 1 of 10 deals exceeds [share of the typical one].
        discount_per_slot: How much larger the discount is for every slot nobody filled [share of it].
        approval: Working time that approving a discount takes [s].
        waits_for_room: How long a qualified deal waits until somebody has room for it [s].
        unfit_shift: What it does to the odds of a step that a deal should never have qualified [log-odds].
        competitor_takes: Share of the refused deals with a competitor in them that he takes.
        coaching_effect: What full coaching adds to the odds of every step against none [log-odds].
        full_coaching: Coaching from which on more adds nothing [s/week].
        kept_uncoached: Part of what a playbook does that is kept where nobody coaches.
        promoted_ramp: Time to full speed of somebody promoted [share of a new hire's].
        forecast_optimism: Close date a rep states who does not know the customer's [share of the time that is left].
    """

    leads_in_hours: float
    drift_sd: float
    drift_memory: float
    first_contact: float
    outbound_block: int
    ramp_start: float
    learns_slot: float
    fade_per_slot: float
    gives_up_after: float
    looks_every: int
    discount_low: float
    discount_high: float
    discount_per_slot: float
    approval: int
    waits_for_room: int
    unfit_shift: float
    competitor_takes: float
    coaching_effect: float
    full_coaching: float
    kept_uncoached: float
    promoted_ramp: float
    forecast_optimism: float


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
        routes: Whose deals some are before anybody else's, the first that fits.
        nurturing: Leads that come back; None: none do.
        world: The state of the world in this future.
        motivation: What being behind one's quota does; None: nothing.
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
    routes: tuple[RoutePlan, ...] = ()
    nurturing: NurturingPlan | None = None
    world: WorldPlan = field(default_factory=WorldPlan)
    motivation: MotivationPlan | None = None
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

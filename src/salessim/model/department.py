"""A sales department: market, people, process, money: `department/1`.

Two kinds of range are never mixed: `{typical, range}` is variation between cases, drawn per deal or person;
`{best_guess, unsure}` is one number that nobody knows exactly, drawn once per simulated future.
"""

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from salessim import units
from salessim.model.after_sale import (
    CompetitorAttack,
    Customers,
    Delivery,
    Distributors,
    Expansion,
    Mailing,
    Onboarding,
    Orders,
    Paid,
    Referrals,
    Renewals,
    Reorder,
    Service,
    Visits,
)
from salessim.model.department_managing import Forecasts, Targets
from salessim.model.department_market import Campaign, PossibleWorld, Realignment, Route, Sequence, Trips
from salessim.model.department_people import Motivation, Promotion, Review, Tool
from salessim.model.department_process import Competitor, Process
from salessim.model.document import Document
from salessim.model.notation import (
    Change,
    Count,
    Day,
    DealSize,
    DurationQuantity,
    Money,
    MoneyRate,
    Month,
    Multiple,
    Name,
    Names,
    NumberQuantity,
    Part,
    Rate,
    RateQuantity,
    Share,
    ShareQuantity,
    YesNo,
    read_with,
)

MONTHS: tuple[Month, ...] = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

WorkDays = Annotated[
    tuple[int, ...],
    read_with(units.parse_work_days),
    WithJsonSchema({"type": "string", "examples": ["Mon-Fri"]}),
]
"""Week days on which people work, Monday = 0."""
WorkHours = Annotated[
    units.WorkHours, read_with(units.parse_hours), WithJsonSchema({"type": "string", "examples": ["9 to 17"]})
]
"""When the working day begins and ends."""


class Calendar(Part):
    """When people work.

    Attributes:
        starts: The first simulated day.
        work_days: Week days.
        hours: Hours of the day.
        holidays: Country, or country and region, as in `DE-SN`.
    """

    starts: Day
    work_days: WorkDays
    hours: WorkHours
    holidays: Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] | None = None


class Segment(Part):
    """A part of the market.

    Attributes:
        companies: How many companies there are [count].
        deal_size: What a deal brings: a sum a year, or a sum that is paid once.
        time_to_decide: From qualified to won.
        win_rate: Share won of the deals that leave qualification.
        never_decides: Share of the deals not won that just fade.
        churn: Share of customers that leave a year.
        grows: By how much a customer grows a year.
    """

    companies: Count
    deal_size: DealSize
    time_to_decide: DurationQuantity
    win_rate: ShareQuantity
    never_decides: ShareQuantity | None = None
    churn: RateQuantity | None = None
    grows: RateQuantity | None = None


class Product(Part):
    """Something that is sold.

    Attributes:
        sold_to: Segments that buy it.
        gross_margin: Share of the price that is left after making it.
        attach_rate: Share of deals to which it is added.
        adds: What it adds to the deal's size [share].
        paid: How it is paid; as the deal is, where it is not said.
        cross_sold: Share of the customers without it who add it in a year.
    """

    sold_to: Names
    gross_margin: ShareQuantity
    attach_rate: ShareQuantity | None = None
    adds: ShareQuantity | None = None
    paid: Paid | None = None
    cross_sold: RateQuantity | None = None


class Pay(Part):
    """What one is paid a year.

    Attributes:
        salary: The fixed part.
        bonus_at_target: The bonus of who just reaches his quota; in proportion, where he brings more or less.
    """

    salary: Money
    bonus_at_target: Money | None = None


class Outbound(Part):
    """Reaching out to companies that did not ask.

    Attributes:
        touches_per_day: Calls, mails and messages a full day of it makes [1/day].
        becomes_qualified: Share of touches that end as a qualified deal.
        sequence: What lies between a touch and a deal; without it, deals come of touches at once.
        aims_at: Share of the touches that goes to each segment.
    """

    touches_per_day: NumberQuantity
    becomes_qualified: ShareQuantity
    sequence: Sequence | None = None
    aims_at: dict[Name, Share]


class Role(Part):
    """A list of duties with a time budget, and the people who have them.

    Attributes:
        count: People in it at the start.
        pay: What one is paid.
        starts_full_after: How long a new hire takes to full speed.
        leaves: Share that leaves a year.
        does: Duties, and how urgent each is.
        outbound: How outbound work goes.
        sells_to: Segments whose deals they own.
        open_deals_max: Deals one can keep open.
        quota: Revenue one is to bring a year.
        helps: Share of each segment's deals in which they are needed.
        accounts_max: Customers one can look after.
        looks_after: Segments whose customers they look after; all, where accounts_max is given and this is not.
        coaching_hours_per_rep: Coaching that each rep gets.
        approves: What they have to approve.
        skill: How much people differ in the odds of a good step [factor; 8 of 10 lie within].
        vacation_days: Working days of vacation that one takes a year, in whole weeks.
        part_time: Share of the working day that one works.
        promoted: Whence empty seats are filled first.
        reviews: Deals that one goes through with their owners.
        visits: Meetings of one's own deals for which one travels.
    """

    count: Count
    pay: Pay
    starts_full_after: DurationQuantity | None = None
    leaves: RateQuantity | None = None
    does: dict[Name, Literal["first", "second", "rest of the day"]] = Field(default_factory=dict)
    outbound: Outbound | None = None
    sells_to: Names = ()
    open_deals_max: Count | None = None
    quota: MoneyRate | None = None
    helps: dict[Name, Share] = Field(default_factory=dict)
    accounts_max: Count | None = None
    looks_after: Names = ()
    coaching_hours_per_rep: Rate | None = None
    approves: Names = ()
    skill: NumberQuantity | None = None
    vacation_days: Count | None = None
    part_time: Share | None = None
    promoted: Promotion | None = None
    reviews: Review | None = None
    visits: Trips | None = None


class WorkingTime(Part):
    """Where the hours go; what is left over is none of these.

    Attributes:
        selling: Part of the day with customers.
        preparing: Part of the day that goes into preparing that.
        admin: Part of the day for administration.
        meetings: Part of the day in meetings of one's own firm.
    """

    selling: Share
    preparing: Share = 0.0
    admin: Share = 0.0
    meetings: Share = 0.0


class Hiring(Part):
    """How empty seats are filled.

    Attributes:
        time_to_hire: How long it takes to find somebody.
        cost_per_hire: What it costs.
    """

    time_to_hire: DurationQuantity
    cost_per_hire: Money | None = None


class Territory(Part):
    """A part of the map.

    Attributes:
        share_of_companies: Its part of the companies.
        reps: The seats that work it; its deals and customers are theirs before anybody else's.
        only: Whether nobody else may have them, even if all of these have their hands full.
    """

    share_of_companies: Share
    reps: Names
    only: YesNo = False


class Channel(Part):
    """Where leads come from.

    Attributes:
        leads_per_month: Leads for each segment [1/month].
        become_qualified: Share that qualifies.
        cost_per_month: What it costs.
        season: How much of the average each month brings.
        trend: Change of its leads from year to year.
        campaigns: Weeks in which it brings more.
        commission: Share of the value of its orders that whoever runs it gets, a partner or distributor.
    """

    leads_per_month: dict[Name, NumberQuantity]
    become_qualified: ShareQuantity
    cost_per_month: Money | None = None
    season: dict[Month, Multiple] = Field(default_factory=dict)
    trend: Change = 1.0
    campaigns: dict[Name, Campaign] = Field(default_factory=dict)
    commission: Share = 0.0


class Costs(Part):
    """What selling costs besides pay and marketing.

    Attributes:
        overhead: On top of pay [share].
        tools_per_rep: Software and the like.
        travel_per_large_deal: Travel for a deal of a segment that is called large.
    """

    overhead: Share = 0.0
    tools_per_rep: MoneyRate | None = None
    travel_per_large_deal: Money | None = None


class Results(Part):
    """A year's real figures, to check the file against.

    Attributes:
        new_revenue: Revenue of new deals, a year.
        deals_won: Deals won, by segment [count].
        revenue_over_quota: New revenue over the sum of the quotas [multiple].
        within: How far off the file may be.
    """

    new_revenue: Money | None = None
    deals_won: dict[Name, Count] = Field(default_factory=dict)
    revenue_over_quota: Multiple | None = None
    within: Share = 0.15


class Department(Document):
    """A sales department. What a department does not use it leaves out.

    Attributes:
        currency: Currency of all sums, by its three letters.
        calendar: When people work.
        segments: The parts of the market.
        products: What is sold.
        roles: Who works here, as what, and for how much.
        working_time: Where the hours of a day go.
        hiring: How empty seats are filled; without it they stay empty.
        motivation: What being far behind one's quota does.
        targets: Targets that managers set every year; without them the quotas of the roles hold.
        forecasts: What managers say month by month will be won.
        tools: What could be bought to work with.
        playbooks: Which playbook whom: a role, or a team such as `AEs`.
        territories: Parts of the map and who works them.
        realignments: New boundaries of territories in the course of time.
        routes: Whose deals some are, the first that fits.
        marketing: Where leads come from.
        possible_worlds: States of the world that nobody chooses, each with its chance; a future is in one at most.
        process: How a lead becomes an order.
        orders: How an order is entered and invoiced.
        delivery: How what was ordered gets to the customer.
        competitors: Who else wants the orders.
        onboarding: How what was sold is put to use.
        service: Help for customers.
        visits: Visits to customers.
        customers: How customers stay.
        renewals: Contracts that run for a time.
        expansion: More business with customers.
        referrals: Customers who name others.
        distributors: Others who sell for us.
        reorders: What customers order again and again.
        mailings: Newsletters and promotions.
        competitor_attacks: When competitors go for our customers.
        costs: What selling costs besides pay and marketing.
        check_against: Last year's real figures, to check the file against.
    """

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    calendar: Calendar
    segments: Annotated[dict[Name, Segment], Field(min_length=1)]
    products: dict[Name, Product] = Field(default_factory=dict)
    roles: Annotated[dict[Name, Role], Field(min_length=1)]
    working_time: WorkingTime
    hiring: Hiring | None = None
    motivation: Motivation | None = None
    targets: Targets | None = None
    forecasts: Forecasts | None = None
    tools: dict[Name, Tool] = Field(default_factory=dict)
    playbooks: dict[Name, Name] = Field(default_factory=dict)
    territories: dict[Name, Territory] = Field(default_factory=dict)
    realignments: tuple[Realignment, ...] = ()
    routes: tuple[Route, ...] = ()
    marketing: dict[Name, Channel] = Field(default_factory=dict)
    possible_worlds: dict[Name, PossibleWorld] = Field(default_factory=dict)
    process: Process
    orders: Orders | None = None
    delivery: Delivery | None = None
    competitors: dict[Name, Competitor] = Field(default_factory=dict)
    onboarding: Onboarding | None = None
    service: Service | None = None
    visits: Visits | None = None
    customers: Customers | None = None
    renewals: Renewals | None = None
    expansion: Expansion | None = None
    referrals: Referrals | None = None
    distributors: Distributors | None = None
    reorders: dict[Name, Reorder] = Field(default_factory=dict)
    mailings: dict[Name, Mailing] = Field(default_factory=dict)
    competitor_attacks: tuple[CompetitorAttack, ...] = ()
    costs: Costs = Field(default_factory=Costs)
    check_against: Results | None = None

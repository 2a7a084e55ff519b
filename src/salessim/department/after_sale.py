"""What a plan says about the time after the sale: every part of it is None where a department does not do it.

Shares lie in 0..1, times are seconds [s], money is cents of the department's currency [cents]. The engine's own numbers
stand in the table of parameters, where each has a source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from salessim.units import Quantity

SELLER: Final = "AE"
"""In `done_by`: whoever sold to the customer."""


@dataclass(frozen=True, slots=True)
class OrdersPlan:
    """How an order is entered, checked and invoiced.

    Attributes:
        entered_by: The role that does it.
        entry: Working time to enter and check one [s].
        errors: Share of checks that send it back to whoever sold it.
        correction: Working time of whoever sold it to put it right [s].
        invoice: Working time to invoice it [s]; None: it takes none.
        cancelled: Share of confirmed orders that the customer takes back.
    """

    entered_by: str
    entry: Quantity
    errors: float
    correction: Quantity
    invoice: Quantity | None
    cancelled: float


@dataclass(frozen=True, slots=True)
class StockPlan:
    """The shelf: its share of orders, items when full, times to replace one and to ship, and what is promised [s]."""

    share: float
    items: int
    restocked_within: Quantity
    takes: Quantity
    promised: int


@dataclass(frozen=True, slots=True)
class ProductionPlan:
    """What is made to order: how many at the same time, how long one takes [s], and what is promised [s]."""

    slots: int
    takes: Quantity
    promised: int


@dataclass(frozen=True, slots=True)
class DeliveryPlan:
    """How what was ordered gets to the customer.

    Attributes:
        stock: From the shelf; None: nothing is kept there.
        production: Made to order; None: nothing is.
        penalty_per_week: Part of the price that a week of delay costs.
        penalty_at_most: The most that delay costs.
        cancelled_per_week: Share of the late orders that are taken back in a week.
    """

    stock: StockPlan | None
    production: ProductionPlan | None
    penalty_per_week: float
    penalty_at_most: float
    cancelled_per_week: float


@dataclass(frozen=True, slots=True)
class OnboardingPlan:
    """Putting to use what was sold: by whom (None: whoever looks after the customer), work and calendar time [s]."""

    done_by: str | None
    work: Quantity
    takes: Quantity


@dataclass(frozen=True, slots=True)
class Handling:
    """How one kind of ticket is handled: by whom, with how much work [s], as what duty, in what working time [s]."""

    done_by: str | None
    work: Quantity
    duty: str
    within: int


@dataclass(frozen=True, slots=True)
class ServicePlan:
    """Help for customers.

    Attributes:
        tickets_per_year: How many a customer has, by segment [1/year].
        urgent: Share of them that is urgent.
        escalated: Share in which somebody else has to help.
        escalated_to: Who that is.
        usual: How usual tickets are handled.
        urgent_handling: How urgent ones are.
        complaints: How complaints are.
    """

    tickets_per_year: Mapping[str, Quantity]
    urgent: float
    escalated: float
    escalated_to: str | None
    usual: Handling
    urgent_handling: Handling
    complaints: Handling

    def handling(self, kind: str) -> Handling:
        """How tickets of a kind are handled."""
        return {"usual": self.usual, "urgent": self.urgent_handling, "complaint": self.complaints}[kind]


@dataclass(frozen=True, slots=True)
class VisitsPlan:
    """Visits to customers: how many a year by segment, by whom, work [s], and what one costs in travel [cents]."""

    per_year: Mapping[str, float]
    done_by: str | None
    work: Quantity
    travel: int


@dataclass(frozen=True, slots=True)
class Feelings:
    """The engine's numbers about satisfaction [points from 0 to 100].

    Attributes:
        usual: Where it lies if everything goes as it should.
        half_life: Time in which half of a deviation from it is forgotten [s].
        churn_per_point: How much the logarithm of the churn falls with a point.
        late_week: What every week of lateness costs, of a delivery or of the start of use.
        late_at_most: What it costs at most.
        complains_after: How late a delivery has to be for a complaint [s].
        surprise_chance: Chance that what nobody learned about a slot comes back at the hand-over.
        surprise: What each of these costs.
        surprise_work: By how much each makes the onboarding longer [share].
        late_ticket: What a ticket that is not resolved in time costs, by kind.
        made_good: What a complaint that is settled in time brings back.
        missed_visit: What a missed visit costs.
        visit_slack: From when on a visit is missed [s].
    """

    usual: float
    half_life: float
    churn_per_point: float
    late_week: float
    late_at_most: float
    complains_after: int
    surprise_chance: float
    surprise: float
    surprise_work: float
    late_ticket: Mapping[str, float]
    made_good: float
    missed_visit: float
    visit_slack: int


@dataclass(frozen=True, slots=True)
class RenewalPlan:
    """How contracts go on.

    Attributes:
        term: How long one runs [s].
        done_by: The role that prepares it; None: whoever looks after the customer.
        work: Working time it takes [s].
        starts_before: How long before the end of the contract [s].
        price_rise: By how much the price rises [share].
    """

    term: int
    done_by: str | None
    work: Quantity
    starts_before: int
    price_rise: float


@dataclass(frozen=True, slots=True)
class ExpansionPlan:
    """More business with customers: share that expands in a year, by whom it is worked on, and the work [s]."""

    share: float
    done_by: str | None
    work: Quantity


@dataclass(frozen=True, slots=True)
class ReferralPlan:
    """Customers name others: how many a year [1/year], and which share of those qualifies."""

    per_year: float
    become_qualified: float


@dataclass(frozen=True, slots=True)
class DistributorsPlan:
    """Others who sell for us.

    Attributes:
        count: How many there are.
        looked_after_by: The role that visits them.
        visits_per_year: How often each should be [1/year].
        work: Working time of a visit [s].
        leads_per_year: How many each brings, by segment [1/year].
        neglected: What part of them he brings when nobody comes.
        become_qualified: Share of the leads that qualifies.
        keeps: Part of the price that he keeps.
    """

    count: int
    looked_after_by: str
    visits_per_year: float
    work: Quantity
    leads_per_year: Mapping[str, Quantity]
    neglected: float
    become_qualified: float
    keeps: float


@dataclass(frozen=True, slots=True)
class ReorderPlan:
    """What customers order again and again.

    Attributes:
        name: Its name.
        per_year: How many orders a customer places, by segment [1/year].
        size: What one costs [currency].
        gross_margin: Share of the price that is left after making it.
        in_stock: Share of the orders that is on the shelf.
        takes: From the shelf to the customer [s].
        replenished_within: How long what is not there takes to get there [s]; None: it is always there.
        promised: What the customer is told [s].
        entry: Working time to enter one [s]; None: as for other orders.
    """

    name: str
    per_year: Mapping[str, Quantity]
    size: Quantity
    gross_margin: float
    in_stock: float
    takes: Quantity
    replenished_within: Quantity | None
    promised: int
    entry: Quantity | None


@dataclass(frozen=True, slots=True)
class MailingPlan:
    """A newsletter or a promotion: in which months [0..11], cost [cents], discount, and by how much it lifts orders."""

    name: str
    months: frozenset[int]
    cost: int
    discount: float
    lifts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class AttackPlan:
    """A competitor goes for our customers: from a day on, for so long [s], in which segments, times the usual churn."""

    starts: date
    lasts: int
    segments: frozenset[str]
    churn: float


@dataclass(frozen=True, slots=True)
class LoyaltyAssumptions:
    """The engine's numbers about customers who stay or leave.

    Attributes:
        looked_at_every: How often it is reckoned with what has changed for a customer [s].
        unattended: Times the churn of a customer whom nobody looks after.
        handed_over: Share of the yearly sales that is lost when somebody else comes to look after a customer.
        unprepared: Times the churn where nobody had the time to prepare a renewal.
    """

    looked_at_every: int
    unattended: float
    handed_over: float
    unprepared: float


@dataclass(frozen=True, slots=True)
class AfterSale:
    """All that is done after the sale.

    Attributes:
        orders: Order entry and invoicing; None: an order is invoiced the moment it comes.
        delivery: Delivery; None: what was ordered is there the moment it is confirmed.
        onboarding: Onboarding; None: what was delivered is in use.
        service: Tickets and complaints; None: there are none.
        visits: Visits to customers; None: there are none.
        churn_by_year: Churn of the first year, the second and so on, times the segment's; the last holds for good.
        renewals: Contracts that run for a time; None: everybody can leave any time.
        attacks: Competitors' attacks on our customers.
        expansion: How customers come to buy more; None: they grow by themselves.
        referrals: Customers who name others; None: nobody does.
        distributors: Others who sell for us; None: nobody does.
        reorders: What customers order again and again.
        mailings: Newsletters and promotions to customers.
        loyalty: The engine's numbers about customers who stay or leave.
        feelings: The engine's numbers about satisfaction.
    """

    loyalty: LoyaltyAssumptions
    feelings: Feelings

    orders: OrdersPlan | None = None
    delivery: DeliveryPlan | None = None
    onboarding: OnboardingPlan | None = None
    service: ServicePlan | None = None
    visits: VisitsPlan | None = None
    churn_by_year: tuple[float, ...] = (1.0,)
    renewals: RenewalPlan | None = None
    attacks: tuple[AttackPlan, ...] = ()
    expansion: ExpansionPlan | None = None
    referrals: ReferralPlan | None = None
    distributors: DistributorsPlan | None = None
    reorders: tuple[ReorderPlan, ...] = ()
    mailings: tuple[MailingPlan, ...] = ()

    @property
    def carries_out_orders(self) -> bool:
        """Whether an order is more than the moment in which it comes."""
        return self.orders is not None or self.delivery is not None

    @property
    def moves_satisfaction(self) -> bool:
        """Whether anything is done that a customer can be more or less satisfied with."""
        return any(part is not None for part in (self.delivery, self.onboarding, self.service, self.visits))

"""What a department does after the sale: sections of `department/1`, each left out where it is not done."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from salessim.model.notation import (
    Count,
    Day,
    Duration,
    DurationQuantity,
    Money,
    MoneyQuantity,
    Month,
    Multiple,
    Name,
    Names,
    Number,
    Part,
    Rate,
    RateQuantity,
    Share,
    ShareQuantity,
    refusal,
)

Paid = Literal["once", "every year"]


class Orders(Part):
    """How an order is entered, checked, confirmed and invoiced.

    Attributes:
        entered_by: The role that does it.
        entry: Working time to enter and check one.
        errors: Share of checks that send it back to whoever sold it.
        correction: Working time of whoever sold it to put it right.
        invoice: Working time to invoice it.
        cancelled: Share of orders that the customer takes back after they were confirmed.
    """

    entered_by: Name
    entry: DurationQuantity
    errors: ShareQuantity | None = None
    correction: DurationQuantity | None = None
    invoice: DurationQuantity | None = None
    cancelled: ShareQuantity | None = None


class Stock(Part):
    """What is kept on the shelf.

    Attributes:
        share: Share of the orders that can be met from it.
        items: How many are on the shelf when it is full.
        restocked_within: How long it takes to replace one that has gone.
        takes: From the shelf to the customer.
        promised: What the customer is told.
    """

    share: Share
    items: Count
    restocked_within: DurationQuantity
    takes: DurationQuantity
    promised: Duration


class MadeToOrder(Part):
    """What is made for one customer.

    Attributes:
        slots: How many can be made at the same time.
        takes: How long one takes once it has a slot.
        promised: What the customer is told.
    """

    slots: Count
    takes: DurationQuantity
    promised: Duration


class LateDelivery(Part):
    """What a late delivery costs.

    Attributes:
        penalty_per_week: Part of the order's price, for every week.
        penalty_at_most: The most that can come together.
        cancelled_per_week: Share of the orders that are taken back in a week of waiting for what is late.
    """

    penalty_per_week: Share = 0.0
    penalty_at_most: Share = 1.0
    cancelled_per_week: Share = 0.0


class Delivery(Part):
    """How what was ordered gets to the customer: from stock, made to order, or a part each.

    Attributes:
        from_stock: What is on the shelf.
        made_to_order: What is made for one customer.
        late: What a late delivery costs.
    """

    from_stock: Stock | None = None
    made_to_order: MadeToOrder | None = None
    late: LateDelivery | None = None

    @model_validator(mode="after")
    def _has_a_way_for_all(self) -> Delivery:
        if self.made_to_order is None and (self.from_stock is None or self.from_stock.share < 1.0):
            raise refusal(
                "Some orders have no way to the customer.",
                "Say how they are made under made_to_order, or meet 100% of them from_stock.",
            )
        if self.made_to_order is not None and self.made_to_order.slots < 1:
            raise refusal("Nothing can be made without a slot.", "Give made_to_order 1 slot or more.")
        if self.from_stock is not None and self.from_stock.items < 1:
            raise refusal("A shelf without items meets no order.", "Give from_stock 1 item or more.")
        return self


class Customers(Part):
    """How customers stay.

    Attributes:
        churn_by_year: The churn of the first year, the second and so on, times the segment's; the last holds for good.
    """

    churn_by_year: Annotated[tuple[Multiple, ...], Field(min_length=1)]


class Expansion(Part):
    """More business with customers: it comes in pieces, and together they make the segment's growth.

    Attributes:
        share: Share of the customers that expand in a year; each of them by the more.
        done_by: The role that works on it; whoever looks after the customer, where it is not said.
        work: Working time it takes, also to sell another product.
    """

    share: Annotated[Share, Field(gt=0.0)]
    done_by: Name | None = None
    work: DurationQuantity


class Referrals(Part):
    """Customers name others.

    Attributes:
        named: How many a customer names.
        become_qualified: Share of those that qualifies.
    """

    named: RateQuantity
    become_qualified: ShareQuantity


class Reorder(Part):
    """What customers order again and again, such as spare parts.

    Attributes:
        bought_by: How many orders a customer of each segment places.
        size: What one costs.
        gross_margin: Share of the price that is left after making it.
        in_stock: Share of the orders that is on the shelf.
        takes: From the shelf to the customer.
        replenished_within: How long what is not on the shelf takes to get there.
        promised: What the customer is told.
        entry: Working time to enter and check one; as for other orders, where it is not said.
    """

    bought_by: dict[Name, RateQuantity]
    size: MoneyQuantity
    gross_margin: Share
    in_stock: Share = 1.0
    takes: DurationQuantity
    replenished_within: DurationQuantity | None = None
    promised: Duration
    entry: DurationQuantity | None = None


class Distributors(Part):
    """Others who sell for us and have to be looked after.

    Attributes:
        count: How many there are.
        looked_after_by: The role that visits them.
        visits: How often each should be.
        work: Working time of a visit, the way there included.
        leads: How many each brings for each segment, as long as he is visited.
        neglected: What part of them he brings when nobody came for two visits.
        become_qualified: Share of the leads that qualifies.
        keeps: Part of the price that he keeps.
    """

    count: Count
    looked_after_by: Name
    visits: Rate
    work: DurationQuantity
    leads: dict[Name, RateQuantity]
    neglected: Share | None = None
    become_qualified: ShareQuantity
    keeps: Share = 0.0

    @model_validator(mode="after")
    def _are_visited(self) -> Distributors:
        if self.visits.per_year <= 0.0:
            raise refusal("Distributors have to be visited now and then.", "Write, for example, 1/month.", "visits")
        return self


class Mailing(Part):
    """A newsletter or a promotion to customers.

    Attributes:
        months: When it goes out; it works for that month.
        cost: What one costs.
        discount: What is given off.
        lifts: By how much it raises the orders of what is ordered again and again.
    """

    months: Annotated[tuple[Month, ...], Field(min_length=1)]
    cost: Money | None = None
    discount: Share = 0.0
    lifts: dict[Name, Share] = Field(default_factory=dict)


class Renewals(Part):
    """Contracts that run for a time: nobody leaves in between, and somebody has to see to it that they go on.

    Attributes:
        term: How long a contract runs.
        done_by: The role that prepares a renewal; whoever looks after the customer, where it is not said.
        work: Working time it takes.
        starts_before: How long before the end of the contract it begins.
        price_rise: By how much the price rises with every renewal.
    """

    term: Duration
    done_by: Name | None = None
    work: DurationQuantity
    starts_before: Duration
    price_rise: ShareQuantity | None = None

    @model_validator(mode="after")
    def _begins_in_the_term(self) -> Renewals:
        if self.term.seconds <= 0:
            raise refusal("A contract has to run for a time.", "Write, for example, term: 1 year.", "term")
        if self.starts_before.seconds > self.term.seconds:
            raise refusal("A renewal begins before the contract does.", "Begin within the term.", "starts_before")
        return self


class CompetitorAttack(Part):
    """A competitor goes for our customers.

    Attributes:
        starts: First day.
        lasts: For how long.
        segments: Whose customers; all, where it is not said.
        churn: Times the usual churn.
    """

    starts: Day
    lasts: Duration
    segments: Names = ()
    churn: Multiple


class Onboarding(Part):
    """Putting to use what was sold.

    Attributes:
        done_by: The role that does it; whoever looks after the customer, where it is not said; AE: who sold it.
        work: Working time it takes.
        takes: From delivery until it is in use, where nobody has to wait.
    """

    done_by: Name | None = None
    work: DurationQuantity
    takes: DurationQuantity


class Complaints(Part):
    """How complaints are settled.

    Attributes:
        done_by: The role that does it; whoever looks after the customer, where it is not said.
        work: Working time that one takes.
        within: Working time within which one has to be settled.
    """

    done_by: Name | None = None
    work: DurationQuantity
    within: Duration


class Service(Part):
    """Help for customers.

    Attributes:
        done_by: The role that resolves tickets.
        tickets: How many a customer of each segment has.
        work: Working time one takes.
        urgent: Share of them that is urgent.
        resolved_within: Working time within which a ticket has to be resolved.
        urgent_within: Working time within which an urgent one has to be.
        escalated: Share in which somebody else has to help, who works on it as long again.
        escalated_to: That role.
        complaints: How complaints are settled: about late deliveries and promises that came back.
    """

    done_by: Name
    tickets: dict[Name, RateQuantity]
    work: DurationQuantity
    urgent: Share = 0.0
    resolved_within: Duration
    urgent_within: Duration | None = None
    escalated: Share = 0.0
    escalated_to: Name | None = None
    complaints: Complaints | None = None

    @model_validator(mode="after")
    def _escalates_to_somebody(self) -> Service:
        if self.escalated > 0.0 and self.escalated_to is None:
            raise refusal("It is not said who helps with what is escalated.", "Name a role: escalated_to.", "escalated")
        return self


class Visits(Part):
    """Visits to customers.

    Attributes:
        per_year: How many a customer of each segment gets.
        done_by: The role that does it; whoever looks after the customer, where it is not said.
        work: Working time of one, the way there included.
        travel: What one costs besides.
    """

    per_year: dict[Name, Number]
    done_by: Name | None = None
    work: DurationQuantity
    travel: Money | None = None

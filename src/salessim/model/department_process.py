"""How a lead becomes an order, and who else wants it: the parts of `department/1` that say so."""

from typing import Annotated

from pydantic import Field

from salessim.model.department_market import CompetitorMove, Nurturing
from salessim.model.notation import (
    ChangeQuantity,
    Duration,
    DurationQuantity,
    Money,
    Name,
    Part,
    Share,
    ShareQuantity,
    YesNo,
)


class SlowAnswer(Part):
    """What waiting does to a lead.

    Attributes:
        per_hour: Share of the leads that is lost in an hour of waiting.
        at_most: The most that is lost, however long it takes.
    """

    per_hour: Share
    at_most: Share


class Qualifying(Part):
    """How a lead is qualified: who, how much work, and how long it takes on the calendar.

    Attributes:
        done_by: The role that does it.
        stands_in: The role that does it while nobody is in the other.
        work: Working time it takes.
        takes: From the answer to the verdict.
        passes_unfit: Share of the deals let through that can hardly be won; the win rate counts them.
        misses_fit: Share of the leads sent away that could have been won.
    """

    done_by: Name
    stands_in: Name | None = None
    work: DurationQuantity
    takes: DurationQuantity | None = None
    passes_unfit: ShareQuantity | None = None
    misses_fit: ShareQuantity | None = None


class Step(Part):
    """A step of a deal. The segment's win rate and time rule; steps say how losses and time spread.

    Attributes:
        step: Its name.
        done_by: Who does it; `AE` means whoever owns the deal.
        with_whom: Who has to help (key `with`).
        work: Working time it takes.
        share_of_losses: Its part of all losses.
        share_of_time: Its part of the time to decide.
        in_deals: Share of each segment's deals that take it; where it is left out, all do.
        agrees_price: Whether the price is agreed in it; otherwise in the last step.
    """

    step: Name
    done_by: Name
    with_whom: Name | None = Field(default=None, alias="with")
    work: DurationQuantity
    share_of_losses: Share
    share_of_time: Share
    in_deals: dict[Name, Share] = Field(default_factory=dict)
    agrees_price: YesNo = False


class Discounting(Part):
    """What is given off list.

    Attributes:
        typical: Half of all discounts are below it.
        most_allowed: More is not allowed to anybody.
        approval_above: More needs somebody who approves discounts.
        approved_by: Who has to approve as well, and from which discount on.
        negotiated: Whether buyer and seller bargain for it, under the pressure of the end of a quarter.
    """

    typical: Share
    most_allowed: Share | None = None
    approval_above: Share | None = None
    approved_by: dict[Name, Share] = Field(default_factory=dict)
    negotiated: YesNo = False


class Quoting(Part):
    """How a quote is made of what was asked for and the price list; the file's steps have no time for it.

    Attributes:
        in_step: The step after which it is made; after the last, for deals that do not take that step.
        done_by: The role that makes it; AE: whoever owns the deal.
        work: Working time it takes.
        errors: Share of quotes that are wrong and made again.
        valid: How long it holds; before an order that comes later it is made again.
        approval_above: Deals of at least so much a year at list price need somebody who approves quotes.
        approval_work: Working time of the approval.
    """

    in_step: Name
    done_by: Name = "AE"
    work: DurationQuantity
    errors: ShareQuantity | None = None
    valid: Duration | None = None
    approval_above: Money | None = None
    approval_work: Duration | None = None


class Process(Part):
    """How a lead becomes an order.

    Attributes:
        answer_inbound_within: How soon somebody notices a lead.
        slow_answer_costs: What waiting does to it.
        qualifying: How it is qualified.
        steps: The steps of a deal, in order.
        discount: What is given off list.
        quoting: How quotes are made and approved.
        lost_because: Why deals are refused where no competitor took them: reasons and how often each.
        wishes: What customers miss who refuse for want of it: wishes and how often each.
        nurturing: Leads that were sent away and come back.
    """

    answer_inbound_within: DurationQuantity | None = None
    slow_answer_costs: SlowAnswer | None = None
    qualifying: Qualifying
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    discount: Discounting | None = None
    quoting: Quoting | None = None
    lost_because: dict[Name, Share] = Field(default_factory=dict)
    wishes: dict[Name, Share] = Field(default_factory=dict)
    nurturing: Nurturing | None = None


class Competitor(Part):
    """Somebody else who wants the order.

    Attributes:
        in_deals: Share of the deals in which he is.
        odds: What his presence does to the odds of every step; the win rate is that of all deals together.
        moves: What he does in the course of time.
    """

    in_deals: Share
    odds: ChangeQuantity
    moves: tuple[CompetitorMove, ...] = ()

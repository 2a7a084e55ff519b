"""The way of a lead in a plan: how it is qualified, the steps of a deal, the discount. Units as in the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.units import Quantity


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
class QuotingPlan:
    """How quotes are made.

    Attributes:
        in_step: The step after which one is made.
        done_by: The role that makes it; None: whoever owns the deal.
        work: Working time it takes [s].
        errors: Share of quotes that are made again.
        valid: How long one holds [s]; None: for good.
        approval_above: Deals from so much on at list price need an approval [cents].
        approver: The role that approves; empty: none has to.
        approval: Working time of an approval [s].
    """

    in_step: str
    done_by: str | None
    work: Quantity
    errors: float
    valid: int | None
    approval_above: int
    approver: str
    approval: int


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

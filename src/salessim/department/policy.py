"""What people decide: every choice of a rep or a manager goes through `Policy.decide`, so that anybody can make it.

A view says what somebody in that seat would know, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, overload


class NextTask(NamedTuple):
    """A step of a deal is to be worked on: how urgent is it? The answer is a number, smaller is more urgent.

    Attributes:
        seat: Whose task.
        segment: Segment of the deal.
        position: Which step it is [0..].
        steps: How many steps a deal has.
        list_cents: What the deal would bring a year at list price [cents].
        age_seconds: Time since the deal qualified [s].
    """

    seat: str
    segment: str
    position: int
    steps: int
    list_cents: int
    age_seconds: int


class SilentDeal(NamedTuple):
    """A customer has not answered for a while: `pursue` or `drop`?

    Attributes:
        seat: Whose deal.
        segment: Its segment.
        list_cents: What it would bring a year at list price [cents].
        silent_seconds: How long nothing has been heard [s].
        usual_seconds: How long deals of the segment typically take in all [s].
        open_deals: How many deals the seat has open, this one included.
        open_deals_max: How many it can have; None: any number.
    """

    seat: str
    segment: str
    list_cents: int
    silent_seconds: int
    usual_seconds: int
    open_deals: int
    open_deals_max: int | None


class DiscountAsked(NamedTuple):
    """A customer is ready to sign for a discount: how much is he given [share of list]?

    Attributes:
        seat: Whose deal.
        segment: Its segment.
        list_cents: What it would bring a year at list price [cents].
        asked: The discount that settles it.
        most_allowed: More is not allowed to anybody.
        approval_above: More needs a manager.
    """

    seat: str
    segment: str
    list_cents: int
    asked: float
    most_allowed: float
    approval_above: float


View = NextTask | SilentDeal | DiscountAsked
Verdict = Literal["pursue", "drop"]
Decision = int | float | Verdict


class Policy(Protocol):
    """How somebody decides. The same view always gets the same decision."""

    @overload
    def decide(self, view: NextTask) -> int: ...
    @overload
    def decide(self, view: SilentDeal) -> Verdict: ...
    @overload
    def decide(self, view: DiscountAsked) -> float: ...
    def decide(self, view: View) -> Decision:
        """The decision on what a view shows."""


@dataclass(frozen=True, slots=True)
class UsualPolicy:
    """The later step first; give up on the silent after a while; give the discount that is asked, if it is allowed.

    Attributes:
        gives_up_after: How long a silent deal is pursued [share of the segment's typical time to decide].
    """

    gives_up_after: float

    @overload
    def decide(self, view: NextTask) -> int: ...
    @overload
    def decide(self, view: SilentDeal) -> Verdict: ...
    @overload
    def decide(self, view: DiscountAsked) -> float: ...
    def decide(self, view: View) -> Decision:
        """The decision on what a view shows."""
        if isinstance(view, NextTask):
            return view.steps - view.position
        if isinstance(view, SilentDeal):
            return "drop" if view.silent_seconds >= self.gives_up_after * view.usual_seconds else "pursue"
        return min(view.asked, view.most_allowed)

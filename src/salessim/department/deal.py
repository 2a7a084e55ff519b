"""A deal: what is true of it, which nobody knows, and what has been learned of it so far.

What was learned is kept in the words of calls (`salessim.model.outcome`): a simulated meeting and a played call fill
the same deal. A simulated meeting fills qualification slots; it does not tell topics apart, so it climbs no rungs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salessim.department.marginals import SegmentMarginals, probability
from salessim.department.plan import Addition, Assumptions, SegmentPlan
from salessim.luck import Luck
from salessim.model.outcome import SLOTS, CallOutcome

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.work import Work


@dataclass(slots=True, eq=False)
class Deal:
    """One company that could buy.

    Attributes:
        origin: Who it is, as a key of luck: where it came from, never in which order.
        segment: Its segment.
        channel: What brought it.
        company: Number of the company in its segment.
        territory: Where it lies; empty without territories.
        qualified_at: When it qualified [s].
        luck: The luck of the run.
        marginals: What is drawn for it.
        owner: Whose deal it is; None before anybody had room.
        task: The piece of work that waits or is in hand for it.
        outcomes: What each meeting came to.
        slots: Qualification slots filled with the truth.
    """

    origin: tuple[str | int, ...]
    segment: SegmentPlan
    channel: str
    company: int
    territory: str
    qualified_at: int
    luck: Luck
    marginals: SegmentMarginals
    owner: Seat | None = None
    task: Work | None = None
    outcomes: list[CallOutcome] = field(default_factory=list)
    slots: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """What the journal calls it."""
        return "/".join(map(str, self.origin))

    @property
    def missing(self) -> int:
        """How many qualification slots nobody has filled."""
        return len(SLOTS) - len(self.slots)

    def uniform(self, *what: str | int) -> float:
        """The deal's own luck in some matter."""
        return self.luck.uniform("deal", *self.origin, *what)

    def seconds_to_decide(self) -> int:
        """How long its customer takes from qualified to order, if nobody keeps him waiting [s]."""
        return round(self.segment.time_to_decide.quantile(self.uniform("pace")))

    def list_cents(self) -> int:
        """What it would bring a year at list price, without additions [cents]."""
        size = self.segment.deal_size.quantile(self.uniform("size"))
        return round(100 * size * self.marginals.list_factor)

    def additions(self) -> tuple[Addition, ...]:
        """What its customer takes besides."""
        return tuple(
            addition
            for addition in self.segment.additions
            if self.uniform("takes", addition.name) < addition.attach_rate
        )

    def base_discount(self) -> float:
        """The discount its customer would settle for if everything usual had been learned [share of list]."""
        spread = self.marginals.discount
        return spread.quantile(self.uniform("discount")) if spread else 0.0

    def learn(self, outcome: CallOutcome) -> None:
        """Takes in what a meeting or a call came to."""
        self.outcomes.append(outcome)
        self.slots |= outcome.slots

    def goes_well(self, position: int, skill: float) -> bool:
        """Whether a step goes well with somebody of that skill [log-odds]."""
        return self.uniform("goes well", position) < probability(self.marginals.steps[position].goes_well + skill)

    def fades(self, position: int, assumptions: Assumptions) -> bool:
        """Whether the customer of a deal that is not won falls silent rather than refuse."""
        pull = assumptions.fade_per_slot * self.missing
        return self.uniform("fades", position) < probability(self.marginals.steps[position].fades + pull)


def simulated_meeting(deal: Deal, position: int, seconds: int, assumptions: Assumptions) -> CallOutcome:
    """What a meeting that nobody plays came to: each slot that is still open is filled with some chance."""
    filled = frozenset(
        slot
        for slot in SLOTS
        if slot not in deal.slots and deal.uniform("learns", position, slot) < assumptions.learns_slot
    )
    return CallOutcome("advance", slots=filled, minutes=math.ceil(seconds / 60))

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
from salessim.units import Quantity

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
        list_cents: What it would bring a year at list price, without additions [cents].
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
    list_cents: int = field(init=False)
    owner: Seat | None = None
    task: Work | None = None
    outcomes: list[CallOutcome] = field(default_factory=list)
    slots: frozenset[str] = frozenset()
    _learned_at: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        self.list_cents = round(100 * self.drawn(self.segment.deal_size, "size") * self.marginals.list_factor)

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

    def drawn(self, quantity: Quantity, *what: str | int) -> float:
        """The deal's own value of a quantity; one that does not vary needs no luck."""
        return quantity.median if quantity.spread is None else quantity.quantile(self.uniform(*what))

    def seconds_to_decide(self) -> int:
        """How long its customer takes from qualified to order, if nobody keeps him waiting [s]."""
        return round(self.drawn(self.segment.time_to_decide, "pace"))

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

    def slots_learned_by(self, meetings: int, assumptions: Assumptions) -> frozenset[str]:
        """The slots that this many meetings fill, if nobody plays them.

        Every meeting fills a slot that is still open with the same chance; so for each slot it is drawn once which
        meeting does.
        """
        if not self._learned_at:
            still_open = math.log1p(-assumptions.learns_slot)
            self._learned_at = tuple(math.log(self.uniform("learns", slot)) / still_open for slot in SLOTS)
        return frozenset(slot for slot, at in zip(SLOTS, self._learned_at, strict=True) if at < meetings)

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


def simulated_meeting(deal: Deal, seconds: int, assumptions: Assumptions) -> CallOutcome:
    """What the next meeting of a deal comes to if nobody plays it."""
    slots = deal.slots_learned_by(len(deal.outcomes) + 1, assumptions)
    return CallOutcome("advance", slots=slots - deal.slots, minutes=math.ceil(seconds / 60))

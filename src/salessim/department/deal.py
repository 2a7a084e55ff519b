"""A deal: what is true of it, which nobody knows, and what has been learned of it so far.

What was learned is kept in the words of calls (`salessim.model.outcome`): a simulated meeting and a played call fill
the same deal. A simulated meeting fills qualification slots; it does not tell topics apart, so it climbs no rungs.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from salessim.department.assumptions import Assumptions
from salessim.department.marginals import SegmentMarginals, StepMarginals, asking, probability
from salessim.department.plan import Addition, Plan, SegmentPlan
from salessim.department.ways import Way
from salessim.luck import Draws
from salessim.luck.keyed import Eight
from salessim.model.outcome import SLOTS, CallOutcome

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.work import Work


# Places in the luck that a deal is born with ...
SIZE: Final = 0
PACE: Final = 1
DISCOUNT: Final = 2
FIT: Final = 3
RIVAL: Final = 4
HARDNESS: Final = 5
NINTH_SLOT: Final = 6
# ... and in its luck at a step.
WORK: Final = 0
HELPED: Final = 1
GOES_WELL: Final = 2
FADES: Final = 3
NEEDED: Final = 4
TAKEN: Final = 5
OUTCOME: Final = 6
VISITED: Final = 7


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
        draws: Its own luck.
        marginals: What is drawn for it.
        plan: What its department is like.
        list_cents: What it would bring a year at list price, without additions [cents].
        unfit: How likely it is that it should never have qualified.
        found_by: The seat that qualified it; empty: nobody in particular.
        owner: Whose deal it is; None before anybody had room.
        task: The piece of work that waits or is in hand for it.
        outcomes: What each meeting came to.
        slots: Qualification slots filled with the truth.
        name: What the journal calls it.
        life: What it was born with, by place.
        way: Positions of the steps it takes.
        steps: What these steps are drawn with.
        competitor: Who else wants it; empty: nobody who counts.
        is_fit: Whether it should have qualified.
        reviews: How often a manager went through it with its owner.
        quotes: How many quotes it has got.
        quoted_at: When it got the last [s].
        position: Which step of its way it has come to [0..].
        closes_at: When its owner expects the order [s]; 0: he has not said.
    """

    origin: tuple[str | int, ...]
    segment: SegmentPlan
    channel: str
    company: int
    territory: str
    qualified_at: int
    draws: Draws
    marginals: SegmentMarginals
    plan: Plan
    unfit: float = 0.0
    found_by: str = ""
    list_cents: int = field(init=False)
    owner: Seat | None = None
    task: Work | None = None
    outcomes: list[CallOutcome] = field(default_factory=list)
    slots: frozenset[str] = frozenset()
    name: str = field(init=False)
    life: Eight = field(init=False)
    way: Way = field(init=False)
    steps: tuple[StepMarginals, ...] = field(init=False)
    competitor: str = field(init=False)
    is_fit: bool = field(init=False)
    closes_at: int = 0
    reviews: int = 0
    quotes: int = 0
    quoted_at: int = 0
    position: int = 0
    _shift: float = 0.0
    _at_step: tuple[str, Eight] | None = None
    _learning: tuple[float, ...] = ()
    _asked: float = 0.0

    def __post_init__(self) -> None:
        self.name = "/".join(map(str, self.origin))
        self.life = self.draws.eight("life")
        self.list_cents = round(100 * self.segment.deal_size.quantile(self.life[SIZE]) * self.marginals.list_factor)
        self.way = self._needed_steps()
        self.steps = self.marginals.along(self.way, self.marginals.reviews_of(self.list_cents))
        self.is_fit = self.life[FIT] >= self.unfit
        self.competitor = self._meet_competitor()
        if not self.is_fit:
            self._shift += self.plan.assumptions.unfit_shift

    def _needed_steps(self) -> Way:
        steps, segment = self.plan.steps, self.segment.name
        way = []
        for place, step in enumerate(steps):
            share = step.share_in(segment)
            if share >= 1.0 or (share > 0.0 and self.draws.eight(f"step {step.name}")[NEEDED] < share):
                way.append(place)
        return tuple(way) or (len(steps) - 1,)

    def _meet_competitor(self) -> str:
        u = self.life[RIVAL]
        for rival in self.plan.competitors:
            u -= rival.in_deals
            if u < 0.0:
                self._shift = rival.shift
                return rival.name
        return ""

    @property
    def missing(self) -> int:
        """How many qualification slots nobody has filled."""
        return len(SLOTS) - len(self.slots)

    def uniform(self, *what: str | int) -> float:
        """The deal's own luck in some matter."""
        return self.draws.uniform(*what)

    def at_step(self, step: str) -> Eight:
        """Its luck at a step, by place."""
        if self._at_step is None or self._at_step[0] != step:
            self._at_step = (step, self.draws.eight(f"step {step}"))
        return self._at_step[1]

    def seconds_to_decide(self) -> int:
        """How long its customer takes from qualified to order, if nobody keeps him waiting [s]."""
        return round(self.segment.time_to_decide.quantile(self.life[PACE]) * self.plan.world.time_to_decide)

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
        return spread.quantile(self.life[DISCOUNT]) if spread else 0.0

    @property
    def holder(self) -> Seat:
        """Whose deal it is, once somebody has taken it."""
        assert self.owner is not None
        return self.owner

    def expected_close(self, now: int, number: int) -> int:
        """When its owner expects the order, with so many of its steps behind him [s].

        Who has learned the customer's timeline knows; who has not, takes what is typical and is too optimistic.
        """
        left = self.steps[number].time_left
        if "timeline" in self.slots:
            return now + round(self.seconds_to_decide() * left)
        return now + round(self.segment.time_to_decide.median * self.plan.assumptions.forecast_optimism * left)

    def ask(self, hazard: float) -> frozenset[str]:
        """The slots that are open no longer after some more asking, if nobody plays it.

        Every meeting fills a slot that is still open with some chance; so for each slot it is drawn once how much
        asking it takes, and skill asks more in one meeting.

        Args:
            hazard: How much was asked, see `asking`.
        """
        if not self._learning:
            self._learning = (*self.draws.eight("learns"), self.life[NINTH_SLOT])
        self._asked += hazard
        still_open = math.exp(-self._asked)
        return frozenset([slot for u, slot in zip(self._learning, SLOTS, strict=True) if u > still_open])

    def learn(self, outcome: CallOutcome) -> None:
        """Takes in what a meeting or a call came to."""
        self.outcomes.append(outcome)
        self.slots |= outcome.slots

    def goes_well(self, number: int, skill: float) -> bool:
        """Whether a step of its way goes well with somebody of that skill [log-odds]."""
        step = self.steps[number]
        return self.at_step(step.name)[GOES_WELL] < probability(step.goes_well + self._shift + skill)

    def fades(self, number: int, assumptions: Assumptions) -> bool:
        """Whether the customer of a deal that is not won falls silent rather than refuse."""
        pull = assumptions.fade_per_slot * self.missing
        step = self.steps[number]
        return self.at_step(step.name)[FADES] < probability(step.fades + pull)


def simulated_meeting(deal: Deal, seconds: int, assumptions: Assumptions, skill: float = 0.0) -> CallOutcome:
    """What the next meeting of a deal comes to if nobody plays it; `skill` is that of who asks [log-odds]."""
    slots = deal.ask(asking(assumptions.learns_slot, skill))
    return CallOutcome("advance", slots=slots - deal.slots, minutes=math.ceil(seconds / 60))

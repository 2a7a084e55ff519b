"""Reference negotiators for either side. Each is a pure function of its seat, the talks and keyed luck."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

from salessim.luck import Luck
from salessim.negotiation.frontier import Numbers
from salessim.negotiation.talks.concession import exponential, polynomial
from salessim.negotiation.talks.moves import Accept, Action, Offer, Propose
from salessim.negotiation.talks.protocol import Talks
from salessim.negotiation.talks.seat import Seat, most_alike

_TOLERANCE = 0.02
_SLACK = 1e-9


class Negotiator(Protocol):
    """Somebody who bargains."""

    def decide(self, seat: Seat, talks: Talks, luck: Luck) -> Action:
        """What he does when it is his turn.

        Args:
            seat: What he knows.
            talks: Where the talks stand.
            luck: The luck of this negotiation.
        """
        ...


@dataclass(frozen=True, slots=True)
class TimeDependent:
    """Concedes as time passes (Faratin, Sierra and Jennings 1998), whatever the other side does.

    Aims at r + (1 - a(t)) (best - r), r being no deal. Of the packages worth about that it offers the one the other
    side seems to like best.

    Attributes:
        exponent: b: below 1 late (Boulware), 1 linear, above 1 early (Conceder).
        starts_at: k: what it concedes from the start [share of its range].
        curve: The shape of a(t).
    """

    exponent: float = 1.0
    starts_at: float = 0.0
    curve: Literal["polynomial", "exponential"] = "polynomial"

    def decide(self, seat: Seat, talks: Talks, luck: Luck) -> Action:  # noqa: ARG002 - all negotiators are called alike
        """Accept what is as good as its own next offer, else make that offer."""
        time = elapsed(talks.round, seat.rounds)
        concede = polynomial if self.curve == "polynomial" else exponential
        conceded = concede(time, self.exponent, self.starts_at)
        return answer(seat, talks, seat.no_deal + (1.0 - conceded) * (seat.best - seat.no_deal))


@dataclass(frozen=True, slots=True)
class TitForTat:
    """Returns concessions (behaviour-dependent tactic of Faratin and others 1998, in utility space).

    Its aim falls by a share of what the other side's offers have gained it since the first. Two of them would wait for
    each other for ever, so it takes one small first step.

    Attributes:
        returns: What share of a gain it gives back; below 1 tough, 1 a mirror.
        first_step: What it concedes unasked with its second offer [share of its range].
    """

    returns: float = 1.0
    first_step: float = 0.05

    def decide(self, seat: Seat, talks: Talks, luck: Luck) -> Action:  # noqa: ARG002 - all negotiators are called alike
        """Accept what is as good as its own next offer, else make that offer."""
        theirs = talks.heard[1 - seat.side]
        gained = 0.0
        if theirs.first is not None and theirs.last is not None:
            gained = max(seat.worth(seat.best_package(theirs.last)) - seat.worth(seat.best_package(theirs.first)), 0.0)
        unasked = self.first_step * (seat.best - seat.no_deal) if talks.heard[seat.side].distinct else 0.0
        return answer(seat, talks, max(seat.best - unasked - self.returns * gained, seat.no_deal))


@dataclass(frozen=True, slots=True)
class Micro:
    """MiCRO (de Jonge 2022): offers everything in its own order, one step down for each different offer of the other.

    It knows nothing of the other side and accepts what is no worse than the lowest package it would offer now. The
    original supposes rounds enough for all packages. Where there are fewer, this one goes down as many evenly spaced
    steps as there are rounds (our adaptation: a person's negotiation has a dozen rounds, not thousands).

    Attributes:
        is_thinned: Whether to take larger steps where rounds are few.
    """

    is_thinned: bool = True

    def decide(self, seat: Seat, talks: Talks, luck: Luck) -> Action:
        """Accept what is no worse than its lowest offer, else concede one package or repeat an earlier one."""
        made, seen = (talks.heard[side].distinct for side in (seat.side, 1 - seat.side))
        ladder = self._ladder(seat)
        most = len(ladder)
        is_ready = made <= seen and made < most
        lowest = max(min(made if is_ready else made - 1, most - 1), 0)
        package = int(ladder[lowest])
        if (yes := _acceptance(seat, talks, seat.worth(package))) is not None:
            return yes
        if not is_ready:
            package = int(ladder[luck.pick(max(made, 1), "micro", seat.side, talks.round)])
        return Propose(Offer((package,)))

    def _ladder(self, seat: Seat) -> Numbers:
        """The packages that it would offer, best first."""
        count = max(seat.acceptable_count, 1)
        falling = seat.rising[::-1][:count]
        if not self.is_thinned or count <= seat.rounds:
            return falling
        steps = np.linspace(seat.best, float(seat.values[falling[-1]]), seat.rounds)
        places = np.searchsorted(seat.rising_values, steps - _SLACK)
        return seat.rising[np.unique(places)][::-1]


@dataclass(frozen=True, slots=True)
class RandomNegotiator:
    """Offers anything that is no worse than no deal, and accepts what is no worse than what it was about to offer."""

    def decide(self, seat: Seat, talks: Talks, luck: Luck) -> Action:
        """Accept what is as good as its next offer, else make that offer."""
        count = max(seat.acceptable_count, 1)
        package = _ranked(seat, luck.pick(count, "random offer", seat.side, talks.round))
        return _acceptance(seat, talks, seat.worth(package)) or Propose(Offer((package,)))


@dataclass(frozen=True, slots=True)
class Tough:
    """Takes it or leaves it: always its best package, never less."""

    def decide(self, seat: Seat, talks: Talks, luck: Luck) -> Action:  # noqa: ARG002 - all negotiators are called alike
        """Accept its best, else ask for it."""
        return _acceptance(seat, talks, seat.best) or Propose(Offer((seat.favourite,)))


def elapsed(round_number: int, rounds: int) -> float:
    """How much of the time has passed: 0 in the first round, 1 in the last."""
    return min((round_number - 1) / (rounds - 1), 1.0) if rounds > 1 else 1.0


def answer(seat: Seat, talks: Talks, target: float) -> Action:
    """Accept what is as good as the next offer (AC_next, Baarslag and others 2013), else make that offer.

    The next offer is worth about the target; of such packages it is the one the other side seems to like best.

    Args:
        seat: Whose turn it is.
        talks: Where the talks stand.
        target: What the next offer should be worth to oneself.
    """
    candidates = seat.near(target, _TOLERANCE * (seat.best - seat.no_deal))
    theirs = talks.heard[1 - seat.side]
    package = int(candidates[-1])
    if theirs.distinct:
        package = most_alike(seat, candidates, seat.likeness.wishes(theirs.counts, theirs.steady))
    return _acceptance(seat, talks, min(seat.worth(package), target)) or Propose(Offer((package,)))


def _acceptance(seat: Seat, talks: Talks, enough: float) -> Accept | None:
    standing = talks.standing[1 - seat.side]
    if standing is None:
        return None
    package = seat.best_package(standing)
    worth = seat.worth(package)
    is_enough = worth >= enough - _SLACK and worth >= seat.no_deal - _SLACK
    return Accept(package) if is_enough else None


def _ranked(seat: Seat, rank: int) -> int:
    """The package of a rank in one's own order, 0 being the best."""
    return int(seat.rising[len(seat.rising) - 1 - rank])

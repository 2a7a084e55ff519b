"""What one side knows at the table: its own column, ranked, and what everybody has said."""

from dataclasses import dataclass

import numpy as np

from salessim.negotiation.frontier import Numbers
from salessim.negotiation.likeness import Likeness
from salessim.negotiation.table import Table
from salessim.negotiation.talks.moves import Offer
from salessim.negotiation.worth import Floats

_MOST_COMPARED = 512
_SLACK = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Seat:
    """One side's place at a table. It holds nothing of the other side's column.

    Attributes:
        side: 0 or 1.
        rounds: How many rounds there are.
        values: What each outcome is worth to it, by number.
        flat_options: The option of every issue in every outcome, counted on from issue to issue [outcomes x issues].
        likeness: How alike the options of each issue are.
        rising: Numbers of all outcomes, rising in worth.
        rising_values: What these are worth.
        no_deal: What no deal is worth to it.
    """

    side: int
    rounds: int
    values: Floats
    flat_options: Numbers
    likeness: Likeness
    rising: Numbers
    rising_values: Floats
    no_deal: float

    @property
    def best(self) -> float:
        """What its best outcome is worth."""
        return float(self.rising_values[-1])

    @property
    def favourite(self) -> int:
        """Its best outcome."""
        return int(self.rising[-1])

    @property
    def acceptable_count(self) -> int:
        """How many outcomes are no worse than no deal."""
        return len(self.rising) - int(np.searchsorted(self.rising_values, self.no_deal - _SLACK))

    def worth(self, package: int) -> float:
        """What an outcome is worth to it."""
        return float(self.values[package])

    def best_package(self, offer: Offer) -> int:
        """The package of an offer that is worth most to it."""
        return offer.packages[0] if len(offer.packages) == 1 else max(offer.packages, key=self.worth)

    def near(self, target: float, tolerance: float) -> Numbers:
        """Outcomes worth at least a target and hardly more; the nearest above it if there are none.

        At most 512 are given, the cheapest.
        """
        start = int(np.searchsorted(self.rising_values, target - _SLACK))
        start = min(start, len(self.rising) - 1)
        end = int(
            np.searchsorted(self.rising_values, max(target, float(self.rising_values[start])) + tolerance + _SLACK)
        )
        return self.rising[start : min(max(end, start + 1), start + _MOST_COMPARED)]


def seat_at(table: Table, side: int, rounds: int) -> Seat:
    """A side's place at a table.

    Raises:
        LimitError: The table is too large to be written out; nobody can bargain over it.
    """
    column = table.first if side == 0 else table.second
    rising, rising_values = table.rankings[side]
    return Seat(
        side, rounds, table.values[side], table.flat_options, table.likeness, rising, rising_values, column.no_deal
    )


def most_alike(seat: Seat, candidates: Numbers, wishes: Floats) -> int:
    """The candidate that the other side presumably likes best; of equals the one worth most to oneself.

    Args:
        seat: Whose choice it is.
        candidates: Numbers of outcomes, rising in worth to oneself.
        wishes: The presumed worth of each option to the other side, one issue after the other (`Likeness.wishes`).
    """
    if len(candidates) == 1:
        return int(candidates[0])
    scores = np.round(wishes[seat.flat_options[candidates]].sum(axis=1), 9)
    # The last of the largest: candidates rise in worth to oneself.
    return int(candidates[len(scores) - 1 - int(scores[::-1].argmax())])

"""The shape of a side's offers: what kinds of step it took, and whether its concessions grew smaller."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from salessim.negotiation.table import Table
from salessim.negotiation.talks.protocol import Event

StepClass = Literal["fortunate", "concession", "selfish", "unfortunate", "nice", "silent"]

_LEAST = 0.005
"""The smallest change that counts [share of a side's range] (assumption)."""

_GOOD: tuple[StepClass, ...] = ("fortunate", "nice", "concession")


@dataclass(frozen=True, slots=True)
class Steps:
    """How a side moved from offer to offer.

    Attributes:
        classes: The class of each step (Hindriks, Jonker and Tykhonov 2007): fortunate is better for both, a concession
            better for the other alone, selfish better for oneself alone, unfortunate worse for one side and better
            for none, nice better for the other at no cost, silent no change.
        sensitivity: Steps good for the other against those that are not; None if all are good.
        first_offer: What the first offer was worth to oneself [share of one's range]; None: no offer.
        shrinking: Share of the concessions no larger than the one before; None with fewer than two.
        last_step: What the last concession cost [table's unit]; None: there was none.
    """

    classes: tuple[StepClass, ...]
    sensitivity: float | None
    first_offer: float | None
    shrinking: float | None
    last_step: float | None

    def share(self, of: StepClass) -> float:
        """How many of the steps were of one class [share]."""
        return Counter(self.classes)[of] / len(self.classes) if self.classes else 0.0


def steps_of(table: Table, events: Sequence[Event], side: int) -> Steps:
    """How a side moved from offer to offer; of several packages the first counts."""
    own, other = table.values[side], table.values[1 - side]
    packages = [
        event[3][0] for event in events if event[0] == "offered" and event[2] == side and isinstance(event[3], tuple)
    ]
    spans = [float(values.max() - values.min()) or 1.0 for values in (own, other)]
    changes = [
        (float(own[after] - own[before]), float(other[after] - other[before]))
        for before, after in itertools.pairwise(packages)
    ]
    classes = tuple(_class(mine / spans[0], theirs / spans[1]) for mine, theirs in changes)
    good = sum(kind in _GOOD for kind in classes)
    conceded = [-mine for mine, _ in changes if mine < -_LEAST * spans[0]]
    pairs = list(itertools.pairwise(conceded))
    return Steps(
        classes,
        good / (len(classes) - good) if len(classes) > good else None,
        (float(own[packages[0]]) - float(own.min())) / spans[0] if packages else None,
        sum(after <= before for before, after in pairs) / len(pairs) if pairs else None,
        conceded[-1] if conceded else None,
    )


def _class(mine: float, theirs: float) -> StepClass:
    if mine > _LEAST:
        return "fortunate" if theirs > _LEAST else "selfish"
    if mine < -_LEAST:
        return "concession" if theirs > _LEAST else "unfortunate"
    if theirs > _LEAST:
        return "nice"
    return "unfortunate" if theirs < -_LEAST else "silent"

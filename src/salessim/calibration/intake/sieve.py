"""Sets rows aside one reason after the other; each row for the first reason that fits it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.intake.accounting import Tally

Mask = NDArray[np.bool_]


class Sieve:
    """The rows of a table that are still in use.

    Attributes:
        kept: Which are.
        numbers: Their numbers, as a spreadsheet shows them.
    """

    def __init__(self, numbers: Sequence[int], tally: Tally) -> None:
        self.numbers = np.asarray(numbers, dtype=np.int64)
        self.kept: Mask = np.ones(len(self.numbers), dtype=np.bool_)
        self._tally = tally

    def drop(self, which: Mask, why: str) -> None:
        """Sets rows aside, those that are not yet."""
        hit = which & self.kept
        self._tally.set_aside(why, self.numbers[hit].tolist())
        self.kept &= ~hit

    def note(self, which: Mask, what: str) -> None:
        """Notes something about rows that are kept."""
        self._tally.note(what, self.numbers[which & self.kept].tolist())

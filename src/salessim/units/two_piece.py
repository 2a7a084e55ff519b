"""The shape of every range: a two-piece normal in the log, or in the logit for shares.

An author gives a median and the range in which 8 of 10 cases lie. Below the median the logarithm of the
value is normal with one width, above it with another, each half holding half of the cases, so that the 10
%, 50 % and 90 % points are exactly what was written and the value rises with the uniform it is made from.

With m, l, h the median and the ends, z the normal quantile and z90 = z(0.9) = 1.2816, the width of the
lower half is s_low = (ln m - ln l) / z90, of the upper s_high = (ln h - ln m) / z90, and the value at u is
m exp(s z(u)) with the width of its half. For shares read logit for ln. (The family: Wallis 2014, "The
two-piece normal, binormal, or double Gaussian distribution"; ours keeps the median rather than the mode in
the middle.)
"""

import math
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import NormalDist
from typing import Final, Literal

from salessim.errors import InputError

Space = Literal["log", "logit"]

WIDEST_RATIO: Final = 1e9
"""How many times the lower end the upper end may be at most; beyond, a unit was mistaken (assumption)."""

_NORMAL: Final = NormalDist()
_Z90: Final = _NORMAL.inv_cdf(0.9)
_STEPS: Final = 512
_Z_END: Final = 9.0


@dataclass(frozen=True, slots=True)
class TwoPiece:
    """A two-piece normal in the log or the logit, given by three of its points.

    Attributes:
        median: The value at u = 0.5 [any unit above zero; 0..1 for logit].
        low: The value at u = 0.1.
        high: The value at u = 0.9.
        space: `log`, or `logit` for shares.
    """

    median: float
    low: float
    high: float
    space: Space = "log"
    # The middle and what a normal deviate of one z90 adds to it on either side, in the log or the logit.
    _middle: float = field(init=False, repr=False, compare=False)
    _below: float = field(init=False, repr=False, compare=False)
    _above: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if reason := why_not_two_piece(self.median, self.low, self.high, self.space):
            raise InputError(f"{self.low!r} to {self.high!r} around {self.median!r} is no range: {reason}")
        if self.space == "log":
            steps = (0.0, math.log(self.low / self.median), math.log(self.high / self.median))
        else:
            middle = _logit(self.median)
            steps = (middle, _logit(self.low) - middle, _logit(self.high) - middle)
        for name, value in zip(("_middle", "_below", "_above"), steps, strict=True):
            object.__setattr__(self, name, value)

    def quantile(self, u: float) -> float:
        """The value below which a share `u` of all cases lies; never falls as `u` rises.

        Raises:
            InputError: `u` does not lie strictly between 0 and 1.
        """
        if not 0.0 < u < 1.0:
            raise InputError(f"{u!r} does not lie strictly between 0 and 1.")
        if u == 0.5:
            return self.median
        z = _NORMAL.inv_cdf(u) / _Z90
        return self._at(z)

    def mean(self) -> float:
        """The mean of all cases.

        Closed form for the log: each half is half of a log-normal, m (exp(s_low²/2) Φ(-s_low) +
        exp(s_high²/2) Φ(s_high)). For the logit there is none; a fixed Simpson rule over 1,024 steps of the
        normal deviate is used (error below 1e-6).
        """
        if self.space == "log":
            below = math.log(self.median / self.low) / _Z90
            above = math.log(self.high / self.median) / _Z90
            halves = math.exp(below**2 / 2) * _NORMAL.cdf(-below) + math.exp(above**2 / 2) * _NORMAL.cdf(above)
            return self.median * halves
        return math.fsum(weight * self._at(z) for z, weight in _simpson())

    def _at(self, z: float) -> float:
        """The value at a normal deviate in units of z90: -1 gives `low`, 1 gives `high`."""
        off = -z * self._below if z < 0 else z * self._above
        if self.space == "log":
            return self.median * math.exp(off)
        return _share_of_logit(self._middle + off)


def why_not_two_piece(median: float, low: float, high: float, space: Space) -> str:
    """Why three points make no range, as a full sentence with the fix; empty if they make one."""
    if not low < high:
        return "The smaller end comes first, and the ends differ."
    if not low <= median <= high:
        return "The middle has to lie between the two ends."
    if low <= 0.0:
        return "A range cannot reach down to zero; write the smallest value that still happens in 1 of 10 cases" + (
            ", such as 0.5%." if space == "logit" else "."
        )
    if space == "logit" and high >= 1.0:
        return "A range cannot reach 100%; write the largest share that still happens in 1 of 10 cases, such as 99.5%."
    if not high / low <= WIDEST_RATIO:
        return "Its ends are too far apart to be meant: is one of the units wrong?"
    return ""


def _logit(share: float) -> float:
    return math.log(share) - math.log1p(-share)


def _share_of_logit(logit: float) -> float:
    if logit >= 0:
        return 1.0 / (1.0 + math.exp(-logit))
    return math.exp(logit) / (1.0 + math.exp(logit))


@lru_cache(maxsize=1)
def _simpson() -> tuple[tuple[float, float], ...]:
    """Points [z90] and weights that average a function over the normal distribution, each half by itself."""
    step = _Z_END / _STEPS
    points: list[tuple[float, float]] = []
    for side in (-1.0, 1.0):
        for index in range(_STEPS + 1):
            factor = 1 if index in {0, _STEPS} else 4 if index % 2 else 2
            z = side * max(index * step, 5e-324)
            points.append((z / _Z90, factor * step / 3 * _NORMAL.pdf(z)))
    return tuple(points)

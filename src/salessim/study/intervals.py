"""From the results of many simulated futures to one figure and what is known about it.

Two things are kept apart. The `simulation_error` says how far the mean may be off because only so many
futures were simulated: more of them shrink it. `low` and `high` say how much one future differs from another:
nothing shrinks that.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEVEL = 0.8
"""Default confidence level of a simulation error [share]."""

LOW_SHARE, HIGH_SHARE = 0.1, 0.9
"""Which percentiles of the single futures `low` and `high` are [share]."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure estimated from independent replications, in the unit of the figure.

    Attributes:
        mean: The mean over the replications; for a ratio, the ratio of the sums.
        simulation_error: Half the width of the confidence interval of `mean` at `level`; None where a single
            replication says nothing about it.
        low: 10th percentile of the single futures; None where fewer than two futures have a value.
        high: 90th percentile of the single futures; None as for `low`.
        level: Confidence level of `simulation_error` [share]. It has no bearing on `low` and `high`.
        n: Replications [replications].
    """

    mean: float
    simulation_error: float | None
    low: float | None
    high: float | None
    level: float
    n: int


def estimate(values: Sequence[float], level: float = LEVEL) -> Estimate:
    """The mean of a figure over replications, with its simulation error and the spread of single futures.

    The simulation error is Student's: t(n - 1; (1 + level) / 2) * s / sqrt(n) (Law, Simulation Modeling and
    Analysis, 2015, section 9.4.1). It is exact for normal values; for others it is as good as the mean is
    close to normal.

    Args:
        values: One per replication, in any order; the estimate does not depend on it.
        level: Confidence level [share], between 0 and 1.

    Raises:
        ValueError: There are no values, one is not finite, or the level is not between 0 and 1.
    """
    _require_finite(values, "values")
    mean = math.fsum(values) / len(values)
    low, high = _spread(values)
    return Estimate(mean, _half_width(values, level), low, high, level, len(values))


def ratio_estimate(numerators: Sequence[float], denominators: Sequence[float], level: float = LEVEL) -> Estimate | None:
    """A ratio such as a win rate: the sum of the numerators over the sum of the denominators.

    That is not the mean of the single ratios, in which a quiet future would count as much as a busy one. The
    simulation error is that of the ratio linearised around the means (the delta method; Cochran, Sampling
    Techniques, 1977, chapter 6): Student's, over (numerator - ratio * denominator) / mean denominator. The
    bias of the ratio fades as 1/n. `low` and `high` are taken over the futures whose own ratio exists.

    Args:
        numerators: One per replication.
        denominators: One per replication, in the same order, none of them negative.
        level: Confidence level [share], between 0 and 1.

    Returns:
        The estimate, or None if all denominators are 0: then there is no such ratio.

    Raises:
        ValueError: There are no values, not as many of one as of the other, one is not finite, a denominator
            is negative, or the level is not between 0 and 1.
    """
    _require_finite(numerators, "numerators")
    _require_finite(denominators, "denominators")
    if len(numerators) != len(denominators):
        raise ValueError(f"{len(numerators)} numerators do not belong to {len(denominators)} denominators")
    if min(denominators) < 0:
        raise ValueError(f"a denominator is negative: {min(denominators)}")
    total = math.fsum(denominators)
    if total == 0:
        return None
    ratio = math.fsum(numerators) / total
    mean_denominator = total / len(denominators)
    pairs = list(zip(numerators, denominators, strict=True))
    residuals = [(numerator - ratio * denominator) / mean_denominator for numerator, denominator in pairs]
    low, high = _spread([numerator / denominator for numerator, denominator in pairs if denominator > 0])
    return Estimate(ratio, _half_width(residuals, level), low, high, level, len(pairs))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the distribution lies that the sample was drawn from.

    Definition 8 of Hyndman and Fan (Sample Quantiles in Statistical Packages, 1996), the one they recommend:
    whatever the distribution, it is about as often too low as too high. Between the values of the sample it
    interpolates; beyond the first and the last it stays with them, so that at 10 and 90 % a sample of up to 6
    values gives its least and its greatest.

    Args:
        values: The sample, in any order.
        share: Between 0 and 1 [share].

    Raises:
        ValueError: There are no values, one is not finite, or the share is not between 0 and 1.
    """
    _require_finite(values, "values")
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not at {share}")
    ordered = sorted(float(value) for value in values)
    # Counted from 1, the wanted place among the ordered values is (n + 1/3) share + 1/3.
    place = min(max((len(ordered) + 1 / 3) * share + 1 / 3, 1.0), float(len(ordered)))
    below = math.floor(place)
    above = min(below + 1, len(ordered))
    part = place - below
    return (1 - part) * ordered[below - 1] + part * ordered[above - 1]


def _spread(values: Sequence[float]) -> tuple[float | None, float | None]:
    if len(values) < 2:
        return None, None
    return percentile(values, LOW_SHARE), percentile(values, HIGH_SHARE)


def _half_width(values: Sequence[float], level: float) -> float | None:
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    n = len(values)
    if n < 2:
        return None
    # fsum is exact, so that neither the order of the values nor the processor's way of adding shows in the
    # result.
    mean = math.fsum(values) / n
    variance = math.fsum((value - mean) ** 2 for value in values) / (n - 1)
    from scipy.special import stdtrit  # takes a third of a second to load

    return float(stdtrit(n - 1, (1 + level) / 2)) * math.sqrt(variance / n)


def _require_finite(values: Sequence[float], name: str) -> None:
    if len(values) == 0:
        raise ValueError(f"there are no {name}")
    for value in values:
        if not math.isfinite(value):
            raise ValueError(f"one of the {name} is {value}")

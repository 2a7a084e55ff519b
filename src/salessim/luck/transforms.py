"""From uniforms to other distributions, by inversion: one uniform in, one number out, rising with it.

Ours, so that what a seed gives does not change with numpy's own distributions. All take arrays of any shape.
"""

from collections.abc import Sequence
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

# Numerators and denominators of PPND16, highest power first (Wichura 1988, Algorithm AS 241, Applied
# Statistics 37(3)).
_CENTRE: Final = (
    (2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
     1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080e0),
    (5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4,
     5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1.0),
)  # fmt: skip
_SIDES: Final = (
    (7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
     3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
    (1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
     6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1.0),
)  # fmt: skip
_TAILS: Final = (
    (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.6532189526576123093e-2,
     2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
    (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
     1.48753612908506148525e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1.0),
)  # fmt: skip
_CENTRE_HALF_WIDTH: Final = 0.425
_SIDE_END: Final = 5.0


def normal_quantile(u: ArrayLike) -> Floats:
    """Standard normal numbers, to about 1 part in 10^16 (Wichura 1988, AS 241).

    Args:
        u: Uniforms strictly between 0 and 1.
    """
    uniform = np.asarray(u, dtype=np.float64)
    from_middle = np.atleast_1d(uniform - 0.5)
    result = _ratio(_CENTRE, 0.180625 - from_middle * from_middle) * from_middle
    outer = np.abs(from_middle) > _CENTRE_HALF_WIDTH
    if outer.any():
        below = from_middle[outer] < 0
        p = np.atleast_1d(uniform)[outer]
        r = np.sqrt(-np.log(np.where(below, p, 1.0 - p)))
        size = np.where(r <= _SIDE_END, _ratio(_SIDES, r - 1.6), _ratio(_TAILS, r - _SIDE_END))
        result[outer] = np.where(below, -size, size)
    return result.reshape(uniform.shape)


def exponential_quantile(u: ArrayLike, mean: ArrayLike = 1.0) -> Floats:
    """Exponential numbers with the given mean [unit of `mean`]."""
    return np.asarray(-np.asarray(mean) * np.log1p(-np.asarray(u, dtype=np.float64)))


def lognormal_quantile(u: ArrayLike, median: ArrayLike, sigma: ArrayLike) -> Floats:
    """Log-normal numbers with the given median [any unit] and standard deviation of the logarithm [1]."""
    return np.asarray(np.asarray(median) * np.exp(np.asarray(sigma) * normal_quantile(u)))


def two_piece_quantile(
    u: ArrayLike, median: float, low: float, high: float, space: Literal["log", "logit"] = "log"
) -> Floats:
    """Numbers of a range: a two-piece normal in the log or the logit, as `salessim.units.TwoPiece`
    describes it.

    Args:
        u: Uniforms strictly between 0 and 1.
        median: The value at u = 0.5.
        low: The value at u = 0.1.
        high: The value at u = 0.9.
        space: `log`, or `logit` for shares.
    """
    z = normal_quantile(u) / float(normal_quantile(0.9))
    if space == "log":
        below, above = np.log(low / median), np.log(high / median)
        return np.asarray(median * np.exp(np.abs(z) * np.where(z < 0, below, above)))
    middle, bottom, top = (float(np.log(share) - np.log1p(-share)) for share in (median, low, high))
    logit = middle + np.abs(z) * np.where(z < 0, bottom - middle, top - middle)
    return np.asarray(0.5 * (1.0 + np.tanh(0.5 * logit)))


def poisson_quantile(u: ArrayLike, mean: float) -> Integers:
    """Poisson counts with one mean for all, by inversion of the table of cumulative probabilities.

    Raises:
        ValueError: The mean is below zero or not a number.
    """
    if not mean >= 0.0:
        raise ValueError(f"the mean of a count cannot be {mean!r}")
    uniform = np.asarray(u, dtype=np.float64)
    if mean == 0.0:
        return np.zeros(uniform.shape, dtype=np.int64)
    # The largest uniform is 1 - 2^-53, some 8.2 standard deviations out; the upper tail is a little heavier
    # than normal.
    last = int(mean + 12.0 * np.sqrt(mean) + 40.0)
    counts = np.arange(1, last + 1, dtype=np.float64)
    log_probability = np.concatenate(([-mean], np.cumsum(np.log(mean / counts)) - mean))
    cumulative = np.cumsum(np.exp(log_probability))
    return np.asarray(np.minimum(np.searchsorted(cumulative, uniform), last), dtype=np.int64)


def weighted_pick(u: ArrayLike, weights: Sequence[float]) -> Integers:
    """Positions in a list, each as likely as its weight; a larger uniform never gives an earlier position.

    Raises:
        ValueError: A weight is below zero, or all are zero.
    """
    heights = np.asarray(weights, dtype=np.float64)
    if heights.size == 0 or not (heights >= 0.0).all() or not 0.0 < heights.sum() < np.inf:
        raise ValueError(f"{list(weights)!r} are no weights")
    edges = np.cumsum(heights)
    picked = np.searchsorted(edges, np.asarray(u, dtype=np.float64) * edges[-1], side="right")
    return np.asarray(np.minimum(picked, np.flatnonzero(heights)[-1]), dtype=np.int64)


def _ratio(polynomials: tuple[tuple[float, ...], tuple[float, ...]], x: Floats) -> Floats:
    above, below = (np.full_like(x, coefficients[0]) for coefficients in polynomials)
    for total, coefficients in zip((above, below), polynomials, strict=True):
        for coefficient in coefficients[1:]:
            total *= x
            total += coefficient
    return above / below

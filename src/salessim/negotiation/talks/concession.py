"""How much is conceded by when: the time-dependent functions of Faratin, Sierra and Jennings (1998)."""

import math


def polynomial(time: float, exponent: float, starts_at: float = 0.0) -> float:
    """a(t) = k + (1 - k) t^(1/b).

    For k = 0 and b = 0.2 at t = 0.25, 0.5, 0.75: 0.0010, 0.0312, 0.2373; for b = 5: 0.7579, 0.8706, 0.9441.

    Args:
        time: t, the share of the time that has passed [0..1].
        exponent: b: below 1 late, 1 linear, above 1 early.
        starts_at: k, what is conceded from the start [0..1].
    """
    return float(starts_at + (1.0 - starts_at) * min(time, 1.0) ** (1.0 / exponent))


def exponential(time: float, exponent: float, starts_at: float = 0.05) -> float:
    """a(t) = exp((1 - t)^b ln k).

    For k = 0.05 and b = 1 at t = 0.25, 0.5, 0.75: 0.1057, 0.2236, 0.4729.

    Args:
        time: t, the share of the time that has passed [0..1].
        exponent: b: below 1 late, above 1 early.
        starts_at: k, what is conceded from the start (0..1]; where it is 0 nothing is conceded before the end.
    """
    if starts_at <= 0.0:
        return float(time >= 1.0)
    return math.exp((1.0 - min(time, 1.0)) ** exponent * math.log(starts_at))

"""From many plays to what a position is worth: the expected score, the chance of each outcome, the expected money."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from salessim.conversation.review.rolling import Board, Rolled, roll
from salessim.conversation.review.tracing import Position
from salessim.conversation.turn import Turn
from salessim.model.outcome import CallResult


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a position is worth to a seller of stated strength.

    Attributes:
        plays: How many plays it rests on.
        score: The expected final score [0..100].
        error: Its standard error [points].
        chances: The chance of each outcome that occurred [share], the likeliest first.
        money: At a negotiation table the expected worth of the result [currency per contract year]; None: no table.
        money_error: Its standard error; None: no table.
    """

    plays: int
    score: float
    error: float
    chances: Mapping[CallResult, float]
    money: float | None = None
    money_error: float | None = None


def estimate(rolled: Sequence[Rolled]) -> Estimate:
    """What plays come to.

    Raises:
        ValueError: There are none.
    """
    if not rolled:
        raise ValueError("no plays say nothing")
    score, error = _mean([float(one.score) for one in rolled])
    ranked = sorted(Counter(one.result for one in rolled).items(), key=lambda item: (-item[1], item[0]))
    chances = {result: times / len(rolled) for result, times in ranked}
    sums = [one.money for one in rolled if one.money is not None]
    if not sums:
        return Estimate(len(rolled), score, error, chances)
    return Estimate(len(rolled), score, error, chances, *_mean(sums))


def _mean(values: Sequence[float]) -> tuple[float, float]:
    """The mean, and its standard error; that of a single value is not known and given as 0."""
    mean = fmean(values)
    if len(values) < 2:
        return mean, 0.0
    spread = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return mean, math.sqrt(spread / len(values))


def plays_of(
    board: Board, position: Position, plays: range, *, first: Turn | None = None, has_own_luck: bool = True
) -> tuple[Rolled, ...]:
    """Several plays from one position."""
    return tuple(roll(board, position, play, first=first, has_own_luck=has_own_luck) for play in plays)


def mean_score(rolled: Sequence[Rolled]) -> float:
    """The mean score of plays [0..100].

    Raises:
        ValueError: There are none.
    """
    return estimate(rolled).score

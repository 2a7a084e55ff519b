"""How good somebody is, and how sure that is: estimated from the marks of his calls.

    points = intercept + slope * (skill + ability) + familiarity + the call's own error + the try's own luck

with intercept, slope, error and luck of call and ability from `salessim.practice.difficulty`. All that is unknown
is normal, so the estimate is a Gaussian conditional (what a Kalman smoother computes, without its steps): the abilities
are shrunk towards the skill, the luck of one try is shared by its marks, the skill drifts between tries, and who has
played a call before has it easier. Marks end at 0 and at 100, so that the tries of those who are very good or very bad
swing less than those of the others. It is the linear form of item response theory with items of unequal difficulty and
discrimination (Lord and Novick, Statistical Theories of Mental Test Scores, 1968, ch. 16 and 24: congeneric tests),
testlets for what shares an attempt (Bradlow, Wainer and Wang 1999), and drift after Rasmussen and Williams, Gaussian
Processes for Machine Learning, 2006, ch. 2.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from salessim.practice.abilities import ABILITIES, WHOLE
from salessim.practice.difficulty import Difficulties, Line

Matrix = NDArray[np.float64]

LEVEL: Final = 0.8
"""The share of cases in which the truth lies between `low` and `high`."""

DRIFT: Final = 6.0  # [points]; standard deviation of what a skill gains or loses, in the long run; assumption
DRIFT_DAYS: Final = 60.0  # how long it takes for that to be forgotten [d]; assumption
FAMILIARITY: Final = 5.0  # what is gained by having played the very same call very often [points]; assumption
FAMILIARITY_ERROR: Final = 4.0  # how far people differ in that [points]; assumption
_ROUNDS: Final = (
    2  # how good somebody is says how far he swings, and that again how good he is; two change nothing more
)

MOST_TRIES: Final = 60  # older tries say little about today, and the sum grows with the cube of them
KNOWN: Final = 0.7
"""An ability counts as known once its spread around the skill is below this share of what it was; assumption."""

_DAY_S: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt that counts.

    Attributes:
        when: When it was played, with its time zone.
        scenario: The scenario.
        difficulty: Its difficulty.
        playbook: The playbook that it was marked by.
        points: The score, under `WHOLE`, and what was earned of each ability [0..100].
    """

    when: datetime
    scenario: str
    difficulty: str
    playbook: str
    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known of a skill or an ability, in points of the reference set.

    Attributes:
        name: The ability; `WHOLE`: the general skill.
        mean: The best guess [0..100].
        deviation: Standard deviation of the truth around it [points].
        tries: How many attempts said something about it.
        is_known: Whether it says more than the general skill does; the skill itself: whether there was any attempt.
    """

    name: str
    mean: float
    deviation: float
    tries: int
    is_known: bool

    @property
    def low(self) -> float:
        """Lower end of the 80 % interval [0..100]."""
        return self._at((1 - LEVEL) / 2)

    @property
    def high(self) -> float:
        """Upper end of it [0..100]."""
        return self._at((1 + LEVEL) / 2)

    def _at(self, share: float) -> float:
        return min(100.0, max(0.0, NormalDist(self.mean, max(self.deviation, 1e-9)).inv_cdf(share)))


class _Seen(NamedTuple):
    """One number that was observed."""

    attempt: int
    ability: str
    call: tuple[str, str, str]
    day: float
    before: float
    points: float
    line: Line


def estimate(tries: Sequence[Tried], difficulties: Difficulties, now: datetime) -> tuple[Estimate, ...]:
    """The general skill, then the abilities that were seen, as they are now.

    Args:
        tries: The attempts that count, in any order.
        difficulties: How hard calls are.
        now: The time that the estimate is for; later attempts are left out.
    """
    ordered = sorted((each for each in tries if each.when <= now), key=lambda each: each.when)
    seen = _observed(ordered, difficulties, now)
    count = {ability: sum(each.ability == ability for each in seen) for ability in (WHOLE, *ABILITIES)}
    wanted = (WHOLE, *(ability for ability in ABILITIES if count[ability]))
    if not seen:
        return (Estimate(WHOLE, difficulties.mean, difficulties.spread, 0, False),)
    swing = 1.0
    for _ in range(_ROUNDS):
        (whole,) = _solved(seen, {WHOLE: count[WHOLE]}, difficulties, swing)
        swing = _swing_of(whole, difficulties)
    return _solved(seen, {ability: count[ability] for ability in wanted}, difficulties, swing)


def _swing_of(skill: Estimate, difficulties: Difficulties) -> float:
    """How far the tries of somebody swing of whom no more is known than this (Gauss and Hermite, three points)."""
    far = 3.0**0.5 * skill.deviation
    below, here, above = (difficulties.swing(skill.mean + by) ** 2 for by in (-far, 0.0, far))
    return math.sqrt((below + 4.0 * here + above) / 6.0)


def _solved(
    seen: Sequence[_Seen], wanted: Mapping[str, int], difficulties: Difficulties, swing: float
) -> tuple[Estimate, ...]:
    """The Gaussian conditional, for single tries that lie so far beside the line.

    Args:
        seen: What was observed.
        wanted: The abilities to estimate, and how many tries said something about each.
        difficulties: How hard calls are.
        swing: The factor on the spread of a try.
    """
    slopes = np.array([each.line.slope for each in seen])
    expected = np.array([each.line.at(difficulties.mean) + FAMILIARITY * each.before for each in seen])
    surprise = np.array([each.points for each in seen]) - expected
    observed = _covariance(seen, slopes, difficulties, swing)
    days = np.array([each.day for each in seen])
    skill_now = (difficulties.spread**2 + DRIFT**2 * np.exp(-np.abs(days) / DRIFT_DAYS)) * slopes
    prior = difficulties.spread**2 + DRIFT**2
    found = []
    for ability in wanted:
        own = difficulties.abilities.get(ability, 0.0) ** 2
        alone = np.array([own if each.ability == ability else 0.0 for each in seen]) * slopes
        across = skill_now + alone
        gain = np.linalg.solve(observed, across)
        mean = difficulties.mean + float(gain @ surprise)
        variance = prior + own - float(gain @ across)
        left = own - float(np.linalg.solve(observed, alone) @ alone)
        known = ability == WHOLE or left < KNOWN**2 * own
        found.append(Estimate(ability, _within(mean), max(variance, 0.0) ** 0.5, wanted[ability], known))
    return tuple(found)


def _within(points: float) -> float:
    return min(100.0, max(0.0, points))


def _observed(tries: Sequence[Tried], difficulties: Difficulties, now: datetime) -> list[_Seen]:
    times: dict[str, int] = {}
    seen = []
    oldest = len(tries) - MOST_TRIES
    for number, each in enumerate(tries):
        played = times.get(each.scenario, 0)
        times[each.scenario] = played + 1
        if number < oldest:
            continue
        lines = difficulties.lines_of(each.scenario, each.difficulty, each.playbook)
        day = (each.when - now).total_seconds() / _DAY_S
        before = played / (played + 1)  # the first repeat brings most
        call = (each.scenario, each.difficulty, each.playbook)
        seen += [
            _Seen(number, ability, call, day, before, points, lines[ability])
            for ability, points in each.points.items()
            if ability in lines
        ]
    return seen


def _covariance(seen: Sequence[_Seen], slopes: Matrix, difficulties: Difficulties, swing: float) -> Matrix:
    """Covariance of all that was observed [points squared]."""
    days = np.array([each.day for each in seen])
    shared = difficulties.spread**2 + DRIFT**2 * np.exp(-np.abs(days[:, None] - days[None, :]) / DRIFT_DAYS)
    abilities = np.array([each.ability for each in seen])
    same_ability = abilities[:, None] == abilities[None, :]
    own = np.array([difficulties.abilities.get(each.ability, 0.0) ** 2 for each in seen])
    total: Matrix = np.outer(slopes, slopes) * (shared + same_ability * own[:, None])
    before = np.array([each.before for each in seen])
    total += FAMILIARITY_ERROR**2 * np.outer(before, before)
    calls = np.array(["|".join(each.call) for each in seen])
    errors = np.hypot(np.array([each.line.error for each in seen]), difficulties.strangers * slopes)
    total += (same_ability & (calls[:, None] == calls[None, :])) * np.outer(errors, errors)
    attempts = np.array([each.attempt for each in seen])
    spreads = swing * np.array([each.line.spread for each in seen])
    likeness = _likeness(tuple(abilities), difficulties)
    total += (attempts[:, None] == attempts[None, :]) * likeness * np.outer(spreads, spreads)
    return total


def _likeness(abilities: Sequence[str], difficulties: Difficulties) -> Matrix:
    """Correlation of the luck of one try between its marks; made positive definite."""
    names = (WHOLE, *ABILITIES)
    matrix: Matrix = np.eye(len(names))
    for pair, value in difficulties.likeness.items():
        left, _, right = pair.partition("|")
        matrix[names.index(left), names.index(right)] = matrix[names.index(right), names.index(left)] = value
    values, vectors = np.linalg.eigh(matrix)
    matrix = vectors @ np.diag(np.maximum(values, 0.05)) @ vectors.T
    scale = np.sqrt(np.diag(matrix))
    matrix /= np.outer(scale, scale)
    numbers = np.array([names.index(ability) for ability in abilities])
    chosen: Matrix = matrix[np.ix_(numbers, numbers)]
    return chosen

"""How far people whom nobody has measured lie beside the lines of the calls: found by leaving kinds of people out.

Each family of bots is left out in turn, the lines are measured from all others, and the skill of its members is
estimated from a few of their calls. The truth is what they earn over the whole reference set in other tries, as far as
these can tell it. The least that has to be added to the errors of the lines, so that intervals hold the truth as often
as they say, is how far strangers lie beside them.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from statistics import NormalDist, fmean
from typing import Final

import numpy as np

from salessim.luck import Luck
from salessim.practice.abilities import WHOLE
from salessim.practice.difficulty import Difficulties
from salessim.practice.measuring import Earned, difficulties_from
from salessim.practice.played import Player
from salessim.practice.skill import LEVEL, Tried, estimate

TRIES: Final = 6
"""From so many calls the skill of somebody left out is estimated."""

_SETS: Final = 4  # of so many calls each, for every member
_MOST: Final = 20  # [points of skill]; more would say that nothing can be said of anybody
_NOW: Final = datetime(2000, 1, 1, tzinfo=UTC)
_CURVE: Final = 3  # degree; what a family earns is a smooth curve of its dial, which single members lie beside by luck

_REACH: Final = NormalDist().inv_cdf((1 + LEVEL) / 2)  # of an interval [standard deviations]

By = dict[Player, dict[str, list[Mapping[str, float]]]]
"""What each bot earned at each call, try by try."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody who was left out.

    Attributes:
        tries: Some of his calls.
        truth: His skill, by his other tries [points].
        error: Its standard error [points].
    """

    tries: list[Tried]
    truth: float
    error: float


def strangers_from(earned: Sequence[Earned], reference: Mapping[str, str]) -> float:
    """What has to be added, in whole points of skill.

    Args:
        earned: All tries at the reference set, of several families; each bot has tried each call at least twice.
        reference: The calls of the reference set, by scenario.
    """
    families = dict.fromkeys(each.player.family.name for each in earned)
    left = [
        (
            difficulties_from([each for each in earned if each.player.family.name != family], reference, {}),
            list(_left_out([each for each in earned if each.player.family.name == family])),
        )
        for family in families
    ]
    return float(next((extra for extra in range(_MOST) if _is_as_sure_as_it_says(left, extra)), _MOST))


def _is_as_sure_as_it_says(left: Sequence[tuple[Difficulties, list[LeftOut]]], extra: float) -> bool:
    """Whether so many intervals hold the truth as they say: that is what a range on the screen promises.

    What is not known of the truth itself is no fault of the estimates, and is allowed for.
    """
    inside = []
    for measured, people in left:
        difficulties = replace(measured, strangers=extra)
        for one in people:
            skill = estimate(one.tries, difficulties, _NOW)[0]
            inside.append(abs(skill.mean - one.truth) <= _REACH * math.hypot(skill.deviation, one.error))
    return fmean(inside) >= LEVEL


def _left_out(earned: Sequence[Earned]) -> Iterator[LeftOut]:
    """The members of one family: some of their calls, drawn, and what their other tries say of their skill."""
    by: By = {}
    for each in earned:
        by.setdefault(each.player, {}).setdefault(each.call, []).append(each.points)
    players = list(by)
    dials = np.array([player.skill for player in players])
    for number in range(_SETS):
        means = np.array([fmean(_others(tries, number) for tries in by[player].values()) for player in players])
        degree = min(_CURVE, len(dials) - 2)
        truths = np.polyval(np.polyfit(dials, means, degree), dials)
        spare = len(dials) - degree - 1
        error = math.sqrt(float(((means - truths) ** 2).sum()) / spare * (degree + 1) / len(dials))
        for player, truth in zip(players, truths, strict=True):
            luck = Luck(number).of("left out", player.family.name, f"{player.skill:.4f}")
            chosen = sorted(by[player], key=lambda call: luck.uniform("which", call))[:TRIES]
            taken = [(call, by[player][call]) for call in chosen]
            yield LeftOut([_tried(call, tries[number % len(tries)]) for call, tries in taken], float(truth), error)


def _others(tries: Sequence[Mapping[str, float]], number: int) -> float:
    """The mean score of the tries that an estimate was not made from [points]."""
    return fmean(each[WHOLE] for place, each in enumerate(tries) if place != number % len(tries))


def _tried(call: str, points: Mapping[str, float]) -> Tried:
    scenario, difficulty, playbook = call.split("|")
    return Tried(_NOW, scenario, difficulty, playbook, points)

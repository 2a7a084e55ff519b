"""Difficulties measured from calls of bots: who earned what, and the lines through it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from salessim.conversation.events import RULES
from salessim.practice.abilities import ABILITIES, WHOLE
from salessim.practice.difficulty import Difficulties, Line
from salessim.practice.families import MEASURED_WITH
from salessim.practice.played import Player

DIAL: Final = tuple(round(0.05 + 0.1 * step, 2) for step in range(10))
"""The skills of the bots that difficulties are measured with [0..1]."""

_LEAST_SPREAD: Final = 3.0  # [points]; assumption: no mark is surer than this


@dataclass(frozen=True, slots=True)
class Earned:
    """What one try of one bot came to: the call, the bot, and the points by ability."""

    call: str
    player: Player
    points: Mapping[str, float]


def players() -> tuple[Player, ...]:
    """Everybody that difficulties are measured with."""
    return tuple(Player(family, skill) for family in MEASURED_WITH for skill in DIAL)


def skills_of(earned: Iterable[Earned], reference: Sequence[str]) -> dict[Player, float]:
    """The skill of each bot: its mean score over the reference set, each call counting alike [points]."""
    scores: dict[Player, dict[str, list[float]]] = {}
    for each in earned:
        if each.call in reference:
            scores.setdefault(each.player, {}).setdefault(each.call, []).append(each.points[WHOLE])
    return {
        player: float(np.mean([np.mean(tries) for tries in by_call.values()])) for player, by_call in scores.items()
    }


def difficulties_from(
    earned: Sequence[Earned], reference: Mapping[str, str], like: Mapping[str, str], strangers: float = 0.0
) -> Difficulties:
    """The lines of all calls that were played.

    Args:
        earned: All tries; every bot has played the reference set.
        reference: The calls of the reference set, by scenario.
        like: Calls that are another one at another difficulty: they have its lines, moved.
        strangers: How far people nobody has measured lie beside the lines, beyond their errors [points of skill].
    """
    skills = skills_of(earned, tuple(reference.values()))
    by_call: dict[str, list[Earned]] = {}
    for each in earned:
        by_call.setdefault(each.call, []).append(each)
    lines: dict[str, dict[str, Line]] = {}
    leftovers: list[dict[str, float]] = []
    persons: dict[str, dict[Player, list[float]]] = {}
    for call, tries in by_call.items():
        if call in like:
            continue
        lines[call] = {}
        left: list[dict[str, float]] = [{} for _ in tries]
        for ability in (WHOLE, *ABILITIES):
            numbers = [number for number, each in enumerate(tries) if ability in each.points]
            if len(numbers) < len(tries) / 2:
                continue  # an occasion that few get says more about how they got it than about the ability
            x = np.array([skills[tries[number].player] for number in numbers])
            y = np.array([tries[number].points[ability] for number in numbers])
            line, rest = _line([tries[number].player for number in numbers], x, y)
            lines[call][ability] = line
            for number, value in zip(numbers, rest, strict=True):
                left[number][ability] = value / line.spread
                if line.slope > _FLAT:
                    persons.setdefault(ability, {}).setdefault(tries[number].player, []).append(value / line.slope)
        leftovers += left
    for call, base in like.items():
        lines[call] = {
            ability: _moved(
                line, [(skills[each.player], each.points[ability]) for each in by_call[call] if ability in each.points]
            )
            for ability, line in lines[base].items()
        }
    values = np.array(list(skills.values()))
    return Difficulties(
        lines=lines,
        likeness=_likeness(leftovers),
        mean=round(float(values.mean()), 2),
        spread=round(float(values.std()), 2),
        abilities={ability: _between_persons(persons.get(ability, {})) for ability in ABILITIES},
        strangers=strangers,
        swings=_swings(by_call, skills, lines),
        reference=tuple(reference),
        rules=RULES,
    )


_FLAT: Final = 0.15  # a mark that skill hardly moves tells nothing about how people differ
_LEAST_ABILITY: Final = 8.0  # [points]; assumption: people are more uneven than bots off one dial


def _between_persons(leftovers: Mapping[Player, Sequence[float]]) -> float:
    """How far an ability differs from the skill among those of one skill [points], without the luck of single tries."""
    if not leftovers:
        return _LEAST_ABILITY
    means = np.array([np.mean(rest) for rest in leftovers.values()])
    luck = float(np.mean([np.var(rest) / len(rest) for rest in leftovers.values()]))
    return round(max(_LEAST_ABILITY, float(np.sqrt(max(0.0, means.var() - luck)))), 2)


_SWINGS_AT: Final = (25.0, 40.0, 55.0, 70.0, 85.0)  # middles of bins of skill [points]
_LEAST_SWING: Final = 0.3  # assumption: nobody is quite without luck


def _swings(
    by_call: Mapping[str, Sequence[Earned]], skills: Mapping[Player, float], lines: Mapping[str, Mapping[str, Line]]
) -> tuple[tuple[float, float], ...]:
    """How far the tries of one bot at one call differ, against the call's spread, by its skill."""
    squares: dict[float, list[float]] = {at: [] for at in _SWINGS_AT}
    for call, earned in by_call.items():
        tries: dict[Player, list[float]] = {}
        for each in earned:
            tries.setdefault(each.player, []).append(each.points[WHOLE])
        for player, points in tries.items():
            if len(points) > 1 and WHOLE in lines.get(call, {}):
                nearest = min(_SWINGS_AT, key=lambda at: abs(at - skills[player]))
                squares[nearest].append(float(np.var(points, ddof=1)) / lines[call][WHOLE].spread ** 2)
    return tuple(
        (at, round(max(_LEAST_SWING, float(np.mean(found)) ** 0.5), 3)) for at, found in squares.items() if found
    ) or ((0.0, 1.0),)


def _moved(line: Line, earned: Sequence[tuple[float, float]]) -> Line:
    """The same line, as much higher or lower as those of a skill [points] earned more or less [points]."""
    if not earned:
        return line
    by = float(np.mean([points - line.at(skill) for skill, points in earned]))
    unsure = line.spread / len(earned) ** 0.5
    return replace(
        line,
        intercept=round(line.intercept + by, 2),
        error=round(float(np.hypot(line.error, unsure)), 2),
        plays=len(earned),
    )


def _line(who: Sequence[Player], x: np.ndarray, y: np.ndarray) -> tuple[Line, np.ndarray]:
    """The straight line through what was earned, and what is left over."""
    slope, intercept = np.polyfit(x, y, 1)
    slope = max(0.0, float(slope))  # nobody is marked down for being good
    intercept = float(intercept) if slope else float(y.mean())
    rest = y - intercept - slope * x
    kinds: dict[Player, list[float]] = {}
    for player, value in zip(who, rest, strict=True):
        kinds.setdefault(player, []).append(float(value))
    within = float(np.mean([np.var(values, ddof=1) if len(values) > 1 else 0.0 for values in kinds.values()]))
    means = np.array([np.mean(values) for values in kinds.values()])
    tries = len(rest) / len(kinds)
    # What one kind of bot is off the line beyond the luck of its tries: how unsure the line is for anybody else.
    between = float(np.sqrt(max(0.0, means.var() - within / tries)))
    spread = max(_LEAST_SPREAD, float(np.sqrt(within)))
    return Line(round(intercept, 2), round(slope, 3), round(spread, 2), round(between, 2), len(rest)), rest


def _likeness(leftovers: Iterable[Mapping[str, float]]) -> dict[str, float]:
    names = (WHOLE, *ABILITIES)
    products: dict[tuple[str, str], list[float]] = {}
    for rest in leftovers:
        for left in names:
            for right in names:
                if left < right and left in rest and right in rest:
                    products.setdefault((left, right), []).append(rest[left] * rest[right])
    return {
        f"{left}|{right}": round(float(np.clip(np.mean(values), -0.6, 0.9)), 3)
        for (left, right), values in sorted(products.items())
    }

"""How hard calls are: the line from a person's skill to his marks in each call, with what is not known of it.

The skill of a person is the score that he may expect, in the mean, over the reference set: all shipped calls, at their
standard difficulty. So it is in points, and a call's line says how much harder than the set it is, and how far apart it
puts people. The lines are measured from calls of bots (`salessim.practice.measuring`); bots are not people, and their
families differ by `error` about each line.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

FILE: Final = "difficulties.json"


@dataclass(frozen=True, slots=True)
class Line:
    """What people of a skill earn in a call, of the whole or of one ability.

    Attributes:
        intercept: What is earned at a skill of 0 [points].
        slope: How much more for each point of skill.
        spread: Standard deviation of one try around the line [points].
        error: Standard deviation of the line itself, from one kind of person to another [points].
        plays: The calls that it was measured from.
    """

    intercept: float
    slope: float
    spread: float
    error: float
    plays: int

    def at(self, skill: float) -> float:
        """What may be expected [points]."""
        return self.intercept + self.slope * skill


@dataclass(frozen=True, slots=True)
class Difficulties:
    """All lines, and what people are like before anything is known of them.

    Attributes:
        lines: For each call, as `call_key` names it, its lines by ability and for the whole.
        likeness: Correlation of what is left over in one try, between two abilities, as `left|right`: the effect that
            the marks of one attempt share.
        mean: Mean skill off the dial [points].
        spread: Standard deviation of skills off the dial [points].
        abilities: Standard deviation of each single ability around the skill [points].
        strangers: How far a kind of person that nobody has measured lies beside a call's line, beyond its error [points
            of skill]; see `salessim.practice.strangers`.
        swings: How far single tries of people of a skill lie beside the line, against the call's spread: pairs of a
            skill [points] and a factor, straight between them. Marks end at 0 and at 100, so that whoever plays very
            badly or very well swings less.
        reference: The scenarios of the reference set.
        rules: The rules of conversation under which this was measured.
    """

    lines: Mapping[str, Mapping[str, Line]]
    likeness: Mapping[str, float]
    mean: float
    spread: float
    abilities: Mapping[str, float]
    strangers: float
    swings: tuple[tuple[float, float], ...]
    reference: tuple[str, ...]
    rules: int

    def lines_of(self, scenario: str, difficulty: str, playbook: str) -> Mapping[str, Line]:
        """The lines of a call; of one that no bot has played the mean of all others, with their spread as error."""
        found = self.lines.get(call_key(scenario, difficulty, playbook))
        return found if found is not None else self._usual()

    def swing(self, skill: float) -> float:
        """The factor on the spread of single tries for people of a skill [points]."""
        below = above = self.swings[0]
        for each in self.swings:
            below, above = above, each
            if skill <= each[0]:
                break
        if not below[0] < skill < above[0]:
            return below[1] if skill <= below[0] else above[1]
        return below[1] + (above[1] - below[1]) * (skill - below[0]) / (above[0] - below[0])

    def is_measured(self, scenario: str, difficulty: str, playbook: str) -> bool:
        """Whether bots have played it."""
        return call_key(scenario, difficulty, playbook) in self.lines

    def _usual(self) -> dict[str, Line]:
        kept: dict[str, list[Line]] = {}
        for lines in self.lines.values():
            for ability, line in lines.items():
                kept.setdefault(ability, []).append(line)
        return {ability: _between(lines, self.mean) for ability, lines in kept.items()}

    def as_json(self) -> dict[str, Any]:
        """As the file has it."""
        return {**asdict(self), "reference": list(self.reference)}


def _between(lines: list[Line], at: float) -> Line:
    count = len(lines)
    slope = sum(line.slope for line in lines) / count
    expected = [line.at(at) for line in lines]
    middle = sum(expected) / count
    error = (
        sum((each - middle) ** 2 for each in expected) / count + sum(line.error**2 for line in lines) / count
    ) ** 0.5
    spread = (sum(line.spread**2 for line in lines) / count) ** 0.5
    return Line(middle - slope * at, slope, spread, error, 0)


def call_key(scenario: str, difficulty: str, playbook: str) -> str:
    """The name of a call in the file."""
    return f"{scenario}|{difficulty}|{playbook}"


def difficulties_of(data: Mapping[str, Any]) -> Difficulties:
    """Difficulties as the file has them."""
    lines = {
        key: {ability: Line(**line) for ability, line in by_ability.items()}
        for key, by_ability in data["lines"].items()
    }
    swings = tuple((skill, factor) for skill, factor in data["swings"])
    return Difficulties(**{**data, "lines": lines, "reference": tuple(data["reference"]), "swings": swings})


@cache
def shipped_difficulties() -> Difficulties:
    """What was measured for the shipped scenarios."""
    text = files("salessim.practice").joinpath(FILE).read_text(encoding="utf-8")
    return difficulties_of(json.loads(text))

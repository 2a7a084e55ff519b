"""The three scales of a buyer's mind, in words and in numbers from 0 to 100.

The numbers behind the words are engine parameters (`parameters.csv`, grade: assumption). A word names a level to start
from; in a condition the lowest word of a scale means "no better than that" and every other word "at least that".
"""

from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema

from salessim import units
from salessim.model.notation import read_with
from salessim.model.parameters import parameter

ScaleName = Literal["trust", "patience", "urgency"]

WORDS: dict[ScaleName, tuple[str, ...]] = {
    "trust": ("hostile", "wary", "neutral", "open", "confiding"),
    "patience": ("short", "fair", "plenty"),
    "urgency": ("none", "low", "some", "high"),
}


@cache
def scale(name: ScaleName) -> units.Scale:
    """The scale of that name, with its words' numbers from the parameter table."""
    words = WORDS[name]
    starts = tuple(int(parameter(f"{name}.{word}.start").default) for word in words)
    floors = tuple(int(parameter(f"{name}.{word}.from").default) for word in words)
    return units.Scale(name, words, starts, floors)


@cache
def shift_size(word: str) -> int:
    """Points on a scale [0..100] that `up`, `down a lot`, ... move; see the parameters `shift.*`."""
    direction, _, strength = word.partition(" ")
    size = int(parameter(f"shift.{strength.replace(' ', '-') or 'plain'}").default)
    return size if direction == "up" else -size


def shift_points(shift: units.Shift) -> int:
    """A shift in points of its scale [-100..100], whether it was written as a word or as a number."""
    return shift_size(shift.word) if shift.word else round(shift.amount)


def _level(name: ScaleName) -> BeforeValidator:
    def level(text: str) -> int:
        return scale(name).start(text)

    return read_with(level)


def _at(name: ScaleName) -> BeforeValidator:
    def condition(text: str) -> units.Comparison:
        return scale(name).condition(text)

    return read_with(condition)


def _words(name: ScaleName) -> WithJsonSchema:
    # No closed list here: an editor must also accept `46+`, `below 30` and plain numbers.
    return WithJsonSchema(
        {"anyOf": [{"enum": list(WORDS[name])}, {"type": "number"}, {"type": "string", "pattern": "[0-9]"}]}
    )


TrustLevel = Annotated[int, _level("trust"), _words("trust")]
PatienceLevel = Annotated[int, _level("patience"), _words("patience")]
UrgencyLevel = Annotated[int, _level("urgency"), _words("urgency")]
TrustAt = Annotated[units.Comparison, _at("trust"), _words("trust")]
PatienceAt = Annotated[units.Comparison, _at("patience"), _words("patience")]
UrgencyAt = Annotated[units.Comparison, _at("urgency"), _words("urgency")]

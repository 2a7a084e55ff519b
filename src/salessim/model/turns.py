"""Counts written as texts: `after: 7 turns`, `costs: 1 round`, `4 rounds without movement`, and who joins when."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import WithJsonSchema

from salessim.errors import NotationError
from salessim.model.notation import read_with


def _counted(unit: str, tail: str = "") -> re.Pattern[str]:
    return re.compile(rf"\s*(\d+)\s*(?:{unit}s?)?\s*{tail}\s*", re.IGNORECASE)


_TURNS = _counted("turn")
_ROUNDS = _counted("round", r"(?:without movement)?")
_AFTER = re.compile(r"after\s+(\d+)\s+turns?", re.IGNORECASE)
_ASKED = re.compile(r"when you ask for (?:him|her|them|it)", re.IGNORECASE)


def _parse_turns(text: str) -> int:
    if found := _TURNS.fullmatch(text):
        return int(found[1])
    raise NotationError(text, f"“{text}” is not a number of turns.", ["7 turns", "1 turn"])


def _parse_rounds(text: str) -> int:
    if found := _ROUNDS.fullmatch(text):
        return int(found[1])
    raise NotationError(text, f"“{text}” is not a number of rounds.", ["1 round", "4 rounds without movement"])


@dataclass(frozen=True, slots=True)
class Joining:
    """When somebody joins a call.

    Attributes:
        after_turns: Comes by himself after so many turns [turns]; None: never by himself.
        when_asked: Comes when the seller asks for him.
    """

    after_turns: int | None = None
    when_asked: bool = False


def _parse_joining(text: str) -> Joining:
    after: int | None = None
    asked = False
    for part in re.split(r"\s*,\s*or\s+|\s+or\s+|\s*,\s*", text.strip()):
        if found := _AFTER.fullmatch(part):
            after = int(found[1])
        elif _ASKED.fullmatch(part):
            asked = True
        else:
            raise NotationError(
                text,
                f"I cannot read “{part}” as a moment to join.",
                ["after 7 turns", "when you ask for her", "after 7 turns, or when you ask for him"],
            )
    return Joining(after, asked)


TurnsCount = Annotated[
    int, read_with(_parse_turns), WithJsonSchema({"type": ["string", "integer"], "examples": ["7 turns"]})
]
RoundsCount = Annotated[
    int, read_with(_parse_rounds), WithJsonSchema({"type": ["string", "integer"], "examples": ["1 round"]})
]
JoiningRule = Annotated[
    Joining,
    read_with(_parse_joining),
    WithJsonSchema({"type": "string", "examples": ["after 7 turns, or when you ask for him"]}),
]

"""Words about people: who plays, what was assigned to him, and what a trainer says of his marks."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from salessim.app.class_desk import SaidOfMark

WHO: Final = "Who plays?"
WHO_WHAT: Final = "Each has calls, skills and tasks of his own."
WHO_KEYS: Final = "Enter choose   Esc leave as it was"
SOMEBODY_NEW: Final = "somebody else"
OTHER_NAME: Final = "another name for {name}"
ASK_NEW: Final = "What is the name?"
PLAYS_NOW: Final = "{name} plays now."

NOTE_SIGN: Final = "✎"
SAID: Final = "What was said about it"
TRAINER: Final = "{by}, {day}: “{note}”"
TRAINER_POINTS: Final = " {by} would give {points:g} points."
YOU_DISPUTED: Final = "You, {day}: “{why}”"
WAITS: Final = "It waits for a trainer's decision."
RULED: Final = "{by}, {day}: {ruling}. “{answer}”"
RULINGS: Final = {"granted": "you are right", "refused": "the mark stands"}
WITH_TRAINER: Final = "With your trainer's points it is {score} of 100."


def said_of_mark(said: "SaidOfMark") -> list[str]:
    """What somebody said of a mark, a line each."""
    if said.kind == "note":
        points = "" if said.points is None else TRAINER_POINTS.format(by=said.by, points=said.points)
        return [TRAINER.format(by=said.by, day=_day(said.at), note=said.text) + points]
    lines = [YOU_DISPUTED.format(day=_day(said.at), why=said.text)]
    if not said.ruling or said.ruled_at is None:
        return [*lines, WAITS]
    ruling = RULINGS.get(said.ruling, said.ruling)
    return [*lines, RULED.format(by=said.by, day=_day(said.ruled_at), ruling=ruling, answer=said.answer)]


def _day(when: datetime) -> str:
    local = when.astimezone()
    return f"{local.day} {local:%b}"

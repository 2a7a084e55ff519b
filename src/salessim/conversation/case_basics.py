"""What all parts of a case are made of: feelings and authored lines."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Feeling: TypeAlias = tuple[int, int, int]
"""What something does to trust, patience and urgency [points]."""

ONE_IN_TEN = 1.2815515655446004
"""The normal quantile at 90 %: an 80 % range of plus or minus r has the standard deviation r / ONE_IN_TEN."""

Pays: TypeAlias = Literal["every time", "once per topic", "once per new fact", "once per person"]


@dataclass(frozen=True, slots=True)
class Line:
    """An authored line with its blanks filled, except `{person}`.

    Attributes:
        text: The words.
        who: Who says it; -1: whoever is asked.
        place: Where it stands in the documents, for telling which lines were ever said.
        words: How long it is [words].
    """

    text: str
    who: int
    place: str
    words: int


@dataclass(frozen=True, slots=True)
class Before:
    """What a call begins with because of an earlier one of the same deal; nothing where there was none.

    Attributes:
        told: Rungs and slots that are known [set of things].
        claimed: Slots of which only a claim is known [set of things].
        trust: People whose trust goes on from where it stood [0..100].
        pitched_to: To whom the product was shown [set of people].
        concerns: Objections that stand open.
        heard: The words in which each thing was told.
        agreed: What was agreed then, as `issue.option` of the earlier call.
    """

    told: int = 0
    claimed: int = 0
    trust: tuple[tuple[int, int], ...] = ()
    pitched_to: int = 0
    concerns: tuple[int, ...] = ()
    heard: tuple[tuple[int, str], ...] = ()
    agreed: tuple[str, ...] = ()


NOTHING_BEFORE = Before()


def fitting(lines: tuple[Line, ...], person: int) -> list[Line]:
    """The lines that somebody can say: his own, else those of whoever is asked, else those of others."""
    return [line for line in lines if line.who == person] or [line for line in lines if line.who < 0] or list(lines)


def usual_words(lines: tuple[Line, ...]) -> int:
    """How long one of these lines usually is [words]; the rules count time with it, whichever of them is said."""
    return round(sum([line.words for line in lines]) / len(lines)) if lines else 0

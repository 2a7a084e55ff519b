"""What a line is called by what it did to the expected score. The thresholds were set on bots: see `thresholds.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Grade = Literal["strong", "good", "inaccurate", "mistake", "blunder"]

GRADES: Final[tuple[Grade, ...]] = ("strong", "good", "inaccurate", "mistake", "blunder")
"""From the best to the worst."""

BAD: Final[frozenset[Grade]] = frozenset({"mistake", "blunder"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where one name ends and the next begins, in points of the expected score.

    Attributes:
        strong: A line that gains at least so much is strong.
        inaccurate: One that loses at least so much is inaccurate.
        mistake: One that loses at least so much is a mistake.
        blunder: One that loses at least so much is a blunder.
    """

    strong: float
    inaccurate: float
    mistake: float
    blunder: float


@cache
def thresholds() -> Thresholds:
    """The thresholds that ship; `make review-figures` sets them anew."""
    text = files(__package__).joinpath("thresholds.csv").read_text(encoding="utf-8")
    values = {row["grade"]: float(row["points"]) for row in csv.DictReader(text.splitlines())}
    return Thresholds(values["strong"], values["inaccurate"], values["mistake"], values["blunder"])


def worth_of(change: float, choice: float) -> float:
    """What a line was worth as a choice [points].

    A line is held responsible for what it did both on the luck of this call and, on average, on other luck: a loss that
    only this day's luck brought is bad luck, one that only other luck would have brought did no harm.

    Args:
        change: What it did to the expected score on the luck of the call [points].
        choice: What it does on average on other luck [points].
    """
    if change * choice <= 0:
        return 0.0
    return min(change, choice, key=abs)


def grade_of(worth: float, limits: Thresholds) -> Grade:
    """What a line of such worth is called."""
    if worth <= -limits.blunder:
        return "blunder"
    if worth <= -limits.mistake:
        return "mistake"
    if worth <= -limits.inaccurate:
        return "inaccurate"
    return "strong" if worth >= limits.strong else "good"

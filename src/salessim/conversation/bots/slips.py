"""What goes wrong, and how often, by skill: one number for each kind of slip.

A slip happens with the chance of a complete beginner times (1 - skill) ** SHARPNESS. All numbers are assumptions; they
were set so that the three named points keep apart on the shipped calls (see `roster`), not fitted to people.
"""

import math
from typing import Final, Literal

Slip = Literal[
    "forgets the reason",
    "forgets the agenda",
    "small talk",
    "wrong kind of question",
    "repeats a question",
    "pitches early",
    "pitches at nobody's need",
    "forgets to give back",
    "passes over a question",
    "passes over a concern",
    "answers with features",
    "gives up a refused question",
    "does not climb",
    "does not ask who and how",
    "asks for nobody",
    "closes early",
    "closes late",
    "settles for little",
    "pushes after a no",
    "asks too much",
    "does not let go",
    "forgets to write down",
    "takes a claim for the truth",
    "hopes against what he heard",
]

SHARPNESS: Final = 1.2

BEGINNER: Final[dict[Slip, float]] = {
    "forgets the reason": 0.10,
    "forgets the agenda": 0.90,
    "small talk": 0.40,
    "wrong kind of question": 0.12,
    "repeats a question": 0.10,
    "pitches early": 0.11,
    "pitches at nobody's need": 0.50,
    "forgets to give back": 0.85,
    "passes over a question": 0.40,
    "passes over a concern": 0.50,
    "answers with features": 0.25,
    "gives up a refused question": 0.90,
    "does not climb": 0.95,
    "does not ask who and how": 0.95,
    "asks for nobody": 0.95,
    "closes early": 0.06,
    "closes late": 0.50,
    "settles for little": 0.30,
    "pushes after a no": 0.40,
    "asks too much": 0.30,
    "does not let go": 0.90,
    "forgets to write down": 0.60,
    "takes a claim for the truth": 0.90,
    "hopes against what he heard": 0.80,
}
"""The chance of each slip for a skill of 0."""


def chance_of(slip: Slip, skill: float) -> float:
    """The chance of a slip [0..1] for a skill from 0 to 1."""
    return BEGINNER[slip] * math.pow(1.0 - skill, SHARPNESS)

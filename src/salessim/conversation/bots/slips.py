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
]

SHARPNESS: Final = 1.5

BEGINNER: Final[dict[Slip, float]] = {
    "forgets the reason": 0.10,
    "forgets the agenda": 0.90,
    "small talk": 0.50,
    "wrong kind of question": 0.20,
    "repeats a question": 0.12,
    "pitches early": 0.20,
    "pitches at nobody's need": 0.50,
    "forgets to give back": 0.90,
    "passes over a question": 0.55,
    "passes over a concern": 0.60,
    "answers with features": 0.40,
    "gives up a refused question": 0.80,
    "does not climb": 0.80,
    "does not ask who and how": 0.80,
    "asks for nobody": 0.90,
    "closes early": 0.12,
    "closes late": 0.60,
    "settles for little": 0.40,
    "pushes after a no": 0.50,
    "asks too much": 0.50,
    "does not let go": 0.90,
}
"""The chance of each slip for a skill of 0."""


def chance_of(slip: Slip, skill: float) -> float:
    """The chance of a slip [0..1] for a skill from 0 to 1."""
    return BEGINNER[slip] * math.pow(1.0 - skill, SHARPNESS)

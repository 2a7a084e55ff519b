"""What is due for practice, and when it is due again: cards that are put back by how well they went.

The intervals are those of FSRS (Ye, Su and Cao 2022, KDD; the package `fsrs` with its default weights), without its
random spread, for a wanted recall of 90 %. FSRS is fitted to flash cards, not to skills, so its days are an assumption
here; every review is played on other luck, so that it is the behaviour that is remembered and not the call.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from fsrs import Rating

MASTERED: Final = 3
"""Good tries on luck never seen before, one after the other, until something counts as mastered; assumption."""

GOOD: Final = 0.6
"""The share of what could be earned from which a try was good; assumption."""

_EASY: Final = 0.9
_HARD: Final = 0.35
_FIRST_STEP: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to practise.

    Attributes:
        scenario: The scenario.
        aim: The criterion or objection that it is about; empty: the whole call.
        due: When it is due, with time zone.
        why: Why it is practised, in words.
        streak: Good tries on unseen luck, one after the other.
        memory: What FSRS knows of it; empty: it was never reviewed.
        seen: Seeds that it was practised on.
    """

    scenario: str
    aim: str
    due: datetime
    why: str
    streak: int = 0
    memory: str = ""
    seen: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from the other cards of a trainee."""
        return f"{self.scenario}:{self.aim}"

    @property
    def is_mastered(self) -> bool:
        """Whether it went well often enough on unseen variants."""
        return self.streak >= MASTERED

    def as_json(self) -> dict[str, Any]:
        """As it is kept, beside `due`."""
        return {
            "scenario": self.scenario,
            "aim": self.aim,
            "why": self.why,
            "streak": self.streak,
            "memory": self.memory,
            "seen": list(self.seen),
        }


def card_of(payload: dict[str, Any], due: datetime) -> Card:
    """A card as it was kept."""
    return Card(
        payload["scenario"],
        payload["aim"],
        due,
        payload["why"],
        payload["streak"],
        payload["memory"],
        tuple(payload["seen"]),
    )


def reviewed(card: Card, share: float, seed: int, now: datetime) -> Card:
    """A card after a try.

    Args:
        card: The card.
        share: How much of what could be earned was [0..1].
        seed: The luck of the try; on luck that was seen before, a good try says nothing about mastery.
        now: The time, with its time zone.
    """
    from fsrs import Card as Memory
    from fsrs import Scheduler  # loads what the first screens do without

    scheduler = Scheduler(learning_steps=(_FIRST_STEP,), relearning_steps=(_FIRST_STEP,), enable_fuzzing=False)
    memory = Memory.from_json(card.memory) if card.memory else Memory(card_id=1, due=card.due)
    moment = now.astimezone(_utc())
    memory, _ = scheduler.review_card(memory, _rating(share), review_datetime=moment)
    streak = card.streak if seed in card.seen else card.streak + 1
    seen = (*(each for each in card.seen if each != seed), seed)
    return Card(card.scenario, card.aim, memory.due, card.why, streak if share >= GOOD else 0, memory.to_json(), seen)


def _rating(share: float) -> "Rating":
    from fsrs import Rating

    if share < _HARD:
        return Rating.Again
    if share < GOOD:
        return Rating.Hard
    return Rating.Good if share < _EASY else Rating.Easy


def _utc() -> Any:
    from datetime import UTC

    return UTC

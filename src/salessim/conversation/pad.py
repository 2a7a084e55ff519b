"""The seller's pad and his verdict: what he has understood of each slot, and what he makes of the lead.

He fills both himself. Writing something down takes no time and changes nothing in the buyer, so it stands beside the
turns: a note names the turn after which it was made. What it means is decided when it is written
(`salessim.conversation.pad_reading`) and kept as a number; marks compare these numbers with what was told by the end.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.situation import Situation
from salessim.model.outcome import VERDICTS, Verdict

Meaning = Literal["unknown", "truth", "claim", "contradiction", "unclear"]
MEANINGS: Final[tuple[Meaning, ...]] = ("unknown", "truth", "claim", "contradiction", "unclear")
"""What an entry says: that nothing is known; the truth; only what is claimed; other figures than the truth; or
something in which neither can be recognised."""

Standing = Literal["right", "wrong", "taken for granted", "never said", "unclear", "missing", "open"]
"""How an entry stands against what was told: `taken for granted`: a claim, noted as if it were sure, or after the truth
has come out; `never said`: nobody told him; `missing`: he was told and wrote nothing; `open`: not told, not written."""

WRONG: Final[tuple[Standing, ...]] = ("wrong", "taken for granted", "never said")
BACKED: Final = 2
"""So many things told make a right verdict more than a guess (assumption)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is written on the pad about one slot.

    Attributes:
        slot: The slot.
        means: What it says.
        is_sure: Whether the seller is sure of it.
        text: His words.
    """

    slot: str
    means: Meaning
    is_sure: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What is written down at one time.

    Attributes:
        entries: The slots that are written down anew.
        verdict: What the seller makes of the lead; None: nothing yet.
    """

    entries: tuple[Entry, ...] = ()
    verdict: Verdict | None = None


class Compared(NamedTuple):
    """One slot of the pad against what was told.

    Attributes:
        thing: The slot.
        standing: How the entry stands.
        is_due: Whether it could be found out in this call; what is known from an earlier one need not be written again.
    """

    thing: int
    standing: Standing
    is_due: bool


def note_events(note: Note, case: Case, turn: int) -> tuple[Event, ...]:
    """What a note adds to what happened.

    Args:
        note: What is written down.
        case: The case.
        turn: The turn after which it is.
    """
    found: list[Event] = [
        ("noted", turn, "", -1, case.names.thing(entry.slot), MEANINGS.index(entry.means), int(entry.is_sure))
        for entry in note.entries
    ]
    if note.verdict is not None:
        found.append(("judged", turn, "", -1, VERDICTS.index(note.verdict), 0, 0))
    return tuple(found)


def compared_pad(case: Case, events: Iterable[Event], final: Situation) -> tuple[Compared, ...]:
    """The pad at the end against what was told by then: every slot of the scenario, and every other that is written on.

    Args:
        case: The case.
        events: What happened.
        final: Where the call stood at its end.
    """
    written = {subject: (MEANINGS[number], bool(result)) for kind, _, _, _, subject, number, result in events
               if kind == "noted"}  # fmt: skip
    found = []
    for slot, thing in enumerate(case.things):
        if thing.rung >= 0:
            continue
        means, is_sure = written.get(slot, ("unknown", False))
        is_due = thing.is_there and not case.before.told >> slot & 1
        if is_due or means != "unknown":
            found.append(Compared(slot, _standing(means, is_sure, final, slot), is_due))
    return tuple(found)


def _standing(means: Meaning, is_sure: bool, final: Situation, slot: int) -> Standing:
    is_told, is_claimed = bool(final.told >> slot & 1), bool(final.claimed >> slot & 1)
    if means == "unknown":
        return "missing" if is_told or is_claimed else "open"
    if means == "unclear" and (is_told or is_claimed):
        return "unclear"
    if is_told:
        return {"truth": "right", "claim": "taken for granted"}.get(means, "wrong")  # type: ignore[return-value]  # words of Standing
    if not is_sure:
        return "right" if is_claimed and means == "claim" else "open"
    return "taken for granted" if is_claimed and means == "claim" else "never said"


def verdict_given(events: Iterable[Event]) -> Verdict | None:
    """The last verdict; None: there was none."""
    given = [event[4] for event in events if event[0] == "judged"]
    return VERDICTS[given[-1]] if given else None


def verdict_worth(case: Case, events: list[Event], final: Situation) -> int:
    """2 for the right verdict on what was heard, 1 for a right one that is a guess, else 0."""
    given = verdict_given(events)
    if given is None or given not in case.verdicts:
        return 0
    return 2 if final.told.bit_count() >= BACKED else 1

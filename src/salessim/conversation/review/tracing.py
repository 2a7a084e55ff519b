"""A call that is over, taken apart: where it stood before and after every line, and what a seller could see there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.past import Past, blank_past
from salessim.conversation.bots.seen import Seen, seen_now
from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.situation import Situation
from salessim.conversation.step import begin, step
from salessim.conversation.turn import Turn
from salessim.luck import Luck

_WRITTEN = ("noted", "judged")
"""Events of the pad and the verdict. Whoever plays on writes down what he himself makes of it."""


class Position(NamedTuple):
    """Where a call stands between two lines.

    Attributes:
        situation: Where it stands, with all that is hidden.
        seen: What the seller sees of it.
        past: What he remembers; never changed in place.
        events: Everything that has happened, in order, without what was written down.
    """

    situation: Situation
    seen: Seen
    past: Past
    events: tuple[Event, ...]

    @property
    def has_ended(self) -> bool:
        """Whether the call is over."""
        return self.situation.ending >= 0


@dataclass(frozen=True, slots=True)
class Traced:
    """A call, line by line.

    Attributes:
        turns: The seller's lines.
        positions: Where it stood before the first line and after each; one more than there are lines.
    """

    turns: tuple[Turn, ...]
    positions: tuple[Position, ...]

    def events_of(self, number: int) -> tuple[Event, ...]:
        """What happened in a turn [1..]."""
        return self.positions[number].events[len(self.positions[number - 1].events) :]


Decided = tuple[Situation, tuple[Event, ...]]
"""What came of a line where a person decided it in the buyer's place: where the call stood then, and what happened."""


def trace(case: Case, craft: Craft, luck: Luck, turns: Sequence[Turn], decided: Sequence[Decided] = ()) -> Traced:
    """Play the lines of a call again and keep every position.

    Args:
        case: The case.
        craft: What a seller has to work with.
        luck: The luck of the attempt.
        turns: The seller's lines.
        decided: What came of them, where a person decided that; empty: the rules did.

    Raises:
        ValueError: The call ended before its last line.
    """
    positions = [beginning(case, craft, luck)]
    for number, turn in enumerate(turns):
        if decided:
            positions.append(_followed(positions[-1], turn, case, craft, *decided[number]))
        else:
            positions.append(after(positions[-1], turn, case, craft, luck))
    return Traced(tuple(turns), tuple(positions))


def beginning(case: Case, craft: Craft, luck: Luck) -> Position:
    """The position before the first line."""
    situation, events = begin(case, luck)
    return Position(situation, seen_now(case, situation), blank_past(craft), tuple(events))


def after(before: Position, turn: Turn, case: Case, craft: Craft, luck: Luck) -> Position:
    """The position to which a line leads.

    Raises:
        ValueError: The call is over.
    """
    situation, events = step(case, before.situation, turn, luck)
    return _followed(before, turn, case, craft, situation, tuple(events))


def _followed(
    before: Position, turn: Turn, case: Case, craft: Craft, situation: Situation, events: tuple[Event, ...]
) -> Position:
    seen = seen_now(case, situation)
    past = before.past.copied()
    past.note(turn, before.seen, seen, craft)
    kept = [event for event in events if event[0] not in _WRITTEN]
    return Position(situation, seen, past, (*before.events, *kept))

"""How the buyer's tactics were dealt with: seen, countered, or paid for."""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.negotiation.scenario.tactics import TACTICS, TacticKind
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import Event
from salessim.negotiation.worth import Floats

PAID_WITHIN = 2
"""How many offers of yours after a tactic count as a reaction to it (practice)."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of one tactic.

    Attributes:
        kind: Which one.
        index: Its place in the scenario's list.
        round: When it was played.
        countered_in: When it was countered; None: never.
        countered_by: How; empty: it was not.
        price: What your offers lost in worth to you before it was countered [table's unit].
    """

    kind: TacticKind
    index: int
    round: int
    countered_in: int | None = None
    countered_by: str = ""
    price: float = 0.0


def handled_tactics(yours: Floats, events: Sequence[Event]) -> tuple[Handled, ...]:
    """What became of every tactic that was played.

    Args:
        yours: What each outcome is worth to you, by number.
        events: The events of the talks.
    """
    return tuple(
        _one(yours, events, place) for place, event in enumerate(events) if event[0] == "tactic" and event[2] == BUYER
    )


def _one(yours: Floats, events: Sequence[Event], place: int) -> Handled:
    _, round_number, _, index, name = events[place]
    countered = next(
        (
            number
            for number in range(place, len(events))
            if events[number][0] == "countered" and events[number][3] == index
        ),
        None,
    )
    until = len(events) if countered is None else countered
    worths = [_worth(yours, event) for event in events[:place] if _is_yours(event)][-1:]
    worths += [_worth(yours, event) for event in events[place:until] if _is_yours(event)][:PAID_WITHIN]
    return Handled(
        kind=TACTICS[str(name)],
        index=int(str(index)),
        round=int(str(round_number)),
        countered_in=None if countered is None else int(str(events[countered][1])),
        countered_by="" if countered is None else str(events[countered][4]),
        price=max(worths[0] - worths[-1], 0.0) if worths else 0.0,
    )


def _is_yours(event: Event) -> bool:
    return event[0] == "offered" and event[2] == YOU


def _worth(yours: Floats, event: Event) -> float:
    packages = event[3]
    return min(float(yours[package]) for package in packages) if isinstance(packages, tuple) else 0.0

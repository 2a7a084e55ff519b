"""What a line does: all that the rules know of it. The words themselves stay outside."""

from dataclasses import dataclass
from typing import NamedTuple


class Act(NamedTuple):
    """One move, and what it is about.

    Attributes:
        move: Number of the move.
        subject: Number of the topic or slot; -1: nothing in particular.
    """

    move: int
    subject: int = -1


class Turn(NamedTuple):
    """One line of the seller's.

    Attributes:
        acts: What it does, in order; empty: nothing, or nothing that was understood.
        to: Whom it is said to; -1: whoever leads the call. Somebody who is not there is asked for.
        offer: Options proposed, at most one for each issue.
        words: Length of the line [words].
        hangs_up: Whether the seller ends the call instead of saying something.
    """

    acts: tuple[Act, ...] = ()
    to: int = -1
    offer: tuple[int, ...] = ()
    words: int = 0
    hangs_up: bool = False


@dataclass(frozen=True, slots=True)
class NamedTurn:
    """A turn in the names of the documents, as scripts and journals keep it.

    Attributes:
        moves: Names of moves, in order.
        on: Name of the topic or slot; empty: none.
        to: Name of the person; empty: whoever leads.
        offer: Options as `issue.option`.
        text: The words.
        hangs_up: Whether the seller ends the call.
    """

    moves: tuple[str, ...] = ()
    on: str = ""
    to: str = ""
    offer: tuple[str, ...] = ()
    text: str = ""
    hangs_up: bool = False

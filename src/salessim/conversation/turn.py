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


Terms = tuple[tuple[str, str], ...]
"""Terms by name, as (issue, option)."""


class AtTable(NamedTuple):
    """What a line does at a negotiation table.

    Attributes:
        packages: Packages offered, of which the other side may choose one; what is not named stays as it was.
        condition: What is asked in return; part of every package.
        accepts: Whether it says yes to what he has on the table; with a condition it is a counter-offer of just that.
        stands_firm: Whether it leaves everything as it is.
        about: What it asks about: an issue, `alternative`, `authority` or `demand`; empty: nothing.
        tactic: The tactic it names; empty: none by name.
        names_tactic: Whether it names one at all.
        asks_approval: Whether it is said to whoever has to approve more.
    """

    packages: tuple[Terms, ...] = ()
    condition: Terms = ()
    accepts: bool = False
    stands_firm: bool = False
    about: str = ""
    tactic: str = ""
    names_tactic: bool = False
    asks_approval: bool = False


class Turn(NamedTuple):
    """One line of the seller's.

    Attributes:
        acts: What it does, in order; empty: nothing, or nothing that was understood.
        to: Whom it is said to; -1: whoever leads the call. Somebody who is not there is asked for.
        offer: Options proposed, at most one for each issue.
        words: Length of the line [words].
        hangs_up: Whether the seller ends the call instead of saying something.
        at_table: What it does at a negotiation table; None: nothing, or there is none.
    """

    acts: tuple[Act, ...] = ()
    to: int = -1
    offer: tuple[int, ...] = ()
    words: int = 0
    hangs_up: bool = False
    at_table: AtTable | None = None


@dataclass(frozen=True, slots=True)
class NamedTurn:
    """A turn in the names of the documents, as scripts and journals keep it.

    Attributes:
        moves: Names of moves, in order.
        on: Name of the topic or slot, or at a table of an issue or a tactic; empty: none.
        to: Name of the person, or at a table of whoever approves more; empty: whoever leads.
        offer: Options as `issue.option`.
        text: The words.
        hangs_up: Whether the seller ends the call.
        if_he_agrees: At a table: options that are asked in return.
        or_else: At a table: further packages of which the other side may choose one.
        accepts: At a table: whether it says yes to what he has there; with `if_he_agrees`: yes, if.
    """

    moves: tuple[str, ...] = ()
    on: str = ""
    to: str = ""
    offer: tuple[str, ...] = ()
    text: str = ""
    hangs_up: bool = False
    if_he_agrees: tuple[str, ...] = ()
    or_else: tuple[tuple[str, ...], ...] = ()
    accepts: bool = False

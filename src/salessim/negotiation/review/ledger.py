"""The ledger of give and get: what each of your steps cost you, what was asked for it, and what came back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salessim.negotiation.table import Table
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import Event

ANSWERS_WITHIN = 2
"""How many offers of his after a step of yours count as answers to it (practice)."""

_LEAST = 0.005
"""The smallest step that is entered [share of the range of your column] (assumption)."""


@dataclass(frozen=True, slots=True)
class Give:
    """One step of yours.

    Attributes:
        round: When.
        cost: What it cost you [table's unit].
        worth_to_him: What it was worth to him.
        is_asked_for: Whether you asked for something in return.
        got: What came back: his steps towards you that answer it, or what he granted.
        issues: The issues on which you gave.
    """

    round: int
    cost: float
    worth_to_him: float
    is_asked_for: bool
    got: float
    issues: tuple[str, ...]

    @property
    def is_returned(self) -> bool:
        """Whether anything came back."""
        return self.got > 0


@dataclass(frozen=True, slots=True)
class Ledger:
    """All steps of yours, in order."""

    gives: tuple[Give, ...]

    @property
    def cost(self) -> float:
        """What all steps cost you."""
        return sum(give.cost for give in self.gives)

    @property
    def got(self) -> float:
        """What came back for them."""
        return sum(give.got for give in self.gives)

    @property
    def exchange_rate(self) -> float | None:
        """What came back for each unit given; None if nothing was given."""
        return self.got / self.cost if self.cost > 0 else None

    @property
    def unreturned(self) -> tuple[Give, ...]:
        """Steps for which nothing was asked and nothing came back."""
        return tuple(give for give in self.gives if not give.is_asked_for and not give.is_returned)


def ledger(table: Table, events: Sequence[Event]) -> Ledger:
    """Enter every step of yours, from the events of the talks alone.

    A step is a new offer that is worth less to you than your last, or a yes to a demand after the verbal deal; a yes to
    his offer is no step, it is answered by the deal itself. An offer of several packages counts as the one worth least
    to you.
    """
    yours = table.values[0]
    least = _LEAST * float(yours.max() - yours.min())
    gives: list[Give] = []
    mine: int | None = None
    theirs: int | None = None
    answers_left = 0
    agreed: int | None = None
    for event in events:
        kind, round_number, side = event[0], int(str(event[1])), event[2]
        if kind == "offered" and side == YOU:
            package = min(_packages(event), key=lambda number: yours[number])
            entry = _entry(table, mine, package, round_number, asked=_is_conditional(table, event, theirs))
            if entry is not None and entry.cost > least:
                gives.append(entry)
                answers_left = ANSWERS_WITHIN
            mine = package
        elif kind == "offered" and side == BUYER:
            package = max(_packages(event), key=lambda number: yours[number])
            if theirs is not None and gives and answers_left > 0 and yours[package] > yours[theirs] + least:
                gives[-1] = replace(gives[-1], got=gives[-1].got + float(yours[package] - yours[theirs]))
            answers_left -= 1
            theirs = package
        elif kind == "accepted":
            package = int(str(event[3]))
            if side == BUYER and gives and gives[-1].is_asked_for and answers_left > 0 and theirs is not None:
                # He granted the condition: what the package is worth to you more than his own last offer.
                gives[-1] = replace(gives[-1], got=gives[-1].got + max(float(yours[package] - yours[theirs]), 0.0))
            if side == YOU and agreed is not None:
                entry = _entry(table, agreed, package, round_number, asked=False)
                if entry is not None and entry.cost > least:
                    gives.append(entry)
            agreed = package
    return Ledger(tuple(gives))


def _entry(table: Table, before: int | None, after: int, round_number: int, *, asked: bool) -> Give | None:
    if before is None:
        return None
    yours, his = table.values
    effects = table.first.main_effects()
    pairs = zip(table.space.issues, table.options[before], table.options[after], effects, strict=True)
    issues = tuple(issue.name for issue, old, new, worth in pairs if worth[new] < worth[old])
    cost = float(yours[before] - yours[after])
    return Give(round_number, cost, float(his[after] - his[before]), asked, 0.0, issues)


def _is_conditional(table: Table, event: Event, theirs: int | None) -> bool:
    """Whether an offer asked for something that he had not offered already."""
    condition = event[4]
    if not isinstance(condition, tuple) or not condition:
        return False
    if theirs is None:
        return True
    effects = table.first.main_effects()
    granted = table.options[theirs]
    return any(effects[place][option] > effects[place][granted[place]] for place, option in condition)


def _packages(event: Event) -> tuple[int, ...]:
    packages = event[3]
    return packages if isinstance(packages, tuple) else ()

"""The dance of offers and the concession curves, as data that screens and reports draw."""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.negotiation.table import Table
from salessim.negotiation.talks.protocol import Event


@dataclass(frozen=True, slots=True)
class DanceStep:
    """One package that was offered or agreed.

    Attributes:
        round: When.
        side: Who offered it, 0 or 1; -1: the deal.
        package: Its number.
        yours: What it is worth to you.
        his: What it is worth to him.
    """

    round: int
    side: int
    package: int
    yours: float
    his: float


def dance(table: Table, events: Sequence[Event]) -> tuple[DanceStep, ...]:
    """Every package that was on the table, in order; a choice of packages gives a step for each."""
    steps = []
    for event in events:
        if event[0] not in {"offered", "deal"} or event[3] is None:
            continue
        packages = event[3] if isinstance(event[3], tuple) else (event[3],)
        for package in packages:
            yours, his = (float(values[package]) for values in table.values)
            steps.append(DanceStep(int(str(event[1])), int(str(event[2])), package, yours, his))
    return tuple(steps)

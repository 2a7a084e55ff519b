"""What others would have made of the same table with the same buyer and the same luck."""

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.luck import Luck
from salessim.negotiation.scenario.playing import Player, Trader, by_negotiator, play_table
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.talks.negotiators import Micro, TimeDependent, TitForTat

IN_HINDSIGHT = "best in hindsight"

REFERENCES: Mapping[str, Player] = {"micro": by_negotiator(Micro()), "linear": by_negotiator(TimeDependent(1.0))}
"""Reference sellers by their name in a scenario's `compare_with`."""

FAMILY: tuple[Player, ...] = (
    *(by_negotiator(TimeDependent(exponent)) for exponent in (0.2, 0.5, 1.0, 2.0, 5.0)),
    *(by_negotiator(TitForTat(returns)) for returns in (0.5, 1.0)),
    by_negotiator(Micro()),
    *(Trader(exponent, keeps) for exponent in (0.3, 0.5, 1.0, 2.0) for keeps in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5)),
)
"""Whose best result counts as the best in hindsight."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What somebody else made of it.

    Attributes:
        name: Who.
        yours: What the result is worth to you [table's unit]; without a deal, what no deal is worth.
        his: What it is worth to him.
        deal: The number of what was agreed; None: nothing.
    """

    name: str
    yours: float
    his: float
    deal: int | None


def compare(
    case: TableCase,
    luck: Luck,
    names: tuple[str, ...] = ("micro", "linear", IN_HINDSIGHT),
    *,
    established: frozenset[str] = frozenset(),
) -> tuple[Reference, ...]:
    """What references make of a negotiation.

    Args:
        case: The negotiation.
        luck: The luck you had.
        names: Which references.
        established: What you had brought out in conversation; they start with it.
    """
    found = []
    for name in names:
        if name == IN_HINDSIGHT:
            results = [_played(name, case, player, luck, established) for player in FAMILY]
            found.append(max(results, key=lambda result: result.yours))
        else:
            found.append(_played(name, case, REFERENCES[name], luck, established))
    return tuple(found)


def _played(name: str, case: TableCase, player: Player, luck: Luck, established: frozenset[str]) -> Reference:
    deal = play_table(case, player, luck, established=established).situation.talks.deal
    table = case.money.table
    if deal is None:
        return Reference(name, table.first.no_deal, table.second.no_deal, None)
    return Reference(name, float(table.values[0][deal]), float(table.values[1][deal]), deal)

"""What there is to trade: how much more both sides have together when they trade issues than when they split them."""

from dataclasses import dataclass
from typing import Literal

from salessim.negotiation.table import Table

IssueKind = Literal[
    "worth giving", "worth insisting on", "tug of war", "same wish", "settles itself", "nothing at stake"
]

_NEGLIGIBLE = 1e-9
_WORTH_A_TRADE = 0.1


@dataclass(frozen=True, slots=True)
class IssueTrade:
    """How one issue trades. All worths are averages over the other issues' options.

    Attributes:
        issue: Its name.
        kind: `worth giving`: the second side gains more by it than the first loses. `worth insisting on`: the other way
            round. `tug of war`: what one gains the other loses. `same wish`: both want the same option. `settles
            itself`: both are best served by an option in between. `nothing at stake`: neither side minds.
        first_range: What lies between the first side's best and worst option.
        second_range: What lies between the second side's best and worst option.
        best_together: The option with the largest sum of worth.
        gain_by_trading: How much more that option is worth to both together than meeting half way.
    """

    issue: str
    kind: IssueKind
    first_range: float
    second_range: float
    best_together: str
    gain_by_trading: float


def issue_trades(table: Table) -> tuple[IssueTrade, ...]:
    """How each issue trades, those with the most to gain first."""
    effects = zip(table.space.issues, table.first.main_effects(), table.second.main_effects(), strict=True)
    trades = []
    for issue, first, second in effects:
        sums = [a + b for a, b in zip(first, second, strict=True)]
        best = max(range(len(sums)), key=lambda option: (sums[option], first[option]))
        trades.append(
            IssueTrade(
                issue.name,
                _kind(first, second, best),
                max(first) - min(first),
                max(second) - min(second),
                issue.options[best],
                sums[best] - _half_way(first, second),
            )
        )
    return tuple(sorted(trades, key=lambda trade: -trade.gain_by_trading))


def integrative_potential(table: Table) -> float | None:
    """How much more the best deal is worth to both together than meeting half way on every issue.

    Meeting half way gives each issue with equal chance to the option the one side or the other likes best. (The
    compromise against which pay-off schedules are measured, Pruitt and Lewis 1975; in the campsite game of Chawla and
    others 2021 it is worth 36 points, and full trading 39 or 42.)

    Returns:
        The difference in the table's unit, or None where there is no zone of agreement.
    """
    welfare = table.points.welfare
    if welfare is None:
        return None
    half_way = table.first.base + table.second.base
    for first, second in zip(table.first.main_effects(), table.second.main_effects(), strict=True):
        half_way += _half_way(first, second)
    return sum(table.frontier.pair(welfare)) - half_way


def _half_way(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    of_first = max(range(len(first)), key=lambda option: (first[option], second[option]))
    of_second = max(range(len(first)), key=lambda option: (second[option], first[option]))
    return (first[of_first] + second[of_first] + first[of_second] + second[of_second]) / 2


def _kind(first: tuple[float, ...], second: tuple[float, ...], best: int) -> IssueKind:
    ranges = max(first) - min(first), max(second) - min(second)
    if max(ranges) <= _NEGLIGIBLE:
        return "nothing at stake"
    at_best = max(first) - first[best] <= _NEGLIGIBLE, max(second) - second[best] <= _NEGLIGIBLE
    if all(at_best):
        return "same wish"
    gain = first[best] + second[best] - _half_way(first, second)
    if gain <= _WORTH_A_TRADE * max(ranges):
        return "tug of war"
    if at_best[1]:
        return "worth giving"
    return "worth insisting on" if at_best[0] else "settles itself"

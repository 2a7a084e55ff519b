"""The certificate of a table: what it holds, before anybody sits down at it."""

from dataclasses import dataclass

from salessim.negotiation.table import Table
from salessim.negotiation.trading import IssueTrade, integrative_potential, issue_trades


@dataclass(frozen=True, slots=True)
class Point:
    """One outcome with a name.

    Attributes:
        first: What it is worth to the first side.
        second: What it is worth to the second side.
        terms: Option by issue.
    """

    first: float
    second: float
    terms: dict[str, str]


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a table holds.

    Attributes:
        unit: What worth is counted in: a currency, or `utility`.
        outcomes: How many outcomes there are; exact.
        no_deal: What no deal is worth to each side.
        frontier: The Pareto frontier.
        nash: Largest product of gains; None, as the next three, without a zone of agreement.
        egalitarian: Largest smaller gain.
        kalai_smorodinsky: Largest smaller ratio of gain to best possible gain.
        welfare: Largest sum.
        has_zone_of_agreement: Whether a deal can be at least as good as no deal for both.
        can_be_won: Whether the first side can have more than without a deal, by something the other can accept.
        best_for_first: The best the first side can have from somebody who accepts whatever is no worse than no deal.
        best_for_second: The same for the second side.
        integrative_potential: What trading adds to meeting half way on every issue.
        issues: How each issue trades, most first.
    """

    unit: str
    outcomes: int
    no_deal: tuple[float, float]
    frontier: tuple[Point, ...]
    nash: Point | None
    egalitarian: Point | None
    kalai_smorodinsky: Point | None
    welfare: Point | None
    has_zone_of_agreement: bool
    can_be_won: bool
    best_for_first: Point | None
    best_for_second: Point | None
    integrative_potential: float | None
    issues: tuple[IssueTrade, ...]

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim negotiate analyse --json` prints."""

        def pair(point: Point | None) -> list[float] | None:
            return None if point is None else [point.first, point.second]

        named = {
            "nash": self.nash,
            "egalitarian": self.egalitarian,
            "kalai_smorodinsky": self.kalai_smorodinsky,
            "welfare": self.welfare,
            "best_for_first": self.best_for_first,
            "best_for_second": self.best_for_second,
        }
        return {
            "unit": self.unit,
            "outcomes": self.outcomes,
            "no_deal": list(self.no_deal),
            "frontier": [pair(point) for point in self.frontier],
            **{name: pair(point) for name, point in named.items()},
            "terms": {name: point.terms for name, point in named.items() if point is not None},
            "zone_of_agreement": self.has_zone_of_agreement,
            "can_be_won": self.can_be_won,
            "integrative_potential": self.integrative_potential,
            "issues": [
                {
                    "issue": trade.issue,
                    "kind": trade.kind,
                    "first_range": trade.first_range,
                    "second_range": trade.second_range,
                    "best_together": trade.best_together,
                    "gain_by_trading": trade.gain_by_trading,
                }
                for trade in self.issues
            ],
        }


def certificate(table: Table, unit: str = "utility") -> Certificate:
    """What a table holds.

    Args:
        table: The table.
        unit: What worth is counted in: a currency, or `utility`.

    Raises:
        LimitError: The space is too large and too interwoven to be analysed exactly.
    """
    frontier, points = table.frontier, table.points

    def point(position: int | None) -> Point | None:
        if position is None:
            return None
        first, second = frontier.pair(position)
        return Point(first, second, table.space.terms(frontier.outcomes[position]))

    zone = [position for position, is_in in enumerate(table.zone) if is_in]
    best_for_first = point(zone[-1]) if zone else None
    return Certificate(
        unit=unit,
        outcomes=table.space.size,
        no_deal=(table.first.no_deal, table.second.no_deal),
        frontier=tuple(
            Point(*frontier.pair(position), table.space.terms(outcome))
            for position, outcome in enumerate(frontier.outcomes)
        ),
        nash=point(points.nash),
        egalitarian=point(points.egalitarian),
        kalai_smorodinsky=point(points.kalai_smorodinsky),
        welfare=point(points.welfare),
        has_zone_of_agreement=table.has_zone_of_agreement,
        can_be_won=best_for_first is not None and best_for_first.first > table.first.no_deal + 1e-9,
        best_for_first=best_for_first,
        best_for_second=point(zone[0]) if zone else None,
        integrative_potential=integrative_potential(table),
        issues=issue_trades(table),
    )

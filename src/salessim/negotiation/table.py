"""A negotiation table: what can be agreed, and what it is worth to the two sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from salessim.negotiation.frontier import Numbers, frontier_of
from salessim.negotiation.likeness import Likeness, likeness_of
from salessim.negotiation.merging import merged_frontier
from salessim.negotiation.points import NamedPoints, acceptable, named_points
from salessim.negotiation.space import Outcome, Space, plain_space
from salessim.negotiation.worth import MOST_OUTCOMES, Floats, Worth, check_fits, written_out


@dataclass(frozen=True, slots=True)
class Frontier:
    """A Pareto frontier, rising in the first side's worth and falling in the second's.

    Attributes:
        outcomes: Its outcomes.
        first: What they are worth to the first side.
        second: What they are worth to the second side.
    """

    outcomes: tuple[Outcome, ...]
    first: Floats
    second: Floats

    def pair(self, position: int) -> tuple[float, float]:
        """What one point is worth to both sides."""
        return float(self.first[position]), float(self.second[position])

    def __len__(self) -> int:
        return len(self.outcomes)


@dataclass(frozen=True)  # without slots: what is computed from it is kept in it
class Table:
    """Two sides' columns over one space.

    In scenarios the first side is the seller (`you`) and the second the buyer. Everything computed is computed once and
    kept, so that one table serves many rounds and many simulated deals.

    Attributes:
        space: What can be agreed.
        first: The first side's column.
        second: The second side's column.

    Raises:
        InputError: A column does not fit the space.
    """

    space: Space
    first: Worth
    second: Worth

    def __post_init__(self) -> None:
        check_fits(self.space, self.first)
        check_fits(self.space, self.second)

    @property
    def is_written_out(self) -> bool:
        """Whether the space is small enough to hold every outcome."""
        return self.space.size <= MOST_OUTCOMES

    @cached_property
    def values(self) -> tuple[Floats, Floats]:
        """What every outcome is worth to each side, by number [outcomes].

        Raises:
            LimitError: There are more than a million outcomes.
        """
        return written_out(self.first), written_out(self.second)

    @cached_property
    def options(self) -> Numbers:
        """The option of every issue in every outcome [outcomes x issues]; see `values`."""
        shape = self.space.shape
        return np.stack(np.unravel_index(np.arange(self.space.size), shape), axis=1).astype(np.int64)

    @cached_property
    def flat_options(self) -> Numbers:
        """As `options`, but counted on from issue to issue, so that one list can hold a number for every option."""
        starts = np.cumsum([0, *self.space.shape[:-1]])
        counted_on: Numbers = self.options + starts
        return counted_on

    @cached_property
    def likeness(self) -> Likeness:
        """How alike the options of each issue are."""
        return likeness_of(self.space)

    @cached_property
    def rankings(self) -> tuple[tuple[Numbers, Floats], tuple[Numbers, Floats]]:
        """For each side the numbers of all outcomes, rising in its worth, and that worth; see `values`."""

        def ranked(values: Floats) -> tuple[Numbers, Floats]:
            order = np.argsort(values, kind="stable")
            return order.astype(np.int64), values[order]

        return ranked(self.values[0]), ranked(self.values[1])

    @cached_property
    def frontier(self) -> Frontier:
        """The Pareto frontier: by writing out up to a million outcomes, by exact merging beyond.

        Raises:
            LimitError: The space is too large and too interwoven for either.
        """
        if not self.is_written_out:
            outcomes, first, second = merged_frontier(self.space, self.first, self.second)
            return Frontier(tuple(outcomes), first, second)
        a, b = self.values
        kept = frontier_of(a, b)
        return Frontier(tuple(self.space.numbered(int(number)) for number in kept), a[kept], b[kept])

    @cached_property
    def points(self) -> NamedPoints:
        """Nash, egalitarian, Kalai-Smorodinsky and welfare points, as positions on the frontier."""
        frontier = self.frontier
        return named_points(frontier.first, frontier.second, self.first.no_deal, self.second.no_deal)

    @property
    def has_zone_of_agreement(self) -> bool:
        """Whether some deal is at least as good as no deal for both sides."""
        return self.points.nash is not None

    def with_no_deal(self, first: float, second: float) -> "Table":
        """The same table with other alternatives; what is already written out is shared."""
        other = Table(self.space, self.first.without_a_deal(first), self.second.without_a_deal(second))
        for name in ("values", "options", "flat_options", "likeness", "rankings", "frontier"):
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    def gains(self, outcome: Sequence[int]) -> tuple[float, float]:
        """What each side gains over no deal."""
        return self.first.of(outcome) - self.first.no_deal, self.second.of(outcome) - self.second.no_deal

    @cached_property
    def zone(self) -> tuple[bool, ...]:
        """For every point of the frontier, whether it is at least as good as no deal for both sides."""
        frontier = self.frontier
        return tuple(
            bool(is_in)
            for is_in in acceptable(frontier.first, frontier.second, self.first.no_deal, self.second.no_deal)
        )


def additive_table(
    first: Sequence[Sequence[float]],
    second: Sequence[Sequence[float]],
    first_no_deal: float = 0.0,
    second_no_deal: float = 0.0,
) -> Table:
    """A table of bare numbers: for each side and issue the worth of each option.

    Example:
        Two issues, of two and three options:

        >>> table = additive_table([[0, 1], [0, 2, 3]], [[5, 0], [4, 3, 0]])
        >>> table.frontier.outcomes
        ((0, 0), (0, 1), (0, 2), (1, 2))
        >>> table.frontier.pair(table.points.nash)
        (2.0, 8.0)
    """
    columns = [Worth(tuple(tuple(map(float, issue)) for issue in side)) for side in (first, second)]
    return Table(
        plain_space([len(issue) for issue in first]),
        columns[0].without_a_deal(first_no_deal),
        columns[1].without_a_deal(second_no_deal),
    )

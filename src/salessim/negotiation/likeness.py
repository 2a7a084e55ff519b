"""How alike two options of an issue are: 8 % is nearer to 12 % than to 50 %, a logo is simply no case study."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from salessim.negotiation.measures import measure
from salessim.negotiation.space import Issue, Space
from salessim.negotiation.worth import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """How alike the options of each issue are, for a whole space.

    Attributes:
        block: For every two options, one issue after the other: 1 the same, 0 nothing alike (or of two issues).
        starts: Where each issue's options start in it.
        sizes: How many options each issue has.
    """

    block: Floats
    starts: tuple[int, ...]
    sizes: tuple[int, ...]

    def wishes(self, counts: Sequence[Sequence[int]], steady: Sequence[int]) -> Floats:
        """What a side presumably likes: a worth for each option, one issue after the other.

        An option counts as often as it, or one like it (Faratin, Sierra and Jennings 2002), was offered, relative to
        the best of its issue. An issue weighs more by 0.1 each time it stayed as it was between two offers (frequency
        model of HardHeaded, van Krimpen and others 2011).

        Args:
            counts: For each issue how often each option was offered.
            steady: For each issue how often it stayed as it was.
        """
        offered = np.array([count for issue in counts for count in issue], dtype=float)
        liked = offered @ self.block
        weights = 1.0 + 0.1 * np.array(steady, dtype=float)
        scale = weights / weights.sum() / np.maximum.reduceat(liked, self.starts)
        wished: Floats = liked * np.repeat(scale, self.sizes)
        return wished

    def near(self, options: Sequence[int]) -> Floats:
        """The wishes of somebody who wants exactly these options, all issues weighing the same."""
        wanted = np.zeros(len(self.block))
        wanted[[start + option for start, option in zip(self.starts, options, strict=True)]] = 1.0
        wished: Floats = wanted @ self.block
        return wished


def likeness_of(space: Space) -> Likeness:
    """How alike the options of each issue are.

    Options that all measure something of one kind (percentages, lengths of time, amounts, numbers) are the less alike
    the further they are apart; words are alike only if they are the same.
    """
    sizes = space.shape
    starts = tuple(int(start) for start in np.cumsum([0, *sizes[:-1]]))
    block = np.zeros((sum(sizes), sum(sizes)))
    for issue, start, size in zip(space.issues, starts, sizes, strict=True):
        block[start : start + size, start : start + size] = _closeness(issue)
    return Likeness(block, starts, sizes)


def _closeness(issue: Issue) -> Floats:
    found = [measure(option) for option in issue.options]
    known = [one for one in found if one is not None]
    apart = np.eye(len(found))
    if len(known) < len(found) or len({one.unit for one in known}) > 1:
        return apart
    values = np.array([one.value for one in known])
    span = float(np.ptp(values))
    if span == 0:
        return apart
    closeness: Floats = 1.0 - np.abs(values[:, None] - values[None, :]) / span
    return closeness

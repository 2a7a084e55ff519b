"""The exact frontier of spaces far too large to write out, one group of issues after the other.

Where worth adds up over groups of issues, a package can only be on the frontier if its part in every group is on
that group's own frontier. So groups are merged two by two and what is dominated is dropped on the way. Options that
are worth something together belong to one group.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from salessim.errors import LimitError
from salessim.negotiation.frontier import Numbers, frontier_of
from salessim.negotiation.space import Outcome, Space
from salessim.negotiation.worth import MOST_OUTCOMES, Floats, Together, Worth, written_out

MOST_SUMS = 30_000_000
"""How many sums one merge may form before the space is refused."""

_SUMS_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class _Part:
    """The frontier over some issues: values and, for each point, the options behind it [points x issues]."""

    places: tuple[int, ...]
    first: Floats
    second: Floats
    options: Numbers


def merged_frontier(space: Space, first: Worth, second: Worth) -> tuple[list[Outcome], Floats, Floats]:
    """The frontier of a space of any size.

    Returns:
        The frontier's outcomes, and what they are worth to each side, rising in the first side's worth.

    Raises:
        LimitError: Too many options hang together, or the frontier grows too long to be kept.
    """
    parts = [(_size(part), order, part) for order, part in enumerate(_parts(space, first, second))]
    heapq.heapify(parts)
    order = len(parts)
    while len(parts) > 1:
        # The two shortest first: sums stay few for as long as possible.
        _, _, left = heapq.heappop(parts)
        _, _, right = heapq.heappop(parts)
        merged = _merged(left, right)
        heapq.heappush(parts, (_size(merged), order, merged))
        order += 1
    whole = parts[0][2]
    columns = np.argsort(np.asarray(whole.places))
    outcomes = [tuple(int(option) for option in row) for row in whole.options[:, columns]]
    return outcomes, whole.first + first.base, whole.second + second.base


def groups_of_issues(space: Space, *worths: Worth) -> list[tuple[int, ...]]:
    """Issues that hang together through `together`, as groups of places; most groups are a single issue."""
    group_of = list(range(len(space.issues)))
    for worth in worths:
        for block in worth.together:
            joined = {group_of[place] for place in block.places}
            target = min(joined)
            group_of = [target if group in joined else group for group in group_of]
    return [tuple(place for place, group in enumerate(group_of) if group == wanted) for wanted in sorted(set(group_of))]


def _parts(space: Space, first: Worth, second: Worth) -> list[_Part]:
    parts = []
    for places in groups_of_issues(space, first, second):
        shape = tuple(space.shape[place] for place in places)
        if math.prod(shape) > MOST_OUTCOMES:
            names = ", ".join(space.issues[place].name for place in places)
            raise LimitError(
                f"The options of {names} are worth something together, which makes {math.prod(shape):,} cases; "
                f"{MOST_OUTCOMES:,} is the most that can be analysed exactly.",
                "Give these issues fewer options, or let fewer of them depend on each other.",
            )
        a, b = (written_out(_restricted(worth, places)) for worth in (first, second))
        kept = frontier_of(a, b)
        options = np.stack(np.unravel_index(kept, shape), axis=1).astype(np.int64)
        parts.append(_Part(places, a[kept], b[kept], options))
    return parts


def _restricted(worth: Worth, places: Sequence[int]) -> Worth:
    """The column over some issues only, without its base."""
    position = {place: index for index, place in enumerate(places)}
    return Worth(
        tuple(worth.options[place] for place in places),
        tuple(
            Together(tuple(position[place] for place in block.places), block.values)
            for block in worth.together
            if block.places[0] in position
        ),
    )


def _merged(left: _Part, right: _Part) -> _Part:
    if _size(left) * _size(right) > MOST_SUMS:
        raise LimitError(
            f"The frontier of this space is too long: merging {_size(left):,} with {_size(right):,} points.",
            "Use rounder values, fewer options or fewer issues.",
        )
    rows = max(1, _SUMS_AT_ONCE // _size(right))
    first, second = np.empty(0), np.empty(0)
    pairs = np.empty(0, dtype=np.int64)
    for start in range(0, _size(left), rows):
        end = min(start + rows, _size(left))
        a = np.concatenate([first, np.add.outer(left.first[start:end], right.first).ravel()])
        b = np.concatenate([second, np.add.outer(left.second[start:end], right.second).ravel()])
        numbers = np.concatenate([pairs, np.arange(start * _size(right), end * _size(right))])
        kept = frontier_of(a, b)
        first, second, pairs = a[kept], b[kept], numbers[kept]
    of_left, of_right = np.divmod(pairs, _size(right))
    options = np.concatenate([left.options[of_left], right.options[of_right]], axis=1)
    return _Part(left.places + right.places, first, second, options)


def _size(part: _Part) -> int:
    return len(part.first)

"""The companies of the market: which of them turns up, where it lies, and whether it is taken already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from salessim.department.plan import Plan
from salessim.luck import Draws, Luck

_TRIES = 12


class Companies:
    """Who is being sold to or has bought.

    A company lies in a territory by its own luck, so that a territory's share changes where it lies and nothing else.
    """

    def __init__(self, plan: Plan, luck: Luck) -> None:
        self._plan = plan
        self._luck = luck
        self._moves: list[_Moves] = []
        self._taken: dict[str, set[int]] = {name: set() for name in plan.segments}

    def follow(self, plan: Plan) -> None:
        """From now on it is as in another plan; who is taken remains taken."""
        self._plan = plan
        for name in plan.segments:
            self._taken.setdefault(name, set())

    def pick_company(self, segment: str, draws: Draws) -> int | None:
        """A company that is neither a customer nor being sold to, taken from now on; whose luck says which turn up.

        Returns:
            Its number, or None if none turns up in a dozen tries: the segment is all but exhausted.
        """
        companies = self._plan.segments[segment].companies
        taken = self._taken[segment]
        for attempt in range(_TRIES if companies else 0):
            company = int(draws.uniform("company", attempt) * companies)
            if company not in taken:
                taken.add(company)
                return company
        return None

    def release(self, segment: str, company: int) -> None:
        """The company can be sold to again."""
        self._taken[segment].discard(company)

    def territory_of(self, segment: str, company: int) -> str:
        """Where a company lies; empty where the plan has no territory for it."""
        u = self._luck.uniform("territory", segment, company)
        for territory in self._plan.territories:
            u -= territory.share
            if u < 0.0:
                return self._moved(territory.name, segment, company)
        return ""

    def move(self, origin: str, to: str, share: float) -> None:
        """From now on a part of one territory's companies lies in another one."""
        again = sum((origin, to) == each.key[:2] for each in self._moves)
        self._moves.append(_Moves((origin, to, again), {origin: [(to, share)]}))

    def move_at_once(self, moves: Iterable[tuple[str, str, float]]) -> None:
        """From now on parts of territories lie in others: from which, to which, and what part of the first one."""
        parts: dict[str, list[tuple[str, float]]] = {}
        for origin, to, share in moves:
            parts.setdefault(origin, []).append((to, share))
        self._moves.append(_Moves(("at once", len(self._moves)), parts))

    def _moved(self, territory: str, segment: str, company: int) -> str:
        for moves in self._moves:
            parts = moves.parts.get(territory)
            if parts:
                u = self._luck.uniform("moved", segment, company, *moves.key)
                territory = _part_of(parts, u, territory)
        return territory


@dataclass(frozen=True, slots=True)
class _Moves:
    """Parts of territories that went to others at once: the key of their luck, and the parts by where they lay."""

    key: tuple[str | int, ...]
    parts: Mapping[str, Sequence[tuple[str, float]]]


def _part_of(parts: Sequence[tuple[str, float]], u: float, otherwise: str) -> str:
    for to, share in parts:
        if u < share:
            return to
        u -= share
    return otherwise

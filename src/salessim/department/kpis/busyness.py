"""How busy each role is, month by month, with work that somebody waits for."""

from __future__ import annotations

from itertools import pairwise

from salessim.department.journal import HandsCounted
from salessim.department.kpis.period import Period


def busy_shares(period: Period) -> dict[str, list[float]]:
    """The share of their working time that people of a role spend on work that somebody waits for, by month.

    Outbound work, which fills whatever is left of the day, is left out: with it nobody would ever have time.

    Args:
        period: The period; the hands are counted at its beginning and at the end of each of its months.
    """
    counts: dict[str, list[HandsCounted]] = {}
    for counted in period.until_end(HandsCounted):
        before = counts.setdefault(counted.role, [])
        if counted.time < period.starts and before:
            before[0] = counted
        else:
            before.append(counted)
    shares: dict[str, list[float]] = {}
    for role, counted_months in counts.items():
        shares[role] = []
        for first, last in pairwise(counted_months):
            there = last.open_seconds - first.open_seconds
            busy = last.busy_seconds - first.busy_seconds
            shares[role].append(max(0.0, busy / there) if there else 0.0)
    return shares

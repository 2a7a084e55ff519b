"""What becomes of deals as they grow older: won, closed without an order, or open still.

Deals that are open at the end of the period are not left out: they count for as long as they were watched. So a deal's
fate is estimated by Aalen and Johansen (1978), with entry at the age that a deal had when the period began.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from salessim.department.journal import DealLost, DealWon, LeadQualified
from salessim.department.kpis.period import Period

DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Fates:
    """Shares of the deals that qualify, by age; each holds from its age on.

    Attributes:
        ages: Ages at which something happened, ascending [s].
        won: Share won up to there.
        lost: Share closed without an order up to there.
    """

    ages: tuple[int, ...]
    won: tuple[float, ...]
    lost: tuple[float, ...]

    def at(self, age_seconds: float) -> tuple[float, float]:
        """The shares won and lost up to an age."""
        place = bisect_right(self.ages, age_seconds) - 1
        return (self.won[place], self.lost[place]) if place >= 0 else (0.0, 0.0)

    def median_won_days(self) -> float | None:
        """The age by which half of the orders that ever come have come [days]; None without any."""
        if not self.won or not self.won[-1]:
            return None
        return next(
            age / DAY_SECONDS
            for age, share in zip(self.ages, self.won, strict=True)
            if share >= self.won[-1] / 2 - 1e-12
        )


def fates_of(period: Period) -> Fates:
    """What becomes of the deals that are open at some time of the period."""
    closed = {event.deal: (event.time, True) for event in period.until_end(DealWon)}
    closed |= {event.deal: (event.time, False) for event in period.until_end(DealLost)}
    enter: Counter[int] = Counter()
    leave: Counter[int] = Counter()
    wins: Counter[int] = Counter()
    losses: Counter[int] = Counter()
    for deal in period.until_end(LeadQualified):
        end, is_won = closed.get(deal.deal, (period.ends, None))
        if end < period.starts:
            continue
        age = end - deal.time
        enter[max(0, period.starts - deal.time)] += 1
        leave[age] += 1
        if is_won is not None:
            (wins if is_won else losses)[age] += 1
    return _aalen_johansen(enter, leave, wins, losses)


def _aalen_johansen(enter: Counter[int], leave: Counter[int], wins: Counter[int], losses: Counter[int]) -> Fates:
    """The shares from counts by age; who enters or leaves at an age is at risk at it."""
    ages: list[int] = []
    won: list[float] = []
    lost: list[float] = []
    still_open, share_won, share_lost = 1.0, 0.0, 0.0
    at_risk = 0
    for age in sorted(enter.keys() | leave.keys()):
        at_risk += enter[age]
        if wins[age] or losses[age]:
            share_won += still_open * wins[age] / at_risk
            share_lost += still_open * losses[age] / at_risk
            still_open = max(0.0, still_open * (1.0 - (wins[age] + losses[age]) / at_risk))
            ages.append(age)
            won.append(share_won)
            lost.append(share_lost)
        at_risk -= leave[age]
    return Fates(tuple(ages), tuple(won), tuple(lost))

"""What a deal is agreed at where buyer and seller bargain: the negotiation core decides.

The file says what a typical discount is; the core says how skill, the buyer's hardness and the end of the quarter move
it. So what the core agrees is scaled such that its median over all of them is the file's.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from salessim.luck import Luck

if TYPE_CHECKING:
    from salessim.negotiation.dealing import Settled

_QUARTER_DAYS = 91.3
_QUARTER_MONTHS = 3
_LEVELS = 5


def days_left_in_quarter(day: date) -> int:
    """Days from one day to the end of its calendar quarter, that day included [days]."""
    after = (day.month - 1) // _QUARTER_MONTHS * _QUARTER_MONTHS + 1 + _QUARTER_MONTHS
    ends = date(day.year + (after > 12), (after - 1) % 12 + 1, 1)
    return (ends - day).days


def settle(skill: float, hardness: float, days_left: float, luck: Luck, *who: str | int) -> Settled:
    """The terms of one deal, see `salessim.negotiation.dealing`."""
    from salessim.negotiation.dealing import usual_dealing  # it takes a quarter of a second to load

    return usual_dealing().settle(skill, hardness, days_left, luck, *who)


def discount_of(settled: Settled, typical: float) -> float:
    """The discount of what was agreed, in terms of what is typical of the file [share of list].

    Where the table ends without a deal, the customer gets the largest discount that any deal on it has: he decides for
    the order for reasons that are not on the table (assumption; the win rate is the file's).
    """
    points, median = _points()
    agreed = _percent(settled) if settled.is_deal else max(points)[0]
    return typical * agreed / median


def negotiated_discounts(typical: float) -> list[tuple[float, float]]:
    """All discounts that come out, and the share of deals with each; people and days are spread evenly."""
    points, median = _points()
    return [(typical * discount / median, share) for discount, share in points]


def _percent(settled: Settled) -> float:
    return float(settled.option("discount").removesuffix("%")) / 100


@lru_cache(maxsize=1)
def _points() -> tuple[tuple[tuple[float, float], ...], float]:
    """Discounts at the levels of skill, hardness and pressure with their shares, and their median."""
    from salessim.negotiation.dealing import usual_dealing

    dealing = usual_dealing()
    steps = _LEVELS - 1
    even = [(level / steps, 1 / (2 * steps) if level in {0, steps} else 1 / steps) for level in range(_LEVELS)]
    pressed = min(1.0, dealing.pressing_days / _QUARTER_DAYS)
    found = []
    for pressure, pressing in even:
        late = pressed * pressing + (1.0 - pressed) * (pressure == 0.0)
        for skill, good in even:
            for hardness, hard in even:
                settled = dealing.settle(skill, hardness, (1.0 - pressure) * dealing.pressing_days, Luck(0), "level")
                if settled.is_deal:
                    found.append((_percent(settled), late * good * hard))
    total = sum(share for _, share in found)
    points = tuple((discount, share / total) for discount, share in sorted(found))
    below = 0.0
    for discount, share in points:
        below += share
        if below >= 0.5:
            return points, discount
    raise AssertionError("shares add up to one")

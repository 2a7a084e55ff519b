"""Was last year luck? Last year's real figures among the years that the same department could have had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.department.futures import Figures
from salessim.model.department import Results
from salessim.study.intervals import Estimate, estimate
from salessim.study.measures import ratio

USUAL = 0.1
"""Below this share of years on either side, a year is called out of the ordinary (assumption)."""


@dataclass(frozen=True, slots=True)
class LastYear:
    """One real figure among the simulated years.

    Attributes:
        what: Which figure, such as `new_revenue`.
        real: What it was.
        simulated: What the same department brings in a year.
        lower: Share of the simulated years that brought less; of those that brought the same, half.
    """

    what: str
    real: float
    simulated: Estimate
    lower: float

    @property
    def verdict(self) -> str:
        """`luck`, `bad luck` or `ordinary`: whether a year like that is rare for such a department."""
        if self.lower < USUAL:
            return "bad luck"
        return "luck" if self.lower > 1.0 - USUAL else "ordinary"


def last_year(real: Results | None, years: Sequence[Figures]) -> tuple[LastYear, ...]:
    """The real figures of the file among as many simulated first years of going on as before."""
    if real is None:
        return ()
    figures = {} if real.new_revenue is None else {"new_revenue": real.new_revenue.amount}
    figures |= {f"deals_won.{segment}": float(count) for segment, count in real.deals_won.items()}
    found = []
    for what, value in figures.items():
        simulated = [ratio(year.get(f"year|{what}", [0.0, 1.0])) for year in years]
        lower = sum(1.0 if each < value else 0.5 if each == value else 0.0 for each in simulated) / len(simulated)
        found.append(LastYear(what, value, estimate(simulated), lower))
    return tuple(found)

"""What plans come to month by month: who is busiest, when an option pays for itself, the answer at other horizons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from salessim.department.futures import Figures
from salessim.study.comparing import differences_of
from salessim.study.intervals import LEVEL, Estimate, estimate
from salessim.study.measures import Series, contribution_at


@dataclass(frozen=True, slots=True)
class BusiestRole:
    """Who is busiest in a month, and how much of his time goes into work that somebody waits for."""

    month: str
    role: str
    busy: float


@dataclass(frozen=True, slots=True)
class Payback:
    """When what an option costs more has come back as margin.

    Attributes:
        option: Which one.
        month: By which month half of those futures have paid back in which it does; None: in none.
        never: Share of the futures in which it does not within the time.
    """

    option: str
    month: int | None
    never: float


@dataclass(frozen=True, slots=True)
class HorizonAnswer:
    """The answer if one looked ahead for another time.

    Attributes:
        months: How far [months].
        best: The plan with the highest mean.
        differences: How much more each option brings than going on as before.
        futures: How many futures it is known from.
        is_clear: Whether the best is known to be better than the next.
    """

    months: int
    best: str
    differences: Mapping[str, Estimate]
    futures: int
    is_clear: bool


def monthly_differences(plan: Series, baseline: Series, level: float = LEVEL) -> list[Estimate]:
    """How much more contribution a plan has brought than going on as before, by the end of each month."""
    months = len(plan[0]["margin"])
    return [
        estimate(differences_of(contributions(plan, month), contributions(baseline, month)), level)
        for month in range(1, months + 1)
    ]


def contributions(plan: Series, month: int) -> list[float]:
    """The contribution by the end of a month, one number a future."""
    return [contribution_at(figures, month) for figures in plan]


def busy_months(plan: Series) -> dict[str, list[float]]:
    """How busy each role is on average, month by month; a future in which a role does not exist yet counts as idle."""
    roles = sorted({name.partition("|")[2] for figures in plan for name in figures if name.startswith("busy|")})
    months = len(plan[0]["margin"])
    return {
        role: [
            sum(_at(figures.get(f"busy|{role}", []), month, months) for figures in plan) / len(plan)
            for month in range(months)
        ]
        for role in roles
    }


def _at(shares: Sequence[float], month: int, months: int) -> float:
    """A role that came later has fewer months: the last ones."""
    place = month - (months - len(shares))
    return shares[place] if place >= 0 else 0.0


def busiest(plan: Series, month_names: Sequence[str]) -> list[BusiestRole]:
    """Who is busiest in each month."""
    shares = busy_months(plan)
    found = []
    for number, name in enumerate(month_names):
        role = max(shares, key=lambda each: shares[each][number])
        found.append(BusiestRole(name, role, shares[role][number]))
    return found


def stretches(months: Sequence[BusiestRole]) -> Iterator[tuple[str, str, str, float]]:
    """Months in a row in which the same role is the busiest: first, last, role, and how busy it is on average."""
    for role, group in groupby(months, key=lambda each: each.role):
        run = list(group)
        yield run[0].month, run[-1].month, role, sum(each.busy for each in run) / len(run)


def payback(option: str, plan: Series, baseline: Series) -> Payback:
    """When the margin an option brings more covers what it costs more, for good until the end."""
    months = [_paid_back(figures, other) for figures, other in zip(plan, baseline, strict=True)]
    paid = sorted(month for month in months if month is not None)
    return Payback(option, round(median(paid)) if paid else None, 1.0 - len(paid) / len(months))


def _paid_back(figures: Figures, baseline: Figures) -> int | None:
    columns = zip(figures["margin"], figures["spent"], baseline["margin"], baseline["spent"], strict=True)
    ahead = [(margin - spent) - (before - had) for margin, spent, before, had in columns]
    month = len(ahead)
    while month > 0 and ahead[month - 1] >= 0.0:
        month -= 1
    return month + 1 if month < len(ahead) else None


def at_horizon(plans: Mapping[str, Series], baseline: str, months: int, level: float = LEVEL) -> HorizonAnswer:
    """The answer at the end of a month of the time that was simulated."""
    values = {name: contributions(series, months) for name, series in plans.items()}
    ordered = sorted(values, key=lambda name: -sum(values[name]))
    lead = estimate(differences_of(values[ordered[0]], values[ordered[1]]), level) if len(ordered) > 1 else None
    is_clear = lead is None or (lead.simulation_error is not None and lead.mean > lead.simulation_error)
    return HorizonAnswer(
        months,
        ordered[0],
        {
            name: estimate(differences_of(column, values[baseline]), level)
            for name, column in values.items()
            if name != baseline
        },
        len(plans[baseline]),
        is_clear,
    )

"""What plans are measured by: from the figures of one future to one number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from salessim.department.futures import YEAR_MONTHS, Figures
from salessim.department.kpis import EUR, KPIS

Series = Sequence[Figures]
"""What one plan came to in all futures."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that a plan is measured by.

    Attributes:
        name: What it is called.
        title: The same for people.
        unit: Its unit; `currency` stands for the department's.
        definition: What exactly it is.
    """

    name: str
    title: str
    unit: str
    definition: str


MEASURES: Final = {
    measure.name: measure
    for measure in (
        Measure(
            "contribution",
            "contribution",
            EUR,
            "Margin of what customers have paid since the plan began, less what selling has cost, plus a year's margin "
            "of what they still pay at the end.",
        ),
        Measure("margin", "margin earned", EUR, "Margin of what customers have paid since the plan began."),
        Measure("cost", "cost of selling", EUR, "Pay, overhead, tools, marketing, hiring and all else spent."),
        Measure("paying", "yearly margin at the end", EUR, "A year's margin of what customers pay at the end."),
        Measure(
            "extra_cost_first_year",
            "extra cost in the first year",
            EUR,
            "What an option spends more than going on as before in the first twelve months.",
        ),
        Measure("open_pipeline", "pipeline open at the end", EUR, "Open deals at list price, a year's worth."),
        Measure(
            "pipeline_worth",
            "margin in the open pipeline",
            EUR,
            "A year's margin of the open deals, each counted with its segment's win rate (assumption).",
        ),
    )
}
"""What every study measures; figures of `salessim simulate` can be asked for besides."""


AGAINST_BASELINE: Final = frozenset({"extra_cost_first_year"})
"""Measures that are reckoned against what going on as before comes to in the same future."""


def unit_of(measure: str, currency: str) -> str:
    """The unit of a measure, or of a figure of the department."""
    unit = MEASURES[measure].unit if measure in MEASURES else KPIS[measure].unit
    return unit.replace(EUR, currency)


def title_of(measure: str) -> str:
    """What a measure is called in a sentence."""
    return MEASURES[measure].title if measure in MEASURES else measure.replace("_", " ")


def value_of(measure: str, figures: Figures, baseline: Figures) -> float:
    """One number of one plan in one future; a ratio that does not exist in it is 0.

    Args:
        measure: What is measured.
        figures: What the plan came to.
        baseline: What going on as before came to in the same future.
    """
    match measure:
        case "contribution":
            return contribution_at(figures, len(figures["margin"]))
        case "margin" | "paying":
            return figures[measure][-1]
        case "cost":
            return figures["spent"][-1]
        case "extra_cost_first_year":
            month = min(YEAR_MONTHS, len(figures["spent"])) - 1
            return figures["spent"][month] - baseline["spent"][month]
        case "open_pipeline":
            return figures["pipeline"][0]
        case "pipeline_worth":
            return figures["pipeline"][1]
        case _:
            return ratio(figures.get(f"kpi|{measure}", [0.0, 1.0]))


def contribution_at(figures: Figures, month: int) -> float:
    """The contribution by the end of a month [1..]."""
    return figures["margin"][month - 1] - figures["spent"][month - 1] + figures["paying"][month - 1]


def ratio(pair: Sequence[float]) -> float:
    """A figure from numerator and denominator; 0 where there is none."""
    return pair[0] / pair[1] if pair[1] else 0.0


def values_of(measure: str, plan: Series, baseline: Series) -> list[float]:
    """One number a future."""
    return [value_of(measure, figures, other) for figures, other in zip(plan, baseline, strict=True)]

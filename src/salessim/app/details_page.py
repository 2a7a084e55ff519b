"""The parts of the calibration page for stages, the season and churn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from salessim.calibration.churn import Churn
from salessim.calibration.department_parts import MONTH_NAMES
from salessim.calibration.details import Details
from salessim.calibration.season import Season
from salessim.calibration.stages import Stage
from salessim.reports.page.markup import figure, paragraph, table
from salessim.reports.page.parts_page import Part
from salessim.reports.page.plots import Line, bars, lines
from salessim.study.intervals import Estimate

_Z90 = 1.2816
_MONTHS = 12


def parts_of_details(details: Details) -> Iterator[Part]:
    """What is known of them; nothing of what is not."""
    if details.stages:
        yield "stages", "How deals pass through stages", _stages(details.stages)
    if details.season is not None:
        yield "season", "What the months of the year do", _season(details.season)
    if details.churn is not None:
        yield "churn", "How customers leave", _churn(details.churn)


def _stages(stages: Sequence[Stage]) -> tuple[str, ...]:
    rows = [(each.name, Estimate(each.share_of_losses, None, None, None, 0.8, each.entered)) for each in stages]
    tells = "which part of all losses is lost in each stage"
    headings = ("Stage", "Deals", "Go on", "Lost", "Stay for good", "Days (median)", "Part of losses", "Part of time")
    cells = [
        [
            each.name,
            str(each.entered),
            *(_percent(share) for share in (each.goes_on, each.lost, each.stays)),
            f"{each.days:.0f}",
            _percent(each.share_of_losses),
            _percent(each.share_of_time),
        ]
        for each in stages
    ]
    how = "A deal goes on or is lost, whichever comes first; one still in a stage counts for as long as it was watched."
    return (
        figure(bars("Losses by stage", tells, rows, _percent), tells),
        table("Stages", headings, cells, tuple(range(1, len(headings)))),
        paragraph(how),
    )


def _season(season: Season) -> tuple[str, ...]:
    rows = []
    for name, factor, error in zip(MONTH_NAMES, season.factors.tolist(), season.errors.tolist(), strict=True):
        low, high = (factor * float(np.exp(side * _Z90 * error)) for side in (-1.0, 1.0))
        rows.append((name, Estimate(factor, None, low, high, 0.8, 1)))
    tells = "what each month brings over the average one; the whisker is where the truth lies 8 of 10 times"
    verdict = "more than chance" if season.is_believed else "no more than chance, and not used"
    return (
        figure(bars("Arrivals by month", tells, rows, _percent), tells),
        paragraph(f"The months differ by {verdict}."),
    )


def _churn(churn: Churn) -> tuple[str, ...]:
    """Share still there by age: as watched, month by month, and as the file says it, year by year."""
    low, best, high = churn.yearly_range
    said = f"In a year {best:.1%} leave; 8 of 10 times between {low:.1%} and {high:.1%}."
    if not churn.is_identifiable:
        return (paragraph(f"Only {churn.left.sum():.0f} customers left: not identifiable how churn depends on age."),)
    data = np.cumprod(1.0 - churn.left / np.maximum(churn.stayed_to, 1.0))
    factors = churn.by_year if churn.age_matters else (1.0,)
    rate = -np.log1p(-min(best, 0.999)) / _MONTHS
    fitted = np.exp(-np.cumsum([rate * factors[min(month // _MONTHS, len(factors) - 1)] for month in range(len(data))]))
    drawn = [
        Line(
            name,
            tuple((float(at + 1), Estimate(float(share), None, None, None, 0.8, 1)) for at, share in enumerate(shares)),
        )
        for name, shares in (("data", data), ("fit", fitted))
    ]
    marks = [(float(month), f"{month}") for month in range(_MONTHS, len(data) + 1, _MONTHS)]
    tells = "share of customers still there by age in months, as watched (Kaplan-Meier) and as the file says it"
    return (figure(lines("Customers who stay", tells, drawn, _percent, marks, "months"), tells), paragraph(said))


def _percent(value: float) -> str:
    return f"{value:.0%}"

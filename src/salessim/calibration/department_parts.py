"""Parts of a department file that records give only where they go far enough: churn, season, steps and skill.

What goes not far enough is left out, or written as an assumption, with a comment that says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from salessim.calibration.churn import Churn
from salessim.calibration.deals import Outcome
from salessim.calibration.differences import Differences
from salessim.calibration.season import Season
from salessim.calibration.stages import Stage

MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
HOURS_A_DEAL: Final = 4.0
"""Working time of selling one deal through all steps [hour] (assumption)."""
LEAST_SHARE: Final = 0.01
"""Of losses and of time that a step must have [share] (a step of nothing is none)."""
_Z90: Final = 1.2816


def churn_lines(churn: Churn | None) -> list[str]:
    """The churn of a segment."""
    if churn is None:
        return []
    if not churn.is_identifiable:
        return [f"    # Only {churn.left.sum():.0f} customers left: not identifiable how many leave in a year."]
    low, best, high = churn.yearly_range
    return [f"    churn: {{best_guess: {best:.1%}/year, unsure: {low:.1%}/year to {high:.1%}/year}}"]


def customers_lines(churn: Churn | None) -> list[str]:
    """How churn depends on age."""
    if churn is None or not churn.is_identifiable:
        return []
    factors = churn.by_year
    if len(factors) < 2 or not churn.age_matters:
        return [
            "",
            "# Churn: not identifiable that it changes with the age of a customer.",
        ]
    return ["", f"customers: {{churn_by_year: [{', '.join(f'{factor:.0%}' for factor in factors)}]}}"]


def season_lines(season: Season | None) -> list[str]:
    """The season of a channel."""
    if season is None:
        return ["    # Less than two whole years: not identifiable what the months of the year do."]
    if not season.is_believed:
        return ["    # Months of the year differ by no more than chance."]
    months = ", ".join(f"{name}: {factor:.0%}" for name, factor in zip(MONTH_NAMES, season.factors, strict=True))
    return [f"    season: {{{months}}}"]


def skill_lines(differences: Sequence[Differences]) -> list[str]:
    """How much people differ: the odds of winning against losing, as far as that exceeds chance."""
    known = {each.cause: each for each in differences if each.column == "owner"}
    if not known:
        return ["    # skill: not identifiable; nobody is named, and the usual spread of people is taken"]
    # Both ends move the odds; what is drawn is independent, so that variances add up.
    variance = sum(each.spread**2 for each in known.values() if each.exceeds_chance)
    if variance <= 0.0:
        return ["    skill: 1  # people differ by no more than chance"]
    width = float(np.exp(_Z90 * np.log1p(np.sqrt(variance))))
    ends = " and ".join(
        {Outcome.WON: "winning", Outcome.LOST: "losing"}[cause] for cause, each in known.items() if each.exceeds_chance
    )
    return [
        f"    skill: {{typical: 1, range: {1.0 / width:.2f} to {width:.2f}}}"
        f"  # people differ in {ends} by more than chance, drawn together"
    ]


def step_lines(stages: Sequence[Stage], names: Sequence[str]) -> list[str]:
    """The steps: how losses and time are shared out.

    Args:
        stages: As fitted; none, where the histories do not tell them apart.
        names: What each is called in the file.
    """
    used = [
        (stage, name)
        for stage, name in zip(stages, names, strict=True)
        if stage.share_of_losses >= LEAST_SHARE or stage.share_of_time >= LEAST_SHARE
    ]
    if len(used) < 2:
        return [
            f"    - {{step: selling, done_by: AE, work: {HOURS_A_DEAL:.0f} hours, share_of_losses: 100%, "
            "share_of_time: 100%}  # no history of stages: an assumption"
        ]
    losses = whole_percents([stage.share_of_losses for stage, _ in used])
    times = whole_percents([stage.share_of_time for stage, _ in used])
    minutes = round(60.0 * HOURS_A_DEAL / len(used))
    lines = ["    # The time of work in each step is an assumption; losses and time are from the history of stages."]
    for (stage, name), lost, time in zip(used, losses, times, strict=True):
        lines.append(
            f"    - {{step: {name}, done_by: AE, work: {minutes} min, share_of_losses: {lost}%, "
            f"share_of_time: {time}%}}  # {stage.entered} deals: {stage.goes_on:.0%} go on, {stage.lost:.0%} are lost"
        )
    return lines


def whole_percents(shares: Sequence[float]) -> list[int]:
    """Shares as whole percents that add up to 100 (largest remainders)."""
    exact = 100.0 * np.asarray(shares) / sum(shares)
    floors = np.floor(exact).astype(np.int64)
    missing = 100 - int(floors.sum())
    floors[np.argsort(floors - exact, kind="stable")[:missing]] += 1
    return [int(each) for each in floors]

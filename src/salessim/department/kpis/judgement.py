"""What managers forecast, and what was won then: by horizon."""

from __future__ import annotations

from collections.abc import Callable

from salessim.department.journal import DealWon
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import WHOLE, Parts, kpi, ratios
from salessim.department.managing_events import ForecastMade

_SAID: dict[str, Callable[[ForecastMade], int]] = {
    "commit": lambda made: made.commit_cents,
    "likely": lambda made: made.likely_cents,
    "best-case": lambda made: made.best_case_cents,
}


def _over(period: Period) -> list[tuple[ForecastMade, int]]:
    """The forecasts of the period whose month or quarter ended in it, and what was won in that [cents]."""
    won = sorted((deal.time, deal.cents) for deal in period.until_end(DealWon))
    return [
        (made, sum(cents for time, cents in won if made.starts <= time < made.ends))
        for made in period.during(ForecastMade)
        if made.ends <= period.ends
    ]


def _pairs(period: Period, figure: Callable[[int, int], int]) -> Parts:
    """A figure of what was said and what was won over what was won, by what was said and by horizon; the whole is that
    of what seemed likely.
    """
    pairs: dict[str, tuple[float, float]] = {WHOLE: (0.0, 0.0)}
    for made, won in _over(period):
        for name, said in _SAID.items():
            part = f"{name}-{made.horizon.replace(' ', '-')}"
            for each in (WHOLE, part) if name == "likely" else (part,):
                above, below = pairs.get(each, (0.0, 0.0))
                pairs[each] = (above + figure(said(made), won) / 100, below + won / 100)
    return pairs


@kpi(
    "judged_forecast_error",
    "share",
    "ratio",
    "How far off managers' forecasts were, added up, of what was won in their months and quarters; by what was said "
    "(commit, likely, best case) and by horizon: this month, or this quarter with so many months to go. As a whole: "
    "what seemed likely.",
)
def judged_forecast_error(period: Period) -> Parts:
    """Accuracy of managers' forecasts."""
    return _pairs(period, lambda said, won: abs(said - won))


@kpi(
    "judged_forecast_bias",
    "times",
    "ratio",
    "What managers forecast over what was won in their months and quarters; above 1 they promised too much. By what "
    "was said and by horizon, as a whole what seemed likely.",
)
def judged_forecast_bias(period: Period) -> Parts:
    """Bias of managers' forecasts."""
    return _pairs(period, lambda said, _: said)


@kpi(
    "forecasts_in_range",
    "share",
    "ratio",
    "Forecasts after which at least what was committed was won and at most the best case, of all; by horizon.",
)
def forecasts_in_range(period: Period) -> Parts:
    """Forecasts that held."""
    pairs: dict[str, tuple[float, float]] = {}
    for made, won in _over(period):
        part = made.horizon.replace(" ", "-")
        held, count = pairs.get(part, (0.0, 0.0))
        pairs[part] = (held + (made.commit_cents <= won <= made.best_case_cents), count + 1)
    return ratios(pairs)

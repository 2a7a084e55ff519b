"""Would it have worked? Fit on what was knowable on a day, simulate on, and compare with what came.

Beside the forecast stand simple rules, which know as much. Where one of them was better, that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.baselines import AGE_BUCKETS as AGES
from salessim.calibration.baselines import BASELINES, History, trailing_sample, win_share, yields_by_age
from salessim.calibration.deals import Book, Deals, Floats, leads_as_deals, written_day
from salessim.calibration.fit import Fit, Unknown, fit_book
from salessim.calibration.futures import Futures, simulate_futures
from salessim.calibration.scores import Band, Chances, band_of, chances_of, weighted_error
from salessim.calibration.spans import Spans, months, weeks
from salessim.errors import InputError
from salessim.luck import Luck

FUTURES: Final = 500
SHORTEST: Final = 7
"""The shortest horizon [day]."""
FORECAST = "this forecast"


@dataclass(frozen=True, slots=True)
class Errors:
    """How far one forecaster was off; all are shares of what came.

    Attributes:
        wins: By month.
        revenue: By month; not a number where no values are known.
        weekly_wins: By week.
        total: Of the whole horizon, with its sign: above 0, it forecast too many wins.
    """

    wins: float
    revenue: float
    weekly_wins: float
    total: float


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of the deals that are open on the day.

    Attributes:
        won: How many are won by the end.
        lost: How many are lost.
        still_open: How many are still open.
    """

    won: float
    lost: float
    still_open: float


@dataclass(frozen=True)
class Compared:
    """Weeks or months: forecast, band and what came.

    Attributes:
        names: Of the spans.
        low: P10 [spans].
        median: P50 [spans].
        high: P90 [spans].
        actual: What came [spans].
    """

    names: tuple[str, ...]
    low: Floats
    median: Floats
    high: Floats
    actual: Floats


@dataclass(frozen=True)
class CutResult:
    """How forecasts made on one day did.

    Attributes:
        at: The day [day].
        horizon: How many days were forecast [day].
        errors: By forecaster; the first is ours.
        band: Of the wins of weeks, ours.
        trailing: The same of the trailing negative binomial.
        weeks: Wins by week.
        months: Wins by month.
        revenue: Revenue by month; None where no values are known.
        deals: Chances of the open deals to be won, by forecaster; empty where none was open.
        fate: Of the open deals: by forecaster, and under `came` what became of them.
        cycle_days: Median age of won deals when they were won: forecast and what came; not a number without wins.
        came: Deals that came: forecast and what came.
        drift: Expected size of the drift that its own earlier errors add [log rate in a month].
        unknown: What the data of that day could not tell.
    """

    at: int
    horizon: int
    errors: dict[str, Errors]
    band: Band
    trailing: Band
    weeks: Compared
    months: Compared
    revenue: Compared | None
    deals: dict[str, Chances]
    fate: dict[str, Fate]
    cycle_days: tuple[float, float]
    came: tuple[float, float]
    drift: float
    unknown: tuple[Unknown, ...]

    @property
    def best_rule(self) -> str:
        """The simple rule with the least error in the wins of months, known only afterwards."""
        rules = [name for name in self.errors if name != FORECAST]
        return min(rules, key=lambda name: self.errors[name].wins)


def backtest(
    book: Book,
    days: Sequence[int],
    horizon: int,
    *,
    seed: int = 1,
    futures: int = FUTURES,
    on_cut: Callable[[int], None] | None = None,
) -> tuple[CutResult, ...]:
    """Tests forecasts made on some days.

    Args:
        book: All that is known today.
        days: The days on which it is pretended to be [day].
        horizon: How far to forecast; days after the last one known are left out [day].
        seed: Of all luck.
        futures: How many futures are simulated on each day.
        on_cut: Told the number of days done.

    Raises:
        InputError: A day has nothing before it, or less than a week after it.
    """
    results = []
    for done, day in enumerate(sorted(set(days))):
        length = min(horizon, book.until - day)
        known = book.known_on(day)
        if length < SHORTEST:
            raise InputError(
                f"After {written_day(day)} only {max(0, length)} days are known.",
                f"Give days until {written_day(book.until - SHORTEST)}, and a horizon of a week or more.",
            )
        results.append(_test(book, known, length, seed, futures))
        if on_cut is not None:
            on_cut(done + 1)
    return tuple(results)


def _test(book: Book, known: Book, horizon: int, seed: int, count: int) -> CutResult:
    fit = fit_book(known, horizon)
    luck = Luck(seed)
    ahead = simulate_futures(fit, horizon, count, luck)
    truth = _Truth(leads_as_deals(book.leads) if book.has_leads_only else book.deals, known.until, horizon)
    by_week, by_month = weeks(known.until, horizon), months(known.until, horizon)
    history = History(fit.deals, known.until, horizon)
    has_money = fit.worth.is_known and bool(truth.money.sum() > 0.0)
    errors = {FORECAST: _errors(ahead, truth, by_week, by_month, has_money)}
    for name, rule in BASELINES.items():
        wins, money = rule(history, by_month, weekly=False)
        weekly, _ = rule(history, by_week, weekly=True)
        errors[name] = Errors(
            weighted_error(wins, by_month.sums(truth.wins)),
            weighted_error(money, by_month.sums(truth.money)) if has_money else float("nan"),
            weighted_error(weekly, by_week.sums(truth.wins)),
            _signed(float(wins.sum()), float(truth.wins.sum())),
        )
    actual = by_week.sums(truth.wins)
    trailing = trailing_sample(history, len(by_week.names), count, luck)
    return CutResult(
        at=known.until,
        horizon=horizon,
        errors=errors,
        band=band_of(by_week.sums(ahead.wins), actual),
        trailing=band_of(trailing, actual),
        weeks=_compared(by_week, ahead.wins, truth.wins),
        months=_compared(by_month, ahead.wins, truth.wins),
        revenue=_compared(by_month, ahead.money, truth.money) if has_money else None,
        deals=_deals(fit, ahead, truth, horizon, count),
        fate=_fates(fit, ahead, truth),
        cycle_days=(_middle(ahead.cycles), truth.cycle_days),
        came=(float(np.median(ahead.came.sum(axis=1))), float(truth.came)),
        drift=fit.drift.size,
        unknown=fit.unknown,
    )


class _Truth:
    """What came in the horizon."""

    def __init__(self, deals: Deals, until: int, horizon: int) -> None:
        inside = (deals.closed > until) & (deals.closed <= until + horizon)
        won = inside & deals.is_won
        day = (deals.closed[won] - until - 1).astype(np.int64)
        self.wins = np.bincount(day, minlength=horizon).astype(np.float64)
        values = np.nan_to_num(deals.value[won])
        self.money: Floats = np.bincount(day, weights=values, minlength=horizon).astype(np.float64)
        self.came = int(((deals.created > until) & (deals.created <= until + horizon)).sum())
        ages = (deals.closed - deals.created)[won]
        self.cycle_days = float(np.median(ages)) if len(ages) else float("nan")
        self._won = set(deals.id[won].tolist())
        self._lost = set(deals.id[inside & ~deals.is_won].tolist())

    def won(self, deals: Deals) -> NDArray[np.bool_]:
        """Which of some deals were won."""
        return np.array([name in self._won for name in deals.id.tolist()], dtype=bool)

    def lost(self, deals: Deals) -> NDArray[np.bool_]:
        """Which of some deals were lost."""
        return np.array([name in self._lost for name in deals.id.tolist()], dtype=bool)


def _errors(ahead: Futures, truth: _Truth, by_week: Spans, by_month: Spans, has_money: bool) -> Errors:
    def off(spans: Spans, sample: Floats, came: Floats) -> float:
        return weighted_error(np.median(spans.sums(sample), axis=0), spans.sums(came))

    return Errors(
        off(by_month, ahead.wins, truth.wins),
        off(by_month, ahead.money, truth.money) if has_money else float("nan"),
        off(by_week, ahead.wins, truth.wins),
        _signed(float(np.median(ahead.wins.sum(axis=1))), float(truth.wins.sum())),
    )


def _compared(spans: Spans, sample: Floats, came: Floats) -> Compared:
    low, median, high = np.quantile(spans.sums(sample), (0.1, 0.5, 0.9), axis=0)
    return Compared(spans.names, low, median, high, spans.sums(came))


def _deals(fit: Fit, ahead: Futures, truth: _Truth, horizon: int, count: int) -> dict[str, Chances]:
    opened = fit.deals.where(fit.deals.is_open)
    if len(opened) == 0:
        return {}
    came = truth.won(opened)
    # A share of finitely many futures is never quite 0 or 1.
    ours = (ahead.open_won * count + 0.5) / (count + 1.0)
    buckets = np.digitize(fit.until - opened.created, AGES) - 1
    return {
        FORECAST: chances_of(ours, came),
        "constant rate": chances_of(np.full(len(opened), win_share(fit.deals)), came),
        "yield by age": chances_of(yields_by_age(fit.deals, fit.until, horizon)[buckets], came),
    }


def _fates(fit: Fit, ahead: Futures, truth: _Truth) -> dict[str, Fate]:
    opened = fit.deals.where(fit.deals.is_open)
    total, share = float(len(opened)), win_share(fit.deals)

    def fate(won: float, lost: float) -> Fate:
        return Fate(won, lost, total - won - lost)

    return {
        FORECAST: fate(float(ahead.open_won.sum()), float(ahead.open_lost.sum())),
        "constant rate": fate(total * share, total * (1.0 - share)),
        "came": fate(float(truth.won(opened).sum()), float(truth.lost(opened).sum())),
    }


def _signed(forecast: float, actual: float) -> float:
    return (forecast - actual) / actual if actual > 0.0 else float("nan")


def _middle(values: Floats) -> float:
    kept = values[~np.isnan(values)]
    return float(np.median(kept)) if len(kept) else float("nan")

"""Test forecasts on days gone by, and say in words what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from salessim.calibration.backtest import FORECAST, FUTURES, Compared, CutResult, backtest
from salessim.calibration.deals import Book, written_day
from salessim.calibration.verdicts import verdict_of_cut, verdict_of_cuts


@dataclass(frozen=True)
class Backtest:
    """Forecasts that were tested.

    Attributes:
        cuts: One for each day.
        seed: Of all luck.
        futures: How many were simulated on each day.
        currency: Of all money.
        things: What comes and is won: `deals`, or `leads`.
    """

    cuts: tuple[CutResult, ...]
    seed: int
    futures: int
    currency: str
    things: str

    @property
    def verdict(self) -> tuple[str, ...]:
        """What came of it, in sentences."""
        return verdict_of_cuts(self.cuts)

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim backtest --json` prints."""
        return {
            "seed": self.seed,
            "futures": self.futures,
            "currency": self.currency,
            "cuts": [_cut(cut) for cut in self.cuts],
            "verdict": list(self.verdict),
        }


def run_backtest(
    book: Book,
    days: Sequence[int],
    horizon: int,
    *,
    seed: int = 1,
    futures: int = FUTURES,
    on_cut: Callable[[int], None] | None = None,
) -> Backtest:
    """Tests forecasts made on some days; see `salessim.calibration.backtest.backtest`.

    Raises:
        InputError: A day has nothing before it, or less than a week after it.
    """
    cuts = backtest(book, days, horizon, seed=seed, futures=futures, on_cut=on_cut)
    return Backtest(cuts, seed, futures, book.currency, "leads" if book.has_leads_only else "deals")


def _cut(cut: CutResult) -> dict[str, Any]:
    return {
        "at": written_day(cut.at),
        "horizon_days": cut.horizon,
        "errors": {
            name: {
                "wins_by_month": _known(each.wins),
                "revenue_by_month": _known(each.revenue),
                "wins_by_week": _known(each.weekly_wins),
                "total_wins": _known(each.total),
            }
            for name, each in cut.errors.items()
        },
        "weeks": {
            "covered": cut.band.covered,
            "width": cut.band.width,
            "crps": cut.band.crps,
            "trailing_negative_binomial": {
                "covered": cut.trailing.covered,
                "width": cut.trailing.width,
                "crps": cut.trailing.crps,
            },
            "spans": _spans(cut.weeks),
        },
        "months": _spans(cut.months),
        "revenue": _spans(cut.revenue) if cut.revenue else [],
        "deals": {name: {"brier": each.brier, "log_loss": each.log_loss} for name, each in cut.deals.items()},
        "open_pipeline": {
            name: {"won": each.won, "lost": each.lost, "still_open": each.still_open} for name, each in cut.fate.items()
        },
        "cycle_days": {"forecast": _known(cut.cycle_days[0]), "came": _known(cut.cycle_days[1])},
        "arrivals": {"forecast": cut.came[0], "came": cut.came[1]},
        "best_rule": cut.best_rule,
        "beats_best_rule": cut.errors[FORECAST].wins < cut.errors[cut.best_rule].wins,
        "not_identifiable": [{"what": each.what, "why": each.why} for each in cut.unknown],
        "verdict": verdict_of_cut(cut),
    }


def _spans(compared: Compared) -> list[dict[str, Any]]:
    columns = zip(compared.names, compared.low, compared.median, compared.high, compared.actual, strict=True)
    return [
        {"from": name, "low": float(low), "median": float(median), "high": float(high), "came": float(actual)}
        for name, low, median, high, actual in columns
    ]


def _known(number: float) -> float | None:
    return None if isnan(number) else number

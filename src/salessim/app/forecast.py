"""Forecast from a pipeline, and hand what is missing to a target over to a what-if."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from math import isnan
from typing import Any

from salessim.calibration.deals import Book, written_day
from salessim.calibration.forecast import FUTURES, Forecast, OpenDeal, Span, make_forecast
from salessim.calibration.periods import first_of, month_of
from salessim.errors import InputError

MOST_MONTHS = 24


def forecast_months(
    book: Book, months: int, *, target: float | None = None, seed: int = 1, futures: int = FUTURES
) -> Forecast:
    """Forecasts some months from the last day known.

    Raises:
        InputError: The number of months makes no sense, or nothing was ever won.
    """
    if not 1 <= months <= MOST_MONTHS:
        raise InputError(f"A forecast of {months} months is not made.", f"Ask for 1 to {MOST_MONTHS} months.")
    return make_forecast(book, _days(book.until, months), target=target, seed=seed, futures=futures)


def forecast_as_json(forecast: Forecast) -> dict[str, Any]:
    """The shape that `salessim forecast --json` prints."""
    target = forecast.target
    return {
        "from": written_day(forecast.until),
        "horizon_days": forecast.horizon,
        "currency": forecast.currency,
        "seed": forecast.seed,
        "futures": forecast.futures,
        "level": 0.8,
        "total": _span(forecast.total),
        "weeks": _spans(forecast.weeks),
        "months": _spans(forecast.months),
        "quarters": _spans(forecast.quarters),
        "reps": _spans(forecast.owners),
        "segments": _spans(forecast.segments),
        "open_deals": forecast.open_deals,
        "won_of_open": _band(forecast.won_of_open),
        "deals_that_matter": [_deal(deal) for deal in forecast.matter],
        "zombies": {
            "count": forecast.zombie_count,
            "value": _known(forecast.zombie_value),
            "largest": [_deal(deal) for deal in forecast.zombies],
        },
        "target": None
        if target is None
        else {
            "amount": target.amount,
            "chance": target.chance,
            "gap": target.gap,
            "levers": [asdict(lever) for lever in target.levers],
        },
        "not_identifiable": [{"what": each.what, "why": each.why} for each in forecast.unknown],
    }


def _days(until: int, months: int) -> int:
    """Days to the end of the day some months later; from the last day of a month to the last day of one."""
    last = month_of(until + 1) + months
    into = until + 1 - first_of(month_of(until + 1))
    return first_of(last) + min(into, first_of(last + 1) - first_of(last) - 1) - until - 1


def _spans(spans: Sequence[Span]) -> list[dict[str, Any]]:
    return [_span(span) for span in spans]


def _span(span: Span) -> dict[str, Any]:
    return {"name": span.name, "wins": _band(span.wins), "revenue": _band(span.revenue) if span.revenue else None}


def _band(band: tuple[float, float, float]) -> dict[str, float]:
    return dict(zip(("low", "median", "high"), band, strict=True))


def _deal(deal: OpenDeal) -> dict[str, Any]:
    return {**asdict(deal), "value": _known(deal.value)}


def _known(number: float) -> float | None:
    return None if isnan(number) else number

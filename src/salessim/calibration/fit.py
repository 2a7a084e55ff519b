"""Everything fitted to one book, and what of it cannot be known from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from salessim.calibration.arrivals import Arrivals, fit_arrivals, weekday_shares
from salessim.calibration.deals import Book, Deals, Floats, leads_as_deals, written_day
from salessim.calibration.differences import Differences, fit_differences
from salessim.calibration.lives import Lives, fit_lives
from salessim.calibration.own_errors import (
    FEWEST_DAYS,
    MOST_STEPS,
    STEP_DAYS,
    Drift,
    fit_drift,
    no_drift,
)
from salessim.calibration.own_errors import FEWEST_WINS as FEWEST_OWN_WINS
from salessim.calibration.worth import Worth, fit_worth
from salessim.errors import InputError
from salessim.luck import Luck

FEWEST_WINS: Final = 30
"""Fewer, and rates by age are guesses [wins] (assumption: their 80 % range is wider than a quarter of them)."""
OWN_FUTURES: Final = 60
"""Simulated in each of the forecasts made on days gone by (assumption)."""
FEWEST_WEEKS: Final = 13
"""Less, and no month has been seen in its place in a quarter more than once [weeks] (assumption)."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something that the data cannot tell.

    Attributes:
        what: Which part: `arrivals`, `closing`, `season`, `worth` or `old deals`.
        why: Why, as a sentence.
    """

    what: str
    why: str


@dataclass(frozen=True)
class Fit:
    """What is known on one day of how deals come, end and what they bring.

    Attributes:
        until: The last day known [day].
        deals: What it was fitted to; leads, where nothing is known of deals.
        is_leads: Whether these are leads.
        currency: Of all money.
        arrivals: How many come.
        lives: How they end.
        closing_weekdays: Share of closings on each day of the week, Monday first [share].
        differences: How segments, sources, products and owners differ.
        worth: What won ones bring.
        drift: What its own errors on days gone by add to it.
        unknown: What cannot be told.
    """

    until: int
    deals: Deals
    is_leads: bool
    currency: str
    arrivals: Arrivals
    lives: Lives
    closing_weekdays: Floats
    differences: tuple[Differences, ...]
    worth: Worth
    drift: Drift
    unknown: tuple[Unknown, ...]


def fit_book(book: Book, horizon: int = 366) -> Fit:
    """Fits everything.

    Args:
        book: What is known.
        horizon: For how long arrivals and the calendar will be wanted [day].

    Raises:
        InputError: Nothing was ever won, so that there is nothing to fit.
    """
    fit = _fitted(book, horizon)
    worth = fit.worth
    return replace(
        fit,
        differences=fit_differences(fit.deals, fit.lives),
        drift=_own_drift(book, fit),
        unknown=tuple(_unknown(fit.deals, book.until, fit.lives, fit.arrivals, worth)),
    )


def _fitted(book: Book, horizon: int, *, is_quick: bool = False) -> Fit:
    """All but differences and the drift."""
    deals = leads_as_deals(book.leads) if book.has_leads_only else book.deals
    things = "leads" if book.has_leads_only else "deals"
    if not deals.is_won.any():
        raise InputError(
            f"None of {len(deals)} {things} was won by {written_day(book.until)}.",
            "Without a single win nothing can be fitted; give more data or a later day.",
        )
    lives = fit_lives(deals, book.until, horizon, is_quick=is_quick)
    first = lives.watched.first if lives.watched.starts_late else int(deals.created.min())
    closed = deals.closed[~deals.is_open].astype("int64")
    return Fit(
        until=book.until,
        deals=deals,
        is_leads=book.has_leads_only,
        currency=book.currency,
        arrivals=fit_arrivals(deals.created, first, book.until, horizon, is_quick=is_quick),
        lives=lives,
        closing_weekdays=weekday_shares(closed),
        differences=(),
        worth=fit_worth(deals),
        drift=no_drift(),
        unknown=(),
    )


def _own_drift(book: Book, fit: Fit) -> Drift:
    """Forecasts the last months inside the data, each from the day before it, and learns from the errors."""
    from salessim.calibration.futures import simulate_futures

    errors, expected = [], []
    won_on = fit.deals.closed[fit.deals.is_won]
    for step in range(1, MOST_STEPS + 1):
        day = book.until - STEP_DAYS * step
        known = won_on[won_on <= day]
        came = float(((won_on > day) & (won_on <= day + STEP_DAYS)).sum())
        if day - fit.lives.watched.first < FEWEST_DAYS or len(known) < FEWEST_OWN_WINS or came == 0.0:
            break
        earlier = _fitted(book.known_on(day), STEP_DAYS, is_quick=True)
        totals = simulate_futures(earlier, STEP_DAYS, OWN_FUTURES, Luck(0)).wins.sum(axis=1)
        logs = np.log(np.maximum(totals, 0.5))
        errors.append(float(np.log(came) - np.median(logs)))
        expected.append(float(logs.std()))
    return fit_drift(np.array(errors), np.array(expected))


def _unknown(deals: Deals, until: int, lives: Lives, arrivals: Arrivals, worth: Worth) -> list[Unknown]:
    watched = lives.watched
    weeks = (until - watched.first + 1) / 7
    wins = int(watched.events[0].sum())
    found = []
    if watched.starts_late:
        why = (
            f"Closings are noted from {written_day(watched.first)} on only; deals that ended before are missing. Older "
            "deals are counted from the age they had on that day."
        )
        found.append(Unknown("closing", why))
    if wins < FEWEST_WINS:
        found.append(Unknown("closing", f"Only {wins} wins: not identifiable how the chance to win changes with age."))
    if weeks < FEWEST_WEEKS:
        why = f"Closings are known for {weeks:.0f} weeks only: not identifiable what months and quarters do to them."
        found.append(Unknown("season", why))
    if not arrivals.has_season:
        found.append(
            Unknown("season", "Less than two years of arrivals: not identifiable what the season does to them.")
        )
    oldest = int((until - deals.created[deals.is_open]).max()) if deals.is_open.any() else 0
    longest = int(until - watched.first)
    if oldest > lives.oldest_win and longest < lives.oldest_win:
        why = f"Nothing was watched for longer than {longest} days: not identifiable whether older deals are ever won."
        found.append(Unknown("old deals", why))
    if not worth.is_known:
        found.append(Unknown("worth", "No won deal has a value: revenue cannot be said."))
    return found

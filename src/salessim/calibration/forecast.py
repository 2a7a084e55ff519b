"""What will come of the pipeline, and of what will still arrive: wins and revenue with bands.

A band holds 8 of 10 simulated futures. In each future everything that is not known exactly is drawn anew, so the bands
are as wide as the data leave them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from salessim.calibration.deals import Book, Deals, Floats
from salessim.calibration.fit import Fit, Unknown, fit_book
from salessim.calibration.futures import Futures, simulate_futures
from salessim.calibration.scores import HIGH, LOW
from salessim.calibration.spans import Spans, months, quarters, weeks
from salessim.luck import Luck

FUTURES: Final = 500
ZOMBIE_CHANCE: Final = 0.02
"""A deal less likely than this to be won before the horizon, and older than any that ever was, is a zombie
(assumption)."""
MOST_LISTED: Final = 12
LEVER: Final = 0.1
"""By how much a lever is moved [share]."""


@dataclass(frozen=True, slots=True)
class Span:
    """What a week, a month, a quarter or a group brings.

    Attributes:
        name: As in `2017-07`; the name of a group.
        wins: P10, P50 and P90 of the wins.
        revenue: The same of the revenue [money]; None where no values are known.
    """

    name: str
    wins: tuple[float, float, float]
    revenue: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """An open deal.

    Attributes:
        id: Its name in the CRM.
        owner: Whose it is.
        segment: Part of the market.
        stage: Where it stands.
        age_days: How old it is [day].
        chance: To be won by the end of the horizon [share].
        value: What it would bring [money]; not a number where that is unknown.
    """

    id: str
    owner: str
    segment: str
    stage: str
    age_days: int
    chance: float
    value: float


@dataclass(frozen=True, slots=True)
class Lever:
    """What moving something by a tenth would bring by the end of the horizon.

    Attributes:
        name: `more deals`, `more wins`, `larger deals` or `faster`.
        gain: In the median of the revenue [money], or of the wins where no values are known.
        needed: By how much it would have to be moved to reach the target alone [share]; None without a target, or where
            it brings nothing.
    """

    name: str
    gain: float
    needed: float | None


@dataclass(frozen=True)
class Target:
    """How far the target is.

    Attributes:
        amount: What was asked for [money], or wins where no values are known.
        chance: Share of the futures that reach it [share].
        gap: What is missing in the median; below 0, there is more [money].
        levers: What could be moved, the strongest first.
    """

    amount: float
    chance: float
    gap: float
    levers: tuple[Lever, ...]


@dataclass(frozen=True)
class Forecast:
    """A forecast.

    Attributes:
        until: The last day known [day].
        horizon: How many days were forecast [day].
        total: The whole horizon.
        weeks: By week.
        months: By month.
        quarters: By quarter.
        owners: By rep.
        segments: By segment.
        open_deals: How many are open [count].
        won_of_open: P10, P50 and P90 of the wins among them.
        matter: The deals that bring most on average, the first most.
        zombies: Deals that look open and are dead, the largest first.
        zombie_count: How many there are [count].
        zombie_value: What they stand for [money]; not a number where that is unknown.
        target: How far it is; None without one.
        unknown: What the data cannot tell.
        seed: Of all luck.
        futures: How many were simulated.
        currency: Of all money.
        fit: What it was made from.
    """

    until: int
    horizon: int
    total: Span
    weeks: tuple[Span, ...]
    months: tuple[Span, ...]
    quarters: tuple[Span, ...]
    owners: tuple[Span, ...]
    segments: tuple[Span, ...]
    open_deals: int
    won_of_open: tuple[float, float, float]
    matter: tuple[OpenDeal, ...]
    zombies: tuple[OpenDeal, ...]
    zombie_count: int
    zombie_value: float
    target: Target | None
    unknown: tuple[Unknown, ...]
    seed: int
    futures: int
    currency: str
    fit: Fit


def make_forecast(
    book: Book, horizon: int, *, target: float | None = None, seed: int = 1, futures: int = FUTURES
) -> Forecast:
    """Forecasts.

    Args:
        book: All that is known.
        horizon: How many days [day].
        target: Revenue to reach by the end [money]; wins, where no values are known.
        seed: Of all luck.
        futures: How many futures are simulated.

    Raises:
        InputError: Nothing was ever won.
    """
    fit = fit_book(book, horizon)
    ahead = simulate_futures(fit, horizon, futures, Luck(seed), by=("owner", "segment"))
    has_money = fit.worth.is_known
    opened = fit.deals.where(fit.deals.is_open)
    listed = _listed(fit, opened, ahead)
    dead = [deal for deal in listed if deal.chance < ZOMBIE_CHANCE and deal.age_days >= fit.lives.oldest_win]
    by_worth = sorted(listed, key=_expected, reverse=True)
    return Forecast(
        until=fit.until,
        horizon=horizon,
        total=_span("all", ahead.wins.sum(axis=1), ahead.money.sum(axis=1), has_money),
        weeks=_spans(weeks(fit.until, horizon), ahead, has_money),
        months=_spans(months(fit.until, horizon), ahead, has_money),
        quarters=_spans(quarters(fit.until, horizon), ahead, has_money),
        owners=_groups(ahead, "owner", has_money),
        segments=_groups(ahead, "segment", has_money),
        open_deals=len(opened),
        won_of_open=_band(ahead.from_open.sum(axis=1)),
        matter=tuple(by_worth[:MOST_LISTED]),
        zombies=tuple(sorted(dead, key=_worth, reverse=True)[:MOST_LISTED]),
        zombie_count=len(dead),
        zombie_value=float(sum(deal.value for deal in dead)) if has_money else float("nan"),
        target=None if target is None else _target(fit, ahead, target, horizon, seed, futures),
        unknown=fit.unknown,
        seed=seed,
        futures=futures,
        currency=fit.currency,
        fit=fit,
    )


def _target(fit: Fit, ahead: Futures, amount: float, horizon: int, seed: int, futures: int) -> Target:
    reached = _reached(fit, ahead)
    middle = float(np.median(reached))
    gap = amount - middle
    levers = []
    for name, moved in _moved(fit).items():
        gain = float(np.median(_reached(moved, simulate_futures(moved, horizon, futures, Luck(seed))))) - middle
        needed = LEVER * gap / gain if gap > 0.0 and gain > 0.0 else None
        levers.append(Lever(name, gain, needed))
    return Target(
        amount, float((reached >= amount).mean()), gap, tuple(sorted(levers, key=lambda each: each.gain, reverse=True))
    )


def _reached(fit: Fit, ahead: Futures) -> Floats:
    return np.asarray((ahead.money if fit.worth.is_known else ahead.wins).sum(axis=1))


def _moved(fit: Fit) -> dict[str, Fit]:
    """The fit with one thing after another moved by a tenth, from tomorrow on."""
    lives, more = fit.lives, 1.0 + LEVER
    wins = np.array([more, 1.0])[:, None]
    moved = {
        "more deals": replace(fit, arrivals=replace(fit.arrivals, usual=fit.arrivals.usual * more)),
        "more wins": replace(fit, lives=replace(lives, scale=lives.scale * wins)),
        "faster": replace(fit, lives=replace(lives, scale=lives.scale * more)),
    }
    if fit.worth.is_known:
        deals = replace(fit.deals, value=fit.deals.value * more)
        moved["larger deals"] = replace(fit, deals=deals, worth=replace(fit.worth, values=fit.worth.values * more))
    return moved


def _listed(fit: Fit, opened: Deals, ahead: Futures) -> list[OpenDeal]:
    value = fit.worth.expected(opened)
    ages = fit.until - opened.created
    columns = zip(opened.id, opened.owner, opened.segment, opened.stage, ages, ahead.open_won, value, strict=True)
    return [
        OpenDeal(str(name), str(owner), str(segment), str(stage), int(age), float(chance), float(worth))
        for name, owner, segment, stage, age, chance, worth in columns
    ]


def _worth(deal: OpenDeal) -> float:
    return 1.0 if np.isnan(deal.value) else deal.value


def _expected(deal: OpenDeal) -> float:
    return deal.chance * _worth(deal)


def _spans(spans: Spans, ahead: Futures, has_money: bool) -> tuple[Span, ...]:
    wins, money = spans.sums(ahead.wins), spans.sums(ahead.money)
    return tuple(_span(name, wins[:, each], money[:, each], has_money) for each, name in enumerate(spans.names))


def _groups(ahead: Futures, column: str, has_money: bool) -> tuple[Span, ...]:
    found = [
        _span(name, both[:, 0], both[:, 1], has_money) for (of, name), both in ahead.by_group.items() if of == column
    ]
    return tuple(sorted(found, key=lambda each: each.revenue[1] if each.revenue else each.wins[1], reverse=True))


def _span(name: str, wins: Floats, money: Floats, has_money: bool) -> Span:
    return Span(name, _band(wins), _band(money) if has_money else None)


def _band(sample: Floats) -> tuple[float, float, float]:
    low, middle, high = np.quantile(sample, (LOW, 0.5, HIGH))
    return float(low), float(middle), float(high)

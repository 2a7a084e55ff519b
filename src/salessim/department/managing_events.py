"""What managers set and say, as events of the journal."""

from __future__ import annotations

from typing import NamedTuple


class TargetSet(NamedTuple):
    """From now on so much is to come a year: `what` is `revenue`, `new business`, `region`, `product` or `account`.

    `of` is which region, product or account. A target holds until the next one of the same.
    """

    time: int
    what: str
    of: str
    cents: int


class QuotaSet(NamedTuple):
    """From now on whoever holds a seat is to bring so much new business a year."""

    time: int
    seat: str
    quota_cents: int


class ForecastMade(NamedTuple):
    """What a role expects to be won from `starts` to `ends`; what was won of it by now is in all three.

    `horizon` is `month`, or `quarter` with the months that are left of it, such as `quarter 3`.
    """

    time: int
    role: str
    horizon: str
    starts: int
    ends: int
    commit_cents: int
    likely_cents: int
    best_case_cents: int


class TerritoryChanged(NamedTuple):
    """New boundaries: so many customers and open deals of a territory went to somebody else."""

    time: int
    territory: str
    customers: int
    deals: int


class SeatPromoted(NamedTuple):
    """Who held a seat moved up to another one."""

    time: int
    seat: str
    to_seat: str


class DealReviewed(NamedTuple):
    """A manager went through a deal with its owner."""

    time: int
    deal: str
    seat: str
    role: str


ManagingEvent = TargetSet | QuotaSet | ForecastMade | TerritoryChanged | SeatPromoted | DealReviewed
"""What managers set and say."""

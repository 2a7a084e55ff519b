"""What a CRM knows, as columns: deals, leads, and what of them was knowable on a day.

Days are whole days, as `datetime.date.toordinal` counts them. An empty text is something nobody noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from salessim.errors import InputError

Days: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Texts: TypeAlias = NDArray[np.str_]
Rows: TypeAlias = NDArray[np.int64]

GROUPS = ("segment", "source", "product", "owner")
"""Columns by which deals may differ; the account names one customer and is no group."""


class Outcome(IntEnum):
    """How a deal stands."""

    OPEN = 0
    WON = 1
    LOST = 2


def _no_rows() -> Rows:
    return np.zeros(0, np.int64)


def _no_texts() -> Texts:
    return np.zeros(0, np.str_)


def _no_floats() -> Floats:
    return np.zeros(0, np.float64)


@dataclass(frozen=True, eq=False)
class StageHistory:
    """The stages deals were moved to, one row a move, in the order of time for each deal.

    Attributes:
        deal: Position of the deal among the deals.
        day: When it was moved [day].
        stage: Where to.
        value: What it was thought worth then, not a number where nobody said [money].
    """

    deal: Rows = field(default_factory=_no_rows)
    day: Days = field(default_factory=_no_rows)
    stage: Texts = field(default_factory=_no_texts)
    value: Floats = field(default_factory=_no_floats)

    def __post_init__(self) -> None:
        _require_equal_lengths(self)

    def __len__(self) -> int:
        return len(self.deal)


@dataclass(frozen=True, eq=False)
class Deals:
    """Deals, one row each: every column has the same length.

    Attributes:
        id: Its name in the CRM.
        created: When it was opened [day].
        closed: When it was won or lost, not a number while it is open [day].
        outcome: One of `Outcome`.
        value: What it brings, not a number where nobody knows [money].
        segment: Part of the market.
        source: Where it came from.
        product: What is to be sold.
        owner: Whose deal it is.
        account: The customer.
        stage: Where it stands, or stood last.
        discount: Given off list price, not a number where nobody knows [share].
        history: The stages it went through, where the CRM keeps them.
    """

    id: Texts
    created: Days
    closed: Floats
    outcome: Rows
    value: Floats
    segment: Texts
    source: Texts
    product: Texts
    owner: Texts
    account: Texts
    stage: Texts
    discount: Floats
    history: StageHistory = field(default_factory=StageHistory)

    def __post_init__(self) -> None:
        _require_equal_lengths(self)
        if bool((np.isnan(self.closed) != (self.outcome == Outcome.OPEN)).any()):
            raise ValueError("a deal has a day on which it closed if, and only if, it is won or lost")

    def __len__(self) -> int:
        return len(self.id)

    @property
    def is_open(self) -> NDArray[np.bool_]:
        """Which are neither won nor lost."""
        return np.asarray(self.outcome == Outcome.OPEN)

    @property
    def is_won(self) -> NDArray[np.bool_]:
        """Which are won."""
        return np.asarray(self.outcome == Outcome.WON)

    def where(self, mask: NDArray[np.bool_]) -> Deals:
        """Only the deals of a mask, with their histories."""
        place = np.cumsum(mask) - 1
        kept = mask[self.history.deal]
        history = StageHistory(
            place[self.history.deal[kept]],
            self.history.day[kept],
            self.history.stage[kept],
            self.history.value[kept],
        )
        columns = {name: getattr(self, name)[mask] for name in _column_names(self)}
        return Deals(**columns, history=history)


@dataclass(frozen=True, eq=False)
class Leads:
    """Leads, one row each: every column has the same length.

    Attributes:
        id: Its name in the CRM.
        created: When it came [day].
        source: Where it came from.
        segment: Part of the market.
        became_deal: When it became a deal, not a number if it has not [day].
        won: When its deal was won, not a number if it has not been [day].
        dropped: When it was sent away, not a number if it was not, or nobody noted it [day].
    """

    id: Texts
    created: Days
    source: Texts
    segment: Texts
    became_deal: Floats
    won: Floats
    dropped: Floats

    def __post_init__(self) -> None:
        _require_equal_lengths(self)

    def __len__(self) -> int:
        return len(self.id)

    def where(self, mask: NDArray[np.bool_]) -> Leads:
        """Only the leads of a mask."""
        return Leads(**{name: getattr(self, name)[mask] for name in _column_names(self)})


@dataclass(frozen=True, eq=False)
class Book:
    """All that is known on one day.

    Attributes:
        until: The last day on which anything could be noted [day].
        deals: The deals; none where the CRM holds leads only.
        leads: The leads; none where it holds deals only.
        currency: Of all money, as in `EUR`.
    """

    until: int
    deals: Deals
    leads: Leads
    currency: str = "EUR"

    @property
    def has_leads_only(self) -> bool:
        """Whether nothing is known of deals but which leads were won."""
        return len(self.deals) == 0 and len(self.leads) > 0

    def known_on(self, day: int) -> Book:
        """What of it was knowable on a day.

        Raises:
            InputError: The day lies after the last one known, or before everything.
        """
        cut = CutAt(day)
        if day > self.until:
            raise InputError(
                f"{written_day(day)} lies after {written_day(self.until)}, the last day in the data.",
                "Give an earlier day.",
            )
        known = replace(self, until=day, deals=cut.deals(self.deals), leads=cut.leads(self.leads))
        if len(known.deals) + len(known.leads) == 0:
            raise InputError(f"Nothing in the data is as old as {written_day(day)}.", "Give a later day.")
        return known


@dataclass(frozen=True, slots=True)
class CutAt:
    """What was knowable on a day: later rows are gone, what closed later is open again.

    Of a deal that was still undecided, the value and whatever else its end may have filled in are taken from its
    history as it was on that day, or are unknown: the value of a won deal that lost deals lack would tell the end.

    Attributes:
        day: The day, whose own happenings are known [day].
        hides: Columns that the end of a deal fills in, besides the value.
    """

    day: int
    hides: tuple[str, ...] = ("account",)

    def deals(self, deals: Deals) -> Deals:
        """The deals as they stood."""
        known = deals.where(deals.created <= self.day)
        is_past = known.history.day <= self.day
        history = StageHistory(
            known.history.deal[is_past],
            known.history.day[is_past],
            known.history.stage[is_past],
            known.history.value[is_past],
        )
        undecided = ~(known.closed <= self.day)
        value, stage = known.value.copy(), known.stage.copy()
        discount = np.where(undecided, np.nan, known.discount)
        reopened = undecided & ~known.is_open
        # What was open on the last day may have changed since this day, too; only its history tells what it was.
        value[reopened], stage[reopened] = np.nan, ""
        then_value, then_stage = _last_noted(history, len(known))
        has_history = then_stage != ""
        value = np.where(undecided & has_history, then_value, value)
        stage = np.where(undecided & has_history, then_stage, stage)
        hidden = {name: np.where(reopened, "", getattr(known, name)) for name in self.hides}
        return replace(
            known,
            closed=np.where(undecided, np.nan, known.closed),
            outcome=np.where(undecided, int(Outcome.OPEN), known.outcome),
            value=value,
            stage=stage,
            discount=discount,
            history=history,
            **hidden,
        )

    def leads(self, leads: Leads) -> Leads:
        """The leads as they stood."""
        known = leads.where(leads.created <= self.day)
        later = {
            name: np.where(getattr(known, name) <= self.day, getattr(known, name), np.nan)
            for name in ("became_deal", "won", "dropped")
        }
        return replace(known, **later)


def leads_as_deals(leads: Leads) -> Deals:
    """Leads as deals that are won or still open, for a CRM that holds no deals.

    A lead counts as lost where the CRM says when it was dropped.
    """
    has_won = ~np.isnan(leads.won)
    has_lost = ~has_won & ~np.isnan(leads.dropped)
    outcome = np.where(has_won, int(Outcome.WON), np.where(has_lost, int(Outcome.LOST), int(Outcome.OPEN)))
    unknown, nothing = np.full(len(leads), ""), np.full(len(leads), np.nan)
    closed = np.where(has_won, leads.won, np.where(has_lost, leads.dropped, np.nan))
    # A win noted before its lead came is a slip of somebody's pen: both happened on that day.
    created = np.where(closed < leads.created, closed, leads.created).astype(np.int64)
    return Deals(
        leads.id, created, closed, outcome, nothing, leads.segment, leads.source, unknown, unknown, unknown, unknown,
        nothing,
    )  # fmt: skip


def written_day(day: int) -> str:
    """A day as in `2017-06-30`."""
    from datetime import date

    return date.fromordinal(int(day)).isoformat()


def texts(values: Sequence[str]) -> Texts:
    """A column of texts."""
    return np.asarray(values, dtype=np.str_) if len(values) else _no_texts()


def no_deals() -> Deals:
    """A table without rows."""
    nothing = _no_texts()
    return Deals(
        nothing, _no_rows(), _no_floats(), _no_rows(), _no_floats(), nothing, nothing, nothing, nothing, nothing,
        nothing, _no_floats(),
    )  # fmt: skip


def no_leads() -> Leads:
    """A table without rows."""
    nothing = _no_texts()
    return Leads(nothing, _no_rows(), nothing, nothing, _no_floats(), _no_floats(), _no_floats())


def _last_noted(history: StageHistory, count: int) -> tuple[Floats, Texts]:
    """Value and stage in each deal's last row of history; not a number and empty without one."""
    value = np.full(count, np.nan)
    stage = np.full(count, "", dtype=history.stage.dtype if len(history) else "U1")
    # Later rows overwrite earlier ones, because a history is in the order of time.
    value[history.deal] = history.value
    stage[history.deal] = history.stage
    return value, stage


def _column_names(table: object) -> list[str]:
    return [each.name for each in fields(table) if each.name != "history"]  # type: ignore[arg-type]  # a dataclass


def _require_equal_lengths(table: object) -> None:
    lengths = {name: len(getattr(table, name)) for name in _column_names(table)}
    if len(set(lengths.values())) > 1:
        raise ValueError(f"the columns of a table are equally long, not {lengths}")

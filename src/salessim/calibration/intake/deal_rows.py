"""Deals from the rows of an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from salessim.calibration.deals import Deals, Floats, Outcome, Rows, Texts
from salessim.calibration.intake.accounting import ColumnUse
from salessim.calibration.intake.amounts import AmountColumn, read_amounts
from salessim.calibration.intake.days import DayColumn, read_days
from salessim.calibration.intake.headings import plain
from salessim.calibration.intake.outcomes import outcomes
from salessim.calibration.intake.personal import without_people
from salessim.calibration.intake.recognising import Recognised
from salessim.calibration.intake.sieve import Mask, Sieve
from salessim.errors import InputError
from salessim.library.wording import quoted

OLDEST: Final = date(1970, 1, 1).toordinal()
LATEST_AFTER: Final = 366
"""A day so long after 99 of 100 deals were opened is a slip of the pen [day] (assumption)."""
_SHOWN: Final = 8


@dataclass(frozen=True)
class DealRows:
    """Deals of one file; owners, accounts and identifiers are still those of the CRM.

    Attributes:
        deals: The deals, without their histories.
        numbers: Their rows in the file, as a spreadsheet shows them.
        kept: Which rows of the table they are.
        uses: How each column was read.
        currency: Of most values; empty where nothing says.
        warnings: What to look at.
    """

    deals: Deals
    numbers: Rows
    kept: Mask
    uses: dict[str, str]
    currency: str
    warnings: tuple[str, ...]


def read_deals(found: Recognised, ended: Mapping[str, float], currency: str = "") -> DealRows:
    """Reads deals.

    Args:
        found: The file and its columns.
        ended: When each deal was moved to a stage that ends it, by identifier, where a history says so [day].
        currency: Of all money; empty: that of most values.

    Raises:
        InputError: No deal is won or lost, or none is left.
    """
    table = found.table
    count = len(table)
    sieve = Sieve(table.rows, table.tally)
    uses: dict[str, str] = {}
    warnings: list[str] = []
    identifier = found.cells("id") or [""] * count
    outcome = _outcomes(found, count)
    created = _days(found, "created", uses, warnings)
    closed = _closed(found, outcome, uses, warnings)
    is_open = outcome == Outcome.OPEN
    later = np.array([ended.get(name, np.nan) for name in identifier])
    is_told = ~is_open & np.isnan(closed) & ~np.isnan(later)
    closed = np.where(is_open, np.nan, np.where(is_told, later, closed))

    created_cells = np.array(found.cells("created"))
    sieve.drop(created_cells == "", "no day on which it was opened")
    sieve.drop(created.unreadable, _unreadable("its day of opening", created))
    sieve.drop(~is_open & np.isnan(closed), "won or lost, and no day on which it closed that can be read")
    _drop_odd_days(sieve, created.days, closed)
    sieve.drop(closed < created.days, "closed before it was opened")
    _drop_repeated(sieve, identifier, is_open)
    sieve.note(is_told, "no day of closing; that of the stage history is used")
    if not sieve.kept.any():
        reasons = "; ".join(f"{each.why}: {each.count}" for each in table.tally.aside)
        raise InputError(
            f"No row of {table.path.name} is a deal that can be used: {reasons}.", "Correct the export or give a map."
        )
    value, currency = _value(found, outcome, sieve, uses, currency, warnings)
    texts = {name: _texts(found, name) for name in ("segment", "source", "product")}
    named = {name: np.array(found.cells(name) or [""] * count, dtype=np.str_) for name in ("owner", "account", "stage")}
    kept = sieve.kept
    deals = Deals(
        id=np.array(identifier, dtype=np.str_)[kept],
        created=created.days[kept].astype(np.int64),
        closed=closed[kept],
        outcome=outcome[kept],
        value=value[kept],
        segment=texts["segment"][kept],
        source=texts["source"][kept],
        product=texts["product"][kept],
        owner=named["owner"][kept],
        account=named["account"][kept],
        stage=named["stage"][kept],
        discount=_discount(found, outcome, value, uses)[kept],
    )
    return DealRows(deals, sieve.numbers[kept], kept, uses, currency, tuple(warnings))


def uses_of(found: Recognised, uses: Mapping[str, str]) -> dict[str, ColumnUse]:
    """What was made of each column that fills a field, by heading."""
    return {heading: ColumnUse(heading, field, uses.get(field, "")) for field, heading in found.map.columns.items()}


def _outcomes(found: Recognised, count: int) -> Rows:
    cells = {name: found.cells(name) for name in ("stage", "is_won", "is_closed", "won_on", "lost_on")}
    ends = outcomes(count, cells["stage"], cells["is_won"], cells["is_closed"], found.map.won, found.map.lost)
    for name, end in (("lost_on", Outcome.LOST), ("won_on", Outcome.WON)):
        column = cells[name]
        if column is not None:
            filled = np.array([cell != "" for cell in column], dtype=np.bool_)
            ends = np.where(filled & (ends == Outcome.OPEN), int(end), ends)
    if (ends == Outcome.OPEN).all():
        stages = sorted(set(cells["stage"] or ()))[:_SHOWN]
        names = f"; its stages are {', '.join(map(quoted, stages))}" if stages else ""
        raise InputError(
            f"No deal in {found.table.path.name} is won or lost{names}.",
            "Name the stages that mean won and lost in a map file: --save-map writes one to start from.",
        )
    return np.asarray(ends, dtype=np.int64)


def _days(found: Recognised, name: str, uses: dict[str, str], warnings: list[str]) -> DayColumn:
    cells = found.cells(name)
    if cells is None:
        nothing = np.full(len(found.table), np.nan)
        return DayColumn(nothing, np.zeros(len(nothing), np.bool_), nothing, "", is_guess=False)
    column = read_days(cells, found.map.dates, found.order_of_file)
    if column.order:
        uses[name] = column.order
    if column.is_guess:
        heading = found.map.columns[name]
        warnings.append(
            f"{found.table.path.name}: no date under {heading} says whether the day or the month comes first; read as "
            f"{column.order}. If that is wrong, write dates: in a map."
        )
    return column


def _closed(found: Recognised, outcome: Rows, uses: dict[str, str], warnings: list[str]) -> Floats:
    closed = _days(found, "closed", uses, warnings).days
    for name, end in (("won_on", Outcome.WON), ("lost_on", Outcome.LOST)):
        own = _days(found, name, uses, warnings).days
        closed = np.where((outcome == end) & ~np.isnan(own), own, closed)
    return closed


def _drop_odd_days(sieve: Sieve, created: Floats, closed: Floats) -> None:
    usable = created[sieve.kept & (created >= OLDEST)]
    if not len(usable):
        return
    latest = float(np.quantile(usable, 0.99)) + LATEST_AFTER
    sieve.drop((created < OLDEST) | (closed < OLDEST), "a day before 1970")
    sieve.drop((created > latest) | (closed > latest), "a day more than a year after all others")


def _drop_repeated(sieve: Sieve, identifier: list[str], is_open: Mask) -> None:
    """Of rows with the same identifier one stays: a closed one rather than an open one, else the last."""
    best: dict[str, int] = {}
    repeated = np.zeros(len(identifier), dtype=np.bool_)
    for place in np.flatnonzero(sieve.kept).tolist():
        name = identifier[place]
        if not name:
            continue
        before = best.get(name)
        if before is None:
            best[name] = place
        elif is_open[place] and not is_open[before]:
            repeated[place] = True
        else:
            repeated[before] = True
            best[name] = place
    sieve.drop(repeated, "the same number as another row, which is closed or comes later")


def _value(
    found: Recognised, outcome: Rows, sieve: Sieve, uses: dict[str, str], told: str, warnings: list[str]
) -> tuple[Floats, str]:
    cells = found.cells("value")
    is_won = outcome == Outcome.WON
    if cells is None:
        return np.full(len(outcome), np.nan), told
    column = read_amounts(cells, found.map.decimal)
    uses["value"] = _number_form(column)
    if column.is_guess:
        warnings.append(
            f"{found.table.path.name}: under {found.map.columns['value']} the sign before three digits is read as "
            f"grouping thousands. If that is wrong, write decimal: in a map."
        )
    own = found.cells("currency")
    codes = np.char.upper(np.array(own, dtype=np.str_)) if own is not None else column.currencies
    named, counts = np.unique(codes[codes != ""], return_counts=True)
    usual = told or (str(named[counts.argmax()]) if len(named) else "")
    value = column.values.copy()
    sieve.note(column.unreadable, "a value that cannot be read; unknown")
    foreign = (codes != "") & (codes != usual) & ~np.isnan(value)
    sieve.note(foreign, f"a value in another currency than {usual}; unknown")
    value[foreign] = np.nan
    is_odd = is_won & (value <= 0)
    sieve.note(is_odd, "won with a value of nought or below; unknown")
    value[is_odd] = np.nan
    sieve.note(is_won & np.array([cell == "" for cell in cells]), "won without a value; unknown")
    # What a lost deal brings is nothing: what stands there is what was hoped for, or a nought.
    value[outcome == Outcome.LOST] = np.nan
    value[(outcome == Outcome.OPEN) & (value <= 0)] = np.nan
    return value, usual


def _discount(found: Recognised, outcome: Rows, value: Floats, uses: dict[str, str]) -> Floats:
    """What was given off list price on won deals [share]."""
    cells = found.cells("discount")
    if cells is None:
        return np.full(len(outcome), np.nan)
    column = read_amounts(cells, found.map.decimal)
    given = column.values
    known = given[~np.isnan(given)]
    words = set(plain(found.map.columns["discount"]).split())
    is_percent = column.has_percent.any() or bool(words & {"%", "pct", "percent", "percentage", "prozent"})
    if is_percent:
        share, form = given / 100.0, "percent"
    elif len(known) and known.max() <= 1.0:
        share, form = given, "share"
    else:
        list_price = value + given
        share, form = np.where(list_price > 0, given / np.where(list_price > 0, list_price, 1.0), np.nan), "money"
    uses["discount"] = form
    is_sound = (outcome == Outcome.WON) & (share >= 0) & (share < 1)
    return np.where(is_sound, share, np.nan)


def _texts(found: Recognised, name: str) -> Texts:
    return np.array(without_people(found.cells(name) or [""] * len(found.table)), dtype=np.str_)


def _number_form(column: AmountColumn) -> str:
    return "1.234,56" if column.decimal == "," else "1,234.56"


def _unreadable(what: str, column: DayColumn) -> str:
    return f"{what} cannot be read as a day{f', {column.order}' if column.order else ''}"

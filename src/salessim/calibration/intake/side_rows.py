"""What stands beside the deals: the stages they were moved to, their accounts, what was done about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from salessim.calibration.deals import Floats, Outcome, Rows, StageHistory, Texts
from salessim.calibration.intake.amounts import read_amounts
from salessim.calibration.intake.days import read_days
from salessim.calibration.intake.outcomes import outcome_of_stage
from salessim.calibration.intake.personal import without_people
from salessim.calibration.intake.recognising import Recognised
from salessim.calibration.intake.sieve import Sieve


@dataclass(frozen=True)
class Moves:
    """Deals moved to stages, by identifier, in the order of time.

    Attributes:
        deal: Identifier of the deal.
        day: When [day].
        stage: Where to.
        value: What it was thought worth, not a number where nobody said [money].
        found: The file, to say which rows are not used.
        rows: Their rows in it, as a spreadsheet shows them.
    """

    deal: Texts
    day: Rows
    stage: Texts
    value: Floats
    found: Recognised
    rows: Rows


def ended(moves: Sequence[Moves]) -> dict[str, float]:
    """When each deal was moved to its last stage in any of the files, if that ends it [day]."""
    last: dict[str, tuple[int, Outcome]] = {}
    for each in moves:
        told = each.found.map
        outcomes = {stage: outcome_of_stage(stage, told.won, told.lost) for stage in np.unique(each.stage).tolist()}
        for name, day, stage in zip(each.deal.tolist(), each.day.tolist(), each.stage.tolist(), strict=True):
            if name not in last or day >= last[name][0]:
                last[name] = (day, outcomes[stage])
    return {name: float(day) for name, (day, outcome) in last.items() if outcome != Outcome.OPEN}


def history_of(moves: Sequence[Moves], identifiers: Mapping[str, int]) -> StageHistory:
    """The moves of known deals from all files together; the others are counted out, and what several files say, once.

    Args:
        moves: Of each file.
        identifiers: Position of each deal by its identifier.
    """
    parts: list[StageHistory] = []
    seen: set[tuple[int, int, str]] = set()
    for each in moves:
        place = np.array([identifiers.get(name, -1) for name in each.deal.tolist()], dtype=np.int64)
        tally, is_known = each.found.table.tally, place >= 0
        tally.set_aside("a deal that is not among the deals used", each.rows[~is_known].tolist())
        keys = list(zip(place.tolist(), each.day.tolist(), each.stage.tolist(), strict=True))
        again = is_known & np.array([key in seen for key in keys], dtype=np.bool_)
        tally.set_aside("the same move as in another file", each.rows[again].tolist())
        kept = is_known & ~again
        parts.append(StageHistory(place[kept], each.day[kept], each.stage[kept], each.value[kept]))
        if len(moves) > 1:
            seen.update(keys)
    columns = [np.concatenate([getattr(part, name) for part in parts]) for name in ("deal", "day", "stage", "value")]
    order = np.argsort(columns[1], kind="stable")
    return StageHistory(*(column[order] for column in columns))


@dataclass(frozen=True)
class Accounts:
    """Customers and what is known of them.

    Attributes:
        segment: Part of the market, by identifier and by name.
        since: When each became a customer [day].
        left: When it left, not a number while it stays [day].
    """

    segment: Mapping[str, str]
    since: Floats
    left: Floats


def read_moves(found: Recognised) -> Moves:
    """Reads a history of stages."""
    table = found.table
    sieve = Sieve(table.rows, table.tally)
    deal = np.array(found.cells("deal"), dtype=np.str_)
    days = read_days(found.cells("changed") or [], found.map.dates, found.order_of_file)
    sieve.drop(deal == "", "no number of a deal")
    sieve.drop(np.isnan(days.days), "no day that can be read")
    cells = found.cells("value")
    value = np.full(len(table), np.nan) if cells is None else read_amounts(cells, found.map.decimal).values
    hours = np.nan_to_num(days.hours)
    order = np.lexsort((np.arange(len(table)), days.days * 24 + hours))
    order = order[sieve.kept[order]]
    return Moves(
        deal[order],
        days.days[order].astype(np.int64),
        np.array(found.cells("stage"), dtype=np.str_)[order],
        value[order],
        found,
        sieve.numbers[order],
    )


def read_accounts(found: Recognised) -> Accounts:
    """Reads accounts; only their segment and how long they stayed are kept."""
    table = found.table
    sieve = Sieve(table.rows, table.tally)
    segments = without_people(found.cells("segment") or [""] * len(table))
    days = {
        name: read_days(cells, found.map.dates, found.order_of_file).days
        if (cells := found.cells(name)) is not None
        else np.full(len(table), np.nan)
        for name in ("customer_since", "left_on")
    }
    by_name: dict[str, str] = {}
    named = np.zeros(len(table), dtype=np.bool_)
    for field in ("name", "id"):
        cells = found.cells(field)
        if cells is not None:
            by_name.update(zip(cells, segments, strict=True))
            named |= np.array([cell != "" for cell in cells], dtype=np.bool_)
    by_name.pop("", None)
    sieve.drop(~named, "neither a number nor a name")
    since, left = days["customer_since"], days["left_on"]
    is_customer = sieve.kept & ~np.isnan(since)
    sieve.note(left < since, "left before it came; how long it stayed is unknown")
    is_customer &= ~(left < since)
    return Accounts(by_name, since[is_customer], left[is_customer])


def read_activities(found: Recognised) -> dict[str, int]:
    """Counts activities by kind; their texts and people are not kept."""
    table = found.table
    sieve = Sieve(table.rows, table.tally)
    days = read_days(found.cells("at") or [], found.map.dates, found.order_of_file).days
    sieve.drop(np.isnan(days), "no day that can be read")
    kinds = without_people(found.cells("kind") or [""] * len(table))
    counts = Counter(kind or "other" for kind, kept in zip(kinds, sieve.kept.tolist(), strict=True) if kept)
    return dict(counts.most_common())

"""Reads the tables that `salessim simulate --out` writes: opportunities, leads and the history of stages."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from salessim.calibration.deals import Book, Deals, Floats, Leads, Outcome, StageHistory, no_deals, no_leads, texts
from salessim.errors import InputError

FILES: Final = ("opportunities", "leads", "stage_history")
_KEYS: Final = {"opportunities": "is_won", "leads": "is_converted", "stage_history": "changed"}
_NAN: Final = float("nan")

Row = Mapping[str, str]


def read_own_export(tables: Mapping[str, Sequence[Row]], currency: str = "EUR") -> Book:
    """A book from the generic tables, given as rows of texts.

    Args:
        tables: `opportunities`, and `leads` and `stage_history` where they are there.
        currency: Of all money.
    """
    deals = _deals(tables.get("opportunities", ()), tables.get("stage_history", ()))
    won_on = {name: day for name, day, end in zip(deals.id, deals.closed, deals.outcome, strict=True) if end == 1}
    leads = _leads(tables.get("leads", ()), won_on)
    last = [_day(row[column]) for rows in tables.values() for row in rows for column in _MOMENTS if row.get(column)]
    return Book(int(max(last, default=_NAN)), deals, leads, currency)


def read_own_files(paths: Sequence[Path]) -> Book:
    """A book from the folder `crm/generic` of an export, or from files out of it.

    Raises:
        InputError: There are no opportunities and no leads among them, or a file cannot be read.
    """
    found: dict[str, list[Row]] = {}
    for path in _files(paths):
        rows = _rows(path)
        for table, key in _KEYS.items():
            if rows and key in rows[0] and path.stem.startswith(table):
                found[table] = rows
    if not found.get("opportunities") and not found.get("leads"):
        raise InputError(
            f"No opportunities and no leads in {', '.join(str(path) for path in paths)}.",
            "Give the folder that `salessim simulate --out` wrote, or opportunities.csv of its crm/generic.",
        )
    return read_own_export(found)


_MOMENTS: Final = ("created", "closed", "changed", "answered", "converted")


def _files(paths: Sequence[Path]) -> list[Path]:
    files = []
    for path in paths:
        inside = next((each for each in (path / "crm" / "generic", path) if each.is_dir()), None)
        files += [inside / f"{name}.csv" for name in FILES if (inside / f"{name}.csv").is_file()] if inside else [path]
    return files


def _rows(path: Path) -> list[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} cannot be read as a table.", "Give a CSV file in UTF-8.") from error


def _deals(rows: Sequence[Row], changes: Sequence[Row]) -> Deals:
    if not rows:
        return no_deals()
    won = np.array([row["is_won"] in {"true", "True", "1"} for row in rows], dtype=bool)
    ended = np.array([bool(row["closed"]) for row in rows], dtype=bool)
    ends = np.where(won, int(Outcome.WON), np.where(ended, int(Outcome.LOST), int(Outcome.OPEN)))
    amount, given = _floats([row["amount"] for row in rows]), _floats([row["discount"] for row in rows])
    return Deals(
        id=texts([row["opportunity"] for row in rows]),
        created=np.array([_day(row["created"]) for row in rows], dtype=np.int64),
        closed=np.array([_day(row["closed"]) if row["closed"] else _NAN for row in rows]),
        outcome=ends.astype(np.int64),
        value=np.where(ended & ~won, _NAN, amount),
        segment=texts([row["segment"] for row in rows]),
        source=texts([row["source"] for row in rows]),
        product=texts([""] * len(rows)),
        owner=texts([row["owner"] for row in rows]),
        account=texts([row["account"] for row in rows]),
        stage=texts([row["stage"] for row in rows]),
        discount=np.where(won & (amount > 0), given / np.where(amount > 0, amount + np.nan_to_num(given), 1.0), _NAN),
        history=_history(rows, changes),
    )


def _history(rows: Sequence[Row], changes: Sequence[Row]) -> StageHistory:
    place = {row["opportunity"]: number for number, row in enumerate(rows)}
    kept = [row for row in changes if row["opportunity"] in place]
    if not kept:
        return StageHistory()
    return StageHistory(
        deal=np.array([place[row["opportunity"]] for row in kept], dtype=np.int64),
        day=np.array([_day(row["changed"]) for row in kept], dtype=np.int64),
        stage=texts([row["stage"] for row in kept]),
        value=_floats([row["amount"] for row in kept]),
    )


def _leads(rows: Sequence[Row], won_on: Mapping[str, float]) -> Leads:
    if not rows:
        return no_leads()
    dropped = {"disqualified", "lost while waiting", "known already"}
    return Leads(
        id=texts([row["lead"] for row in rows]),
        created=np.array([_day(row["created"]) for row in rows], dtype=np.int64),
        source=texts([row["source"] for row in rows]),
        segment=texts([row["segment"] for row in rows]),
        became_deal=np.array([_day(row["converted"]) if row["converted"] else _NAN for row in rows]),
        won=np.array([won_on.get(row["opportunity"], _NAN) for row in rows]),
        dropped=np.array(
            [_day(row["answered"]) if row["status"] in dropped and row["answered"] else _NAN for row in rows]
        ),
    )


def _floats(written: Sequence[str]) -> Floats:
    return np.array([_number(each) for each in written])


def _number(text: str) -> float:
    return float(text) if text else _NAN


def _day(text: str) -> float:
    return float(date.fromisoformat(text[:10]).toordinal())

"""Accounts and reps from tables, and the new list of accounts as a table."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from salessim.errors import InputError, Place
from salessim.study.alignment import Account, Aligned, Rep
from salessim.study.alignment.distance import centre

USUAL_VISITS = 4.0
"""Visits a year where the table does not say: one a quarter (assumption)."""

_MOST_MISTAKES = 5
_YES = {"yes", "y", "true", "1", "x", "locked"}
_NO = {"", "no", "n", "false", "0"}
ACCOUNT_COLUMNS = ("account", "latitude", "longitude", "rep", "workload", "potential", "visits", "locked")
_NEEDED = {"accounts": ("account", "latitude", "longitude", "rep"), "reps": ("rep", "latitude", "longitude")}


class _Rows:
    """Rows of a table, and the mistakes found in them so far."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.mistakes: list[tuple[int, str]] = []
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            why = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
            raise InputError(
                f"{path} cannot be read: {why}.", "Give a table as CSV in UTF-8, as a spreadsheet saves it."
            ) from error
        first = text.split("\n", 1)[0]
        reader = csv.DictReader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
        self.headings = tuple(name.strip().lower() for name in reader.fieldnames or ())
        reader.fieldnames = list(self.headings)
        missing = [name for name in _NEEDED[kind] if name not in self.headings]
        if missing:
            raise InputError(
                f"The table of {kind} has no column {' and none '.join(f'“{name}”' for name in missing)}.",
                f"Its first line names the columns; needed are {', '.join(_NEEDED[kind])}.",
                Place(str(path), 1, 1),
            )
        self.rows = [
            (reader.line_num, {name: value.strip() for name, value in row.items() if isinstance(value, str) and name})
            for row in reader
        ]
        if not self.rows:
            raise InputError(
                f"The table of {kind} has no rows.", "Write one a line below the headings.", Place(str(path))
            )

    def number(self, line: int, row: Mapping[str, str], name: str, usual: float, low: float, high: float) -> float:
        """A number within bounds; what is usual where its column is not there or nothing stands in it."""
        text = row.get(name, "")
        if not text:
            if math.isnan(usual):
                self.mistakes.append((line, f"nothing stands under “{name}”"))
            return usual
        try:
            found = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text.replace(",", ""))
        except ValueError:
            self.mistakes.append((line, f"“{text}” under “{name}” is no number"))
            return usual
        if not low <= found <= high:
            most = f" and {high:g}" if math.isfinite(high) else " and more"
            self.mistakes.append((line, f"{text} under “{name}” is not between {low:g}{most}"))
        return found

    def place(self, line: int, row: Mapping[str, str]) -> tuple[float, float]:
        """Latitude and longitude [degrees]."""
        nan = math.nan
        return self.number(line, row, "latitude", nan, -90, 90), self.number(line, row, "longitude", nan, -180, 180)

    def finish(self) -> None:
        """Ends reading.

        Raises:
            InputError: There were mistakes; tells the first ones.
        """
        if not self.mistakes:
            return
        told = "; ".join(f"line {line}: {what}" for line, what in self.mistakes[:_MOST_MISTAKES])
        more = len(self.mistakes) - _MOST_MISTAKES
        raise InputError(
            told + (f"; and {more} more" if more > 0 else "") + ".",
            "Mend the table and try again.",
            Place(str(self.path), self.mistakes[0][0], 1),
        )


def read_accounts(path: Path) -> tuple[Account, ...]:
    """Accounts from a table with the columns account, latitude, longitude, rep, workload, potential, visits, locked.

    The last four may be missing: then every account makes the same work, buys nothing, is visited once a quarter and
    may move.

    Raises:
        InputError: The table cannot be read, or has mistakes; tells the first ones with their lines.
    """
    rows = _Rows(path, "accounts")
    accounts: list[Account] = []
    names: set[str] = set()
    for line, row in rows.rows:
        name, rep, locked = row.get("account", ""), row.get("rep", ""), row.get("locked", "").lower()
        if not name or name in names:
            rows.mistakes.append(
                (line, f"there are two accounts “{name}”" if name else "nothing stands under “account”")
            )
        if locked not in _YES | _NO:
            rows.mistakes.append((line, f"“{locked}” under “locked” is neither yes nor no"))
        if locked in _YES and not rep:
            rows.mistakes.append((line, f"“{name}” is locked, but has no rep to stay with"))
        names.add(name)
        latitude, longitude = rows.place(line, row)
        workload = rows.number(line, row, "workload", 1.0, 0.0, math.inf)
        potential = rows.number(line, row, "potential", 0.0, 0.0, math.inf)
        visits = rows.number(line, row, "visits", USUAL_VISITS, 0.0, math.inf)
        accounts.append(Account(name, latitude, longitude, rep, workload, potential, visits, locked in _YES))
    if not rows.mistakes and sum(each.workload for each in accounts) <= 0:
        rows.mistakes.append((1, "no account makes any work"))
    rows.finish()
    return tuple(accounts)


def read_reps(path: Path) -> tuple[Rep, ...]:
    """Reps from a table with the columns rep, latitude, longitude, capacity; the last one may be missing.

    Raises:
        InputError: The table cannot be read, or has mistakes; tells the first ones with their lines.
    """
    rows = _Rows(path, "reps")
    reps: list[Rep] = []
    names: set[str] = set()
    for line, row in rows.rows:
        name = row.get("rep", "")
        if not name or name in names:
            rows.mistakes.append((line, f"there are two reps “{name}”" if name else "nothing stands under “rep”"))
        names.add(name)
        latitude, longitude = rows.place(line, row)
        capacity = rows.number(line, row, "capacity", 1.0, 0.01, 1000.0)
        reps.append(Rep(name, latitude, longitude, capacity))
    rows.finish()
    return tuple(reps)


def reps_of(accounts: Sequence[Account]) -> tuple[Rep, ...]:
    """The reps of accounts, each in the middle of his or her visits, by name."""
    found = []
    for name in sorted({each.rep for each in accounts if each.rep}):
        own = [each for each in accounts if each.rep == name]
        places = np.array([(each.latitude, each.longitude) for each in own])
        weights = np.array([each.visits for each in own])
        found.append(Rep(name, *centre(places, weights if weights.sum() else np.ones(len(own)))))
    return tuple(found)


def written_accounts(aligned: Aligned) -> str:
    """The accounts as a table with the reps they have now, and who had them before."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow([*ACCOUNT_COLUMNS, "rep_before"])
    for each, rep in zip(aligned.case.accounts, aligned.rep_of, strict=True):
        numbers = [f"{number:.10g}" for number in (each.workload, each.potential, each.visits)]
        place = [each.name, each.latitude, each.longitude, aligned.case.reps[rep].name]
        table.writerow([*place, *numbers, "yes" if each.is_locked else "", each.rep])
    return out.getvalue()

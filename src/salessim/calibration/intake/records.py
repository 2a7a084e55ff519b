"""From files to records: everything that is known of deals and leads, and a report of what became of each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from salessim.calibration.deals import Book, Days, Deals, Floats, Outcome, StageHistory, Texts, no_deals, written_day
from salessim.calibration.intake.accounting import ColumnUse, FileReport, Leak
from salessim.calibration.intake.column_map import ColumnMap, FileMap
from salessim.calibration.intake.deal_rows import DealRows, read_deals, uses_of
from salessim.calibration.intake.headings import Holds, is_known, plain
from salessim.calibration.intake.lead_rows import read_leads
from salessim.calibration.intake.leaks import leak_in
from salessim.calibration.intake.outcomes import outcome_of_stage
from salessim.calibration.intake.personal import identifiers, is_personal, numbered
from salessim.calibration.intake.recognising import Recognised, recognise, require_mapped
from salessim.calibration.intake.rows import RawTable, read_table
from salessim.calibration.intake.side_rows import (
    Accounts,
    ended,
    history_of,
    read_accounts,
    read_activities,
    read_moves,
)
from salessim.errors import InputError

USUAL_CURRENCY: Final = "EUR"
"""Where nothing says another (assumption)."""
_GROUPS: Final = ("owner", "account", "segment", "source", "product")
_OUTCOME: Final = frozenset(
    {"id", "created", "closed", "won_on", "lost_on", "stage", "is_won", "is_closed", "currency"}
)
_ENDINGS: Final = (".csv", ".tsv", ".parquet")


@dataclass(frozen=True)
class ImportReport:
    """What became of all files.

    Attributes:
        files: Each file.
        leaks: Columns that know how deals end.
        warnings: What to look at.
        until: The last day in the data.
        currency: Of all money.
        deals: Deals read [count].
        won: Those that were won [count].
        lost: Those that were lost [count].
        leads: Leads read [count].
        activities: Activities by kind [count].
    """

    files: tuple[FileReport, ...]
    leaks: tuple[Leak, ...]
    warnings: tuple[str, ...]
    until: str
    currency: str
    deals: int
    won: int
    lost: int
    leads: int
    activities: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim calibrate --json` prints."""
        return {
            "files": [each.as_json() for each in self.files],
            "leaks": [each.as_json() for each in self.leaks],
            "warnings": list(self.warnings),
            "until": self.until,
            "currency": self.currency,
            "deals": {
                "read": self.deals,
                "won": self.won,
                "lost": self.lost,
                "open": self.deals - self.won - self.lost,
            },
            "leads": self.leads,
            "activities": self.activities,
        }


@dataclass(frozen=True)
class Records:
    """What was imported.

    Attributes:
        book: Deals and leads.
        hours_to_answer: From a lead to its first answer, sorted [hour].
        customer_since: When each customer became one [day].
        customer_left: When it left, not a number while it stays [day].
        report: What became of the files.
        map: Which columns were taken for which, to be saved and corrected.
    """

    book: Book
    hours_to_answer: Floats
    customer_since: Floats
    customer_left: Floats
    report: ImportReport
    map: ColumnMap


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files meant: those named, and those in folders named.

    Of what `salessim simulate --out` wrote, the tables in `crm/generic` are meant.

    Raises:
        InputError: A folder holds no table.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        try:
            inside = next((each for each in (path / "crm" / "generic", path / "generic") if each.is_dir()), path)
            files = sorted(each for each in inside.iterdir() if each.suffix.lower() in _ENDINGS and each.is_file())
        except OSError as error:
            raise InputError(f"I cannot look into {path}: {error.strerror}.", "Look at its permissions.") from error
        csv = {each.stem for each in files if each.suffix.lower() != ".parquet"}
        files = [each for each in files if each.suffix.lower() != ".parquet" or each.stem not in csv]
        if not files:
            raise InputError(f"There is no CSV file in the folder {path}.", "Export your deals as CSV into it.")
        found += files
    return list(dict.fromkeys(found))


def read_records(
    paths: Sequence[Path], told: ColumnMap | None = None, *, until: int | None = None, currency: str = ""
) -> Records:
    """Reads exports.

    Args:
        paths: Files, and folders of them.
        told: What the user says of their columns; None: all is guessed.
        until: The last day known; None: the last one in the data [day].
        currency: Of all money; empty: as the map or the data have it.

    Raises:
        InputError: A file cannot be read, or there are neither deals nor leads.
    """
    headings = {each for kind in told.files.values() for each in kind.columns.values()} if told else set()
    tables = [read_table(path, lambda cell: is_known(cell) or cell.strip() in headings) for path in files_in(paths)]
    if told is not None:
        require_mapped(told, tables)
    found = [recognise(table, told) for table in tables]
    by: dict[Holds, list[Recognised]] = {}
    for each in found:
        if each.holds:
            by.setdefault(each.holds, []).append(each)
    if not by.get("deals") and not by.get("leads"):
        reasons = "; ".join(f"{each.table.path.name} {each.by}" for each in found)
        raise InputError(
            f"There are no deals and no leads in what was given: {reasons}.",
            "Give the export of your deals (opportunities); a map file names columns that I do not know.",
        )
    return _assembled(found, by, until, currency or (told.currency if told else ""))


def _assembled(found: list[Recognised], by: dict[Holds, list[Recognised]], until: int | None, currency: str) -> Records:
    uses: dict[str, dict[str, str]] = {}
    moves = [read_moves(each) for each in by.get("stage history", ())]
    ends = ended(moves)
    accounts = [read_accounts(each) for each in by.get("accounts", ())]
    activities: dict[str, int] = {}
    for each in by.get("activities", ()):
        for kind, count in read_activities(each).items():
            activities[kind] = activities.get(kind, 0) + count
    rows = [read_deals(each, ends, currency) for each in by.get("deals", ())]
    for each, read in zip(by.get("deals", ()), rows, strict=True):
        uses[each.table.path.name] = dict(read.uses)
    money = currency or next((each.currency for each in rows if each.currency), "")
    leaks: list[Leak] = []
    deals = _joined(by.get("deals", []), rows, accounts, leaks)
    places = {name: place for place, name in enumerate(deals.id.tolist())}
    history = history_of(moves, places) if moves else StageHistory()
    is_won = deals.is_won
    won_on = dict(zip(deals.id[is_won].tolist(), deals.closed[is_won].tolist(), strict=True))
    opened_on = dict(zip(deals.id.tolist(), deals.created.astype(np.float64).tolist(), strict=True))
    leads = read_leads(by.get("leads", []), won_on, opened_on, uses)
    deals = replace(
        deals,
        id=identifiers(deals.id.tolist(), range(len(deals)), "deal")[0],
        owner=numbered(deals.owner.tolist(), "rep"),
        account=numbered(deals.account.tolist(), "account"),
        history=history,
    )
    if len(deals) + len(leads.leads) == 0:
        raise InputError("No row of what was given can be used.", "Look at the reasons above, or give a map.")
    last = _last_day(deals, leads.leads.created, leads.leads.won, leads.leads.became_deal)
    book = Book(last if until is None else until, deals, leads.leads, money or USUAL_CURRENCY)
    if until is not None and until < last:
        book = replace(book, until=last).known_on(until)
    warnings = [warning for each in rows for warning in each.warnings] + _odd(book, named=bool(money))
    known_leaks = {(leak.file, leak.heading): leak for leak in leaks}
    return Records(
        book,
        leads.hours_to_answer,
        np.concatenate([each.since for each in accounts]) if accounts else np.zeros(0),
        np.concatenate([each.left for each in accounts]) if accounts else np.zeros(0),
        ImportReport(
            tuple(_file_report(each, uses.get(each.table.path.name, {}), known_leaks) for each in found),
            tuple(leaks),
            tuple(warnings),
            written_day(book.until),
            book.currency,
            len(book.deals),
            int(book.deals.is_won.sum()),
            int((book.deals.outcome == Outcome.LOST).sum()),
            len(book.leads),
            activities,
        ),
        ColumnMap({holds: _saved(files) for holds, files in by.items()}, money),
    )


def _saved(files: list[Recognised]) -> FileMap:
    """What to write into a map: the columns, and for stages what they were taken for."""
    first = files[0]
    columns = {field: heading for each in reversed(files) for field, heading in each.map.columns.items()}
    told = first.map
    stages = (
        sorted({cell for each in files for cell in (each.cells("stage") or ()) if cell})
        if first.holds == "deals"
        else []
    )
    ends = {stage: outcome_of_stage(stage, told.won, told.lost) for stage in stages}
    return FileMap(
        columns,
        told.dates or first.order_of_file,
        told.decimal,
        tuple(stage for stage, end in ends.items() if end == Outcome.WON),
        tuple(stage for stage, end in ends.items() if end == Outcome.LOST),
    )


def _joined(found: list[Recognised], rows: list[DealRows], accounts: list[Accounts], leaks: list[Leak]) -> Deals:
    """All deals, without columns that know how they end."""
    if not rows:
        return no_deals()
    parts, seen = [], set[str]()
    for each, read in zip(found, rows, strict=True):
        deals = read.deals
        ids = np.array(
            [name or f"row-{row}" for name, row in zip(deals.id.tolist(), read.numbers.tolist(), strict=True)], np.str_
        )
        if seen:
            again = np.array([name in seen for name in ids.tolist()], dtype=np.bool_)
            is_numbered = deals.id == ""
            ids = np.where(is_numbered, np.char.add(f"{each.table.path.name}-", ids), ids)
            again &= ~is_numbered
            each.table.tally.set_aside("the same number as a row of another file", read.numbers[again].tolist())
            deals, ids = deals.where(~again), ids[~again]
        seen.update(ids.tolist())
        segments = _segments(deals.account, accounts) if (deals.segment == "").all() else deals.segment
        parts.append(_without_leaks(each, read, replace(deals, id=ids, segment=segments), leaks))
    names = [name for name in Deals.__dataclass_fields__ if name != "history"]
    columns: dict[str, Any] = {name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    return Deals(**columns)


def _segments(account: Texts, accounts: list[Accounts]) -> Texts:
    known: dict[str, str] = {}
    for each in accounts:
        known.update(each.segment)
    return np.array([known.get(name, "") for name in account.tolist()], dtype=np.str_)


def _without_leaks(found: Recognised, read: DealRows, deals: Deals, leaks: list[Leak]) -> Deals:
    """Empties the columns that tell the end, and names those that do though nobody uses them."""
    table, file = found.table, found.table.path.name
    field_of = {heading: field for field, heading in found.map.columns.items()}
    changed: dict[str, Any] = {}
    for heading, column in zip(table.headings, table.columns, strict=True):
        field = field_of.get(heading, "")
        if field in _OUTCOME:
            continue
        cells = [cell for cell, kept in zip(column, read.kept.tolist(), strict=True) if kept]
        how = leak_in(cells, read.deals.outcome, read.deals.created)
        if how is None:
            continue
        if field in ("value", "discount"):
            then = "used for what won deals bring, and for nothing else"
        elif field:
            then = "not used"
            changed[field] = np.full(len(deals), "")
        else:
            then = "not used, as it never would be"
        leaks.append(Leak(heading, file, how, then))
    if "segment" not in found.map.columns and (deals.segment != "").any():
        how = leak_in(deals.segment.tolist(), deals.outcome, deals.created)
        if how:
            leaks.append(Leak("segment of the account", file, how, "not used"))
            changed["segment"] = np.full(len(deals), "")
    return replace(deals, **changed)


def _last_day(deals: Deals, *of_leads: Floats | Days) -> int:
    columns = [deals.created.astype(np.float64), deals.closed, deals.history.day.astype(np.float64), *of_leads]
    known = np.concatenate([np.asarray(column, dtype=np.float64) for column in columns])
    return int(known[~np.isnan(known)].max())


def _odd(book: Book, *, named: bool) -> list[str]:
    found = []
    deals = book.deals
    if len(deals) and not (deals.outcome == Outcome.LOST).any():
        found.append(
            "No deal is lost. If lost deals were left out of the export, chances to win cannot be told: export them."
        )
    if len(deals) and not deals.is_open.any():
        found.append("No deal is open: if open deals were left out of the export, times to decide come out too short.")
    if not named and (~np.isnan(deals.value)).any():
        found.append(f"Nothing says the currency; {USUAL_CURRENCY} is written. Say another with --currency.")
    return found


def _file_report(found: Recognised, uses: dict[str, str], leaks: dict[tuple[str, str], Leak]) -> FileReport:
    table = found.table
    known = uses_of(found, uses)
    columns = []
    for heading in table.headings:
        use = known.get(heading)
        leak = leaks.get((table.path.name, heading))
        if use is None:
            columns.append(ColumnUse(heading, "", _unused(table, heading, leak, bool(found.holds))))
        elif leak is not None:
            columns.append(ColumnUse(heading, use.used_as, f"knows the end: {leak.then}"))
        else:
            columns.append(use)
    tally = table.tally
    if found.holds is None:
        tally.set_aside(f"the file {found.by}", table.rows)
    return FileReport(
        table.path.name,
        table.form,
        found.holds or "",
        found.by,
        tally.total,
        tally.kept,
        tuple(tally.aside),
        tuple(tally.notes),
        tuple(columns),
    )


def _unused(table: RawTable, heading: str, leak: Leak | None, is_used: bool) -> str:
    if is_used and is_personal(heading, table.column(heading)):
        return "personal; not kept"
    if leak is not None:
        return "knows the end"
    return "" if plain(heading) else "no heading"

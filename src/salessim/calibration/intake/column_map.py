"""The map file: which columns are which, written by a guess and corrected by whoever knows better."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from collections.abc import Sequence as List
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from salessim.calibration.intake.amounts import Decimal
from salessim.calibration.intake.days import Order
from salessim.calibration.intake.headings import FIELDS, HOLDS, Holds
from salessim.errors import DocumentError, Problem
from salessim.library.reading import read
from salessim.library.tree import Entry, Mapping, Scalar, Sequence
from salessim.library.wording import nearest

FORMAT: Final = "crm-map/1"
_ORDERS: Final = ("day first", "month first")
_DECIMALS: Final = {"point": ".", "comma": ","}
_KEYS: Final = ("columns", "dates", "decimal", "won", "lost")


@dataclass(frozen=True)
class FileMap:
    """What is said of the files of one kind.

    Attributes:
        columns: Heading by field.
        dates: What comes first in dates; None: it is decided by what is in them.
        decimal: The decimal sign; None: it is decided by what is in the numbers.
        won: Stages that mean won; empty: those with a word such as `won`.
        lost: Stages that mean lost; empty: those with a word such as `lost`.
    """

    columns: Dict[str, str]
    dates: Order | None = None
    decimal: Decimal | None = None
    won: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColumnMap:
    """What is said of all files.

    Attributes:
        files: By what a file holds.
        currency: Of all money; empty: it is looked for.
    """

    files: Dict[Holds, FileMap] = field(default_factory=dict)
    currency: str = ""


def written_map(known: ColumnMap) -> str:
    """A map as its file."""
    lines = [
        f"format: {FORMAT}",
        "# Which columns of your exports are which. Correct what is wrong, take out what should not be used, and give",
        "# the file with --map. Not every field is needed.",
    ]
    if known.currency:
        lines.append(f"currency: {known.currency}")
    for holds, each in known.files.items():
        lines += ["", f"{holds}:", "  columns:"]
        for name, tells in FIELDS[holds].items():
            if name in each.columns:
                lines.append(f"    {name}: {_quoted(each.columns[name])}  # {tells}")
            else:
                lines.append(f"    # {name}:  # {tells}")
        # Days and decimals are commented out where the columns themselves say it.
        if each.dates:
            lines.append(f"  dates: {each.dates}  # or {_ORDERS[each.dates == _ORDERS[0]]}")
        if each.decimal:
            lines.append(
                f"  decimal: {'comma' if each.decimal == ',' else 'point'}  # or the other: 1.234,56 or 1,234.56"
            )
        for name, stages in (("won", each.won), ("lost", each.lost)):
            if stages:
                lines.append(f"  {name}: [{', '.join(_quoted(stage) for stage in stages)}]")
    return "\n".join(lines) + "\n"


def read_map(data: bytes, file: str) -> ColumnMap:
    """A map from its file.

    Raises:
        DocumentError: It has mistakes; all of them are listed.
    """
    reading = read(data, file)
    problems = [each for each in reading.problems if each.severity == "error"]
    if reading.root is None:
        raise DocumentError(problems)
    files: dict[Holds, FileMap] = {}
    currency = ""
    for key, entry in reading.root.items.items():
        if key == "format":
            if entry.node.plain() != FORMAT:
                problems.append(_problem(entry, f"The format is {entry.node.plain()}.", f"Write {FORMAT}."))
        elif key == "currency" and isinstance(entry.node, Scalar):
            currency = entry.node.plain().upper()
        elif key in HOLDS and isinstance(entry.node, Mapping):
            files[key] = _file_map(key, entry.node, problems)
        elif key in HOLDS:
            problems.append(_problem(entry, f"{key} has no columns.", "Write columns: below it, one field a line."))
        else:
            problems.append(_unknown(entry, key, (*HOLDS, "currency", "format")))
    if not files and not problems:
        root = reading.root
        where = next(iter(root.items.values()))
        problems.append(_problem(where, "The map says nothing of any file.", f"It could hold: {', '.join(HOLDS)}."))
    if problems:
        raise DocumentError(problems)
    return ColumnMap(files, currency)


def _file_map(holds: Holds, node: Mapping, problems: list[Problem]) -> FileMap:
    columns: dict[str, str] = {}
    stages: dict[str, tuple[str, ...]] = {"won": (), "lost": ()}
    dates: Order | None = None
    decimal: Decimal | None = None
    for key, entry in node.items.items():
        value = entry.node.plain()
        if key == "columns" and isinstance(entry.node, Mapping):
            for name, column in entry.node.items.items():
                if name not in FIELDS[holds]:
                    problems.append(_unknown(column, name, tuple(FIELDS[holds])))
                elif isinstance(column.node, Scalar):
                    columns[name] = column.node.plain()
                else:
                    problems.append(_problem(column, f"{name} is one column.", "Write its heading after the colon."))
        elif key == "dates":
            dates = cast(Order, value) if value in _ORDERS else None
            if dates is None:
                problems.append(_problem(entry, f"Dates are {value}.", f"Write {' or '.join(_ORDERS)}."))
        elif key == "decimal":
            decimal = (
                cast(Literal[".", ","], _DECIMALS[value]) if isinstance(value, str) and value in _DECIMALS else None
            )
            if decimal is None:
                problems.append(_problem(entry, f"The decimal sign is {value}.", "Write point or comma."))
        elif key in stages and isinstance(entry.node, Scalar | Sequence):
            stages[key] = tuple(str(each) for each in ([value] if isinstance(value, str) else value))
        else:
            problems.append(_unknown(entry, key, _KEYS))
    return FileMap(columns, dates, decimal, stages["won"], stages["lost"])


def _unknown(entry: Entry, name: str, known: List[str]) -> Problem:
    near = nearest(name, known)
    return _problem(
        entry, f"{name!r} is unknown here.", f"Did you mean {near}?" if near else f"It could be: {', '.join(known)}."
    )


def _problem(entry: Entry, message: str, hint: str) -> Problem:
    return Problem("E101", "error", entry.key.place, message, hint)


def _quoted(text: str) -> str:
    if text and all(sign.isalnum() or sign in " _-/." for sign in text) and text == text.strip() and text[0].isalpha():
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

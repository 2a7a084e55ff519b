"""Tables: named columns of one kind each, and rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

ColumnKind = Literal["text", "moment", "day", "money", "number", "count", "flag"]
"""`money` is in units of the currency with two decimals, held as whole cents; `moment` is a date with a time."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and what stands in it."""

    name: str
    kind: ColumnKind = "text"


@dataclass(slots=True)
class Table:
    """A table.

    Attributes:
        name: Its name, such as `opportunities`.
        columns: What its rows hold, in order.
        rows: Values in the order of the columns; None where there is none.
    """

    name: str
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]] = field(default_factory=list)

    def by_name(self) -> Iterator[dict[str, Any]]:
        """The rows as values by the name of their column."""
        names = [column.name for column in self.columns]
        return (dict(zip(names, row, strict=True)) for row in self.rows)


def columns(**kinds: ColumnKind) -> tuple[Column, ...]:
    """Columns by name."""
    return tuple(Column(name, kind) for name, kind in kinds.items())


Writer = Callable[[Any], str]

_ISO: dict[ColumnKind, Writer] = {
    "moment": lambda moment: moment.isoformat(timespec="seconds"),
    "day": lambda day: day.isoformat(),
    "money": lambda cents: money_text(cents),
    "number": lambda number: f"{number:.6g}",
    "flag": lambda flag: "true" if flag else "false",
}


def money_text(cents: int) -> str:
    """An amount in units with two decimals, as in `1234.50`."""
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def written_csv(table: Table, writers: dict[ColumnKind, Writer] | None = None) -> Iterator[bytes]:
    """The table as CSV after RFC 4180: UTF-8, commas, CRLF; what is not there is empty.

    Args:
        table: The table.
        writers: How to write a kind of column, where it is not the usual way.
    """
    how = _ISO | (writers or {})
    each = [how.get(column.kind, str) for column in table.columns]
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow(["" if value is None else write(value) for value, write in zip(row, each, strict=True)])
        if buffer.tell() > 1 << 16:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def day_of(moment: datetime | None) -> date | None:
    """The day of a moment."""
    return moment.date() if moment else None

"""How the same tables are exported with the names, identifiers and dates of a customer database in common use.

Identifiers have the form that each uses and count the rows; the journal's own name of a thing stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from salessim.reports.table import Column, ColumnKind, Table, Writer, written_csv

ID = "id:"
"""Before the name of a generic column that names a row of another table: that row's identifier is wanted."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that is worked out: its kind, and how from a row by name."""

    kind: ColumnKind
    of: Callable[[dict[str, Any]], Any]


Source = str | Derived
"""Where a column comes from: one of the generic table's columns, as an identifier or as it is, or worked out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file: its name, the generic table it is made from, and its columns with where each comes from."""

    file: str
    table: str
    columns: tuple[tuple[str, Source], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one database exports.

    Attributes:
        name: What it is called.
        sheets: Its files.
        identifier: From the table and the number of a row [1..] to its identifier.
        writers: How it writes kinds of columns.
    """

    name: str
    sheets: tuple[Sheet, ...]
    identifier: Callable[[str, int], str]
    writers: Mapping[ColumnKind, Writer]


_NAMED_BY = {
    "owner": "people",
    "person": "people",
    "account": "accounts",
    "contact": "contacts",
    "lead": "leads",
    "opportunity": "opportunities",
    "change": "stage_history",
    "activity": "activities",
    "order": "orders",
    "case": "cases",
}
"""The table whose rows a column names."""


def shaped(shape: Shape, tables: Mapping[str, Table]) -> dict[str, Iterator[bytes]]:
    """The files of a shape, by name.

    Args:
        shape: How they are to be written.
        tables: The generic tables by name; what a row is called stands in its first column.
    """
    ids = {
        name: {row[0]: shape.identifier(name, number) for number, row in enumerate(table.rows, start=1)}
        for name, table in tables.items()
    }
    return {
        sheet.file: written_csv(_filled(sheet, tables[sheet.table], ids), dict(shape.writers)) for sheet in shape.sheets
    }


def _filled(sheet: Sheet, table: Table, ids: Mapping[str, Mapping[str, str]]) -> Table:
    kinds: dict[str, ColumnKind] = {column.name: column.kind for column in table.columns}
    made = Table(sheet.file, tuple(Column(heading, _kind(source, kinds)) for heading, source in sheet.columns))
    for row in table.by_name():
        made.rows.append(tuple(_value(source, row, ids) for _, source in sheet.columns))
    return made


def _kind(source: Source, kinds: Mapping[str, ColumnKind]) -> ColumnKind:
    if isinstance(source, Derived):
        return source.kind
    return "text" if source.startswith(ID) else kinds[source]


def _value(source: Source, row: dict[str, Any], ids: Mapping[str, Mapping[str, str]]) -> Any:
    if isinstance(source, Derived):
        return source.of(row)
    if source.startswith(ID):
        named = source.removeprefix(ID)
        return ids[_NAMED_BY[named]][row[named]] if row[named] else None
    return row[source]

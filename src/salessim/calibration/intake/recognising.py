"""What a file holds and which of its columns is which field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from salessim.calibration.intake.column_map import ColumnMap, FileMap
from salessim.calibration.intake.days import Order, Survey, looks_like_days, survey
from salessim.calibration.intake.headings import (
    FIELDS,
    HOLDS,
    NEEDED,
    Holds,
    guessed_columns,
    guessed_holds,
    whose_names,
)
from salessim.calibration.intake.rows import RawTable
from salessim.errors import InputError
from salessim.library.wording import nearest, quoted

_DAY_FIELDS: Final = frozenset({"created", "closed", "won_on", "lost_on", "changed", "converted", "won", "dropped",
                                "answered", "at", "customer_since", "left_on"})  # fmt: skip
_LOOKED_AT: Final = 200


@dataclass(frozen=True)
class Recognised:
    """A file of which is known what it holds.

    Attributes:
        table: The file.
        holds: What it holds; empty where that is nothing that is used.
        by: How that was told, in words; of a file that is not used, why it is not.
        map: Which columns are which, and what is said of dates, numbers and stages.
        order_of_file: Which comes first in its dates, by all of its columns of days together; None: nothing says.
    """

    table: RawTable
    holds: Holds | None
    by: str
    map: FileMap
    order_of_file: Order | None = None

    def cells(self, field: str) -> list[str] | None:
        """The cells of a field; None where no column fills it."""
        heading = self.map.columns.get(field)
        return None if heading is None else self.table.column(heading)


def recognise(table: RawTable, told: ColumnMap | None = None) -> Recognised:
    """Says what a file holds: as the map has it, else by its headings, its name and what is in its columns.

    Raises:
        InputError: It should hold deals or leads, and a column without which nothing can be done is missing.
    """
    if len(table) == 0:
        return Recognised(table, None, "has headings and no rows below them", FileMap({}))
    if told is not None:
        for holds, each in _likeliest(table, told):
            missing = [heading for heading in each.columns.values() if heading not in table.headings]
            if not missing:
                return _with_order(Recognised(table, holds, "your map", each))
    ranked = guessed_holds(table.path.name, table.headings)
    complaint = ""
    for kind in ranked:
        if kind not in HOLDS:
            if kind == ranked[0]:
                return Recognised(table, None, f"holds {kind}, which are not needed", FileMap({}))
            continue
        holds = kind
        columns = _guessed(holds, table)
        lacking = [group for group in NEEDED[holds] if not any(name in columns for name in group)]
        if not lacking:
            return _with_order(Recognised(table, holds, whose_names(holds, columns), FileMap(columns)))
        if not complaint:
            wanted = " and ".join(" or ".join(FIELDS[holds][name] for name in group) for group in lacking)
            complaint = f"looks like {holds}, but no column is {wanted}"
    return Recognised(table, None, complaint or "holds nothing that I know; name its columns in a map", FileMap({}))


def require_mapped(told: ColumnMap, tables: list[RawTable]) -> None:
    """Refuses a map with headings that no file has.

    Raises:
        InputError: One of its kinds of file fits none of the files.
    """
    for holds, each in told.files.items():
        if any(set(each.columns.values()) <= set(table.headings) for table in tables):
            continue
        best = max(tables, key=lambda table: len(set(each.columns.values()) & set(table.headings)))
        missing = [heading for heading in each.columns.values() if heading not in best.headings]
        near = nearest(missing[0], best.headings)
        hint = f"Did you mean {quoted(near)}?" if near else f"Its headings are: {', '.join(best.headings)}."
        raise InputError(
            f"The map names the column {quoted(missing[0])} for {holds}, which {best.path.name} does not have.", hint
        )


def _likeliest(table: RawTable, told: ColumnMap) -> list[tuple[Holds, FileMap]]:
    """The kinds in a map, those first of which a file has the most columns."""
    present = set(table.headings)
    by_name = guessed_holds(table.path.name, table.headings)
    return sorted(
        told.files.items(),
        key=lambda item: (
            -len(present & set(item[1].columns.values())),
            by_name.index(item[0]) if item[0] in by_name else 9,
        ),
    )


def _guessed(holds: Holds, table: RawTable) -> dict[str, str]:
    """Columns by their names; what has the name of a day and holds none is no day, and one more may be found."""
    columns = guessed_columns(holds, table.headings)
    for field in [name for name in columns if name in _DAY_FIELDS]:
        filled = [cell for cell in table.column(columns[field]) if cell][:_LOOKED_AT]
        if filled and not any(looks_like_days([cell]) or cell.isdigit() for cell in filled):
            del columns[field]
    if holds in ("deals", "leads") and "created" not in columns and not (holds == "leads" and "won" in columns):
        used = set(columns.values())
        free = [heading for heading in table.headings if heading not in used]
        days = [heading for heading in free if looks_like_days(table.column(heading)[:_LOOKED_AT])]
        if days:
            # The one filled most often: a deal is always opened on some day.
            columns["created"] = max(days, key=lambda heading: sum(map(bool, table.column(heading))))
    return columns


def _with_order(found: Recognised) -> Recognised:
    seen = [survey(set(cells)) for field in _DAY_FIELDS if (cells := found.cells(field)) is not None]
    together = Survey(sum(each.day_first for each in seen), sum(each.month_first for each in seen))
    return Recognised(found.table, found.holds, found.by, found.map, together.order)

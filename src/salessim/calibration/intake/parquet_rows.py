"""The rows of a Parquet file, with pyarrow (the extra `parquet`)."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

from salessim.calibration.intake.accounting import Tally
from salessim.calibration.intake.rows import RawTable
from salessim.errors import InputError, SurroundingsError


def table_of_parquet(data: bytes, path: Path) -> RawTable:
    """A table from the bytes of a Parquet file; every cell becomes text.

    Raises:
        SurroundingsError: pyarrow is not installed.
        InputError: The file is damaged or has no rows.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SurroundingsError(
            f"{path} is Parquet, which needs the package pyarrow.",
            "Install it with `pip install salessim[parquet]`, or export CSV.",
        ) from error
    try:
        table = pyarrow.parquet.read_table(io.BytesIO(data))
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{path} begins like Parquet and cannot be read.", "Export it again.") from error
    columns = tuple([_written(cell) for cell in column.to_pylist()] for column in table.columns)
    count = table.num_rows
    if count == 0 or len(columns) < 2:
        raise InputError(f"{path} has no rows, or a single column.", "Export it again, with its rows.")
    return RawTable(path, "Parquet", tuple(table.column_names), columns, list(range(1, count + 1)), Tally(count))


def _written(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell).strip()

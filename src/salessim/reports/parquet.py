"""Tables as Parquet, with pyarrow (the extra `parquet`)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from salessim.errors import SurroundingsError
from salessim.reports.table import ColumnKind, Table


def require_parquet() -> None:
    """Refuses where pyarrow is not installed.

    Raises:
        SurroundingsError: It is not.
    """
    try:
        import pyarrow.parquet  # noqa: F401 - whether it is there
    except ImportError as error:
        raise SurroundingsError(
            "Parquet needs the package pyarrow, which is not installed.",
            "Install it with `pip install salessim[parquet]`, or leave out --parquet.",
        ) from error


def written_parquet(table: Table) -> Iterator[bytes]:
    """The table as a Parquet file; amounts are decimals with two places, moments have no time zone.

    Raises:
        SurroundingsError: pyarrow is not installed.
    """
    require_parquet()
    import pyarrow
    import pyarrow.parquet

    kinds: dict[ColumnKind, Any] = {
        "text": pyarrow.string(),
        "moment": pyarrow.timestamp("s"),
        "day": pyarrow.date32(),
        "money": pyarrow.decimal128(18, 2),
        "number": pyarrow.float64(),
        "count": pyarrow.int64(),
        "flag": pyarrow.bool_(),
    }
    arrays = [
        pyarrow.array(
            [_decimal(row[place]) if column.kind == "money" else row[place] for row in table.rows], kinds[column.kind]
        )
        for place, column in enumerate(table.columns)
    ]
    buffer = io.BytesIO()
    pyarrow.parquet.write_table(
        pyarrow.Table.from_arrays(arrays, names=[column.name for column in table.columns]), buffer
    )
    yield buffer.getvalue()


def _decimal(cents: int | None) -> Decimal | None:
    return None if cents is None else Decimal(cents).scaleb(-2)

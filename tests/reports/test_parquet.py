import sys
from decimal import Decimal

import pytest

from recorded import small_recording
from salessim.errors import SurroundingsError
from salessim.reports.crm.tables import crm_tables
from salessim.reports.parquet import require_parquet, written_parquet


def test_without_pyarrow_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(SurroundingsError, match="pyarrow") as caught:
        require_parquet()
    assert "salessim[parquet]" in caught.value.hint


def test_parquet_holds_the_table(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is an extra")
    for table in crm_tables(small_recording()).values():
        file = tmp_path / f"{table.name}.parquet"
        file.write_bytes(b"".join(written_parquet(table)))
        found = parquet.read_table(file).to_pylist()
        assert len(found) == len(table.rows)
        for row, expected in zip(found, table.by_name(), strict=True):
            for column in table.columns:
                value = expected[column.name]
                if column.kind == "money" and value is not None:
                    value = Decimal(value) / 100
                assert row[column.name] == value

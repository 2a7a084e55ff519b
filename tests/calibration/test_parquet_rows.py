"""Exports as Parquet: read where the extra is there, refused with what to install where it is not."""

import sys

import pytest
from tests.calibration.ugly_files import HEAD, deals, with_days, written

from salessim.calibration.intake.records import read_records
from salessim.errors import InputError, SurroundingsError


def test_without_pyarrow_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    path = tmp_path / "deals.parquet"
    path.write_bytes(b"PAR1" + bytes(40))
    with pytest.raises(SurroundingsError, match="pyarrow") as raised:
        read_records([path])
    assert "salessim[parquet]" in raised.value.hint


def test_it_is_read_as_the_same_csv_is(tmp_path):
    pyarrow = pytest.importorskip("pyarrow", reason="needs pyarrow (the extra parquet)")
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs pyarrow (the extra parquet)")
    columns = dict(zip(HEAD, zip(*deals(), strict=True), strict=True))
    parquet.write_table(
        pyarrow.table({name: list(cells) for name, cells in columns.items()}), tmp_path / "deals.parquet"
    )
    (tmp_path / "deals.csv").write_text(written(with_days(deals(), "%Y-%m-%d")), encoding="utf-8")
    found, plain = (read_records([tmp_path / f"deals.{ending}"]).book.deals for ending in ("parquet", "csv"))
    assert found.id.tolist() == plain.id.tolist()
    assert found.created.tolist() == plain.created.tolist()
    assert found.outcome.tolist() == plain.outcome.tolist()


def test_a_damaged_one_is_refused(tmp_path):
    pytest.importorskip("pyarrow", reason="needs pyarrow (the extra parquet)")
    path = tmp_path / "deals.parquet"
    path.write_bytes(b"PAR1" + bytes(40))
    with pytest.raises(InputError, match="cannot be read"):
        read_records([path])

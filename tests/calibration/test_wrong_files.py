"""Files that are no exports are refused by name, with what to do."""

import os

import numpy as np
import pytest
from tests.calibration.ugly_files import deals, with_days, written

from salessim.calibration.intake.records import read_records
from salessim.errors import SalessimError

GOOD = written(with_days(deals(60), "%Y-%m-%d"))


def refused(path, data=None):
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SalessimError) as raised:
        read_records([path])
    assert raised.value.hint
    return raised.value.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\r\n", "is empty"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(200)), "Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300), "old Excel workbook"),
        (b"%PDF-1.7 rest", "PDF"),
        (b"<html><table></table></html>", "web page"),
        (b'{"deals": []}', "JSON"),
        (b"\x1f\x8b\x08\x00rest", "packed"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x7fELF\x02\x01\x01" + bytes(600) + bytes(range(100, 250)) * 4, "not text"),
        (b"just a letter\nof a few lines\n", "single column"),
        (b"1,2,3\n4,5,6\n7,8,9\n", "no row of headings"),
        (GOOD.splitlines()[0].encode(), "no rows below"),
        (b"animal,colour,legs\ncat,black,four\ndog,brown,four\n", "no deals and no leads"),
        (b"Id,Close Date,Stage,Amount\n1,2024-01-01,Won,5\n2,2024-02-01,Lost,6\n", "the day on which it was opened"),
        (b"Id,Created Date,Stage,Amount\n1,2024-01-01,Begun,5\n2,2024-02-01,Warm,6\n", "No deal in"),
        (GOOD.replace("web", '"web', 1).encode(), "never closed"),
    ],
)
def test_what_is_no_export(tmp_path, data, words):
    assert words in refused(tmp_path / "deals.csv", data)


def test_a_file_that_is_not_there(tmp_path):
    assert "There is no file" in refused(tmp_path / "nowhere.csv")


def test_a_folder_without_tables(tmp_path):
    assert "no CSV file" in refused(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
    assert "cannot read" in refused(path)


def test_a_folder_of_exports_is_read_whole(tmp_path):
    (tmp_path / "opportunities.csv").write_text(GOOD, encoding="utf-8")
    (tmp_path / "products.csv").write_text("product,series,sales_price\nPump,A,5\n", encoding="utf-8")
    report = read_records([tmp_path]).report
    assert [each.holds for each in report.files] == ["deals", ""]
    assert all(each.total == each.kept + sum(aside.count for aside in each.aside) for each in report.files)


def test_two_exports_that_overlap_count_each_deal_once(tmp_path):
    lines = GOOD.splitlines()
    (tmp_path / "deals-1.csv").write_text("\n".join(lines[:41]), encoding="utf-8")
    (tmp_path / "deals-2.csv").write_text("\n".join([lines[0], *lines[31:]]), encoding="utf-8")
    records = read_records([tmp_path])
    assert len(records.book.deals) == 60
    assert records.report.files[1].aside[-1].count == 10


def test_several_histories_of_stages_are_put_together_and_what_both_say_counts_once(tmp_path):
    (tmp_path / "opportunities.csv").write_text(GOOD, encoding="utf-8")
    names = [line.split(",")[0] for line in GOOD.splitlines()[1:]]
    head = "Opportunity ID,Created Date,To Stage,Amount\n"
    first = [f"{name},2024-01-{1 + place % 28:02},Qualified,100\n" for place, name in enumerate(names[:40])]
    second = [f"{name},2024-02-{1 + place % 28:02},Proposal,200\n" for place, name in enumerate(names)]
    (tmp_path / "OpportunityHistory.csv").write_text(head + "".join(first), encoding="utf-8")
    (tmp_path / "OpportunityHistory-2.csv").write_text(head + "".join(second + first[:10]), encoding="utf-8")
    records = read_records([tmp_path])
    assert [each.holds for each in records.report.files].count("stage history") == 2
    history = records.book.deals.history
    assert len(history) == 40 + len(names)
    assert (np.diff(history.day) >= 0).all()
    why = {each.why: each.count for file in records.report.files for each in file.aside}
    assert why["the same move as in another file"] == 10
    assert all(file.total == file.kept + sum(each.count for each in file.aside) for file in records.report.files)


def test_a_file_that_is_not_used_is_called_what_it_is(tmp_path):
    (tmp_path / "accounts.csv").write_text("Account ID,Industry\n001,steel\n", encoding="utf-8")
    said = refused(tmp_path / "accounts.csv")
    assert "accounts.csv" in said
    assert "holds looks" not in said
    assert "holds holds" not in said


def test_no_name_of_a_person_is_kept(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text(GOOD.replace("web", "ann.bell@example.com"), encoding="utf-8")
    deals_read = read_records([path]).book.deals
    assert set(deals_read.owner.tolist()) == {"rep 1", "rep 2", "rep 3"}
    kept = " ".join(" ".join(getattr(deals_read, name).tolist()) for name in ("id", "source", "segment", "account"))
    assert "Ann" not in kept
    assert "@" not in kept

"""The map file: what was guessed can be written, corrected and read again; its mistakes are named with their lines."""

import pytest
from tests.calibration.ugly_files import deals, with_days, written

from salessim.calibration.intake.column_map import ColumnMap, FileMap, read_map, written_map
from salessim.calibration.intake.records import read_records
from salessim.errors import DocumentError, InputError

ODD = ["Vorgang", "A", "B", "Zustand", "Summe", "Wer", "Woher"]
MAP = """format: crm-map/1
currency: CHF
deals:
  columns:
    id: Vorgang
    created: A
    closed: B
    stage: Zustand
    value: Summe
    owner: Wer
    source: Woher
  dates: day first
  decimal: comma
  won: [Fertig]
  lost: [Weg, "Nie, wieder"]
"""


def test_a_map_comes_back_as_it_was_written():
    known = ColumnMap(
        {
            "deals": FileMap(
                {"id": "No", "created": 'Opened "on"', "stage": "1: State"}, "month first", ",", ("Yes",), ("No way",)
            ),
            "leads": FileMap({"id": "Lead #", "created": "Came"}),
        },
        "USD",
    )
    assert read_map(written_map(known).encode(), "map.yaml") == known


def test_a_map_names_columns_nobody_could_guess(tmp_path):
    names = {"Closed Won": "Fertig", "Closed Lost": "Weg", "Proposal": "Offen"}
    rows = [[*row[:3], names[row[3]], *row[4:]] for row in with_days(deals(), "%d/%m/%Y")]
    path = tmp_path / "tabelle.csv"
    path.write_text(written(rows, ";", ODD), encoding="utf-8")
    records = read_records([path], read_map(MAP.encode(), "map.yaml"))
    assert records.book.currency == "CHF"
    assert int(records.book.deals.is_won.sum()) == sum(row[3] == "Fertig" for row in rows)
    assert records.report.files[0].recognised_by == "your map"


def test_a_heading_that_is_not_there_is_named_with_the_nearest(tmp_path):
    path = tmp_path / "tabelle.csv"
    path.write_text(written(with_days(deals(), "%d/%m/%Y"), ";", ODD), encoding="utf-8")
    with pytest.raises(InputError, match="Sume") as raised:
        read_records([path], read_map(MAP.replace("Summe", "Sume").encode(), "map.yaml"))
    assert "Summe" in raised.value.hint


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("    closed:", "    closd:", 7, "closd"),
        ("day first", "year first", 12, "year first"),
        ("decimal: comma", "decimal: dot", 13, "dot"),
        ("deals:", "dealz:", 3, "dealz"),
        ("crm-map/1", "department/1", 1, "department/1"),
    ],
)
def test_mistakes_are_named_with_their_lines(old, new, line, words):
    with pytest.raises(DocumentError) as raised:
        read_map(MAP.replace(old, new).encode(), "map.yaml")
    first = raised.value.problems[0]
    assert first.place.line == line
    assert words in first.message
    assert first.hint


def test_an_empty_map_is_refused():
    with pytest.raises(DocumentError):
        read_map(b"format: crm-map/1\n", "map.yaml")

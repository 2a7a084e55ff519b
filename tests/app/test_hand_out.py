import csv
import json
from pathlib import Path

import pytest

from salessim.app.hand_out import hand_out, record
from salessim.app.simulate import prepare, run_prepared
from salessim.errors import InputError
from salessim.library.finding import Library
from salessim.reports.recording import read_recording
from small_department import SMALL


@pytest.fixture
def prepared(tmp_path):
    file = tmp_path / "four-people.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return prepare(str(file), library=Library(), months=2, replications=3, opening_months=1)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_seed_gives_the_same_bytes(prepared, tmp_path):
    hand_out(prepared, tmp_path / "one", workers=0)
    hand_out(prepared, tmp_path / "two", workers=2)
    one, two = contents(tmp_path / "one"), contents(tmp_path / "two")
    assert one == two
    assert {"README.txt", "kpis.csv", "kpis.json", "journal.jsonl"} <= set(one)
    assert {"crm/generic/opportunities.csv", "crm/salesforce/Opportunity.csv", "crm/hubspot/deals.csv"} <= set(one)


def test_the_figures_are_those_of_the_simulation(prepared, tmp_path):
    simulation = hand_out(prepared, tmp_path / "out", workers=0)
    assert simulation == run_prepared(prepared, workers=0)
    assert json.loads((tmp_path / "out" / "kpis.json").read_text()) == simulation.as_json()
    with (tmp_path / "out" / "kpis.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(simulation.kpis)
    for row, kpi in zip(rows, simulation.kpis, strict=True):
        assert ".".join(filter(None, (row["figure"], row["part"]))) == kpi.name
        assert float(row["mean"]) == kpi.estimate.mean
        assert row["definition"] == kpi.definition


def test_the_journal_is_that_of_the_future_asked_for(prepared, tmp_path):
    hand_out(prepared, tmp_path / "out", future=2, workers=0)
    lines = (tmp_path / "out" / "journal.jsonl").read_bytes().splitlines(keepends=True)
    found = read_recording(lines, "journal.jsonl")
    assert found.replication == 1
    assert list(found.journal) == list(record(prepared, 2).journal)
    assert list(found.journal) != list(record(prepared, 1).journal)


def test_what_is_in_the_way_is_said_before_anything_is_simulated(prepared, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        hand_out(prepared, tmp_path / "out", workers=0, on_progress=lambda _: pytest.fail("it began"))
    with pytest.raises(InputError, match="no future 4"):
        hand_out(prepared, tmp_path / "new", future=4, workers=0, on_progress=lambda _: pytest.fail("it began"))


def test_figures_by_part_have_a_file_and_a_place_in_the_report(prepared, tmp_path):
    file = tmp_path / "four-people.yaml"
    by_rep = prepare(
        str(file), library=Library(), months=2, replications=2, opening_months=1, with_curves=True, by="rep"
    )
    hand_out(by_rep, tmp_path / "out", workers=0)
    with (tmp_path / "out" / "kpis-by-rep.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["rep"] for row in rows} >= {"AE 1", "AE 2"}
    assert {row["figure"] for row in rows if row["rep"] == "AE 1"} >= {"deals_won", "quota_attainment"}
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert '<section id="cuts"><h2>By rep</h2>' in page

"""`salessim forecast` as a manager meets it: from an export to a what-if that answers."""

import json
from datetime import date

import pytest

from calibration.made_deals import LOST, WON, flow
from calibration.ugly_files import written
from salessim.cli.main import run

HEAD = ["Opportunity ID", "Created Date", "Close Date", "Stage", "Amount", "Opportunity Owner"]


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """A steady department until the last day of September, in which one row has a day that is none."""
    path = tmp_path_factory.mktemp("crm") / "opportunities.csv"
    table = flow(until=273, a_day=1.0, seed=1, groups={"Ann Bell": 1.0, "Cem Dag": 1.0})
    stages = {WON: "Closed Won", LOST: "Closed Lost"}
    rows = [
        [
            name,
            date.fromordinal(came).isoformat(),
            "" if closed != closed else date.fromordinal(int(closed)).isoformat(),
            stages.get(end, "Proposal"),
            "" if value != value else f"{value:.0f}",
            owner,
        ]
        for name, came, closed, end, value, owner in zip(
            *(getattr(table, each).tolist() for each in ("id", "created", "closed", "outcome", "value", "owner")),
            strict=True,
        )
    ]
    rows[7][1] = "soon"
    path.write_text(written(rows, head=HEAD), encoding="utf-8")
    return path


def test_it_says_what_became_of_the_rows_and_what_will_come(export, capsys):
    assert run(["forecast", str(export), "--months", "4", "--futures", "60", "--target", "9M"]) == 0
    said = capsys.readouterr().out
    assert max(map(len, said.splitlines())) <= 80
    assert "274 rows: 272 used, 2 not" in said
    for part in ("By quarter", "By month", "By rep", "Deals that matter", "What the data cannot tell", "Target 9,000k"):
        assert part in said


def test_the_answer_for_programs_adds_up(export, capsys):
    assert run(["forecast", str(export), "--months", "3", "--futures", "60", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (file,) = answer["import"]["files"]
    assert file["rows"] == file["kept"] + sum(each["rows"] for each in file["set_aside"])
    wins = answer["total"]["wins"]["median"]
    assert sum(each["wins"]["median"] for each in answer["months"]) == pytest.approx(wins, rel=0.15)
    assert sum(each["wins"]["median"] for each in answer["weeks"]) == pytest.approx(wins, rel=0.25)
    assert {each["name"] for each in answer["reps"]} == {"rep 1", "rep 2"}


@pytest.mark.slow
def test_what_it_would_take_is_a_what_if_that_runs(export, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "ways"
    asked = ["forecast", str(export), "--months", "1", "--futures", "50", "--target", "5M"]
    assert run([*asked, "--what-if", str(folder)]) == 0
    capsys.readouterr()
    assert run(["check", *map(str, sorted(folder.iterdir()))]) == 0
    capsys.readouterr()
    question = folder / "reach-the-target.yaml"
    assert run(["whatif", str(question), "--most", "2", "--workers", "0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"more-deals", "more-wins", "faster"} <= answer["options"].keys()
    baseline = next(name for name in answer["options"] if name not in ("more-deals", "more-wins", "faster"))
    assert answer["options"][baseline]["new_revenue"]["mean"] > 0.0


def test_an_amount_that_is_none_is_refused_in_words(export, capsys):
    assert run(["forecast", str(export), "--target", "lots"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "lots" in said.err
    assert "Traceback" not in said.err

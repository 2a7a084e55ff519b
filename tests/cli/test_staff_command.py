"""`salessim staff` on the command line."""

import json
from pathlib import Path

import pytest
import yaml

from salessim.cli.main import run
from small_department import SMALL


@pytest.fixture
def department(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    path = tmp_path / "four-people.yaml"
    path.write_text(SMALL.lstrip(), encoding="utf-8")
    return path


def test_it_answers_and_writes_a_what_if_beside_the_department(department: Path, capsys) -> None:
    out = department.parent / "found.yaml"
    command = ["staff", str(department), "--reach", "1", "--measure", "deals_won", "--months", "1", "--workers", "0"]
    assert run([*command, "--role", "SDR=0..1", "--most", "2", "-o", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["sentence"].count("1 deals won within 1 months") == 1
    assert told["plans"][0]["label"] == "Go on as before"
    assert told["measure"] == "deals_won"
    assert yaml.safe_load(out.read_text(encoding="utf-8"))["baseline"] == "four-people"
    assert run(["check", str(out)]) == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--role", "SDR=a"], "I cannot read --role 'SDR=a'"),
        (["--role", "SDR"], "such as SDR=0..2"),
        (["--role", "SDRs=0..1"], "Did you mean “SDR”?"),
        (["--role", "SDR=0..1", "-o", "nowhere/plans.yaml"], "There is no folder nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_simulated(department: Path, capsys, options, says) -> None:
    assert run(["staff", str(department), "--reach", "1M EUR", *options]) == 2
    assert says in " ".join(capsys.readouterr().err.split())

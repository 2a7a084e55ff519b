"""`salessim whatif` as a user meets it."""

import json
from pathlib import Path

import pytest

from salessim.cli.main import run
from small_department import SMALL

QUESTION = """format: what-if/1
title: One more AE?
baseline: four-people
look_ahead: 2 months
measure: contribution
options:
  one-ae:
    label: Hire one AE
    changes:
      - hire: {role: AE, approved: 2027-03-08}
questions:
  - {ask: "What becomes of us in a year in which it goes badly?", show: {contribution: 1 in 10}}
  - {ask: "Who is busiest?", show: busiest_role_by_month}
"""


@pytest.fixture
def question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "four-people.yaml").write_text(SMALL.lstrip(), encoding="utf-8")
    (tmp_path / "question.yaml").write_text(QUESTION, encoding="utf-8")
    return str(tmp_path / "question.yaml")


def test_text_report_and_json_say_the_same(question: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "answer.html"
    assert run(["whatif", question, "--most", "4", "--workers", "0", "--report", str(report)]) == 0
    said = capsys.readouterr()
    assert f"Written: {report}" in said.err
    assert max(len(line) for line in said.out.splitlines()) <= 80
    for words in ("One more AE?", "Go on as before", "Hire one AE", "mean ± error", "8 of 10 futures", "Busiest role"):
        assert words in said.out
    assert run(["whatif", question, "--most", "4", "--workers", "0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert " ".join(said.out.split()).find(answer["sentence"]) > 0
    page = report.read_text(encoding="utf-8")
    assert answer["sentence"].split("“")[0] in page
    assert "segments.firms.win_rate" in page  # every assumption, with its source
    assert "department.ramp.start" in page
    assert "<script" not in page
    assert page.count("<svg") >= 2


def test_a_mistake_in_the_file_is_shown_in_its_place(question: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(question).write_text(QUESTION.replace("role: AE", "role: AEE"), encoding="utf-8")
    assert run(["whatif", question]) == 2
    said = capsys.readouterr().err
    assert "question.yaml:10:" in said
    assert "Did you mean “AE”?" in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--precision", "soon"], "“soon” is no precision"),
        (["--cluster", "here"], "“here” is no address of a scheduler"),
        (["--report", "/no/such/folder/x.html"], "There is no folder /no/such/folder"),
        (["--most", "1"], "--most"),
    ],
)
def test_wrong_usage_is_refused(
    question: str, options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["whatif", question, "--workers", "0", *options]) == 2
    assert words in capsys.readouterr().err

"""The commands for trainers, as a user and as a script sees them."""

import json
from pathlib import Path

import pytest

from mermaid_grammar import read_chart
from salessim.cli.main import run


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty folder of own documents, which is also where the command runs."""
    monkeypatch.setenv("SALESSIM_LIBRARY", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert run(words) == code
    return capsys.readouterr().out


def test_map_prints_a_chart(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "map", "discovery-plant-director")
    assert read_chart(text).title == "The press line that keeps stopping"
    shape = json.loads(said(capsys, "map", "discovery-plant-director", "--json"))
    assert shape == {"scenario": "discovery-plant-director", "difficulty": "standard", "mermaid": text}
    said(capsys, "map", "spin", code=2)


def test_migrate_says_that_there_is_nothing_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "boss.yaml").write_text("format: persona/1\ntitle: Boss\n", encoding="utf-8")
    assert said(capsys, "migrate", "boss.yaml") == "boss.yaml is persona/1 already: there is nothing to do.\n"
    assert json.loads(said(capsys, "migrate", "boss.yaml", "--json"))["written"] is False
    assert said(capsys, "migrate", "boss.yaml", "--show") == "format: persona/1\ntitle: Boss\n"
    said(capsys, "migrate", "boss.yaml", "--show", "--json", code=2)


def test_migrate_refuses_a_format_from_the_future(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "boss.yaml").write_text("format: persona/7\ntitle: Boss\n", encoding="utf-8")
    assert run(("migrate", "boss.yaml")) == 2
    assert "persona/7, which is newer than this program" in capsys.readouterr().err


def test_diff_says_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "new", "scenario", "old")
    text = (tmp_path / "old.yaml").read_text(encoding="utf-8")
    (tmp_path / "new.yaml").write_text(text.replace("time: 15 min", "time: 9 min"), encoding="utf-8")
    out = said(capsys, "diff", "old.yaml", "new.yaml")
    assert out == "old.yaml → new.yaml: 1 difference.\n\nTime\n  Time is 9 min instead of 15 min.\n"
    assert said(capsys, "diff", "old.yaml", "old.yaml") == "old.yaml → old.yaml: no difference.\n"
    shape = json.loads(said(capsys, "diff", "old.yaml", "new.yaml", "--json"))
    assert (shape["kind"], len(shape["changes"]), shape["bots"]) == ("scenario", 1, {})
    played = said(capsys, "diff", "old.yaml", "new.yaml", "--bots", "2")
    assert any(row.split()[:1] == ["expert"] for row in played.splitlines())
    said(capsys, "diff", "spin", "driver", code=2)

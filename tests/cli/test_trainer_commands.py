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

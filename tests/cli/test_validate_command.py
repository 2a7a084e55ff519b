import json

import pytest

from salessim.app import validate as use_case
from salessim.cli.main import run
from salessim.study.truths.truth import Truth
from small_department import SMALL


@pytest.fixture
def department(tmp_path, monkeypatch):
    monkeypatch.setattr(use_case, "QUICK", use_case.Effort(12, 3, 500, 60_000, 40_000, (0.3, 0.15)))
    file = tmp_path / "four-people.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


def test_truths_are_told_with_their_bounds(department, capsys):
    code = run(["validate", department])
    out = capsys.readouterr().out
    assert code == 0, out
    assert max(map(len, out.splitlines())) <= 80
    assert out.count("✓ held") >= 15
    assert "0 wrong" in out
    assert "on four-people: 0 broken" in out


def test_json_has_every_truth(department, capsys, monkeypatch):
    truths = [Truth(f"Truth {number}", "1", "1", is_held=True) for number in range(3)]
    monkeypatch.setattr(use_case, "_all", lambda *_: iter(truths))
    assert run(["validate", department, "--json", "--seed", "2"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"department", "seed", "held", "truths"}
    assert answer["held"] is True
    assert [truth["name"] for truth in answer["truths"]] == [truth.name for truth in truths]
    for truth in answer["truths"]:
        assert set(truth) == {"name", "measured", "bound", "held", "warning"}


@pytest.mark.parametrize(("is_warning", "code", "word"), [(False, 1, "✗ broken"), (True, 0, "! warning")])
def test_something_broken_ends_with_one_and_a_warning_does_not(department, capsys, monkeypatch, is_warning, code, word):
    truth = Truth("Two and two make five", "4", "5", is_held=False, is_warning=is_warning)
    monkeypatch.setattr(use_case, "_all", lambda *_: iter([truth]))
    assert run(["validate", department]) == code
    out = capsys.readouterr().out
    assert word in out
    assert "4 (has to be: 5)" in out

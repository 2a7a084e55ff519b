"""`salessim new scenario --ask`, typed at."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from salessim.cli.library_commands import check, new
from salessim.library.interview import QUESTIONS, read_answers


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_answering_all_questions_writes_a_sound_scenario(folder: Path) -> None:
    typed = "\n" * 1 + "Coolbox\n" + "\n" * (len(QUESTIONS) - 2)
    done = CliRunner().invoke(new, ["scenario", "my-call", "--ask"], input=typed)
    assert done.exit_code == 0, done.output
    text = (folder / "my-call.yaml").read_text(encoding="utf-8")
    assert 'product: "Coolbox"' in text
    assert 'title: "My call"' in text
    checked = CliRunner().invoke(check, ["my-call.yaml"])
    assert checked.stdout == "1 file: no mistakes.\n"


def test_stopping_prints_the_answers(folder: Path) -> None:
    done = CliRunner().invoke(new, ["scenario", "my-call", "--ask"], input="renewal\nCoolbox\n")
    assert done.exit_code == 130
    assert read_answers(done.stdout, "stdout") == {"call": "renewal", "product": "Coolbox"}
    assert "--answers FILE" in done.stderr
    assert list(folder.iterdir()) == []


def test_a_file_of_answers_asks_nothing(folder: Path) -> None:
    (folder / "answers.yaml").write_text("product: Coolbox\nprice: 2k EUR/month\n", encoding="utf-8")
    done = CliRunner().invoke(new, ["scenario", "--answers", "answers.yaml"])
    assert done.exit_code == 0, done.output
    assert 'price: "2k EUR/month"' in done.stdout
    assert "?" not in done.stderr


def test_wrong_answers_and_missing_files_are_said(folder: Path) -> None:
    done = CliRunner().invoke(new, ["scenario", "--ask"], input="\n\n\nmuch\n")
    assert "“much”" in done.stderr
    assert CliRunner().invoke(new, ["scenario", "--answers", "nowhere.yaml"]).exit_code == 1
    assert CliRunner().invoke(new, ["persona", "--ask"]).exit_code == 2
    assert CliRunner().invoke(new, ["scenario", "--ask", "--from", "renewal"]).exit_code == 2

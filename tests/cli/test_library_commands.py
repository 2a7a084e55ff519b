"""The commands for documents, as a user and as a script sees them."""

import json
from pathlib import Path

import pytest

from salessim.cli.main import run
from salessim.model.document import KINDS

BAD = "format: persona/1\ntitle: Boss\nextends: drivr\nreacts: {pich: {trust: dwn}}\n"


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder of own documents, which is also where the command runs."""
    monkeypatch.setenv("SALESSIM_LIBRARY", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "own"


def said(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> str:
    assert run(words) == code
    captured = capsys.readouterr()
    return captured.out


def test_check_shows_every_mistake_and_ends_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    text = said(capsys, "check", "bad.yaml", code=1)
    assert [code for code in ("E101", "E105", "E004") if f"[{code}]" in text] == ["E101", "E105", "E004"]
    assert text.endswith("1 file: 3 errors, 0 warnings.\n")
    shape = json.loads(said(capsys, "check", "bad.yaml", "--json", code=1))
    assert (shape["files"], len(shape["problems"])) == (1, 3)
    assert shape["problems"][0]["file"] == "bad.yaml"


def test_check_of_a_sound_document_is_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "check", "spin", "driver") == "2 files: no mistakes.\n"


def test_check_refuses_watching_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "check", "spin", "--watch", "--json", code=2)


def test_check_watches_for_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "boss.yaml"
    path.write_text(BAD, encoding="utf-8")
    waits = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 3:
            raise KeyboardInterrupt
        if len(waits) == 2:
            path.write_text("format: persona/1\ntitle: Boss\n", encoding="utf-8")

    monkeypatch.setattr("salessim.cli.watching.time.sleep", wait)
    text = said(capsys, "check", "boss.yaml", "--watch", code=130)
    assert text.index("3 errors") < text.index("no mistakes")
    assert text.count("1 file:") == 2
    assert "\x1b" not in text, "the screen is cleared on a terminal only"


def test_watching_what_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "check", "nowhere.yaml", "--watch", code=2)


def test_list_groups_by_kind_and_marks_own_documents(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_folder.mkdir()
    (own_folder / "boss.yaml").write_text("format: persona/1\ntitle: The boss\n", encoding="utf-8")
    text = said(capsys, "list")
    assert [line for line in text.splitlines() if line in KINDS] == list(KINDS)
    assert "The boss  (your own)" in text
    shape = json.loads(said(capsys, "list", "persona", "--json"))
    assert {one["kind"] for one in shape["documents"]} == {"persona"}


@pytest.mark.parametrize("kind", KINDS)
def test_new_writes_a_sound_document(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "new", kind, "my-own") == ""
    assert (tmp_path / "my-own.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=file:")
    assert said(capsys, "check", "my-own.yaml") == "1 file: no mistakes.\n"
    said(capsys, "new", kind, "my-own.yaml", code=2)  # the name of the file means the same, and it is there


def test_new_without_a_name_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "format: persona/1" in said(capsys, "new", "persona")
    assert not list(tmp_path.glob("*.yaml"))
    assert json.loads(said(capsys, "new", "persona", "--json"))["kind"] == "persona"


def test_explain_tells_layers_top_first(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "explain", "discovery-plant-director", "people.marta.start.trust", "--difficulty", "tough")
    rows = text.splitlines()
    assert rows[0] == "people.marta.start.trust: wary"
    assert "→ difficulty tough" in rows[2]
    assert "scenario" in rows[3]
    words = ("explain", "discovery-plant-director", "scoring.pass_mark", "--set", "scoring.pass_mark=80", "--json")
    assert json.loads(said(capsys, *words))["value"] == "80"
    assert "default" in said(capsys, "explain", "discovery-plant-director", "people.marta.joins")
    assert "mean" in said(capsys, "explain", "saas-20", "segments.small.deal_size")


def test_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(said(capsys, "schema", "what-if"))["title"] == "salessim what-if"


def test_params_shows_unit_range_source_and_grade(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "params", "shift.plain")
    assert text.startswith("shift.plain  8 points  (from 5 to 12)\n")
    assert "Grade: assumption." in text
    assert len(json.loads(said(capsys, "params", "--json"))["parameters"]) > 20


def test_doctor_looks_over_the_surroundings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path / "data"))
    assert "salessim" in said(capsys, "doctor")
    assert json.loads(said(capsys, "doctor", "--json"))["healthy"] is True
    (tmp_path / "data").write_text("a file in the way", encoding="utf-8")
    said(capsys, "doctor", code=1)

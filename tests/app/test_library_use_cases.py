"""Listing, starting documents, schemas, parameters and the doctor."""

import json
from pathlib import Path

import pytest

from salessim.app import doctor, list_documents, show_parameters
from salessim.app.new_document import start_document
from salessim.app.write_schema import FOLDER, document_schema, known_names, write_schema
from salessim.errors import InputError, NotFoundError, SurroundingsError
from salessim.library.finding import Library

SHIPPED = Library(None)


def test_documents_are_listed_with_kind_name_title_file_and_source(tmp_path: Path) -> None:
    (tmp_path / "boss.yaml").write_text("format: persona/1\ntitle: The boss\n", encoding="utf-8")
    documents = list_documents.list_documents(Library(tmp_path), "persona")
    mine = next(one for one in documents if one.name == "boss")
    assert (mine.title, mine.source, mine.file) == ("The boss", "own", str(tmp_path / "boss.yaml"))
    assert {one.kind for one in documents} == {"persona"}
    shape = list_documents.as_json(documents)["documents"]
    assert isinstance(shape, list)
    assert set(shape[0]) == {"kind", "name", "title", "file", "source"}


def test_a_new_document_is_written_with_its_schema_beside_the_library(tmp_path: Path) -> None:
    made = start_document(SHIPPED, "persona", "boss", folder=tmp_path, schemas=tmp_path / "own")
    assert made.file == tmp_path / "boss.yaml"
    text = made.file.read_text(encoding="utf-8")
    schema = tmp_path / "own" / FOLDER / "persona.json"
    assert text.startswith(f"# yaml-language-server: $schema={schema.resolve().as_uri()}\nformat: persona/1\n")
    assert json.loads(schema.read_text(encoding="utf-8"))["title"] == "salessim persona"
    with pytest.raises(InputError, match="already"):
        start_document(SHIPPED, "persona", "boss", folder=tmp_path, schemas=tmp_path / "own")


def test_a_new_document_needs_neither_file_nor_schema(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    made = start_document(SHIPPED, "persona", folder=None, schemas=blocked / "below")
    assert made.text.startswith("format: persona/1")
    assert "Editors will not complete" in made.warning
    with pytest.raises(SurroundingsError):
        write_schema(SHIPPED, "persona", blocked / "below")


def test_a_new_document_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsError, match="cannot write"):
        start_document(SHIPPED, "persona", "boss", folder=tmp_path / "nowhere", schemas=tmp_path)


def test_schemas_offer_the_names_that_can_be_found(tmp_path: Path) -> None:
    (tmp_path / "boss.yaml").write_text("format: persona/1\ntitle: The boss\n", encoding="utf-8")
    names = known_names(Library(tmp_path))
    assert {"boss", "driver"} <= set(names["persona"])
    assert "greet" in names["single move"]
    assert "pitch" not in names["single move"]
    assert "pitch" in names["move"]
    person = document_schema(Library(tmp_path), "scenario")["definitions"]["Person"]
    assert "boss" in person["properties"]["persona"]["examples"]


def test_parameters_are_shown_by_name_or_by_what_their_names_begin_with() -> None:
    assert len(show_parameters.show_parameters()) > 20
    assert [one.name for one in show_parameters.show_parameters("shift")] == [
        "shift.a-little",
        "shift.plain",
        "shift.a-lot",
    ]
    assert len(show_parameters.show_parameters("shift.plain")) == 1
    with pytest.raises(NotFoundError) as caught:
        show_parameters.show_parameters("shift.plian")
    assert "shift.plain" in caught.value.hint
    shape = show_parameters.as_json(show_parameters.show_parameters("shift.plain"))["parameters"]
    assert isinstance(shape, list)
    assert shape[0]["grade"] == "assumption"


def verdicts(size: tuple[int, int] | None, encoding: str, data: Path, own: Path) -> dict[str, str]:
    environment = {"SALESSIM_LIBRARY": str(own)}
    findings = doctor.examine(environment, doctor.Terminal(size, encoding), data)
    return {one.what: one.verdict for one in findings}


def test_the_doctor_finds_a_sound_machine_healthy(tmp_path: Path) -> None:
    found = verdicts((80, 24), "utf-8", tmp_path / "data", tmp_path / "own")
    assert set(found.values()) == {"good"}
    assert not (tmp_path / "data").exists(), "looking changes nothing"


def test_the_doctor_sees_what_stands_in_the_way(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    found = verdicts((50, 10), "ascii", blocked / "data", tmp_path)
    assert found["terminal"] == "bad"
    assert found["encoding"] == "note"
    assert found["attempts and logs"] == "bad"
    assert verdicts((70, 20), "utf-8", tmp_path, tmp_path)["terminal"] == "note"
    assert verdicts(None, "utf-8", tmp_path, tmp_path)["terminal"] == "note"


def test_the_doctors_json_says_whether_all_is_well(tmp_path: Path) -> None:
    terminal = doctor.Terminal((10, 10), "utf-8")
    shape = doctor.as_json(doctor.examine({"SALESSIM_LIBRARY": str(tmp_path)}, terminal, tmp_path))
    assert shape["healthy"] is False

"""The JSON Schemas: the shipped documents fit, mistakes do not, and names are offered."""

import jsonschema
import pytest

from salessim.library.example_documents import DEPARTMENT, PLAYBOOK, SCENARIO, TABLE, WHAT_IF, changed
from salessim.library.finding import Library
from salessim.library.new import new_document
from salessim.library.schema import schema_of
from salessim.model.condition import Condition
from salessim.model.document import KINDS, Kind
from salessim.model.kinds import MODELS
from yaml_core import load_core

SCHEMAS = {kind: schema_of(kind) for kind in KINDS}


def mistakes(kind: Kind, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(SCHEMAS[kind])
    return [".".join(map(str, error.absolute_path)) for error in validator.iter_errors(load_core(text))]


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_one(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[kind])
    assert "$defs" not in str(SCHEMAS[kind])


def test_every_shipped_document_fits_its_schema(shipped: Library) -> None:
    for located in shipped.documents:
        assert located.kind is not None
        assert mistakes(located.kind, located.read_bytes().decode()) == [], located.file


@pytest.mark.parametrize("kind", KINDS)
def test_what_new_writes_fits_its_schema(kind: Kind) -> None:
    assert mistakes(kind, new_document(kind)) == []


@pytest.mark.parametrize(
    ("kind", "text", "where"),
    [
        ("scenario", changed(SCENARIO, "power: decides", "pwer: decides"), "people.ana"),
        ("scenario", changed(SCENARIO, "power: decides", "power: decide"), "people.ana.power"),
        ("scenario", changed(SCENARIO, "scenario/1", "scenario/2"), "format"),
        ("scenario", SCENARIO + changed(TABLE, "rounds: 6", "rounds: [6]"), "negotiation.rounds"),
        ("scenario", SCENARIO + "difficulty: {tough: {people: {ana: {powr: uses}}}}\n", "difficulty.tough.people.ana"),
        ("scenario", SCENARIO + "debrief: [{when: {trsut: open}, say: x}]\n", "debrief.0.when"),
        ("playbook", PLAYBOOK + "moves: {pitch: {too_early: {unles: {trust: open}}}}\n", "moves.pitch.too_early"),
        ("department", changed(DEPARTMENT, "win_rate: 20%", "winrate: 20%"), "segments.small"),
        ("what-if", changed(WHAT_IF, "- hire: {role", "- hire: {rôle"), "options.one-ae.changes.0.hire"),
        ("what-if", changed(WHAT_IF, "- hire: {role: mid AE, approved: 2027-01-15}", "- set: {process: {x: 1}}"), ""),
    ],
)
def test_an_editor_sees_mistakes_where_they_are(kind: Kind, text: str, where: str) -> None:
    found = mistakes(kind, text)
    assert found
    assert any(path.startswith(where) for path in found), found


def test_overlays_may_hold_any_part_and_remove_any() -> None:
    overlay = "difficulty: {gentle: {people: {ana: {start: {trust: open}}}, topics: {doors: {problem: none}}}}\n"
    assert mistakes("scenario", SCENARIO + overlay) == []


def test_fields_are_described_by_the_docstrings() -> None:
    condition = SCHEMAS["scenario"]["definitions"]["Condition"]["properties"]
    assert set(condition) == {info.alias or name for name, info in Condition.model_fields.items()}
    assert condition["explicit_needs"]["description"] == "How many needs the buyer has put into words."
    assert "Attributes" not in SCHEMAS["scenario"]["definitions"]["Condition"]["description"]
    assert SCHEMAS["scenario"]["definitions"]["Slot"]["properties"]["needs"]["description"]


def test_every_top_level_field_is_described() -> None:
    for kind in ("scenario", "persona", "playbook", "what-if"):
        properties = SCHEMAS[kind]["properties"]
        undescribed = [name for name, field in properties.items() if not field.get("description")]
        assert set(undescribed) <= {"title", "reacts", "lines", "patience_per_minute"}, (kind, undescribed)
        assert MODELS[kind].model_fields


def test_known_names_are_offered_and_others_stay_possible() -> None:
    schema = schema_of(
        "scenario", {"playbook": ["spin"], "persona": ["driver"], "move": ["greet"], "reaction": ["greet"]}
    )
    assert schema["properties"]["playbook"]["examples"] == ["spin"]
    person = schema["definitions"]["Person"]["properties"]
    assert person["persona"]["examples"] == ["driver"]
    assert "greet" in person["reacts"]["properties"]
    assert "greet" in schema["definitions"]["Condition"]["properties"]["moves"]["properties"]
    validator = jsonschema.Draft7Validator(schema)
    text = changed(SCENARIO, "persona: driver", "persona: my-own")
    assert list(validator.iter_errors(load_core(text))) == []


def test_slots_are_offered_where_a_condition_asks_for_them() -> None:
    condition = SCHEMAS["playbook"]["definitions"]["Condition"]["properties"]
    assert {"budget", "problem"} <= set(condition["learned"]["properties"])


def test_a_playbook_may_change_a_part_of_what_it_extends_but_items_of_lists_are_whole() -> None:
    schema = schema_of("playbook")
    playbook = {
        "format": "playbook/1",
        "title": "Ours",
        "extends": "core",
        "rules": {"questions_in_a_row": {"given_back_by": ["acknowledge"]}},
    }
    validator = jsonschema.Draft7Validator(schema)
    assert not list(validator.iter_errors(playbook))
    (missing,) = validator.iter_errors(playbook | {"pitfalls": [{"name": "No advice", "when": {"always": True}}]})
    assert "say" in missing.message


def test_an_outcome_may_be_one_word_or_several() -> None:
    validator = jsonschema.Draft7Validator(schema_of("scenario")["definitions"]["Condition"])
    for fine in ("advance", ["advance", "order"]):
        assert not list(validator.iter_errors({"outcome": fine}))
    assert list(validator.iter_errors({"outcome": "victory"}))

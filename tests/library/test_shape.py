"""From pydantic's errors to words: one problem a mistake, at its place, about what was meant."""

from typing import Annotated, Literal, get_args

import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import ErrorType

from salessim.errors import NotationError, Problem
from salessim.library.allowed import models_at, names_of
from salessim.library.branches import choices
from salessim.library.reading import read
from salessim.library.shape import PATTERNS, Suspects, shaped
from salessim.model.kinds import MODELS


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Start(Strict):
    trust: Literal["wary", "open"]
    patience: int = Field(default=50, ge=0, le=100)


class Said(Strict):
    who: str
    line: str


class Quiet(Strict):
    silence: Literal["yes"]
    seconds: int


class Effects(RootModel[dict[str, Start]]):
    pass


def refuse(text: str) -> str:
    if text == "custom":
        raise PydanticCustomError("notation", "{message}", {"message": "Not so.", "hint": "But so.", "within": ""})
    if text == "grammar":
        raise NotationError(text, "No such grammar.", ["this"])
    if text == "bug":
        raise ValueError("internal words that nobody should see")
    return text


class Picky(Strict):
    a: Annotated[str, AfterValidator(refuse)]


class Person(Strict):
    name: str = Field(min_length=2)
    start: Start | None = None
    says: str | list[str | Said] = ""
    pause: Quiet | Said | None = None
    level: int | Literal["none", "low", "high"] = 0
    with_whom: str | None = Field(default=None, alias="with")
    reacts: Effects | None = None
    tags: Annotated[list[str], Field(max_length=2)] = []
    flag: bool = False
    words: dict[Literal["hello", "goodbye"], str] = {}


class Deck(Strict):
    people: dict[str, Person]
    parts: list[Start] = []


def problems(text: str, model: type[BaseModel] = Deck) -> list[Problem]:
    reading = read(text, "x.yaml")
    assert reading.root is not None
    return shaped(reading.root, model, Suspects.of([reading]))[1]


def one(text: str) -> Problem:
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def brief(problem: Problem) -> tuple[str, int, int, int]:
    return problem.code, problem.place.line, problem.place.column, problem.place.width


PERSON = "people:\n  ana:\n    name: Ana\n"


def test_a_sound_document_becomes_its_model() -> None:
    reading = read(PERSON + "    with: Bo\n", "x")
    assert reading.root is not None
    model, found = shaped(reading.root, Deck)
    assert found == []
    assert model is not None
    assert model.people["ana"].with_whom == "Bo"


def test_an_unknown_name_gets_the_nearest_known_one() -> None:
    found = one(PERSON + "    start: {trsut: open}\n")
    assert brief(found) == ("E001", 4, 13, 5)
    assert found.message == "“trsut” is not something I know here."
    assert found.hint == "Did you mean “trust”?"
    assert found.place.path == "people.ana.start.trsut"


def test_aliases_are_the_names_that_are_suggested() -> None:
    assert "“with”" in one(PERSON + "    whit: Bo\n").hint


def test_without_a_near_name_all_are_listed() -> None:
    assert "start, says" in one(PERSON + "    xylophone: 1\n").hint


def test_a_name_from_one_level_deeper_or_higher_is_recognised() -> None:
    assert "deeper, under “start”" in one(PERSON + "    patience: 3\n").hint
    assert "higher, beside “start”" in one(PERSON + "    start: {trust: open, flag: yes}\n").hint


def test_what_is_missing_is_said_at_the_name_that_needs_it() -> None:
    found = one("people:\n  ana:\n    flag: yes\n")
    assert brief(found) == ("E002", 2, 3, 3)
    assert found.message == "“ana” needs “name”, which is missing."
    assert found.place.path == "people.ana.name"
    assert one("parts: []\n").message.startswith("This document needs “people”")
    assert one(PERSON + "parts:\n  - {patience: 3}\n").message.startswith("This item needs “trust”")


def test_a_wrong_choice_gets_the_nearest_and_all() -> None:
    found = one(PERSON + "    start: {trust: opn}\n")
    assert brief(found) == ("E003", 4, 20, 3)
    assert found.hint == "Did you mean “open”? You can choose wary or open."


def test_messages_of_grammars_are_used_as_they_are() -> None:
    assert [(f.code, f.message, f.hint) for f in problems("a: custom\n", Picky)] == [("E004", "Not so.", "But so.")]
    assert [(f.code, f.message) for f in problems("a: grammar\n", Picky)] == [("E004", "No such grammar.")]
    assert problems("a: bug\n", Picky)[0].message == "“bug” cannot be used here."


def test_the_part_of_a_range_that_is_meant_is_pointed_at() -> None:
    text = "format: department/1\ntitle: T\nhiring: {time_to_hire: {typical: 9 weeks, range: 5 to x}}\n"
    found = [f for f in problems(text, MODELS["department"]) if f.code == "E004"]
    assert [brief(f)[1:3] for f in found] == [(3, 50)]


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("    name: [a, b]\n", (3, 11), "“name” should be a single text or number, but here is a list."),
        ("    name: {a: b}\n", (3, 11), "but here is names and values"),
        ("    name: Bo\n    tags: a\n", (4, 11), "“tags” should be a list, but here is a text."),
        ("    name: Bo\n    start: open\n", (4, 12), "should be names and values, but here is a text."),
        ("    name: Bo\n    start:\n      - open\n", (4, 5), "should be names and values, but here is a list."),
        ("    name: Bo\n    says: {a: b}\n", (4, 11), "should be a single text or number or a list"),
    ],
)
def test_a_list_a_text_or_names_in_the_wrong_place(text: str, place: tuple[int, int], says: str) -> None:
    found = one("people:\n  ana:\n" + text)
    assert (found.code, found.place.line, found.place.column) == ("E005", *place)
    assert says in found.message


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("start: {trust: open, patience: 101}", "E006", "at most 100"),
        ("start: {trust: open, patience: -1}", "E006", "at least 0"),
        ("start: {trust: open, patience: some}", "E004", "3"),
        ("tags: [a, b, c]", "E006", "shorter"),
        ("flag: maybe", "E003", "yes or no"),
        ("words: {helo: x}", "E001", "hello"),
    ],
)
def test_values_out_of_range_or_unreadable(text: str, code: str, hint: str) -> None:
    found = one(PERSON + f"    {text}\n")
    assert found.code == code
    assert hint in found.hint


def test_an_empty_text_needs_at_least_one_character() -> None:
    found = one('people:\n  ana:\n    name: ""\n')
    assert (found.code, found.message) == ("E006", "“name” needs at least 2 characters.")


# ---------------------------------------------------------------------------- unions


def test_of_a_union_only_the_kind_that_was_meant_is_reported() -> None:
    found = one(PERSON + "    says: [a, {who: ivo, lin: b}]\n")
    assert (found.code, found.place.path, found.hint) == ("E001", "people.ana.says.2.lin", "Did you mean “line”?")


def test_of_two_models_the_one_with_the_names_is_meant() -> None:
    found = one(PERSON + "    pause: {silence: yes, seconds: long}\n")
    assert (found.code, found.place.path) == ("E004", "people.ana.pause.seconds")
    found = one(PERSON + "    pause: {who: ivo, line: [x]}\n")
    assert (found.code, found.place.path) == ("E005", "people.ana.pause.line")


def test_of_a_number_and_choices_a_near_choice_is_meant() -> None:
    assert one(PERSON + "    level: lwo\n").hint.startswith("Did you mean “low”?")


def test_maps_of_a_root_model_are_looked_into() -> None:
    found = one(PERSON + "    reacts: {pitch: {trsut: open}}\n")
    assert (found.code, found.place.path, found.hint) == (
        "E001",
        "people.ana.reacts.pitch.trsut",
        "Did you mean “trust”?",
    )


def test_a_text_that_a_colon_has_split_is_recognised() -> None:
    found = one(PERSON + "    says:\n      - one\n      - Call it: 38k\n")
    assert (found.code, found.place.line, found.place.column) == ("E012", 6, 9)


# ---------------------------------------------------------------------------- several at once


def test_all_mistakes_come_at_once() -> None:
    text = "people:\n  ana: {nam: Ana, flag: maybe}\n  bo: {name: Bo, tags: x, level: lo}\nparts:\n  - {trust: opn}\n"
    places = [(f.place.line, f.place.column, f.code) for f in problems(text)]
    assert sorted(places) == [
        (2, 9, "E001"),
        (2, 25, "E003"),
        (3, 24, "E005"),
        (3, 34, "E003"),
        (5, 13, "E003"),
    ]


def test_rules_about_the_whole_are_judged_although_a_part_is_wrong() -> None:
    text = "format: playbook/1\ntitle: T\nvoice: x\nrubric:\n" + "".join(
        f"  - {{criterion: {name}, weight: 40, measure: {{count: problem}}, levels: {{4: 1+}}}}\n" for name in "ab"
    )
    found = problems(text, MODELS["playbook"])
    assert [(f.code, f.place.line) for f in found] == [("E001", 3), ("E004", 4)]
    assert "80" in found[1].message


def test_what_reading_has_reported_is_not_reported_again() -> None:
    assert problems('people:\n  ana:\n    name: "Ana\n    flag: maybe\n')[0].code == "E003"
    assert len(problems('people:\n  ana:\n    name: "Ana\n    flag: maybe\n')) == 1
    assert problems("people:\n  ana:\n    nme Ana\n    flag: yes\n") == []
    assert problems("people:\n  ana:\n    name: *Ana\n") == []


# ---------------------------------------------------------------------------- no jargon


def test_no_type_of_error_reaches_anybody_in_pydantics_words() -> None:
    """Every error type that pydantic has gives a message of ours."""
    from salessim.library.branches import Complaint, _complaint, _Raw
    from salessim.library.shape import _Report

    reading = read(PERSON, "x")
    assert reading.root is not None
    for kind in get_args(ErrorType):
        way = ("people", "ana", "name")
        raw = _complaint(_Raw(way, (), None, kind, {}))
        assert isinstance(raw, Complaint)
        message = _Report(raw, reading.root, Deck).problem().message
        for word in ("Input", "valid", "model", "dict", "string", "instance", "literal", "validator", "parse"):
            assert word not in message, (kind, message)


def test_every_pattern_of_the_models_is_explained() -> None:
    def patterns(schema: object) -> set[str]:
        if isinstance(schema, dict):
            own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
            return own.union(*(patterns(value) for value in schema.values()))
        if isinstance(schema, list | tuple):
            return set().union(*(patterns(value) for value in schema))
        return set()

    used = set().union(*(patterns(model.__pydantic_core_schema__) for model in MODELS.values()))
    assert used <= set(PATTERNS)


# ---------------------------------------------------------------------------- the parts


def test_models_are_found_by_keys_through_unions_lists_and_maps() -> None:
    assert models_at(Deck, ["people", "ana"]) == [Person]
    assert models_at(Deck, ["people", "ana", "says", 0]) == [Said]
    assert models_at(Deck, ["people", "ana", "pause"]) == [Quiet, Said]
    assert models_at(Deck, ["people", "ana", "pause"], "Said") == [Said]
    assert models_at(Deck, ["people", "ana", "reacts", "x"]) == [Start]
    assert models_at(Deck, ["nowhere"]) == []
    assert "with" in names_of(Person)
    assert "with_whom" not in names_of(Person)


def test_choices_are_taken_from_pydantics_prose() -> None:
    assert choices({"expected": "'a', 'b c' or 'd'"}) == ["a", "b c", "d"]
    assert choices({}) == []

"""What the shipped playbooks promise: every scenario can be marked under each, and each marks what its method is about.

The calls beside this file are in the manner of each method; `feature-dump.yaml` is what none of them would praise.
"""

import re
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from salessim.app.play import Call, start_call
from salessim.app.scripts import play_script, read_script, sample_script
from salessim.conversation.marks import Mark, Marks, judged, mark_call
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.loading import Shelf, load
from salessim.model.playbook import MODEL_SENTENCE_BLANKS, Move, Playbook
from salessim.model.scenario import Scenario

LIBRARY = Library(None)
SHELF = Shelf(LIBRARY)
CALLS = Path(__file__).parent / "calls"
STAGE = "discovery-plant-director"
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
COLUMN_WIDTH = 52  # of a criterion where marks are printed

PLAYBOOKS = sorted(LIBRARY.names("playbook"))
METHODS = sorted(set(PLAYBOOKS) - {"core"})
OF_OTHERS = [
    "bant",
    "challenger",
    "meddic",
    "principled-negotiation",
    "sandler",
    "service-recovery",
    "solution-selling",
    "spin",
]
SCENARIOS = sorted(LIBRARY.names("scenario"))


@cache
def playbook(name: str) -> Playbook:
    document = load(SHELF, name, "playbook").sound()
    assert isinstance(document, Playbook)
    return document


@cache
def scenario(name: str) -> Scenario:
    document = load(SHELF, name, "scenario").sound()
    assert isinstance(document, Scenario)
    return document


# A table's marks need a table and a table's scenario a negotiator; everything else is for calls.
FOR_TABLES = [name for name in PLAYBOOKS if any(line.measure.table for line in playbook(name).rubric)]
FOR_CALLS = [name for name in PLAYBOOKS if name not in FOR_TABLES]
CALL_SCENARIOS = [name for name in SCENARIOS if scenario(name).negotiation is None]
CALL_METHODS = [name for name in OF_OTHERS if name in FOR_CALLS]


def moves_of(book: Playbook) -> dict[str, Move]:
    return {name: move for name, move in book.moves.items() if name not in book.families}


def marks_of(call: Call) -> Marks:
    session = call.session
    return mark_call(judged(call.scenario, call.playbook, session.case, session.events))


def start(scenario_name: str, playbook_name: str, seed: int = 7) -> Call:
    return start_call(LIBRARY, scenario_name, seed=seed, attempt="a", now=NOW, playbook=playbook_name)


def played(script: str, playbook_name: str, seed: int = 7) -> Marks:
    call = start(STAGE, playbook_name, seed)
    play_script(call, read_script((CALLS / f"{script}.yaml").read_text(encoding="utf-8"), script))
    return marks_of(call)


def rubric_share(marks: Marks) -> float:
    own = [mark for mark in marks.marks if mark.group == "playbook"]
    return float(sum(mark.points for mark in own) / sum(mark.of for mark in own))


def mark(marks: Marks, criterion: str) -> Mark:
    return next(one for one in marks.marks if one.criterion == criterion)


# ---------------------------------------------------------------------------- the documents


def test_the_methods_people_ask_for_are_there() -> None:
    assert {"core", *OF_OTHERS} <= set(PLAYBOOKS)


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_a_playbook_is_sound_and_its_weights_add_up(name: str) -> None:
    assert check_document(SHELF, name, "playbook").problems == ()
    rubric = playbook(name).rubric
    assert sum(line.weight for line in rubric if line.applies_where(has_table=True)) == 100
    elsewhere = [line for line in rubric if line.applies_where(has_table=False)]
    assert sum(line.weight for line in elsewhere if line.measure.table is None) == 100


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_a_playbook_can_be_taught_from(name: str) -> None:
    book = playbook(name)
    assert book.audience
    assert book.in_one_breath
    assert len(book.good_looks_like) >= 4
    assert len(book.pitfalls) >= 5
    for stage in book.stages.values():
        assert all((stage.title, stage.what, stage.share_of_time, stage.done_when))
    for line in book.rubric:
        assert len(line.criterion) <= COLUMN_WIDTH, line.criterion
    assert any(line.anchor_4 for line in book.rubric)


@pytest.mark.parametrize("name", OF_OTHERS)
def test_a_method_says_whose_it_is_and_that_nobody_stands_behind_us(name: str) -> None:
    said = playbook(name).based_on or ""
    assert re.search(r"(19|20)\d\d", said)
    assert "not endorsed by or affiliated with" in said


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_every_move_can_be_recognised_and_shown(name: str) -> None:
    book = playbook(name)
    for move_name, move in moves_of(book).items():
        assert len(set(move.sounds_like)) >= 8, move_name
        assert all((move.label, move.what)), move_name
        acts_like = book.moves.get(move.acts_like or "")
        assert move.model_sentences or (acts_like and acts_like.model_sentences), move_name
        for sentence in move.model_sentences:
            blanks = {part.split("}")[0] for part in sentence.split("{")[1:]}
            assert blanks <= set(MODEL_SENTENCE_BLANKS), sentence


@pytest.mark.parametrize("name", PLAYBOOKS)
def test_no_sentence_is_an_example_of_two_moves(name: str) -> None:
    said = Counter(text for move in playbook(name).moves.values() for text in move.sounds_like)
    assert [text for text, count in said.items() if count > 1] == []


@pytest.mark.parametrize("name", METHODS)
def test_moves_of_its_own_act_like_one_of_cores(name: str) -> None:
    core = moves_of(playbook("core"))
    book = playbook(name)
    for move_name in set(moves_of(book)) - set(core):
        assert book.moves[move_name].acts_like in core, move_name


@pytest.mark.parametrize("name", METHODS)
def test_assumptions_are_ranges_around_a_guess_with_a_source(name: str) -> None:
    book = playbook(name)
    assert "adoption" in {one.effect for one in book.assumptions}
    for one in book.assumptions:
        quantity = one.odds or one.change or one.value
        assert quantity is not None
        assert quantity.nature == "unsure"
        assert quantity.low < quantity.median < quantity.high
        assert one.confidence == "guess" or "grade" in one.source, one.effect
        if one.confidence == "guess":
            assert one.source.startswith(("Guess.", "Guess,", "Estimate.", "Share of")), one.source


# ---------------------------------------------------------------------------- every scenario under every playbook


@pytest.mark.slow
@pytest.mark.parametrize("book", PLAYBOOKS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_is_sound_under_every_playbook(name: str, book: str) -> None:
    assert load(SHELF, name, "scenario", playbook=book).problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("book", FOR_CALLS)
@pytest.mark.parametrize("name", CALL_SCENARIOS)
def test_a_call_can_be_marked_under_every_playbook(name: str, book: str) -> None:
    samples = scenario(name).checks.sample_calls
    assert samples, "a scenario shows a call that reaches something"
    for sample in samples[:1]:
        call = start(name, book)
        play_script(call, sample_script(call.scenario, sample.name))
        marks = marks_of(call)
        assert sum(one.of for one in marks.marks if one.is_applicable) == 100
        own = [one for one in marks.marks if one.group == "playbook"]
        # What the scenario has no occasion for gives its weight to the rest, but most of the method has to be left;
        # where there is nothing to win, the way there and the verdict are what is left of a method that climbs.
        occasion = sum(
            line.weight
            for line, one in zip(call.playbook.rubric, own, strict=True)
            if one.is_applicable or line.only_if
        )
        has_a_problem = any(topic.problem for topic in call.scenario.topics.values())
        assert occasion >= (75 if has_a_problem else 35), [one.criterion for one in own if not one.is_applicable]


@pytest.mark.slow
@pytest.mark.parametrize("book", FOR_CALLS)
@pytest.mark.parametrize("name", CALL_SCENARIOS)
def test_hanging_up_is_worth_nothing(name: str, book: str) -> None:
    call = start(name, book)
    call.hang_up()
    assert rubric_share(marks_of(call)) < 0.05


# ---------------------------------------------------------------------------- marks that the method would give


@pytest.mark.parametrize("name", CALL_METHODS)
@pytest.mark.parametrize("seed", [7, 8, 9])
def test_a_call_in_the_manner_of_the_method_is_praised(name: str, seed: int) -> None:
    assert rubric_share(played(name, name, seed)) >= 0.85


@pytest.mark.parametrize("name", FOR_CALLS)
def test_reeling_off_features_is_not(name: str) -> None:
    assert rubric_share(played("feature-dump", name)) < 0.15


@pytest.mark.parametrize("name", CALL_METHODS)
def test_a_good_call_of_another_school_still_counts(name: str) -> None:
    call = start(STAGE, name)
    play_script(call, sample_script(call.scenario, "The short good call"))
    assert 0.45 <= rubric_share(marks_of(call)) <= 0.95


@pytest.mark.parametrize("name", ["challenger", "sandler", "meddic", "bant"])
def test_each_method_prefers_its_own_call_to_one_that_only_questions(name: str) -> None:
    own, spin = rubric_share(played(name, name)), rubric_share(played("spin", name))
    assert own > spin + 0.1


@pytest.mark.parametrize(
    ("name", "criterion"),
    [
        ("challenger", "Teaches something about the buyer's business"),
        ("sandler", "Makes an up-front contract"),
        ("sandler", "Knows the money"),
        ("meddic", "Competition: knows what else they could do"),
        ("bant", "Knows the timing"),
    ],
)
def test_what_a_method_is_about_is_missed_in_a_call_of_another_school(name: str, criterion: str) -> None:
    assert mark(played(name, name), criterion).missed == 0
    assert mark(played("spin", name), criterion).points == 0

"""The whole check: every shipped document is sound, every example does what it says, overlays are looked into."""

from pathlib import Path

import pytest

from checking import CheckText
from salessim.errors import Problem
from salessim.library.check import check_document
from salessim.library.checks import REFERENCE_RULES, TEXT_RULES
from salessim.library.codes import Check, check
from salessim.library.example_documents import DEPARTMENT, PLAYBOOK, SCENARIO, TABLE, WHAT_IF, changed, line_of
from salessim.library.finding import Library
from salessim.library.loading import Shelf
from salessim.library.rules import Rule
from salessim.library.shape_checks import SHAPE_CHECKS
from salessim.library.view import View

ALL_CHECKS = (*SHAPE_CHECKS, *(rule.check for rule in (*REFERENCE_RULES, *TEXT_RULES)))


def brief(problems: tuple[Problem, ...]) -> list[tuple[str, int]]:
    return [(one.code, one.place.line) for one in problems]


def test_every_shipped_document_is_sound(shipped: Library) -> None:
    shelf = Shelf(shipped)
    for located in shipped.documents:
        assert check_document(shelf, located).problems == (), located.file


@pytest.mark.parametrize("entry", ALL_CHECKS, ids=lambda entry: entry.code)
def test_the_bad_example_gives_exactly_its_code_on_its_line(entry: Check, check_text: CheckText) -> None:
    assert brief(check_text(entry.bad)) == [(entry.code, entry.line)]


@pytest.mark.parametrize("entry", ALL_CHECKS, ids=lambda entry: entry.code)
def test_the_good_example_gives_nothing(entry: Check, check_text: CheckText) -> None:
    assert check_text(entry.good) == ()


def test_codes_are_unique_and_in_order() -> None:
    codes = [entry.code for entry in ALL_CHECKS]
    assert codes == sorted(set(codes))
    assert all(entry.why.endswith(".") for entry in ALL_CHECKS)


def test_everything_that_is_missing_in_one_place_is_named(check_text: CheckText) -> None:
    found = check_text("format: scenario/1\ntitle: Almost nothing\n")
    missing = {one.place.path for one in found}
    assert {one.code for one in found} == {"E002"}
    assert missing == {"kind", "playbook", "time", "brief", "people", "endings", "scoring"}


# ---------------------------------------------------------------------------- overlays


def test_every_difficulty_is_checked_and_located_where_it_was_written(check_text: CheckText) -> None:
    text = SCENARIO + "difficulty:\n  gentle: {people: {ana: {start: {trust: opn}}}}\n  tough: {peopel: {}}\n"
    assert brief(check_text(text)) == [("E004", 26), ("E001", 27)]


def test_what_a_difficulty_removes_is_missed(check_text: CheckText) -> None:
    text = SCENARIO + "difficulty:\n  tough: {topics: {doors: {problem: none}}}\n"
    text += "debrief:\n  - {when: {not_shared: doors.problem}, say: Ask what is hard.}\n"
    assert brief(check_text(text)) == [("E103", line_of(text, "debrief") + 1)]


def test_a_mistake_in_the_file_is_not_repeated_for_each_difficulty(check_text: CheckText) -> None:
    text = (
        changed(SCENARIO, "who: ana", "who: anna") + "difficulty:\n  gentle: {time: 12 min}\n  tough: {time: 8 min}\n"
    )
    assert brief(check_text(text)) == [("E102", 19)]


def test_a_mistake_in_a_persona_beside_the_file_is_found_in_that_file(tmp_path: Path, check_text: CheckText) -> None:
    (tmp_path / "boss.yaml").write_text(
        "format: persona/1\ntitle: Boss\nreacts: {pitch: {trust: dwn}}\n", encoding="utf-8"
    )
    found = check_text(changed(SCENARIO, "persona: driver", "persona: boss"))
    assert [(one.code, str(one.place)) for one in found] == [("E004", f"{tmp_path / 'boss.yaml'}:3:25")]


PLAN = changed(WHAT_IF, "      - hire: {role: mid AE, approved: 2027-01-15}\n", "      - set: {SET}\n")


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ("{process: {answer_inbound_within: {typical: 1 hour, range: 10 min to 6 hours}}}", []),
        ("{demand: 80%, time_to_decide: 130%}", []),
        ("{segments: {mid: {churn: none of it}}}", ["E004"]),
        ("{segments: {middle: {churn: 5%/year}}}", ["E002"]),
        ("{proces: {}}", ["E001"]),
        ("{demand: a bit less}", ["E004"]),
        ("{demand: [80%]}", ["E005"]),
        ("{products: {core: {sold_to: [smal]}}}", ["E111"]),
        ("{territories: {east: {share_of_companies: 30%}}}", ["E114"]),
    ],
)
def test_what_an_option_sets_is_laid_over_the_department(
    overlay: str, expected: list[str], check_text: CheckText
) -> None:
    found = check_text(PLAN.replace("{SET}", overlay))
    assert sorted({one.code for one in found}) == expected, found
    assert {one.place.line for one in found} <= {9}


def test_options_see_what_they_build_on(check_text: CheckText) -> None:
    text = PLAN.replace("{SET}", "{segments: {mid: {win_rate: {typical: 20%, range: 15% to 30%}}}}") + (
        "  two:\n    builds_on: one-ae\n    changes:\n      - set: {segments: {mid: {win_rate: {range: 25% to 30%}}}}\n"
    )
    assert brief(check_text(text)) == [("E004", 13)]


def test_worlds_are_checked_as_options_are(check_text: CheckText) -> None:
    text = WHAT_IF + "worlds:\n  bad: {chance: 100%, changes: [{set: {segments: {mid: {churn: x}}}}]}\n"
    assert brief(check_text(text)) == [("E004", 11)]


# ---------------------------------------------------------------------------- references, one by one


def scenario_with(**pieces: str) -> str:
    return SCENARIO + "".join(f"{key}:\n{value}" for key, value in pieces.items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # people
        (scenario_with(beats="  b: {who: bo, when: {after: 1 turn}, says: Hm.}\n"), "E102"),
        (scenario_with(debrief="  - {when: {people: {bo: {trust: open}}}, say: x}\n"), "E102"),
        (scenario_with(debrief="  - {when: {spoke_with: [ana, bo]}, say: x}\n"), "E102"),
        (changed(SCENARIO, "{says: There are nine doors.}", "{says: [{who: bo, line: Nine.}]}"), "E102"),
        (PLAYBOOK + "pitfalls:\n  - {name: x, when: {pitched_to: ana}, say: y}\n", "E102"),
        # what is learned
        (scenario_with(debrief="  - {when: {shared_all: [doors]}, say: x}\n"), "E103"),
        (scenario_with(debrief="  - {when: {shared_all: [budget]}, say: x}\n"), "E103"),
        (scenario_with(debrief="  - {when: {asked: {problems: 1+}}, say: x}\n"), "E103"),
        (scenario_with(debrief="  - {when: {shared_any: [doors.fact, dors.fact]}, say: x}\n"), "E103"),
        (scenario_with(qualification="  budget: {says: x, checked_by: criteria}\n"), "E103"),
        (PLAYBOOK + "moves:\n  situation: {fills: bugdet}\n", "E103"),
        (PLAYBOOK + "pitfalls:\n  - {name: x, when: {shared_all: doors.fact}, say: y}\n", "E103"),
        # agreements
        (scenario_with(debrief="  - {when: {agreed_any: [date.soon]}, say: x}\n"), "E104"),
        (SCENARIO + changed(TABLE, "{opens_at", "{tactics: [{play: nibble, says: x, on: trm}], opens_at"), "E104"),
        (SCENARIO + TABLE + "  together:\n    - {when: {discount: 5%+, term: 3 years}, you: 1k EUR}\n", "E104"),
        (SCENARIO + TABLE + "  you_may: {discunt: up to 5%}\n", "E104"),
        (SCENARIO + TABLE + "  tells_you:\n    trm: {when: {trust: open}, says: x}\n", "E104"),
        # moves
        (scenario_with(debrief="  - {when: {moves: {pich: 1+}}, say: x}\n"), "E105"),
        (changed(SCENARIO, "power: decides", "power: decides\n    reacts: {pich: {trust: up}}"), "E105"),
        (PLAYBOOK + "families:\n  soft: {moves: [greet, agendas]}\n", "E105"),
        (PLAYBOOK + "families:\n  soft: {moves: [greet, pitch]}\n", "E105"),
        (PLAYBOOK + "moves:\n  teach: {acts_like: insigth, what: x}\n", "E105"),
        # blanks
        (changed(SCENARIO, "There are nine doors.", '"Nine in {company}."'), "E108"),
        (changed(SCENARIO, "There are nine doors.", '"Nine cost {figure}."'), "E108"),
        (PLAYBOOK + 'moves:\n  situation: {model_sentences: ["How is {topic}?"]}\n', "E108"),
        # a department
        (changed(DEPARTMENT, "done_by: AE, work", "done_by: AEs, work"), "E112"),
        (DEPARTMENT + "playbooks: {SDR: spinn}\n", "E101"),
        (DEPARTMENT + "playbooks: {BDRs: spin}\n", "E112"),
        (DEPARTMENT + "marketing:\n  web: {leads_per_month: {big: 3}, become_qualified: 30%}\n", "E111"),
        (DEPARTMENT + "territories:\n  a: {share_of_companies: 100%, reps: [AE]}\n", "E113"),
        (DEPARTMENT + "territories:\n  a: {share_of_companies: 100%, reps: [AE 1, AE 1]}\n", "E113"),
        (changed(DEPARTMENT, "{selling: 40%}", "{selling: 80%, admin: 30%}"), "E114"),
        (changed(SCENARIO, "{pass_mark: 60}", "{pass_mark: 60, weights: {economics: 50, trading: 40}}"), "E114"),
        (changed(DEPARTMENT, "starts: 2027-01-01", "starts: 2027-02-30"), "E004"),
        # a what-if
        (changed(WHAT_IF, "role: mid AE", "role: AE"), "E112"),
        (changed(WHAT_IF, "baseline: saas-20", "baseline: saas-21"), "E101"),
    ],
)  # fmt: skip
def test_a_name_that_does_not_exist_is_found(text: str, expected: str, check_text: CheckText) -> None:
    assert [one.code for one in check_text(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        scenario_with(debrief="  - {when: {moves: {question: 3+}, learned: {budget: none}}, say: x}\n"),
        changed(SCENARIO, "power: decides", "power: decides\n    reacts: {question: {trust: up}}"),
        SCENARIO + TABLE + "  together:\n    - {when: {discount: 5%+, term: 2 years}, you: 1k EUR}\n",
        SCENARIO + TABLE + "  discovery_helps: {switching_costs_him: up to 4k EUR, through: [doors, doors.fact]}\n",
        PLAYBOOK + "pitfalls:\n  - {name: x, when: {not_shared: [budget]}, say: y}\n",
        changed(SCENARIO, "There are nine doors.", '"Nine, {person}."'),
        DEPARTMENT + "playbooks: {AEs: spin, SDRs: bant}\n",
        DEPARTMENT + "territories:\n  a: {share_of_companies: 100%, reps: [AE 1, SDR 1]}\n",
    ],
)
def test_names_that_exist_are_left_alone(text: str, check_text: CheckText) -> None:
    assert check_text(text) == ()


def test_values_that_vary_have_to_fit(check_text: CheckText) -> None:
    text = changed(SCENARIO, "{says: Two of them no longer close.}", "{says: Two., needs: {trust: open}}")
    text += "vary:\n  doors.problem.needs.trust: [wary, opn, hostile]\n"
    found = check_text(text)
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("E004", 26, 37)]


def test_what_follows_from_an_unreadable_part_is_not_reported(check_text: CheckText) -> None:
    text = (
        changed(SCENARIO, "    name: Ana Ruiz\n", '    name: "Ana Ruiz\n')
        + "debrief:\n  - {when: {spoke_with: ana}, say: x}\n"
    )
    assert [one.code for one in check_text(text)] == ["E019"]
    text = changed(SCENARIO, "  ana:\n", "  ana\n") + "debrief:\n  - {when: {spoke_with: ana}, say: x}\n"
    assert {one.code for one in check_text(text)} == {"E007"}


def test_upper_layers_bring_their_own_rules(shipped: Library, tmp_path: Path) -> None:
    def shouting(view: View) -> list[Problem]:
        title = view.root.items["title"].node
        return [entry.problem(title.place, "This title shouts.")] if str(title.plain()).isupper() else []

    entry = check("W401", "Shouting", "Write as people speak.", bad="", line=1, good="", severity="warning")
    rules = (*REFERENCE_RULES, Rule(entry, frozenset({"scenario"}), shouting))
    path = tmp_path / "x.yaml"
    path.write_text(changed(SCENARIO, "The cold store", "THE COLD STORE"), encoding="utf-8")
    loaded = check_document(shipped, str(path), rules=rules)
    assert [(one.code, one.severity) for one in loaded.problems] == [("W401", "warning")]
    assert loaded.sound().title == "THE COLD STORE"


def test_a_difficulty_that_there_is_not_is_a_mistake_like_any_other(tmp_path: Path) -> None:
    shipped = next(found for found in Library().documents if found.name == "discovery-plant-director")
    text = shipped.read_bytes().decode().replace("\n  gentle:", "\n  gentel:")
    (tmp_path / "call.yaml").write_text(text, encoding="utf-8")
    (found,) = check_document(Library(), str(tmp_path / "call.yaml")).problems
    assert "gentle" in found.hint + found.message
    assert text.splitlines()[found.place.line - 1].strip() == "gentel:"


@pytest.mark.parametrize(
    ("time", "is_fine"), [("12 months", False), ("20 s", False), ("1 min", True), ("8 hours", True)]
)
def test_a_call_takes_as_long_as_calls_take(time: str, is_fine: bool, check_text: CheckText) -> None:
    found = check_text(changed(SCENARIO, "time: 10 min", f"time: {time}"))
    assert [one.place.path for one in found] == ([] if is_fine else ["time"])
    assert all("Write between 1 min and 8 hours" in one.hint for one in found)


@pytest.mark.parametrize("figure", ["three a week", "2 of 5", "11 percent", "4k EUR/month", "-480 EUR", "12 March"])
def test_figures_that_can_be_said_are_left_alone(figure: str, check_text: CheckText) -> None:
    told = changed(SCENARIO, "{says: Two of them no longer close.}", f'{{says: "It is {{figure}}.", figure: {figure}}}')
    assert check_text(told) == ()

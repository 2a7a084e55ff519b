"""The checks of what can be reached: each example does what it says, and nothing shipped is accused."""

import pytest

from playing import playbook, small
from salessim.app.all_checks import RULES
from salessim.conversation.checks import REACH_RULES
from salessim.conversation.checks.reaching import reach_of
from salessim.conversation.checks.shadowing import implies
from salessim.library.check import check_document
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.finding import Library
from salessim.library.loading import Shelf
from salessim.model.condition import Condition

CHECKS = [rule.check for rule in REACH_RULES]


@pytest.fixture
def found(tmp_path):
    def check(text):
        file = tmp_path / "it.yaml"
        file.write_text(text, encoding="utf-8")
        return [
            (one.code, one.place.line, one.message)
            for one in check_document(Library(), str(file), rules=RULES).problems
        ]

    return check


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.code)
def test_the_bad_example_has_exactly_its_mistake(found, entry):
    assert [one[:2] for one in found(entry.bad)] == [(entry.code, entry.line)]


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.code)
def test_the_good_example_has_none(found, entry):
    assert found(entry.good) == []


def test_nothing_shipped_is_accused():
    shelf = Shelf(Library(None))
    names = Library(None).names("scenario")
    assert {
        name: check_document(shelf, name, "scenario", rules=REACH_RULES).problems for name in names
    } == dict.fromkeys(names, ())


def beat(condition):
    return SCENARIO + f"beats:\n  it: {{when: {condition}, says: Well.}}\n"


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ("{explicit_needs: 3+}", "there are 1 at most, never 3+"),
        ("{learned: {problem: 2+}}", "there are 1 at most, never 2+"),
        ("{learned: {budget: 1+}}", "there are 0 at most, never 1+"),
        ("{shared_all: doors.fact, not_shared: doors.fact}", "“doors.fact” cannot be shared and not shared"),
        ("{deal: yes}", "nothing can be agreed"),
        ("{always: no}", "“always: no” never holds"),
    ],
)
def test_what_can_never_be_so_is_said_with_its_reason(found, condition, why):
    assert found(beat(condition)) == [("W202", 26, f"This can never be so: {why}.")]


@pytest.mark.parametrize(
    "condition",
    [
        "{trust: confiding}",
        "{after: 15 turns}",
        "{moves: {rude: 12+}}",
        "{objections_open: 1+}",
        "{shared_any: [doors.problem]}",
    ],
)
def test_what_may_be_so_is_left_alone(found, condition):
    assert found(beat(condition)) == []


def test_what_hangs_on_an_answer_that_is_never_given_is_said_once(found):
    text = changed(SCENARIO, "fact: {says: There are nine doors.}", "fact: {says: Nine., needs: {explicit_needs: 4+}}")
    text = text.replace(
        "scoring: {pass_mark: 60}",
        "scoring: {pass_mark: 60, goals: [{goal: It, points: 9, when: {shared_all: doors.problem}}]}",
    )
    assert [one[0] for one in found(text)] == ["W202"]


def test_two_options_of_one_issue_are_never_agreed_together(found):
    text = SCENARIO + (
        "commitment:\n  opens_when: {moves: {propose-next-step: 1+}}\n  with: ana\n  issues:\n"
        "    step: {options: {a: {worth: {ana: 5, you: 5}}, b: {worth: {ana: 5, you: 5}, only_if: {after: 99}}}}\n"
        "debrief:\n  - {always: yes, say: Well.}\n"
    )
    text = changed(
        text, "endings:\n", "endings:\n  both: {counts_as: advance, when: {agreed_all: [step.a, step.b]}, says: Yes.}\n"
    )
    assert [one[0] for one in found(text)] == ["W202", "W202"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"trust": "confiding"}, {"trust": "open"}, True),
        ({"trust": "open"}, {"trust": "confiding"}, False),
        ({"agreed_any": ["a.b"]}, {"agreed_any": ["a.b", "a.c"]}, True),
        ({"agreed_any": ["a.b", "a.c"]}, {"agreed_any": ["a.b"]}, False),
        ({"agreed_any": ["a.b"], "explicit_needs": "1+"}, {"agreed_any": ["a.b"]}, True),
        ({"moves": {"disqualify": "2+", "problem": "1+"}}, {"moves": {"disqualify": "1+"}}, True),
        ({"moves": {"disqualify": "1+"}}, {"moves": {"disqualify": "2+"}}, False),
        ({"deal": "yes"}, {"deal": "yes"}, True),
        ({"trust": "open"}, {"deal": "yes"}, False),
        ({"people": {"ann": {"trust": "open"}}}, {"trust": "open"}, False),
        ({"after": "9 turns"}, {"after": "3 turns"}, True),
        ({"trust": "open"}, {"always": "yes"}, True),
    ],
)
def test_one_condition_says_no_less_than_another(one, other, expected):
    assert implies(Condition.model_validate(one), Condition.model_validate(other)) is expected


def test_a_guard_whom_nothing_satisfies_keeps_everybody_away():
    guard = {"name": "Gil", "role": "Assistant", "persona": "polite-gatekeeper", "power": "guards", "on_call": "first"}
    never = {**guard, "lets_you_through": {"explicit_needs": "3+"}}
    assert reach_of(small(people={"gil": guard}), playbook()).people == {"gil", "ann"}
    assert reach_of(small(people={"gil": never}), playbook()).people == {"gil"}

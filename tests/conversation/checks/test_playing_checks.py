"""The checks that play: each example does what it says, and each message says what to do."""

import pytest

from salessim.conversation.checks import PLAY_RULES, bots_expected, lines_heard
from salessim.library.check import check_document
from salessim.library.example_documents import SCENARIO, TABLE
from salessim.library.finding import Library

CHECKS = [rule.check for rule in PLAY_RULES]


@pytest.fixture
def found(tmp_path):
    """The problems of a scenario that is written out, as (code, line) or whole."""

    def check(text, rules=PLAY_RULES):
        file = tmp_path / "it.yaml"
        file.write_text(text, encoding="utf-8")
        return check_document(Library(), str(file), rules=rules).problems

    return check


@pytest.fixture(autouse=True)
def _few_calls(monkeypatch):
    monkeypatch.setattr(bots_expected, "PLAYS", 20)
    monkeypatch.setattr(lines_heard, "PLAYS", 4)
    monkeypatch.setattr(lines_heard, "STEPS", 200)


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.code)
def test_the_bad_example_has_exactly_its_mistake(found, entry):
    assert [(one.code, one.place.line) for one in found(entry.bad)] == [(entry.code, entry.line)]


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.code)
def test_the_good_example_has_none(found, entry):
    assert found(entry.good) == ()


def only(code):
    return tuple(rule for rule in PLAY_RULES if rule.check.code == code)


def test_a_bot_that_misses_is_shown_with_its_scores_and_endings(found):
    (problem,) = found(SCENARIO + "checks: {bots: [{bot: closer, expect: {passed: yes}, in: 3 of 10}]}\n", only("D501"))
    assert problem.message == "“closer” does this in 0 of 20 calls; 30% are expected."
    assert problem.hint.startswith("Its scores: P10 0, P50 0")
    assert "over" in problem.hint


def test_an_unknown_bot_is_named_with_the_nearest(found):
    (problem,) = found(SCENARIO + "checks: {bots: [{bot: expret, expect: {passed: no}, in: 1 of 2}]}\n", only("D501"))
    assert (problem.message, problem.hint) == ("There is no bot “expret”.", "Did you mean “expert”?")


def test_what_cannot_be_played_is_left_to_other_checks(found):
    expected = "checks: {bots: [{bot: silent, expect: {passed: yes}, in: 1 of 2}]}\n"
    assert "D501" in {one.code for one in found(SCENARIO + expected)}
    broken = SCENARIO.replace("playbook: core", "playbook: corr")
    assert {one.code[0] for one in found(broken + expected)} <= {"E"}
    foreign = SCENARIO.replace("time: 10 min", "time: 10 min\nlanguage: de")
    assert found(foreign + expected) == ()


@pytest.mark.slow
def test_a_shipped_negotiation_is_played_at_its_table():
    assert check_document(Library(), "negotiation-renewal", rules=PLAY_RULES).problems == ()


_BEAT = "beats:\n  late: {{when: {{after: 2 turns}}, says: {says}}}\n"


def test_a_line_that_only_luck_keeps_back_is_looked_for_in_other_attempts(found, monkeypatch):
    monkeypatch.setattr(lines_heard, "lines_reached", lambda aim: frozenset())
    monkeypatch.setattr(lines_heard, "PLAYS", 1)
    endless = SCENARIO + _BEAT.format(says="[" + ", ".join(f"Word {number}." for number in range(8)) + "]")
    assert found(endless, only("D503")) == ()
    monkeypatch.setattr(lines_heard, "OTHER_LUCK", range(0))
    assert len(found(endless, only("D503"))) >= 4


def test_it_says_what_is_known_of_why_a_line_is_never_heard(found):
    (never,) = found(SCENARIO + _BEAT.replace("2 turns", "90 turns").format(says="Late."), only("D503"))
    assert never.hint.startswith("No bot ever came to this place.")


def test_tables_are_played_as_well(found):
    expected = ["{bot: refuser, expect: {deal: yes}, in: 10 of 10}", "{bot: refuser, expect: {deal: no}, in: 10 of 10}"]
    asked = "checks:\n  bots:\n" + "".join(f"    - {one}\n" for one in expected)
    told = found(SCENARIO + TABLE + asked)
    assert [(one.code, one.place.line) for one in told if one.code == "D501"] == [("D501", 39)]
    assert "“refuser” does this in 0 of 20 calls" in told[0].message

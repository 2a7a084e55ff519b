from dataclasses import replace
from datetime import UTC, datetime, timedelta

from salessim.app.call_port import PastAttempt, PlayableScenario
from salessim.app.what_next import next_step

START = datetime(2026, 5, 12, tzinfo=UTC)
FIRST = PlayableScenario("first", "First", "discovery call", 15)
SECOND = PlayableScenario("second", "Second", "discovery call", 20)


def attempt(scenario, day, *, is_finished=True, has_passed=False, turns=5):
    return PastAttempt(
        id=f"{scenario}-{day}",
        when=START + timedelta(days=day),
        scenario=scenario,
        title=scenario.title(),
        turns=turns,
        is_finished=is_finished,
        has_passed=has_passed,
    )


def test_without_scenarios_there_is_nothing_to_do():
    assert next_step((), ()) is None


def test_the_first_scenario_comes_first():
    step = next_step((FIRST, SECOND), ())
    assert step.scenario is FIRST
    assert step.last is None


def test_what_was_begun_is_finished_first():
    begun = attempt("second", 3, is_finished=False)
    assert next_step((FIRST, SECOND), (begun, attempt("first", 1))).attempt is begun


def test_a_call_without_a_single_turn_is_not_worth_going_on_with():
    step = next_step((FIRST,), (attempt("first", 3, is_finished=False, turns=0),))
    assert step.attempt is None
    assert step.scenario is FIRST


def test_a_begun_call_whose_scenario_is_gone_is_not_offered():
    assert next_step((FIRST,), (attempt("gone", 3, is_finished=False),)).scenario is FIRST


def test_what_was_never_played_goes_before_what_failed():
    assert next_step((FIRST, SECOND), (attempt("first", 1),)).scenario is SECOND


def test_what_failed_goes_before_what_was_passed():
    past = (attempt("second", 2), attempt("first", 1, has_passed=True))
    step = next_step((FIRST, SECOND), past)
    assert step.scenario is SECOND
    assert step.last is past[0]


def test_the_latest_result_counts():
    past = (attempt("first", 3), attempt("second", 2), attempt("first", 1, has_passed=True))
    step = next_step((FIRST, SECOND), past)
    assert (step.scenario, step.last) == (SECOND, past[1])


def test_of_those_passed_the_one_longest_ago():
    past = (attempt("first", 3, has_passed=True), attempt("second", 1, has_passed=True))
    assert next_step((FIRST, SECOND), past).scenario is SECOND


def test_attempts_that_do_not_count_are_passed_over():
    shown = replace(attempt("first", 3, has_passed=True), counts=False)
    begun = replace(attempt("second", 4, is_finished=False), counts=False)
    step = next_step((FIRST, SECOND), (begun, shown))
    assert (step.attempt, step.scenario, step.last) == (None, FIRST, None)

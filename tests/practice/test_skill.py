"""What an estimate says of somebody, and how sure it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from salessim.practice.abilities import ABILITIES, WHOLE
from salessim.practice.difficulty import Difficulties, Line, call_key
from salessim.practice.skill import Estimate, Tried, estimate

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def line(intercept: float = 0.0) -> Line:
    return Line(intercept, 1.0, 12.0, 5.0, 100)


WORLD = Difficulties(
    lines={
        call_key("hard", "standard", "core"): {WHOLE: line(-20), "closing": line(-20), "qualifying": line(-20)},
        call_key("fair", "standard", "core"): {WHOLE: line(), "closing": line(), "qualifying": line()},
    },
    likeness={"closing|whole": 0.5, "qualifying|whole": 0.5},
    mean=50,
    spread=20,
    abilities=dict.fromkeys(ABILITIES, 10.0),
    strangers=9.0,
    swings=((50.0, 1.0),),
    reference=("hard", "fair"),
    rules=1,
)


def tried(scenario: str, score: float, days_ago: float = 0, **abilities: float) -> Tried:
    return Tried(NOW - timedelta(days=days_ago), scenario, "standard", "core", {WHOLE: score, **abilities})


def whole(*tries: Tried) -> Estimate:
    return estimate(tries, WORLD, NOW)[0]


def test_nobody_is_known_before_his_first_call() -> None:
    found = whole()
    assert (found.mean, found.tries, found.is_known) == (50, 0, False)
    assert found.high - found.low == pytest.approx(2 * 1.2816 * 20, abs=0.1)


def test_the_same_score_in_a_harder_call_shows_more_skill() -> None:
    assert whole(tried("hard", 50)).mean > whole(tried("fair", 50)).mean + 5


def test_a_call_is_believed_less_than_its_score_and_six_more_than_one() -> None:
    one, six = whole(tried("fair", 90)), whole(*(tried(name, 90) for name in ("fair", "hard") * 3))
    assert 50 < one.mean < 90
    assert six.deviation < one.deviation


def test_playing_one_call_again_and_again_is_worth_less_than_playing_others() -> None:
    again = whole(*(tried("fair", 70, days_ago=10 - n) for n in range(6)))
    once = whole(tried("fair", 70))
    assert (
        again.mean
        < whole(*(tried(name, 70 if name == "fair" else 50, days_ago=1) for name in ("fair", "hard"))).mean + 5
    )
    assert again.deviation > 5 / 1.01, "the call's own error is not averaged out"
    assert again.deviation < once.deviation


def test_what_was_long_ago_counts_less() -> None:
    assert whole(tried("fair", 90, days_ago=400)).mean < whole(tried("fair", 90)).mean


def test_a_later_attempt_says_nothing_about_an_earlier_day() -> None:
    assert estimate([tried("fair", 90, days_ago=-1)], WORLD, NOW)[0].tries == 0


def test_an_ability_is_shrunk_to_the_skill_and_owned_to_be_unknown_after_few_calls() -> None:
    few = estimate([tried("fair", 60, closing=20.0, qualifying=70.0)], WORLD, NOW)
    closing = next(each for each in few if each.name == "closing")
    assert not closing.is_known
    assert 20 < closing.mean < few[0].mean
    many = estimate(
        [tried(name, 60, days_ago=n, closing=20.0, qualifying=70.0) for n in range(20) for name in ("fair", "hard")],
        WORLD,
        NOW,
    )
    assert next(each for each in many if each.name == "closing").mean < closing.mean


def test_a_call_that_no_bot_has_played_says_less() -> None:
    own = Tried(NOW, "my-own", "standard", "core", {WHOLE: 90.0})
    assert whole(own).deviation > whole(tried("fair", 90)).deviation


def test_how_far_tries_swing_lies_straight_between_what_was_measured() -> None:
    world = replace(WORLD, swings=((30.0, 0.8), (50.0, 1.2), (90.0, 0.4)))
    assert [world.swing(skill) for skill in (0, 30, 40, 50, 70, 90, 100)] == pytest.approx(
        [0.8, 0.8, 1.0, 1.2, 0.8, 0.4, 0.4]
    )
    assert WORLD.swing(10) == WORLD.swing(50) == 1.0


def test_whoever_plays_very_well_swings_less_and_is_known_sooner() -> None:
    steady = replace(WORLD, swings=((50.0, 1.2), (80.0, 0.4)))
    well, fairly = (estimate([tried(name, score) for name in ("fair", "hard")], steady, NOW)[0] for score in (95, 45))
    assert well.deviation < fairly.deviation


def test_kinds_of_people_nobody_has_measured_make_an_estimate_less_sure() -> None:
    tries = [tried(name, 70) for name in ("fair", "hard")]
    known, strange = (estimate(tries, replace(WORLD, strangers=extra), NOW)[0] for extra in (0.0, 12.0))
    assert known.deviation < strange.deviation

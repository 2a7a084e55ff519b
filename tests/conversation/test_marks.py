"""What a call was worth."""

from fractions import Fraction

import pytest

from playing import DISCOVERY, call, line, play_sample, playbook, shipped, small
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.turn import NamedTurn

CLIMB = [line(move, "ice") for move in ("situation", "problem", "implication", "need-payoff")]
RUBRIC = [
    {"criterion": "Learns", "weight": "60", "measure": {"learned": "problem"}, "levels": {"4": "1+"}},
    {"criterion": "Ends well", "weight": "20", "measure": {"by_outcome": {"advance": "4", "no-sale": "1"}}},
    {
        "criterion": "Pitches to needs",
        "weight": "20",
        "only_if": {"pitched": "yes"},
        "measure": {"pitch_tied_to_need": "share"},
        "levels": {"4": "100%"},
    },
]
GOALS = {
    "pass_mark": "50",
    "playbook_counts": "70%",
    "goals": [
        {"goal": "Fact", "points": "2", "when": {"shared_all": "ice.fact"}},
        {"goal": "Power", "points": "1", "when": {"shared_all": "power.fact"}},
    ],
}


def marks(*turns, scenario=None):
    scenario = small() if scenario is None else scenario
    book = playbook(rubric=RUBRIC)
    session = call(scenario, book)
    for turn in turns:
        session.say(turn)
    return mark_call(judged(scenario, book, session.case, session.events))


def test_points_are_weights_times_levels():
    found = marks(*CLIMB[:2], line("walk-away"))
    assert [(mark.points, mark.of) for mark in found.marks] == [(75, 75), (Fraction(25, 4), 25), (0, 0)]
    assert found.score == 81  # 81.25


def test_what_does_not_apply_gives_its_share_to_the_others():
    applying = [mark.is_applicable for mark in marks(line("walk-away")).marks]
    assert applying == [True, True, False]
    assert sum(mark.of for mark in marks(line("walk-away")).marks) == 100
    assert sum(mark.of for mark in marks(line("feature", "ice"), line("walk-away")).marks) == 100


def test_goals_have_the_rest_of_the_points():
    found = marks(CLIMB[0], line("walk-away"), scenario=small(scoring=GOALS))
    assert [(mark.group, mark.points, mark.of) for mark in found.marks[3:]] == [("goals", 20, 20), ("goals", 0, 10)]
    assert sum(mark.of for mark in found.marks) == 100


def test_where_the_share_is_not_given_goals_count_what_they_name():
    scoring = {key: value for key, value in GOALS.items() if key != "playbook_counts"}
    found = marks(line("walk-away"), scenario=small(scoring=scoring))
    assert [mark.of for mark in found.marks[3:]] == [2, 1]


def test_a_goal_names_the_turns_it_was_reached_in():
    found = marks(line("agenda"), CLIMB[0], line("walk-away"), scenario=small(scoring=GOALS))
    assert found.marks[3].turns == (2,)


@pytest.mark.parametrize(("pass_mark", "passed"), [("81", True), ("82", False)])
def test_the_pass_mark_decides(pass_mark, passed):
    assert marks(*CLIMB[:2], line("walk-away"), scenario=small(scoring={"pass_mark": pass_mark})).has_passed == passed


def test_hanging_up_at_once_earns_next_to_nothing():
    assert marks(NamedTurn(hangs_up=True)).score <= 7


def test_marking_twice_gives_the_same():
    scenario, book, _ = shipped(DISCOVERY)
    session = play_sample(scenario, book)
    first, second = (mark_call(judged(scenario, book, session.case, list(session.events))) for _ in range(2))
    assert first == second


def test_each_mark_says_what_one_level_more_takes():
    scenario, book, _ = shipped(DISCOVERY)
    session = play_sample(scenario, book)
    found = mark_call(judged(scenario, book, session.case, session.events))
    by_name = {mark.criterion: mark for mark in found.marks}
    assert by_name["Finds problems"].why == "1 of 2 heard: level 3 of 4; level 4 takes 2 or more"
    assert by_name["Gets an advance"].why == "Advance: level 4 of 4"
    assert by_name["Makes the cost visible"].why.endswith(
        "(The best: Buyer states the consequence as money, customers or people, for two problems.)"
    )


def test_the_shipped_sample_call_reaches_what_it_expects():
    scenario, book, _ = shipped(DISCOVERY)
    for sample in scenario.checks.sample_calls:
        for seed in range(10):
            session = play_sample(scenario, book, sample.name, seed)
            call_judged = judged(scenario, book, session.case, session.events)
            found = mark_call(call_judged)
            assert call_judged.holds(sample.expect)
            assert found.has_passed == sample.expect.passed


def to_the_end(turns, seed):
    scenario, book, _ = shipped(DISCOVERY)
    session = call(scenario, book, seed)
    for turn in [*turns, *[line("", text="")] * 40]:
        if session.has_ended:
            break
        session.say(turn)
    session.has_ended or session.say(NamedTurn(hangs_up=True))
    return mark_call(judged(scenario, book, session.case, session.events)).score


TOPICS = ("line-2-stops", "weekend-overtime", "sensor-data")
GOOD = [
    line("give-reason"),
    line("insight", TOPICS[0]),
    line("situation", TOPICS[0]),
    *[line(f"acknowledge {move}", TOPICS[0]) for move in ("problem", "implication", "need-payoff")],
    line("acknowledge situation", TOPICS[1]),
    *[line(f"acknowledge {move}", TOPICS[1]) for move in ("problem", "implication")],
    line("summarise ask-process"),
    line("ask-authority"),
    line("acknowledge ask-timeline"),
    line("situation", TOPICS[2], to="ivo"),
    line("benefit", TOPICS[0]),
    line(
        "propose-next-step",
        offer=["next-step.site-visit", "who-joins.marta-and-ivo", "date.within-two-weeks"],
    ),
]
POOR = {
    "silence": [],
    "feature dumping": [
        line("give-reason"),
        *[line(m, t) for t in TOPICS for m in ("feature", "advantage", "benefit")],
    ],
    "only facts": [line("give-reason"), *[line("situation", topic) for topic in TOPICS * 3]],
    "closing": [line("give-reason"), *[line("ask-to-close", offer=["next-step.site-visit"])] * 5],
    "echoing": [line("give-reason"), *[line("acknowledge"), line("summarise"), line("confirm")] * 8],
    "gibberish": [line("", text="blah flurb downtime budget")] * 30,
    "interrogating": [
        line("give-reason"),
        *[line(move, topic) for topic in TOPICS[:2] for move in ("situation", "problem", "implication", "need-payoff")],
    ],
}


@pytest.mark.parametrize("seed", range(5))
def test_a_good_call_is_far_above_every_poor_one(seed):
    assert to_the_end(GOOD, seed) >= 85
    worst = {name: to_the_end(turns, seed) for name, turns in POOR.items()}
    assert worst["interrogating"] < 45
    assert all(score < 10 for name, score in worst.items() if name != "interrogating"), worst

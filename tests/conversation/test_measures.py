"""What a rubric can measure."""

import pytest

from playing import call, line, playbook, small
from salessim.conversation.measures import level, measure, next_level
from salessim.conversation.pad import Entry, Note
from salessim.model.playbook import Criterion, Measure

CLIMB = [line(move, "ice") for move in ("situation", "problem", "implication", "need-payoff")]


def measured(what, *turns, scenario=None, book=None, notes=()):
    session = call(scenario, book)
    for turn in turns:
        if not session.has_ended:
            session.say(turn)
    for note in notes:
        session.write_down(note)
    return measure(Measure.model_validate(what), session.case, session.events, session.situation)


@pytest.mark.parametrize(
    ("what", "turns", "value", "earned_by"),
    [
        ({"count": "question"}, CLIMB[:3], 3, (1, 2, 3)),
        ({"count": ["agenda", "greet"]}, [line("agenda"), line("agenda")], 2, (1, 2)),
        ({"asked": "problem"}, CLIMB, 1, (2,)),
        ({"asked": "problem"}, [line("problem", "ice")], 0, ()),  # it was not in reach
        ({"asked": ["problem", "impact"]}, CLIMB, 2, (2, 3)),
        ({"learned": "payoff"}, CLIMB, 1, (4,)),
        ({"learned": "payoff"}, CLIMB[:3], 0, ()),
        ({"paid": "acknowledge"}, [CLIMB[0], line("acknowledge"), line("acknowledge")], 1, (2,)),
        ({"pitch_tied_to_need": "share"}, [*CLIMB, line("benefit", "ice"), line("feature", "power")], 0.5, (5,)),
        ({"by_outcome": {"no-sale": "1"}}, [line("walk-away")], 1, (1,)),
        ({"asks_for_one_thing": "share"}, [CLIMB[0], line("greet"), line("acknowledge problem", "ice")], 2 / 3, (1, 3)),
        ({"asks_for_one_thing": "share"}, [line("situation problem", "ice"), CLIMB[2]], 0.5, (2,)),
        ({"asks_for_one_thing": "share"}, [line("problem propose-next-step", "ice")], 0, ()),
        ({"asks_for_one_thing": "share"}, [CLIMB[0], line("disqualify")], 1, (1, 2)),  # who takes leave asks nothing
    ],
)
def test_what_is_counted_and_where(what, turns, value, earned_by):
    found = measured(what, *turns)
    assert found.value == value
    assert found.earned_by == earned_by


def test_asking_twice_about_one_topic_counts_once():
    assert measured({"asked": "fact"}, CLIMB[0], CLIMB[0]).value == 1


def test_what_was_refused_counts_as_asked_but_not_as_learned():
    wary = small(people={"ann": {"start": {"trust": "38"}}})
    assert measured({"asked": "problem"}, *CLIMB[:2], scenario=wary).value == 1
    assert measured({"learned": "problem"}, *CLIMB[:2], scenario=wary).value == 0


def test_what_was_in_reach_and_not_asked_is_named_with_its_turn():
    found = measured({"learned": ["impact", "payoff"]}, *CLIMB[:2])
    assert found.lost_at == (2,)  # the problem came in turn 2; the payoff never came into reach


def test_what_no_play_can_reach_does_not_apply():
    assert not measured({"learned": "budget"}, *CLIMB).is_applicable
    assert measured({"learned": "payoff"}).is_applicable
    assert not measured({"pitch_tied_to_need": "share"}).is_applicable


SPEECH = " ".join(["word"] * 230)


@pytest.mark.parametrize(
    ("rules", "turns", "lost_at"),
    [
        ("long_talk", CLIMB, ()),
        ("long_talk", [CLIMB[0], line("problem", "ice", text=SPEECH)], (2,)),
        ("stacked_questions", [line("situation problem", "ice"), CLIMB[2]], (1,)),
        ("same_question_again", [CLIMB[0], CLIMB[0]], (2,)),
        ("saying_nothing", [line("", text="")], (1,)),
        (["long_talk", "stacked_questions"], [line("situation problem", "ice", text=SPEECH), CLIMB[2]], (1,)),
    ],
)
def test_lines_that_broke_a_rule_are_counted_once_and_named(rules, turns, lost_at):
    found = measured({"broken": rules}, *turns)
    assert (found.value, found.lost_at) == (len(lost_at), lost_at)


def test_a_call_without_a_line_asked_for_nothing():
    assert not measured({"asks_for_one_thing": "share"}).is_applicable


def test_facts_not_taken_up_are_chances_missed():
    found = measured({"paid": "acknowledge"}, CLIMB[0], CLIMB[1], line("acknowledge"))
    assert found.lost_at == (1,)


@pytest.mark.parametrize("what", [{"table": "economics"}, {"paid": ["standard"]}, {"count": ["name-the-tactic"]}])
def test_what_takes_a_table_does_not_apply_without_one(what):
    assert not measured(what).is_applicable


def criterion(**what):
    return Criterion.model_validate({"criterion": "c", "weight": "1", **what})


@pytest.mark.parametrize(("problems", "expected"), [(0, 0), (1, 4)])
def test_all_that_there_was_is_the_highest_level(problems, expected):
    rung = criterion(measure={"learned": "problem"}, levels={"4": "2+", "3": "1"})
    found = measured({"learned": "problem"}, *CLIMB[: 2 * problems])
    assert level(rung, found) == expected


def test_the_next_level_is_said_in_what_it_takes():
    rung = criterion(measure={"count": "question"}, levels={"4": "3+", "2": "2"})
    assert next_level(rung, measured({"count": "question"}, *CLIMB[:1])) == "2"
    assert next_level(rung, measured({"count": "question"}, *CLIMB[:2])) == "3+"
    assert next_level(rung, measured({"count": "question"}, *CLIMB[:3])) == ""


def test_levels_can_reward_less():
    few = criterion(measure={"count": "situation"}, levels={"4": "0 to 1", "2": "2"})
    assert [level(few, measured({"count": "situation"}, *[CLIMB[0]] * n)) for n in (0, 1, 2, 3)] == [4, 4, 2, 0]


def test_a_move_that_acts_like_another_is_counted_as_it():
    book = playbook(moves={"hum": {"acts_like": "backchannel", "sounds_like": ["Hm."]}})
    assert measured({"count": "backchannel"}, line("hum"), book=book).value == 1


SLOTS = {
    "budget": {"says": "Forty thousand, and it is in the plan."},
    "authority": {"claims": "I decide.", "says": "The bank has to agree.", "checked_by": "decision-process"},
    "decision-process": {"says": "We went through the bank."},
    "timeline": {"says": "Before the frost, in October."},
}


def noted(verdict=None, **pad):
    return Note(tuple(Entry(slot.replace("_", "-"), means, sure) for slot, (means, sure) in pad.items()), verdict)


@pytest.mark.parametrize(
    ("turns", "pad", "value", "said"),
    [
        (["ask-budget"], {"budget": ("truth", True)}, 1, "1 right, 0 wrong, 0 missing"),
        (["ask-budget"], {"budget": ("contradiction", True)}, 0, "0 right, 1 wrong, 0 missing"),
        (["ask-budget"], {"budget": ("unclear", True)}, 0, "0 right, 0 wrong, 1 missing"),
        (["ask-budget"], {}, 0, "0 right, 0 wrong, 1 missing"),
        ([], {"budget": ("truth", True), "timeline": ("truth", True)}, 0, "0 right, 2 wrong, 0 missing"),  # guessed
        ([], {"budget": ("truth", False)}, 0, "0 right, 0 wrong, 0 missing"),  # guessed, and marked as a guess
        (["ask-authority"], {"authority": ("claim", False)}, 1, "1 right, 0 wrong, 0 missing"),
        (["ask-authority"], {"authority": ("claim", True)}, 0, "0 right, 1 wrong, 0 missing"),
        (
            ["ask-authority", "ask-process"],
            {"authority": ("claim", True), "decision_process": ("truth", True)},
            0,
            "1 right, 1 wrong, 0 missing",
        ),
    ],
)
def test_the_pad_is_held_against_what_was_told(turns, pad, value, said):
    scenario = small(qualification=SLOTS)
    found = measured({"pad": "right"}, *map(line, turns), scenario=scenario, notes=[noted(**pad)])
    assert (found.value, found.said) == (value, said)


def test_the_last_word_on_the_pad_counts():
    notes = [noted(budget=("contradiction", True)), noted(budget=("truth", True))]
    assert measured({"pad": "right"}, line("ask-budget"), scenario=small(qualification=SLOTS), notes=notes).value == 1


def test_a_verdict_is_worth_what_it_rests_on():
    scenario = small(qualification=SLOTS)
    heard = [line("ask-budget"), line("ask-timeline")]
    what = {"verdict": "right"}
    assert measured(what, *heard, scenario=scenario, notes=[noted("advance")]).value == 2
    assert measured(what, scenario=scenario, notes=[noted("advance")]).value == 1
    assert measured(what, *heard, scenario=scenario, notes=[noted("disqualify")]).value == 0
    assert measured(what, *heard, scenario=scenario).value == 0
    let_go = small(qualification=SLOTS, verdict="disqualify")
    assert measured(what, *heard, scenario=let_go, notes=[noted("disqualify")]).value == 2


def test_without_slots_there_is_nothing_to_qualify():
    for what in ({"pad": "right"}, {"verdict": "right"}):
        assert not measured(what, notes=[noted("advance")]).is_applicable

"""Which question a seller asks next."""

import pytest

from botting import Moment, all_is_well
from playing import DISCOVERY, playbook, shipped, small
from salessim.conversation.bots.asking import ask_next, best_question, bring_people

SLOTS = {"timeline": {"says": "By May."}, "budget": {"says": "There is money."}}


def next_question(moment, *slips):
    return moment.names(ask_next(moment.mind(*slips)))


def test_a_ladder_is_climbed_and_what_was_heard_is_named():
    moment = Moment()
    said = []
    for _ in range(4):
        moves, subject = next_question(moment)
        said.append((moves, subject))
        moment.say(moves, subject)
    assert said == [
        ("situation", "ice"),
        ("acknowledge problem", "ice"),
        ("acknowledge implication", "ice"),
        ("acknowledge need-payoff", "ice"),
    ]


def test_a_beginner_forgets_to_name_it_and_does_not_climb():
    moment = Moment()
    moment.say("situation", "ice")
    assert next_question(moment, "forgets to give back") == ("problem", "ice")
    moment.say("problem", "ice")
    assert next_question(moment, "does not climb")[1] == "power"


def test_who_decides_and_when_comes_after_something_is_wrong():
    moment = Moment(small(qualification=SLOTS))
    asked = set()
    for _ in range(12):
        if best_question(moment.mind()) is None:
            break
        moves, subject = next_question(moment)
        if "ask-timeline" in moves or "ask-budget" in moves:
            assert moment.mind().problems_heard
            asked.add(moves.split()[-1])
        moment.say(moves, subject)
    assert asked == {"ask-timeline", "ask-budget"}
    assert next_question(moment, "does not ask who and how") != ("ask-timeline", "")


def test_the_playbook_decides_what_is_worth_most():
    rubric = [{"criterion": "a", "weight": "100", "measure": {"learned": "timeline"}, "levels": {"4": "1+"}}]
    moment = Moment(small(qualification=SLOTS), playbook(rubric=rubric))
    moment.say("situation", "ice")
    moment.say("problem", "ice")
    assert next_question(moment)[0].endswith("ask-timeline")


def test_what_was_refused_is_asked_again_only_after_something_was_given():
    moment = Moment(small(people={"ann": {"start": {"trust": "44"}}}))
    moment.say("situation", "ice")
    moment.say("problem", "ice")  # needs 50
    assert moment.past.tries
    assert next_question(moment)[1] != "ice"
    moment.say("acknowledge", "ice")
    assert next_question(moment)[1] == "ice"
    assert next_question(moment, "gives up a refused question")[1] != "ice"


def test_nothing_is_asked_for_ever():
    moment = Moment(all_is_well(people={"ann": {"start": {"trust": "95"}}}))
    for _ in range(30):
        question = best_question(moment.mind())
        if question is None:
            break
        moment.say(*next_question(moment))
    assert best_question(moment.mind()) is None


def test_a_third_question_in_a_row_comes_with_something_useful():
    moment = Moment()
    moment.say("situation", "ice")
    moment.say("acknowledge", "ice")
    moment.say("problem", "power")
    moment.say("problem", "power")
    assert moment.past.in_a_row == 2
    assert next_question(moment)[0].startswith("insight")


@pytest.mark.parametrize("slip", ["wrong kind of question", "repeats a question"])
def test_slips_lead_to_another_question(slip):
    moment = Moment()
    moment.say("situation", "ice")
    assert next_question(moment, slip) == ("acknowledge situation", "ice")


def test_people_who_were_named_are_asked_for_by_name_once_something_is_wrong():
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    ivo = moment.case.names.person("ivo")
    moment.say("give-reason")
    moment.say("ask-criteria")
    assert bring_people(moment.mind()) is None
    moment.say("acknowledge situation", "line-2-stops")
    moment.say("acknowledge problem", "line-2-stops")
    assert bring_people(moment.mind()).to == ivo
    assert bring_people(moment.mind("asks for nobody")) is None
    moment.say("problem", "line-2-stops", to="ivo")
    assert bring_people(moment.mind()) is None

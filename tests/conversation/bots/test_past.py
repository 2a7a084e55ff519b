"""What a bot remembers: its own lines, and what came of them."""

from botting import Moment
from playing import DISCOVERY, shipped, small


def thing(moment, name):
    return moment.case.names.thing(name)


def test_a_question_asked_in_vain_is_remembered_and_one_answered_is_not():
    moment = Moment(small(people={"ann": {"start": {"trust": "25"}}}))
    moment.say("situation", "ice")
    moment.say("problem", "ice")
    assert moment.past.tries == {thing(moment, "ice.problem"): 1}


def test_giving_back_ends_a_row_of_questions_and_takes_the_news():
    moment = Moment()
    moment.say("situation", "ice")
    moment.say("problem", "ice")
    assert moment.past.in_a_row == 2
    moment.say("acknowledge", "ice")
    assert (moment.past.in_a_row, moment.past.given_back) == (0, moment.seen.told)


def test_what_is_given_back_about_one_subject_leaves_the_news_of_another():
    moment = Moment()
    moment.say("situation", "ice")
    moment.say("situation", "power")
    moment.say("acknowledge", "ice")
    assert moment.past.given_back == 1 << thing(moment, "ice.fact")


def test_a_refused_proposal_is_remembered_with_its_worth():
    moment = Moment()
    moment.say("situation", "ice")
    moment.say("propose-next-step", offer=["step.order"])
    assert (moment.past.refused_told, moment.past.refused_worth) == (moment.seen.told, 1000)


def test_who_one_was_sent_to_and_whom_one_asked_for():
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    moment.say("give-reason")
    ivo = moment.case.names.person("ivo")
    moment.say("situation", "sensor-data", to="ivo")
    assert moment.past.asked_for == {ivo: 1}
    assert moment.past.spoken_to >> ivo & 1  # asked for, he came


def test_what_somebody_else_does_not_know_is_not_given_up():
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    moment.say("give-reason")
    moment.say("situation", "weekend-overtime", to="ivo")
    assert moment.past.tries == {}


def test_a_copy_goes_its_own_way():
    moment = Moment()
    twin = moment.past.copied()
    moment.say("problem", "power")
    assert twin.tries == {}
    assert twin.made != moment.past.made

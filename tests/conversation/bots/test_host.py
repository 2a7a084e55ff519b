"""The host: lets everybody who is there have a say, and takes in what he hears."""

from botting import Moment
from playing import DISCOVERY, shipped
from salessim.conversation.bots.host import ask_the_others, show_at_once, take_in
from salessim.conversation.bots.observing import Batch, observe

ALWAYS = ("asks another", "takes in", "shows at once")


def with_ivo():
    """A moment in the discovery call at which Ivo is there and Marta has told what stops line 2."""
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    moment.say("give-reason")
    moment.say("situation", "line-2-stops")
    moment.say("acknowledge situation", "sensor-data", to="ivo")
    return moment


def test_what_one_person_told_is_asked_of_another_who_is_there_and_of_each_once():
    moment = with_ivo()
    turn = ask_the_others(moment.mind(*ALWAYS))
    assert moment.names(turn)[1] in ("line-2-stops", "sensor-data")
    said = []
    while (turn := ask_the_others(moment.mind(*ALWAYS))) is not None and len(said) < 8:
        moves, subject = moment.names(turn)
        said.append((moves.split()[-1], subject, moment.case.people[turn.to].id))
        moment.say(moves, subject, to=moment.case.people[turn.to].id)
    assert ("situation", "line-2-stops", "ivo") in said
    assert len(said) == len(set(said))


def test_alone_with_one_person_he_asks_nobody_else():
    moment = Moment()
    moment.say("situation", "ice")
    assert ask_the_others(moment.mind(*ALWAYS)) is None


def test_he_gives_what_he_heard_a_line_of_its_own_and_only_once():
    moment = Moment()
    assert take_in(moment.mind(*ALWAYS)) is None
    moment.say("situation", "ice")
    assert moment.names(take_in(moment.mind(*ALWAYS))) == ("acknowledge", "")
    moment.say("acknowledge")
    assert take_in(moment.mind(*ALWAYS)) is None


def test_he_shows_what_answers_a_need_in_some_calls_at_once():
    moment = Moment()
    for move in ("situation", "problem", "implication", "need-payoff"):
        moment.say(f"acknowledge {move}", "ice")
    assert moment.names(show_at_once(moment.mind(*ALWAYS)))[0].endswith("benefit")
    assert show_at_once(moment.mind()) is None


def test_second_speakers_are_heard_in_his_calls_and_not_in_an_experts():
    scenario, book, _ = shipped("handover-forty-six-buildings")
    said = {bot: observe(Batch(scenario, book, (bot,), tuple(range(25)))).said for bot in ("host", "expert")}
    second = [place for place in said["host"] if place.startswith("topics.") and place not in said["expert"]]
    assert len(second) >= 3

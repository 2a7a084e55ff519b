"""What a seller shows, and when."""

from botting import Moment
from salessim.conversation.bots.showing import pitch_early, show


def needy():
    moment = Moment()
    for moves in ("situation", "acknowledge problem", "acknowledge implication", "acknowledge need-payoff"):
        moment.say(moves, "ice")
    return moment


def test_a_benefit_answers_a_need_once():
    moment = needy()
    assert moment.names(show(moment.mind())) == ("acknowledge benefit", "ice")
    moment.say("acknowledge benefit", "ice")
    assert show(moment.mind()) is None


def test_without_a_need_nothing_is_shown():
    assert show(Moment().mind()) is None


def test_a_beginner_shows_something_that_nobody_asked_for():
    moment = needy()
    assert moment.names(show(moment.mind("pitches at nobody's need"))) == ("feature", "power")


def test_only_a_slip_pitches_early_and_only_before_a_need():
    moment = Moment()
    moment.say("give-reason")
    assert pitch_early(moment.mind()) is None
    assert moment.names(pitch_early(moment.mind("pitches early"))) == ("feature", "ice")
    assert pitch_early(needy().mind("pitches early")) is None

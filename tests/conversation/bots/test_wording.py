"""Words for a bot's line."""

from botting import Moment
from salessim.conversation.bots.policy import HANG_UP, spoken
from salessim.conversation.bots.wording import NOT_UNDERSTOOD, worded
from salessim.conversation.turn import Turn


def words(moment, *moves, on=-1):
    turn = spoken(moment.craft, tuple(moment.case.names.move(move) for move in moves), on)
    return worded(turn, moment.session, moment.scenario)


def test_every_move_gets_its_sentence():
    moment = Moment()
    said = words(moment, "greet", "give-reason")
    assert said.moves == ("greet", "give-reason")
    assert "Ann Frost" in said.text or "Chill" in said.text
    assert "{" not in said.text


def test_what_was_heard_is_named():
    moment = Moment()
    moment.say("situation", "ice")
    assert "We have two stores." in words(moment, "acknowledge", "problem", on=0).text


def test_where_no_sentence_fits_the_move_is_named():
    assert words(Moment(), "acknowledge").text == "(Acknowledgement)"


def test_silence_and_nonsense():
    moment = Moment()
    assert worded(Turn(), moment.session, moment.scenario).text == ""
    assert worded(Turn(words=5), moment.session, moment.scenario).text == NOT_UNDERSTOOD
    assert worded(HANG_UP, moment.session, moment.scenario).hangs_up

"""One call by one bot."""

from botting import Moment
from playing import DISCOVERY, shipped
from salessim.conversation.bots.past import blank_past
from salessim.conversation.bots.playing import MOST_LINES, named, play_call, play_on
from salessim.conversation.bots.policy import spoken
from salessim.conversation.bots.roster import BOTS
from salessim.conversation.pad import Note
from salessim.conversation.session import Session, numbered
from salessim.conversation.step import begin
from salessim.conversation.turn import Turn
from salessim.luck import Luck


class Babbler:
    """Says for ever what nobody understands."""

    name = "babbler"

    def line(self, seen, past, craft, fate):
        return Turn(words=3)

    def note(self, seen, past, craft, fate):
        return Note()


def test_every_call_ends():
    moment = Moment()
    call = play_call(Babbler(), moment.case, moment.craft, Luck(1))
    assert call.situation.ending >= 0
    assert len(call.turns) == MOST_LINES + 1


def test_playing_on_from_the_beginning_is_playing():
    moment = Moment(*shipped(DISCOVERY)[:2])
    start, _ = begin(moment.case, Luck(3))
    for name in ("expert", "novice", "random"):
        bot = BOTS[name]
        call = play_call(bot, moment.case, moment.craft, Luck(3))
        ended = play_on(bot, moment.case, moment.craft, start, blank_past(moment.craft), Luck(3))
        assert ended == call.situation


def test_playing_on_leaves_the_memory_alone_and_other_attempts_differ():
    moment = Moment(*shipped(DISCOVERY)[:2])
    moment.say("give-reason")
    past = moment.past.copied()
    ends = {
        play_on(BOTS["novice"], moment.case, moment.craft, moment.session.situation, moment.past, Luck(3), attempt)
        for attempt in range(8)
    }
    assert len(ends) > 3
    assert moment.past == past


def test_a_bots_call_can_be_played_again_from_its_names():
    moment = Moment(*shipped(DISCOVERY)[:2])
    luck = Luck(2)
    call = play_call(BOTS["expert"], moment.case, moment.craft, luck)
    session = Session(moment.case, luck)
    for turn in call.turns:
        text = " ".join(["word"] * turn.words)
        said = named(turn, moment.case, text)
        assert numbered(said, moment.case) == turn
        session.say(said)
    assert session.situation == call.situation


def test_all_moves_of_a_line_are_about_one_subject():
    moment = Moment()
    turn = spoken(moment.craft, (3, 4), 1)
    assert named(turn, moment.case).on == "power"

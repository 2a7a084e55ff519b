"""What goes on in a seller's head."""

from botting import Moment
from playing import DISCOVERY, playbook, shipped
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.policy import Fate
from salessim.luck import Luck


def test_somebody_who_only_puts_calls_through_is_known_by_the_role():
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    assert moment.mind().faces_guard
    moment.say("give-reason")
    assert not moment.mind().faces_guard


def test_haste_is_in_the_clock_or_in_the_face():
    moment = Moment()
    assert not moment.mind().is_hurried
    assert moment.mind(seen=moment.seen._replace(seconds_left=90)).is_hurried
    assert moment.mind(seen=moment.seen._replace(patience=(0,))).is_hurried


def test_a_slip_about_one_thing_is_the_same_at_any_turn():
    moment = Moment()
    minds = [Mind(0.3, moment.seen, moment.past, moment.craft, Fate(Luck(seed), "x")) for seed in range(40)]
    first = [mind.slips("does not climb", 0, 2) for mind in minds]
    moment.say("agenda")
    later = [Mind(0.3, moment.seen, moment.past, moment.craft, Fate(Luck(seed), "x")) for seed in range(40)]
    assert [mind.slips("does not climb", 0, 2) for mind in later] == first
    assert True in first
    assert False in first


def test_the_playbooks_ways_of_doing_one_thing_take_turns():
    book = playbook(moves={"mirror": {"label": "Mirror", "acts_like": "acknowledge", "sounds_like": ["You froze?"]}})
    moment = Moment(book=book)
    moment.say("situation", "ice")
    assert moment.names(moment.mind().say(moment.craft.climbers[1][0], on=0))[0] == "mirror problem"
    moment.say("mirror", "ice")
    moment.say("problem", "ice")
    assert moment.names(moment.mind().say(moment.craft.climbers[2][0], on=0))[0] == "acknowledge implication"


def test_a_playbooks_limit_is_kept():
    rubric = [{"criterion": "a", "weight": "100", "measure": {"count": "situation"}, "levels": {"4": "0 to 1"}}]
    moment = Moment(book=playbook(rubric=rubric))
    situation = moment.case.names.move("situation")
    assert moment.mind().may(situation)
    moment.say("situation", "ice")
    assert not moment.mind().may(situation)

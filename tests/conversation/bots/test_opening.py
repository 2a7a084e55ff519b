"""How a seller begins."""

from botting import Moment
from playing import DISCOVERY, shipped
from salessim.conversation.bots.opening import open_call


def opening(moment, *slips):
    return moment.names(open_call(moment.mind(*slips)))


def test_the_reason_and_the_agenda_once():
    moment = Moment()
    assert opening(moment) == ("greet give-reason agenda", "")
    moment.say("greet give-reason agenda")
    assert opening(moment) is None


def test_a_beginner_forgets_the_agenda_or_begins_with_the_weather():
    moment = Moment()
    assert opening(moment, "forgets the agenda") == ("greet give-reason", "")
    assert opening(moment, "small talk") == ("small-talk", "")
    assert opening(moment, "forgets the reason") is None


def test_whoever_guards_the_line_is_told_the_reason_and_whoever_comes_after_is_greeted_anew():
    scenario, book, _ = shipped(DISCOVERY)
    moment = Moment(scenario, book)
    assert opening(moment) == ("greet give-reason", "")
    moment.say("greet give-reason")
    assert opening(moment) == ("give-reason agenda", "")


def test_a_guard_who_is_not_satisfied_is_tried_in_other_ways():
    base = shipped(DISCOVERY)
    guard = {"petra": {"lets_you_through": {"moves": {"insight": "1+"}}}}
    scenario = base[0].model_validate({**base[2]["scenario"], "people": _laid(base[2]["scenario"]["people"], guard)})
    moment = Moment(scenario, base[1])
    tried = []
    for _ in range(4):
        moves, subject = opening(moment)
        if moment.seen.lead != moment.case.first_lead:
            break
        tried.append(moves)
        moment.say(moves, subject)
    assert moment.seen.lead != moment.case.first_lead
    assert tried == ["greet give-reason", "tailor", "insight"]


def _laid(people, changes):
    return {name: {**person, **changes.get(name, {})} for name, person in people.items()}

"""Concerns: what brings them up, what settles them, what passing over them does."""

from playing import call, happened, line, said_by, small

COLD = {
    "cold": {
        "who": "ann",
        "raised_when": {"pitched_to": "ann", "explicit_needs": "none"},
        "says": "We are cold enough.",
        "good_answer": ["acknowledge", "question"],
        "settled_says": "True.",
        "settled": {"trust": "+5"},
        "if_ignored": {"trust": "-6"},
    }
}


def state(session, name):
    number = next(n for n, objection in enumerate(session.case.objections) if objection.id == name)
    return session.situation.objections[number]


def test_a_concern_is_raised_by_its_condition_once():
    session = call(small(objections=COLD))
    assert happened(session.say(line("agenda")), "raised") == []
    exchange = session.say(line("feature", "ice"))
    assert happened(exchange, "raised") == [""]
    assert "We are cold enough." in said_by(exchange)
    assert happened(session.say(line("feature", "ice")), "raised") == []


def test_the_authored_concern_takes_the_place_of_the_playbooks():
    session = call(small(objections=COLD))
    session.say(line("advantage", "ice"))
    assert state(session, "cold") == 1
    assert state(session, "no-need-yet") == 0


def test_it_is_settled_by_its_moves_in_one_line():
    session = call(small(objections=COLD))
    session.say(line("feature", "ice"))
    before = session.situation.trust[0]
    exchange = session.say(line("acknowledge situation", "ice"))
    assert happened(exchange, "settled") == [""]
    assert said_by(exchange) == "True. We have two stores."
    assert session.situation.trust[0] == before + 5


def test_or_over_several_lines_in_their_order():
    session = call(small(objections=COLD))
    session.say(line("feature", "ice"))
    assert happened(session.say(line("acknowledge")), "settled") == []
    assert happened(session.say(line("situation", "ice")), "settled") == [""]


def test_but_not_in_another_order():
    session = call(small(objections=COLD))
    session.say(line("feature", "ice"))
    session.say(line("situation", "ice"))
    session.say(line("acknowledge"))
    assert state(session, "cold") == 1


def test_passing_over_it_is_felt_once():
    session = call(small(objections=COLD))
    session.say(line("feature", "ice"))
    felt = [happened(session.say(line("agenda")), "ignored") for _ in range(3)]
    assert felt == [[""], [], []]


def test_what_was_asked_for_is_not_too_early():
    asks = {"price": {"who": "ann", "when": {"after": "1 turn"}, "says": "How much?", "good_answer": ["price-range"]}}
    session = call(small(asks=asks))
    session.say(line("agenda"))
    assert happened(session.say(line("price-range")), "raised") == []
    assert happened(call().say(line("price-range")), "raised") == [""]


def test_a_second_concern_waits_until_the_first_is_settled():
    second = {"later": {**COLD["cold"], "raised_when": {"after": "1 turn"}, "says": "And later?"}}
    session = call(small(objections={**COLD, **second}))
    session.say(line("feature", "ice"))
    assert state(session, "later") == 0
    session.say(line("acknowledge situation", "ice"))
    assert state(session, "later") == 1

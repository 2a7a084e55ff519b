"""Guards, people who join, people who are asked for."""

from playing import call, happened, line, said_by, small

GUARD = {
    "gil": {
        "name": "Gil Gate",
        "role": "Assistant",
        "persona": "amiable",
        "power": "guards",
        "on_call": "first",
        "lets_you_through": {"moves": {"give-reason": "1+"}},
        "lines": {"hands-over": "I have {person} for you.", "ask-somebody-else": "Ask {person}."},
    }
}
LATE = {
    "ben": {
        "name": "Ben Cole",
        "role": "Fitter",
        "persona": "driver",
        "power": "uses",
        "joins": "after 2 turns, or when you ask for him",
        "joins_says": "Ben here.",
        "brings": {"shared": ["power.fact"]},
    }
}


def guarded(**more):
    return call(small(people={**GUARD, **more}))


def test_a_guard_is_alone_on_the_line_until_he_is_satisfied():
    session = guarded()
    gil, ann = session.case.names.person("gil"), session.case.names.person("ann")
    assert session.situation.lead == gil
    assert session.situation.on_call == 1 << gil
    session.say(line("agenda"))
    assert session.situation.lead == gil
    exchange = session.say(line("give-reason"))
    assert session.situation.lead == ann
    assert session.situation.on_call == 1 << ann
    assert "I have Ann Frost for you." in said_by(exchange)


def test_a_guard_knows_nothing_and_says_who_does():
    exchange = guarded().say(line("situation", "ice"))
    assert said_by(exchange) == "Ask Ann Frost."


def test_talking_past_a_guard_reaches_the_guard():
    session = guarded()
    exchange = session.say(line("small-talk", to="ann"))
    assert happened(exchange, "asked-for") == [""]
    assert session.situation.spoke_with == 1 << session.case.names.person("gil")


def test_without_a_condition_a_reason_for_the_call_satisfies():
    plain = {"gil": {key: value for key, value in GUARD["gil"].items() if key != "lets_you_through"}}
    session = call(small(people=plain))
    assert happened(session.say(line("give-reason")), "handed-over") == [""]


def test_somebody_joins_when_his_time_has_come():
    session = call(small(people=LATE))
    session.say(line("agenda"))
    assert session.situation.on_call == 0b01
    exchange = session.say(line("off-topic"))
    assert happened(exchange, "joined") == ["after-turns"]
    assert "Ben here." in said_by(exchange)
    assert session.situation.on_call == 0b11


def test_or_when_he_is_asked_for_and_then_he_answers():
    session = call(small(people=LATE, topics={"power": {"who": "ben"}}))
    exchange = session.say(line("situation", "power", to="ben"))
    assert happened(exchange, "joined") == ["asked-for"]
    assert session.situation.spoke_with == 0b10


def test_who_joins_brings_what_he_knows():
    session = call(small(people=LATE))
    exchange = session.say(line("agenda", to="ben"))
    assert happened(exchange, "told") == ["brings"]
    assert session.situation.told.bit_count() == 1


def test_nobody_joins_while_a_guard_holds_the_line():
    session = guarded(**LATE)
    for _ in range(3):
        session.say(line("small-talk"))
    assert session.situation.on_call.bit_count() == 1


def test_who_does_not_join_when_asked_stays_away():
    late = {"ben": {**LATE["ben"], "joins": "after 9 turns"}}
    session = call(small(people=late))
    session.say(line("agenda", to="ben"))
    assert session.situation.on_call == 0b01
    assert session.situation.spoke_with == 0b01


def test_asking_about_what_somebody_brought_along_is_no_repetition():
    session = call(small(people=LATE, topics={"power": {"who": ["ann", "ben"]}}))
    session.say(line("agenda", to="ben"))
    brought = said_by(session.exchanges[-1])
    asked = session.say(line("situation", "power", to="ben"))
    assert happened(asked, "elaborated") == [""]
    assert said_by(asked) not in brought
    assert "same-question-again" not in happened(asked, "moved")
    assert happened(session.say(line("situation", "power", to="ben")), "told-again") == ["same-question-again"]

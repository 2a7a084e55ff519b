"""What the buyer asks, and how the seller deals with it."""

from playing import call, happened, line, said_by, small

WHAT = {
    "what": {
        "who": "ann",
        "when": {"after": "1 turn"},
        "says": "What is it?",
        "good_answer": ["insight", "question"],
        "poor_answer": ["feature"],
        "answered": {"trust": "+3"},
        "answered_poorly": {"trust": "-3"},
        "dodged_twice": {"trust": "-8"},
        "answered_says": "Fair enough.",
    }
}


def asked():
    session = call(small(asks=WHAT))
    assert said_by(session.say(line("off-topic"))).endswith("What is it?")
    return session


def test_a_good_answer_is_felt():
    session = asked()
    before = session.situation.trust[0]
    assert happened(session.say(line("situation", "ice")), "answered") == [""]
    assert session.situation.trust[0] == before + 3


def test_a_poor_answer_stays_poor_whatever_goes_with_it():
    session = asked()
    assert happened(session.say(line("feature situation", "ice")), "answered-poorly") == [""]


def test_a_dodged_question_is_asked_again_and_then_resented():
    session = asked()
    before = session.situation.trust[0]
    first = session.say(line("off-topic"))
    assert happened(first, "dodged") == [""]
    assert said_by(first).endswith("What is it?")
    assert session.situation.trust[0] == before
    second = session.say(line("off-topic"))
    assert session.situation.trust[0] == before - 8
    assert "What is it?" not in said_by(second)


def test_an_answered_question_does_not_come_back():
    session = asked()
    session.say(line("insight", "ice"))
    assert "What is it?" not in said_by(session.say(line("off-topic")))


def test_nobody_asks_who_is_not_there():
    ben = {"name": "Ben", "role": "Fitter", "persona": "driver", "power": "uses", "joins": "after 9 turns"}
    session = call(small(people={"ben": ben}, asks={"what": {**WHAT["what"], "who": "ben"}}))
    assert happened(session.say(line("agenda")), "asks") == []


def test_nothing_is_asked_in_the_turn_in_which_the_step_is_agreed():
    late = {**WHAT["what"], "when": {"explicit_needs": "none", "after": "2 turns"}}
    session = call(
        small(asks={"what": late}, endings={"visit": {"when": {"agreed_any": "step.visit", "after": "9 turns"}}})
    )
    session.say(line("agenda"))
    agreed = session.say(line("propose-next-step", offer=["step.leaflet"]))
    assert happened(agreed, "agreed") == [""]
    assert happened(agreed, "asks") == []
    assert happened(session.say(line("off-topic")), "asks") == [""]

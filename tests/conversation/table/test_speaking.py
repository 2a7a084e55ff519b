"""What is said at a table."""

from playing import said_by
from salessim.conversation.turn import NamedTurn
from tables import FREE, YES, ask, offer, rental_call


def test_he_says_what_has_changed_only():
    session = rental_call()
    said = said_by(session.say(offer("discount.5%", given_that=["term.3 years"])))
    assert said.startswith("Conditions. I can do: ")
    assert said.endswith("The rest as I said.")
    assert "25%" not in said


def test_he_says_that_he_stays_where_he_is():
    session = rental_call(table={"buyer_plays": {"gives_ground": "hardly"}})
    assert "I stay where I am." in said_by(session.say(offer("discount.0%")))


def test_a_quote_is_shown_when_it_is_asked_for():
    quote = {"play": "competitor-quote", "when": "at the start", "says": "They are cheaper."}
    session = rental_call(table={"buyer_plays": {"tactics": [quote]}})
    said = said_by(session.say(NamedTurn(("ask-competition",), text="May I see it?")))
    assert "Here is what I have from a rival: Discount off list 10%, payment 90 days." in said


def test_a_quote_that_is_never_shown_stays_in_the_drawer():
    quote = {"play": "competitor-quote", "when": "at the start", "shows_it": "never", "says": "They are cheaper."}
    session = rental_call(table={"buyer_plays": {"tactics": [quote]}})
    assert said_by(session.say(NamedTurn(("ask-competition",), text="May I see it?"))).endswith("Not yet.")


def test_a_herring_is_dropped_for_a_price():
    herring = {"play": "red-herring", "on": "drivers", "drops_it_for": "discount", "says": "Drivers are a must."}
    session = rental_call(table={"buyer_plays": {"tactics": [{**herring, "when": "at the start"}]}})
    spoken = []
    while not session.has_ended and len(session.exchanges) < 12:
        spoken.append(said_by(session.say(offer("discount.5%", given_that=["term.3 years"]))))
    assert any("I can drop Driver training. But then you have to move on Discount off list." in said for said in spoken)


def test_a_late_demand_is_said_in_terms():
    nibble = {"play": "nibble", "asks_for": {"drivers": "week"}, "says": "And one thing more."}
    session = rental_call(table={**FREE, "buyer_plays": {"tactics": [nibble]}})
    said = said_by(session.say(YES))
    assert said == "And one thing more. I need this changed: Driver training week."
    assert not session.has_ended


def test_what_he_will_not_tell():
    assert said_by(rental_call().say(ask("term"))).endswith("Not yet.")

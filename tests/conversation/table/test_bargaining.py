"""What lines do at the table, and what the conversation around it does to the talks."""

import pytest

from playing import happened, said_by
from salessim.conversation.turn import NamedTurn
from salessim.errors import InputError
from tables import FIRM, FREE, YES, ask, offer, rental_call


def test_he_opens_with_a_tactic_and_an_offer():
    session = rental_call()
    assert happened(session.opening, "tactic") == ["low-anchor"]
    assert "A quarter off. I want: Discount off list 25%" in said_by(session.opening)


def test_asking_costs_no_round_and_pays_where_it_brings_something_out():
    session = rental_call()
    trust = session.situation.trust[0]
    exchange = session.say(ask("maintenance"))
    assert "The fitters cost me a fortune." in said_by(exchange)
    assert happened(exchange, "revealed") == ["maintenance"]
    assert session.situation.table.talks.round == 1
    assert session.situation.trust[0] > trust
    again = session.say(ask("maintenance"))
    assert happened(again, "revealed") == happened(again, "paid") == []


def test_trust_of_the_conversation_decides_what_he_tells():
    tells = {"tells_you": {"drivers": {"when": {"trust": "open"}, "says": "Nobody needs it."}}}
    for trust, told in (("40", []), ("80", ["drivers"])):
        session = rental_call(table=tells, people={"ines": {"start": {"trust": trust}}})
        assert happened(session.say(ask("drivers")), "revealed") == told


def test_somebody_called_in_costs_a_round_and_makes_his_alternative_worse():
    from salessim.negotiation.scenario.table_situation import table_now

    session = rental_call()
    rules = session.case.table.rules
    before = table_now(rules, session.situation.table).second.no_deal
    exchange = session.say(NamedTurn(to="paul", text="Could Paul join us?"))
    assert "Two fitters do nothing else." in said_by(exchange)
    session.say(ask("term"))
    after = table_now(rules, session.situation.table)
    assert session.situation.table.talks.round == 2
    assert after.second.no_deal == before - 1000  # one of two things that make it worse, out of 2,000


def test_what_is_found_out_by_talking_counts_as_well():
    from salessim.negotiation.scenario.table_situation import leverage

    session = rental_call()
    for move in ("situation", "problem", "implication"):
        session.say(NamedTurn((move,), "stops", text="one two"))
        session.say(NamedTurn(("acknowledge",), "stops", text="So it is."))
    session.say(ask("term"))
    assert leverage(session.case.table.rules, session.situation.table) == 0.5


def test_a_gift_is_a_concession_whatever_it_is_called_and_counts():
    session = rental_call(table={"buyer_plays": {"gives_ground": "hardly"}})
    session.say(offer("discount.0%"))
    exchange = session.say(offer("discount.10%"))
    assert happened(exchange, "gift")
    concession = session.case.names.move("concession")
    assert session.situation.made[concession] == 1
    assert session.situation.standing.gifts == 1


def test_beyond_ones_authority_the_manager_is_asked_and_that_costs_a_round():
    session = rental_call()
    exchange = session.say(NamedTurn(to="manager", offer=("discount.15%", "term.3 years"), text="May I?"))
    (spoken,) = exchange.spoken
    assert spoken.text.startswith("Your manager agrees to Discount off list 15%")
    assert session.situation.table.talks.round == 2
    assert not happened(session.say(offer("discount.15%", "term.3 years")), "overstepped")


def test_a_yes_strikes_the_deal_and_the_ending_follows_from_what_it_is_worth():
    session = rental_call(table=FREE)
    session.say(YES)
    assert session.has_ended
    standing = session.situation.standing
    names = session.case.names
    assert session.situation.agreed >> names.option("discount.25%") & 1
    assert session.case.endings[session.situation.ending].id == ("fair" if standing.gain > 0 else "bad")


@pytest.mark.parametrize(("leave", "ending"), [(NamedTurn(hangs_up=True), "left"), (NamedTurn(("walk-away",)), "left")])
def test_leaving_an_offer_worse_than_no_deal_is_right(leave, ending):
    session = rental_call(table={"if_no_deal": {"you": {"worth": "-3k EUR"}}})
    session.say(leave)
    assert session.case.endings[session.situation.ending].id == ending
    assert session.situation.table.talks.ending == "you-left"


def test_the_clock_ends_the_talks():
    session = rental_call(time="1 min")
    session.say(NamedTurn(("small-talk",), text="word " * 300))
    assert session.has_ended
    assert session.situation.table.talks.ending == "out-of-time"


def test_patience_that_has_run_out_ends_the_talks_from_his_side():
    session = rental_call(people={"ines": {"start": {"patience": "3"}}})
    session.say(NamedTurn(("rude",), text="Stupid."))
    assert session.situation.table.talks.ending == "they-left"


def test_there_has_to_be_something_to_accept():
    session = rental_call(table={"first_offer": "you"})
    with pytest.raises(InputError, match="no offer on the table"):
        session.say(YES)


def test_holding_firm_passes_the_turn():
    session = rental_call()
    exchange = session.say(FIRM)
    assert happened(exchange, "stood-firm") == [""]
    assert session.situation.table.talks.round == 2


def test_a_choice_of_packages_is_one_offer():
    session = rental_call()
    session.say(offer("discount.5%", or_else=[("discount.10%", "term.3 years")]))
    assert len(session.situation.table.talks.standing[0].packages) == 2


def test_a_line_nobody_understands_costs_nothing():
    session = rental_call()
    before = session.situation
    assert said_by(session.say(NamedTurn(text="blah blah"))) == "Pardon?"
    assert session.situation._replace(turn=0, spoke_with=0) == before._replace(spoke_with=0)


def test_asking_who_decides_counts_as_asked():
    session = rental_call()
    exchange = session.say(NamedTurn(("ask-authority",), text="Who signs?"))
    assert happened(exchange, "revealed") == ["authority"]
    assert session.situation.asked >> session.case.names.thing("authority") & 1
    assert "I sign it." in said_by(exchange)


def test_a_yes_with_an_if_is_his_own_offer_with_just_that_asked_in_return():
    session = rental_call()
    part = session.case.table
    his = part.terms(session.situation.table.talks.standing[1].packages[0])
    option = next(option for issue, option in part.options if issue == "term" and option != his["term"])
    session.say(NamedTurn(accepts=True, if_he_agrees=(f"term.{option}",), text="Agreed, if."))
    mine = session.situation.table.talks.standing[0]
    assert part.terms(mine.packages[0]) == {**his, "term": option}
    assert mine.condition

"""Lines of scripts."""

from playing import call, playbook, small
from salessim.conversation.scripted import ScriptReader
from salessim.model.scenario import ScriptTurn
from tables import rental_call, rental_scenario


def reader(session, scenario, book):
    return ScriptReader(session.case, scenario, book)


def test_what_a_script_says_is_not_read():
    read = reader(call(), small(), playbook()).read(ScriptTurn(you="Blah.", means="problem", on="ice"), "")
    assert (read.said.moves, read.said.on, read.reading) == (("problem",), "ice", None)


def test_what_it_leaves_open_is_read():
    read = reader(call(), small(), playbook()).read(ScriptTurn(you="What happens if the ice stays?"), "")
    assert read.said.moves
    assert read.reading.guesses


def test_at_a_table_offers_are_read_with_their_condition():
    read = reader(rental_call(), rental_scenario(), playbook("principled-negotiation")).read(
        ScriptTurn(you="If you sign for three years I can do 10 percent."), ""
    )
    assert (read.said.offer, read.said.if_he_agrees) == (("discount.10%",), ("term.3 years",))


def test_an_offer_given_in_terms_is_taken_as_it_stands():
    turn = ScriptTurn(you="Well.", offer=["discount.10%"], or_else=[["discount.5%", "term.3 years"]])
    read = reader(rental_call(), rental_scenario(), playbook("principled-negotiation")).read(turn, "")
    assert read.said.offer == ("discount.10%",)
    assert read.said.or_else == (("discount.5%", "term.3 years"),)


def test_an_impossible_offer_says_what_is_wrong():
    read = reader(rental_call(), rental_scenario(), playbook("principled-negotiation")).read(
        ScriptTurn(you="I can do 7 percent."), ""
    )
    assert read.problem.startswith("For Discount off list there is 0%")

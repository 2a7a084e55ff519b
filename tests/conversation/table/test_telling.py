"""What there is to say afterwards."""

from playing import CALM, playbook
from salessim.conversation.debrief import debriefing
from salessim.conversation.marks import judged, mark_call
from salessim.luck import Luck
from tables import FREE, YES, ask, offer, rental_call, rental_scenario

BOOK = playbook("principled-negotiation", rules=CALM)


def told(session, scenario, luck=None):
    call = judged(scenario, BOOK, session.case, session.events)
    return debriefing(call, mark_call(call), session.heard, luck)


def test_money_comes_first_with_the_better_package_and_the_ledger():
    session = rental_call(table=FREE)
    session.say(offer("discount.0%"))
    session.say(offer("discount.10%"))
    session.say(YES)
    says = told(session, rental_scenario(FREE)).says
    assert says[0].startswith("This deal is ")
    *better, ledger, tactic = says[1 : says.index(next(said for said in says if said.startswith("Low anchor"))) + 1]
    assert all(said.startswith("No worse for the buyer, +") for said in better)
    assert ledger.startswith("You gave 10,000 EUR")
    assert tactic.startswith("Low anchor in round 1: not met. How to tell it: ")


def test_a_met_tactic_says_how():
    session = rental_call(table=FREE)
    session.say(ask("maintenance"))
    session.say(YES)
    says = told(session, rental_scenario(FREE)).says
    assert "Low anchor in round 1: you met it by asking what it is for." in says


def test_others_are_compared_on_the_same_luck_where_the_scenario_asks_for_it():
    scenario = rental_scenario(FREE, scoring={"pass_mark": "60", "compare_with": ["micro", "best in hindsight"]})
    from playing import call

    session = call(scenario, BOOK)
    session.say(YES)
    says = told(session, scenario, Luck(1)).says
    assert [said.split(":")[0] for said in says if " against it." in said] == ["micro", "best in hindsight"]
    assert not any(" against it." in said for said in told(session, scenario).says)


def test_what_was_behind_his_demands_is_among_what_there_was_to_find():
    session = rental_call(table=FREE)
    session.say(ask("maintenance"))
    session.say(YES)
    found = [entry for entry in told(session, rental_scenario(FREE)).findings if entry.rung == "what is behind it"]
    assert [(entry.subject, entry.was_found) for entry in found] == [("maintenance", True)]

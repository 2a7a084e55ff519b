"""Ladders and slots: what is told, and when it is not."""

import pytest

from playing import CALM, call, happened, line, playbook, said_by, small


def climbed(session, *moves):
    return [session.say(line(move, "ice")) for move in moves]


def things(session, bits):
    names = session.case.names
    return {names.thing_name(number) for number in range(len(session.case.things)) if bits >> number & 1}


def test_a_ladder_is_climbed_rung_by_rung():
    session = call()
    climbed(session, "situation", "problem", "implication", "need-payoff")
    assert things(session, session.situation.told) == {"ice.fact", "ice.problem", "ice.impact", "ice.payoff"}


def test_each_rung_is_told_in_its_own_words():
    session = call()
    told = [said_by(exchange) for exchange in climbed(session, "situation", "problem", "implication", "need-payoff")]
    assert told == ["We have two stores.", "The door freezes.", "It costs 2,000 EUR a month.", "I would sleep again."]


@pytest.mark.parametrize("move", ["implication", "need-payoff"])
def test_a_rung_too_high_is_refused_and_costs_patience(move):
    session = call()
    before = session.situation.patience[0]
    (exchange,) = climbed(session, move)
    assert happened(exchange, "refused") == ["order"]
    assert session.situation.told == 0
    assert session.situation.patience[0] == before - 4


def test_asked_at_once_what_is_wrong_people_begin_with_how_things_are():
    session = call()
    (exchange,) = climbed(session, "problem")
    assert happened(exchange, "told") == ["begins-lower"]
    assert things(session, session.situation.told) == {"ice.fact"}
    assert things(session, session.situation.asked) == set()  # the problem itself was not in reach


def test_what_needs_trust_is_not_told_without_and_is_told_with_it():
    wary = small(people={"ann": {"start": {"trust": "40"}}})
    session = call(wary)
    _, refused = climbed(session, "situation", "problem")
    assert happened(refused, "refused") == ["needs"]
    assert said_by(refused) == "All is well."
    session.say(line("acknowledge", "ice"))
    session.say(line("agenda"))
    assert session.situation.trust[0] > 40
    (told,) = climbed(session, "problem")
    assert happened(told, "refused") in ([], ["needs"])


def test_asking_again_is_a_repetition_unless_trust_has_risen():
    session = call(small(people={"ann": {"start": {"trust": "38"}}}))
    climbed(session, "situation", "problem")
    (again,) = climbed(session, "problem")
    assert happened(again, "refused") == ["same-question-again"]
    session.say(line("agenda"))
    session.say(line("summarise"))
    (later,) = climbed(session, "problem")
    assert happened(later, "refused") != ["same-question-again"]


def test_a_told_rung_asked_again_is_felt_and_answered_again():
    session = call()
    climbed(session, "situation")
    before = session.situation.patience[0]
    (again,) = climbed(session, "situation")
    assert happened(again, "told-again") == ["same-question-again"]
    assert said_by(again) == "Again? We have two stores."
    assert session.situation.patience[0] < before - 4  # the question's own cost and the repetition


def test_a_fact_only_topic_has_no_problem_to_tell():
    session = call()
    exchange = session.say(line("problem", "power"))
    assert happened(exchange, "nothing-there") == [""]
    assert said_by(exchange) == "Nothing."


def test_telling_has_its_effect():
    session = call()
    climbed(session, "situation", "problem", "acknowledge")
    before = session.situation.urgency[0]
    climbed(session, "implication")
    assert session.situation.urgency[0] == before + 10 + 4  # the rung's effect and the question's own


def test_a_question_too_many_in_a_row_is_answered_and_earns_nothing():
    session = call()
    climbed(session, "situation", "problem")
    before = session.situation.urgency[0]
    (third,) = climbed(session, "implication")
    assert happened(third, "told") == ["ladder"]
    assert happened(third, "paid") == []
    assert session.situation.urgency[0] == before + 10  # the rung's effect alone


def test_needs_are_implied_by_a_problem_and_explicit_with_a_payoff():
    session = call()
    exchanges = climbed(session, "situation", "problem", "implication", "need-payoff")
    needs = [(event[4] % 4, event[5]) for exchange in exchanges for event in exchange.events if event[0] == "need"]
    assert needs == [(1, 0), (3, 1)]


def test_of_stacked_questions_the_last_is_answered():
    session = call()
    exchange = session.say(line("situation ask-criteria", "ice"))
    assert happened(exchange, "nothing-there") == [""]
    assert "stacked-questions" in happened(exchange, "moved")


def test_a_question_about_nothing_in_particular_goes_on_with_the_subject():
    session = call()
    session.say(line("situation", "ice"))
    exchange = session.say(line("problem"))
    assert said_by(exchange) == "The door freezes."


AUTHORITY = {
    "authority": {"claims": "I decide.", "checked_by": "decision-process", "says": "My bank decides."},
    "decision-process": {"says": "We ask the bank."},
}


def test_a_claim_is_no_knowledge_until_it_is_checked():
    session = call(small(qualification=AUTHORITY))
    claim = session.say(line("ask-authority"))
    assert said_by(claim) == "I decide."
    assert things(session, session.situation.told) == set()
    checked = session.say(line("ask-process"))
    assert said_by(checked) == "We ask the bank. My bank decides."
    assert things(session, session.situation.told) == {"authority", "decision-process"}


def test_checked_first_the_truth_comes_at_once():
    session = call(small(qualification=AUTHORITY))
    session.say(line("ask-process"))
    assert said_by(session.say(line("ask-authority"))) == "My bank decides."


def test_a_claim_that_nothing_checks_gives_way_to_a_follow_up():
    session = call(small(qualification={"budget": {"claims": "Plenty.", "says": "None until May."}}))
    session.say(line("ask-budget"))
    assert said_by(session.say(line("clarify", "budget"))) == "None until May."


def test_a_follow_up_brings_out_the_other_words_once():
    session = call()
    session.say(line("situation", "power"))
    assert happened(session.say(line("clarify", "power")), "elaborated") == [""]
    assert {said_by(exchange) for exchange in session.exchanges} == {
        "We pay for power by the month.",
        "The meter is old.",
    }
    assert said_by(session.say(line("clarify", "power"))) == "Nothing."


def test_a_follow_up_on_nothing_puzzles():
    assert said_by(call().say(line("clarify"))) == "Pardon?"


HELPER = {
    "ben": {
        "name": "Ben Cole",
        "role": "Fitter",
        "persona": "analytical",
        "power": "uses",
        "joins": "when you ask for him",
        "lines": {"joins": "Ben here."},
    }
}


def test_one_who_cannot_know_says_who_does():
    scenario = small(people=HELPER, topics={"power": {"who": "ben"}})
    session = call(scenario)
    assert session.situation.known == 0b01
    assert said_by(session.say(line("situation", "power"))) == "Ask Ben Cole."
    assert session.situation.known == 0b11


def test_whoever_knows_answers_unless_somebody_is_addressed_by_name():
    scenario = small(people=merged_here(HELPER), topics={"power": {"who": "ben"}})
    open_call, addressed = call(scenario), call(scenario)
    assert open_call.say(line("situation", "power")).events[-2][3] >= 0
    assert [e[3] for e in open_call.exchanges[0].events if e[0] == "told"] == [1]
    assert happened(addressed.say(line("situation", "power", to="ann")), "sent-on") == [""]


def merged_here(people):
    return {name: {key: value for key, value in part.items() if key != "joins"} for name, part in people.items()}


def test_hearing_it_from_a_second_person_is_no_repetition():
    people = merged_here(HELPER)
    own_words = [{"who": "ann", "line": "Ann's words."}, {"who": "ben", "line": "Ben's words."}]
    scenario = small(people=people, topics={"power": {"who": ["ann", "ben"], "fact": {"says": own_words}}})
    session = call(scenario)
    assert said_by(session.say(line("situation", "power", to="ann"))) == "Ann's words."
    second = session.say(line("situation", "power", to="ben"))
    assert happened(second, "told-again") == [""]
    assert said_by(second) == "Ben's words."


def test_a_hostile_buyer_answers_nothing():
    session = call(small(people={"ann": {"start": {"trust": "10"}}}))
    (exchange,) = climbed(session, "situation")
    assert happened(exchange, "refused") == ["answering"]


def test_readiness_near_the_needed_trust_differs_with_the_luck_of_the_attempt():
    near = small(people={"ann": {"start": {"trust": "46"}}})
    moody = playbook(rules={"mood": {**CALM["mood"], "varies_by": "6"}})
    told = set()
    for seed in range(30):
        session = call(near, moody, seed)
        climbed(session, "situation", "problem")
        told.add(session.situation.told.bit_count())
    assert told == {1, 2}


def test_a_follow_up_repeats_no_wording_where_only_one_is_somebodys_own():
    says = ["We pay for power by the month.", {"who": "ben", "line": "The meter is old."}]
    session = call(small(people=HELPER, topics={"power": {"who": ["ann", "ben"], "fact": {"says": says}}}))
    assert said_by(session.say(line("situation", "power"))) == "We pay for power by the month."
    follow_up = session.say(line("clarify", "power"))
    assert said_by(follow_up) == "Nothing."

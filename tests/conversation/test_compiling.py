"""From documents to a case: variants, moods, who is there, and what cannot be played."""

import pickle

import pytest

from playing import call, playbook, shipped, small
from salessim.conversation.compiling import compile_case
from salessim.conversation.compiling.source import spoken_figure
from salessim.errors import NotPlayableError
from salessim.luck import Luck
from salessim.model.playbook import Playbook


def figure(session):
    return session.case.things[session.case.names.thing("ice.impact")].says[0].text


def test_what_varies_is_drawn_for_each_attempt():
    scenario = small(vary={"ice.impact.figure": ["1k EUR/month", "2k EUR/month", "3k EUR/month"]})
    drawn = {figure(call(scenario, seed=seed)) for seed in range(40)}
    assert drawn == {f"It costs {number},000 EUR a month." for number in (1, 2, 3)}


def test_any_text_of_a_topic_can_vary():
    scenario = small(vary={"power.fact.says": ["Ten meters.", "Two meters."]})
    said = {call(scenario, seed=seed).case.things[4].says[0].text for seed in range(20)}
    assert said == {"Ten meters.", "Two meters."}


def test_what_varies_elsewhere_does_not_change_the_draw():
    one = small(vary={"ice.impact.figure": ["1k EUR/month", "2k EUR/month"]})
    two = small(vary={"power.fact.says": ["A.", "B."], "ice.impact.figure": ["1k EUR/month", "2k EUR/month"]})
    assert [figure(call(one, seed=seed)) for seed in range(20)] == [figure(call(two, seed=seed)) for seed in range(20)]


def test_a_path_that_leads_nowhere_is_said():
    with pytest.raises(NotPlayableError, match=r"ice\.impakt\.figure"):
        call(small(vary={"ice.impakt.figure": ["1k EUR/month"]}))


def test_moods_differ_between_attempts_and_stay_near_what_the_document_says():
    book = playbook()
    starts = [compile_case(small(), book, Luck(seed)).people[0].start[0] for seed in range(200)]
    within = sum(abs(start - 50) <= 4 for start in starts) / len(starts)
    assert len(set(starts)) > 5
    assert 0.75 < within < 0.92  # 80 %, and whole points


def test_a_persona_adds_its_lines_and_manner_under_the_person():
    scenario, book, _ = shipped("discovery-plant-director")
    case = compile_case(scenario, book, Luck(1))
    marta = case.people[case.names.person("marta")]
    assert marta.drain == 150  # busy-operations-director
    assert marta.lines["already-said"][0].text == "I told you that already."  # from driver, which it extends


def test_the_people_named_in_the_brief_are_known():
    session = call()
    assert session.situation.known == 0b01
    scenario, book, _ = shipped("discovery-plant-director")
    case = compile_case(scenario, book, Luck(1))
    assert not case.first_known >> case.names.person("ivo") & 1


def test_a_negotiation_becomes_the_table_of_the_case():
    scenario, book, _ = shipped("negotiation-renewal")
    case = compile_case(scenario, book, Luck(1))
    assert case.table.approver == "manager"
    assert case.people[case.table.buyer].id == "dieter"
    assert case.table.options[0] == ("discount", "0%")
    assert next(iter(case.names.options)) == "discount.0%"
    assert case.people[case.names.person("marta")].brings.bit_count() == 3  # all that there is of two topics


def test_a_negotiation_and_a_commitment_exclude_each_other():
    scenario, book, _ = shipped("negotiation-renewal")
    both = scenario.model_copy(update={"commitment": small().commitment})
    with pytest.raises(NotPlayableError, match="both a commitment and a negotiation"):
        compile_case(both, book, Luck(1))


def test_another_language_is_refused():
    with pytest.raises(NotPlayableError, match="“de”"):
        call(small(language="de"))


def test_a_playbook_that_does_not_extend_core_is_refused():
    bare = Playbook.model_validate({"format": "playbook/1", "title": "Bare"})
    with pytest.raises(NotPlayableError, match="Let it extend core"):
        compile_case(small(), bare, Luck(1))


def test_moves_that_act_like_each_other_in_a_circle_are_refused():
    moves = {"hum": {"acts_like": "haw"}, "haw": {"acts_like": "hum"}}
    with pytest.raises(NotPlayableError, match="cannot act like"):
        compile_case(small(), playbook(moves=moves), Luck(1))


def test_nobody_on_the_call_is_refused():
    with pytest.raises(NotPlayableError, match="Nobody is on the call"):
        call(small(people={"ann": {"joins": "after 3 turns"}}))


def test_a_case_can_be_sent_to_another_process():
    case = call().case
    assert pickle.loads(pickle.dumps(case)) == case


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("38k EUR/month", "38,000 EUR a month"),
        ("48k EUR", "48,000 EUR"),
        ("19.90 EUR", "19.90 EUR"),
        ("about a third", "about a third"),
    ],
)
def test_figures_are_said_as_people_say_them(text, spoken):
    assert spoken_figure(text) == spoken

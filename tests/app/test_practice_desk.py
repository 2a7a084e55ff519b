import json
from datetime import UTC, datetime
from itertools import count

import pytest

from salessim.app.certification import MOST_SITTINGS, played_before, unseen_seed
from salessim.app.play import resume_call, start_call
from salessim.app.positions import drill_positions, objection_position
from salessim.app.practice_desk import Practice
from salessim.app.rehearsing import MOST_LINES
from salessim.app.score_attempt import score_journal
from salessim.conversation.bots.wording import worded
from salessim.conversation.compiling.knowledge import drawn_variants
from salessim.conversation.table.bots import SkilledTrader
from salessim.conversation.table.saying import line_for
from salessim.conversation.turn import NamedTurn
from salessim.errors import NotFoundError, NotPlayableError
from salessim.library.finding import Library
from salessim.luck import Luck
from salessim.records.attempts import AttemptFiles

DISCOVERY = "discovery-plant-director"
OBJECTIONS = "objections-law-firm"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    return AttemptFiles(tmp_path)


@pytest.fixture
def practice(store):
    seeds, names = count(7), count(1)
    return Practice(Library(), store, lambda: NOW, lambda: next(seeds), lambda: f"a{next(names)}")


def test_a_call_offers_every_way_and_a_negotiation_those_that_fit(practice):
    kinds = [way.kind for way in practice.ways(DISCOVERY)]
    assert kinds == ["play", "coach", "watch", "objections", "buyer", "certify"]
    assert [way.kind for way in practice.ways("negotiation-renewal")] == ["play", "coach", "watch", "certify"]


def test_taking_over_goes_on_from_the_very_call_that_was_watched_and_does_not_count(practice, store):
    expert = practice.expert_call(DISCOVERY)
    call = practice.take_over(expert, 3)
    watched = [line.text for line in expert.lines if line.turn <= 3]
    assert [line.text for line in call.view.lines] == watched
    call.say("problem", "line-2-stops")
    call.hang_up()
    scored = score_journal(store.read(call.attempt), call.attempt)
    assert not scored.journal.header.counts
    assert "turn 3 of an expert call" in scored.why_not


def test_a_coach_says_what_he_would_do_next_and_the_attempt_does_not_count(practice, store):
    call = practice.with_coach(DISCOVERY)
    first = call.coach()
    assert first.startswith("I would do this next: ")
    call.say("give-reason")
    assert call.coach()
    call.hang_up()
    assert call.coach() == ""
    scored = score_journal(store.read(call.attempt), call.attempt)
    assert scored.as_json([])["coached"]
    assert scored.why_not == "This attempt does not count: a coach stood by."
    assert resume_call(store, call.attempt).help.has_coach


def test_a_coach_stands_by_at_a_table_and_his_advice_leads_to_a_good_deal(practice):
    call = practice.with_coach("negotiation-renewal")
    trader = SkilledTrader(1.0)
    told = []
    while not call.session.has_ended and len(told) < 60:
        told.append(call.coach())
        case = call.session.case
        turn = line_for(trader(case.table.rules, call.session.situation.table, call.session.luck), case, case.table)
        call.take_turn(worded(turn, call.session, call.scenario))
    assert all(told), "he always has something to say"
    assert any("asks about" in text for text in told)
    assert any(text.startswith("I would offer this: ") and "in return for" in text for text in told)
    assert call.debrief().score >= 65
    assert call.coach() == ""


def test_without_a_coach_nobody_says_anything():
    call = start_call(Library(), DISCOVERY, seed=1, attempt="a", now=NOW)
    assert call.coach() == ""


def test_whoever_does_what_the_coach_says_does_well(practice):
    call = practice.with_coach(DISCOVERY)
    for _ in range(6):
        labels = [entry.label for entry in call.menu()]
        said = call.coach().removeprefix("I would do this next: ")
        label = next(name for name in sorted(labels, key=len, reverse=True) if said.startswith(name))
        entry = next(each for each in call.menu() if each.label == label)
        subject = next((choice.id for choice in entry.subjects if choice.title in said), "")
        call.say(entry.move, subject or (entry.subjects[0].id if entry.subjects else ""))
    assert len(call.view.heard) >= 2


def test_a_drill_begins_before_the_behaviour_and_the_experts_line_does_it(practice):
    aims = [way.aim for way in practice.drills(DISCOVERY)]
    assert {"Asks about problems", "Makes the cost visible"} <= set(aims)
    call = practice.drill(DISCOVERY, "Makes the cost visible")
    before = call.rehearsal
    assert before.task == "Your task: Makes the cost visible"
    assert (before.lines_left, before.is_over, before.model) == (MOST_LINES, False, "")
    call.take_turn(call.position.model_turn)
    after = call.rehearsal
    assert call.view.has_ended
    assert after.has_succeeded
    assert after.result == "Done at the first go."
    assert after.model


@pytest.mark.parametrize("scenario", [DISCOVERY, OBJECTIONS, "negotiation-renewal"])
def test_every_drill_can_be_done_with_the_experts_own_line(practice, scenario):
    for position in drill_positions(Library(), scenario, seed=1):
        call = practice.drill(scenario, position.aim)
        call.take_turn(position.model_turn)
        assert call.rehearsal.has_succeeded, position.aim


def test_a_drill_ends_after_a_few_lines_that_miss_it_and_says_what_it_takes(practice, store):
    call = practice.drill(DISCOVERY, "Makes the cost visible")
    for left in range(MOST_LINES, 0, -1):
        assert call.rehearsal.lines_left == left
        call.say("small-talk")
        if call.view.has_ended:
            break
    rehearsal = call.rehearsal
    assert rehearsal.is_over
    assert not rehearsal.has_succeeded
    assert rehearsal.result.startswith("Not this time. ")
    assert not score_journal(store.read(call.attempt), call.attempt).journal.header.counts


def test_a_drill_that_is_not_there_is_said_in_plain_words(practice):
    with pytest.raises(NotFoundError, match="nothing to drill called “Sings”"):
        practice.drill(DISCOVERY, "Sings")


def test_objections_follow_each_other_each_open_when_it_begins(practice):
    names = practice.objections(OBJECTIONS)
    call = practice.objection(OBJECTIONS, names[0])
    seen = []
    while call is not None:
        seen.append(call.rehearsal.number)
        assert not call.view.has_ended
        assert call.rehearsal.task.startswith("Your task: settle what ")
        call.hang_up()
        assert call.rehearsal.result.startswith("Not this time. It takes: ")
        call = practice.next_rehearsal(call)
    assert seen == sorted(seen)
    assert len(seen) >= 3


def test_the_right_moves_settle_an_objection(practice):
    position = objection_position(Library(), OBJECTIONS, "too-much-money", seed=7)
    call = practice.objection(OBJECTIONS, "too-much-money")
    case = call.session.case
    objection = next(each for each in case.objections if each.id == position.aim)
    moves = tuple(next(move.id for n, move in enumerate(case.moves) if step >> n & 1) for step in objection.good_answer)
    call.take_turn(NamedTurn(moves, text="I understand. How do you deal with it today?"))
    assert call.rehearsal.has_succeeded
    assert call.rehearsal.result.startswith("Settled ")


def test_an_unknown_objection_is_said_in_plain_words(practice):
    with pytest.raises(NotFoundError, match="There is too-much-money"):
        objection_position(Library(), OBJECTIONS, "too-much-fun", seed=7)


def test_a_certification_is_in_own_words_recorded_and_limited(practice, store):
    seeds = []
    for number in range(1, MOST_SITTINGS + 1):
        call = practice.certify(DISCOVERY)
        assert not call.help.has_menu
        assert call.coach() == ""
        call.hang_up()
        header = json.loads(store.read(call.attempt).partition("\n")[0])
        assert header["sitting"] == {"number": number, "most": MOST_SITTINGS}
        scored = score_journal(store.read(call.attempt), call.attempt)
        assert scored.journal.header.counts
        assert scored.as_json([])["sitting"] == number
        seeds.append(header["seed"])
    assert len(set(seeds)) == MOST_SITTINGS
    with pytest.raises(NotPlayableError, match="used up"):
        practice.certify(DISCOVERY)
    way = next(way for way in practice.ways(DISCOVERY) if way.kind == "certify")
    assert not way.is_open


def test_a_sitting_cannot_be_made_an_ordinary_attempt_afterwards(practice, store):
    call = practice.certify(DISCOVERY)
    call.hang_up()
    text = store.read(call.attempt).replace('"sitting":{"number":1,"most":3}', '"sitting":{"number":2,"most":3}')
    with pytest.raises(Exception, match="not what was played"):
        score_journal(text, call.attempt)


def test_a_sitting_that_was_left_is_taken_up_without_a_menu(practice, store):
    call = practice.certify(DISCOVERY)
    assert not resume_call(store, call.attempt).help.has_menu
    assert played_before(store, DISCOVERY).sittings == 1


def test_variants_of_a_sitting_were_not_met_before():
    scenario = start_call(Library(), DISCOVERY, seed=1, attempt="a", now=NOW).scenario
    assert scenario.vary
    before = [1, 2]
    seed = unseen_seed(scenario, 1, before)
    met = {pair for each in before for pair in drawn_variants(scenario, Luck(each)).items()}
    again = sum(pair in met for pair in drawn_variants(scenario, Luck(seed)).items())
    usual = [sum(pair in met for pair in drawn_variants(scenario, Luck(each)).items()) for each in range(3, 40)]
    assert again == min(usual)
    assert seed not in before

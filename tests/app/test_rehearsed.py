"""What rehearsals leave: mastery on ever other luck, cards of objections, and positions from own mistakes."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from salessim.app.expert_call import played_by_bot
from salessim.app.marked_attempts import mark_kept
from salessim.app.own_mistakes import own_position
from salessim.app.play import start_call
from salessim.app.practice_desk import Practice
from salessim.app.practice_record import practised
from salessim.app.practised import Done, cards_after, header_of
from salessim.app.rehearsed import rehearsal_share
from salessim.conversation.turn import NamedTurn
from salessim.library.finding import Library
from salessim.practice.schedule import GOOD
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts

DISCOVERY = "discovery-plant-director"
OBJECTIONS = "objections-law-firm"
AIM = "Makes the cost visible"
NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.fixture
def database(tmp_path):
    return Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")


@pytest.fixture
def store(database):
    return KeptAttempts(database, "Ana", lambda: NOW)


@pytest.fixture
def practice(store):
    seeds, names = count(7), count(1)
    return Practice(Library(), store, lambda: NOW, lambda: next(seeds), lambda: f"a{next(names)}")


def done(store, call):
    """A rehearsal as practice takes it in."""
    summary = next(each for each in store.summaries() if each.attempt == call.attempt)
    seed, aim = header_of(store, call.attempt)
    share = rehearsal_share(store.read(call.attempt), call.attempt, aim)
    return Done(summary, mark_kept(store, call.attempt), seed, aim, rehearsed=share)


def test_three_good_drills_are_on_luck_never_seen_before_and_make_a_behaviour_mastered(practice, database):
    seeds = set()
    for _ in range(3):
        call = practice.drill(DISCOVERY, AIM)
        call.take_turn(call.position.model_turn)
        assert call.rehearsal.has_succeeded
        seeds.add(call.header.seed)
    (card,) = practised(database, "Ana", Library(None), NOW + timedelta(hours=1)).cards
    assert (card.aim, len(seeds), card.is_mastered) == (AIM, 3, True)
    assert card.due > NOW


def test_a_drill_that_was_missed_is_worth_nothing_and_comes_back_tomorrow(practice, store):
    call = practice.drill(DISCOVERY, AIM)
    while not call.view.has_ended:
        call.say("small-talk")
    missed = done(store, call)
    assert missed.rehearsed < GOOD
    (card,) = cards_after({}, missed, NOW).values()
    assert (card.streak, (card.due - NOW).days) == (0, 1)


def test_a_rehearsed_objection_becomes_a_card_that_can_be_drilled(practice, store):
    call = practice.objection(OBJECTIONS, "too-much-money")
    case = call.session.case
    objection = next(each for each in case.objections if each.id == "too-much-money")
    moves = tuple(next(move.id for n, move in enumerate(case.moves) if step >> n & 1) for step in objection.good_answer)
    call.take_turn(NamedTurn(moves, text="I understand. How do you deal with it today?"))
    settled = done(store, call)
    assert settled.rehearsed == 1.0
    (card,) = cards_after({}, settled, NOW).values()
    assert (card.aim, card.streak) == ("too-much-money", 1)
    again = practice.drill(OBJECTIONS, card.aim)
    assert again.rehearsal.task.startswith("Your task: settle what ")
    assert again.header.seed != call.header.seed
    again.hang_up()
    assert done(store, again).rehearsed == 0.0


def test_a_drill_begins_where_the_behaviour_was_missed_in_an_own_call(practice, store):
    call = start_call(Library(), DISCOVERY, seed=3, attempt="mine", now=NOW, store=store)
    played_by_bot(call, "interrogator")
    text = store.read("mine")
    position = own_position(text, "mine", AIM)
    assert position.seed == 3
    assert 0 < len(position.beginning) < len(call.session.exchanges) - 1
    assert own_position(text, "mine", "Asks about problems") is None, "that was done, so there is nothing to mend"
    drill = practice.drill(DISCOVERY, AIM)
    assert drill.header.seed == 3
    assert [exchange.said.moves for exchange in drill.session.exchanges] == [each.moves for each in position.beginning]
    drill.take_turn(position.model_turn)
    assert drill.rehearsal.has_succeeded
    assert practice.drill(DISCOVERY, AIM).header.seed != 3

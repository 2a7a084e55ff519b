"""Marks of a negotiation, from the events of a call alone."""

import pytest

from playing import CALM, playbook
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.measures import Measured
from salessim.conversation.table.bots import PLAYERS, play_table_call
from salessim.conversation.turn import NamedTurn
from salessim.luck import Luck
from salessim.negotiation.review.table_marks import table_marks
from tables import FREE, YES, ask, offer, rental_call, rental_scenario

BOOK = playbook("principled-negotiation", rules=CALM)


def marked(session, scenario=None, book=BOOK):
    scenario = scenario or rental_scenario()
    call = judged(scenario, book, session.case, session.events)
    return call, mark_call(call)


@pytest.mark.parametrize("player", sorted(PLAYERS))
def test_events_tell_all_that_the_marks_need(player):
    session = rental_call()
    case = session.case
    _, happened, end = play_table_call(PLAYERS[player], case, Luck(1), 60)
    events = [event for part in happened for event in part]
    review = judged(rental_scenario(), BOOK, case, events).table
    direct = table_marks(case.table.rules, review.situation, review.talks)
    assert [mark.share for mark in review.marks.marks] == [mark.share for mark in direct.marks]
    assert review.situation.talks.deal == end.table.talks.deal
    assert review.situation.talks.ending == end.table.talks.ending
    assert review.situation.told == end.table.told
    assert review.situation.trust == end.trust[0]
    assert review.marks.gave_without_asking == end.standing.gifts


def test_the_scenario_has_the_last_word_on_what_a_part_weighs():
    session = rental_call()
    session.say(YES)
    plain = marked(session)[1]
    weights = {
        "economics": "80",
        "trading": "5",
        "walk-away and authority": "5",
        "information": "5",
        "relationship": "5",
    }
    heavy = marked(session, rental_scenario(scoring={"pass_mark": "60", "weights": weights}))[1]

    def of(marks):
        return {mark.criterion: float(mark.of) for mark in marks.marks}

    name = "Leaves a good result for his own side"
    assert of(plain)[name] == pytest.approx(25)
    assert of(heavy)[name] == pytest.approx(
        100 * 80 / 113, abs=1e-9
    )  # with the two criteria that are no parts: 8 and 5
    assert sum(of(heavy).values()) == pytest.approx(100)


def test_what_the_playbook_does_not_ask_for_is_marked_where_the_scenario_weighs_it():
    core = playbook(rules=CALM)
    scenario = rental_scenario(scoring={"pass_mark": "60", "weights": {"economics": "60", "trading": "40"}})
    session = rental_call(book=core)
    session.say(ask("maintenance"))
    session.say(YES)
    marks = marked(session, scenario, core)[1].marks
    own = [mark for mark in marks if mark.group == "table"]
    assert [mark.criterion for mark in own] == ["A good result in money", "Trades instead of giving"]
    assert all(mark.of > 0 for mark in own)


def test_each_mark_names_the_rounds_and_the_lines_that_made_it():
    session = rental_call(table={"buyer_plays": {"gives_ground": "hardly"}})
    session.say(ask("maintenance"))
    session.say(offer("discount.0%"))
    session.say(offer("discount.10%"))
    session.say(NamedTurn(hangs_up=True))
    call, marks = marked(session)
    of = {mark.criterion: mark for mark in marks.marks}
    assert of["Trades instead of giving"].turns == (3,)
    assert "in round 2" in of["Trades instead of giving"].why
    assert of["Finds out what matters to the other side"].turns == (1,)
    assert isinstance(call.table.measured("trading"), Measured)


def test_conditions_of_the_documents_know_the_table():
    session = rental_call(table={**FREE, "buyer_plays": {"gives_ground": "hardly"}})
    session.say(offer("discount.0%"))
    session.say(offer("discount.10%"))
    session.say(offer("discount.10%", "maintenance.half"))
    session.say(YES)
    scenario = rental_scenario(
        debrief=[
            {"when": {"gave_without_asking": "1+"}, "say": "A gift."},
            {"when": {"agreed_all": ["discount.25%"]}, "say": "A quarter."},
            {"when": {"deal": "no"}, "say": "No deal."},
        ]
    )
    call, _ = marked(session, scenario)
    said = [part.say for part in scenario.debrief if call.holds(part.when)]
    has_quarter = bool(session.situation.agreed >> session.case.names.option("discount.25%") & 1)
    assert said == ["A gift.", *(["A quarter."] if has_quarter else [])]

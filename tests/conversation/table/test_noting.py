"""Events of the talks in a journal and back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from salessim.conversation.naming_events import event_of, event_values
from salessim.conversation.table.bots import PLAYERS, play_table_call
from salessim.conversation.table.noting import TABLE_KINDS, noted, talks_of
from salessim.luck import Luck
from salessim.negotiation.scenario.table_situation import TableTurn
from salessim.negotiation.scenario.table_step import begin, step
from tables import rental_call

TACTICS = [
    {"play": "red-herring", "on": "drivers", "drops_it_for": "discount", "says": "Drivers."},
    {"play": "competitor-quote", "when": "early", "says": "They are cheaper."},
    {"play": "silence", "when": "stuck", "says": "..."},
    {"play": "nibble", "usually": "9 in 10", "asks_for": {"maintenance": "included"}, "says": "And this."},
]
CASE = rental_call(table={"buyer_plays": {"tactics": TACTICS}}).case


@given(st.sampled_from(sorted(PLAYERS)), st.integers(0, 300))
def test_nothing_of_the_talks_is_lost_on_the_way_through_a_journal(player, seed):
    part, luck = CASE.table, Luck(seed)
    situation, events = begin(part.rules, luck)
    happened = list(events)
    while not situation.talks.has_ended:
        action = PLAYERS[player](part.rules, situation, luck)
        situation, events = step(part.rules, situation, TableTurn(action), luck)
        happened += events
    lines = [json.loads(json.dumps(event_values(event, CASE))) for event in noted(happened, 3, part)]
    read = [event_of(line, 3, CASE) for line in lines]
    expected = [(*event[:4], ()) if event[0] == "overstepped" else event for event in happened]
    assert list(talks_of(read, part)) == expected


def test_every_event_of_a_call_at_a_table_has_a_name():
    for player in PLAYERS.values():
        _, happened, _ = play_table_call(player, CASE, Luck(3), 60)
        for number, events in enumerate(happened):
            for event in events:
                assert event_of(event_values(event, CASE), number, CASE) == event


def test_events_of_the_talk_are_passed_over():
    assert talks_of([("told", 1, "", 0, 0, 0, 0)], CASE.table) == ()
    assert "told" not in TABLE_KINDS

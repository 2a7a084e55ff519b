"""How long a review takes, in whole calls of a bot: on two cores at rest some 3 ms each, with their marks."""

import time
from datetime import UTC, datetime
from itertools import count

import pytest

from playing import DISCOVERY, shipped
from salessim.app.practice_desk import Practice
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.review.rolling import board_for
from salessim.conversation.review.working import Job, Material, work
from salessim.library.finding import Library

pytestmark = pytest.mark.bench

LINES = 20
NOW = datetime(2027, 3, 1, tzinfo=UTC)
FIRST, BUDGET = range(2), range(24)


def material():
    """A call of twenty lines."""
    scenario, book, _ = shipped(DISCOVERY)
    for seed in range(100):
        on = board_for(scenario, book, seed)
        call = play_call(bot_called("expert"), on.case, on.craft, on.luck)
        if len(call.turns) == LINES:
            return Material(scenario, book, seed, call.turns, "average")
    raise AssertionError("no call has twenty lines")


def whole_call_s():
    """What one whole call with its marks takes [s]."""
    scenario, book, _ = shipped(DISCOVERY)
    on = board_for(scenario, book, 1)
    started = time.process_time()
    for attempt in range(30):
        call = play_call(on.bot, on.case, on.craft, on.luck, attempt)
        mark_call(judged(scenario, book, on.case, call.all_events))
    return (time.process_time() - started) / 30


def in_calls(kind, plays, reviewed):
    """What the jobs of one kind take, in whole calls."""
    last = LINES + (kind != "search")
    started = time.process_time()
    for number in range(last):
        work(Job(reviewed, kind, number, plays))
    return (time.process_time() - started) / whole_call_s()


def test_the_first_curve_of_twenty_lines_costs_no_more_than_150_calls(benchmark):
    calls = benchmark.pedantic(in_calls, ("curve", FIRST, material()), rounds=1)
    assert calls < 150  # at rest under half a second


def test_a_drill_opens_in_the_time_of_thirty_calls(benchmark):
    seeds, names = count(7), count(1)
    practice = Practice(Library(None), None, lambda: NOW, lambda: next(seeds), lambda: f"a{next(names)}")
    aim = practice.drills(DISCOVERY)[0].aim

    def opened():
        started = time.process_time()
        practice.drill(DISCOVERY, aim)
        return (time.process_time() - started) / whole_call_s()

    assert benchmark.pedantic(opened, rounds=1) < 30  # at rest some 40 ms


def test_a_review_of_twenty_lines_costs_no_more_than_1500_calls(benchmark):
    reviewed = material()
    positions = in_calls("position", BUDGET, reviewed)
    searches = benchmark.pedantic(in_calls, ("search", BUDGET, reviewed), rounds=1)
    assert positions + searches < 1500  # at rest some three seconds on two cores

"""How many calls bots play in a second: 1,400 calls of a scenario should take a few seconds on one core."""

import pytest

from playing import DISCOVERY, shipped
from salessim.conversation.bots.observing import Batch, observe
from salessim.conversation.bots.roster import BOTS

pytestmark = pytest.mark.bench


def test_ten_attempts_by_every_bot(benchmark):
    scenario, book, _ = shipped(DISCOVERY)
    batch = Batch(scenario, book, tuple(BOTS), tuple(range(10)))
    tally = benchmark(observe, batch)
    assert sum(len(calls) for calls in tally.calls.values()) == 10 * len(BOTS)

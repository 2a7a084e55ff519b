import os
import subprocess
import sys
from pathlib import Path

import pytest

from salessim.department.journal import DealWon, Journal, LeadArrived
from small_department import ran, year

TESTS = Path(__file__).parent.parent


def test_events_are_in_order_and_found_by_kind():
    journal = year().journal
    times = [event.time for event in journal]
    assert times == sorted(times)
    assert len(journal) == len(times) > 1000
    assert sum(len(journal.all(kind)) for kind in {type(event) for event in journal}) == len(journal)
    assert all(type(event) is DealWon for event in journal.all(DealWon))


def test_times_and_money_are_whole():
    for event in year().journal:
        assert all(type(value) in (int, str, bool) for value in event), event


def test_one_other_byte_is_another_journal():
    one, other = Journal(), Journal()
    one.add(LeadArrived(1, "a", "web", "firms"))
    other.add(LeadArrived(2, "a", "web", "firms"))
    assert one.digest() != other.digest()
    assert Journal().digest() == Journal().digest() != one.digest()


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_another_process_writes_the_same_bytes(hash_seed):
    code = "from small_department import ran; print(ran(days=90).journal.digest())"
    there = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == ran(days=90).journal.digest()

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import BrokenExecutor, Executor
from pathlib import Path

import pytest

from runs.sample_jobs import (
    OddError,
    die,
    die_of,
    divide_ten_by,
    double,
    notes,
    process_id,
    raise_odd_error,
    return_function,
    wait_for_notes,
    wait_forever,
)
from salessim.errors import RunError
from salessim.runs.executors import open_executor
from salessim.runs.processes import ProcessExecutor

TESTS = Path(__file__).parents[1]
MOST_S = 30.0


def children() -> set[int]:
    return {child.pid for child in multiprocessing.active_children() if child.pid is not None}


def python(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A program of its own that finds the sample jobs."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program, *arguments],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_there_must_be_a_worker():
    with pytest.raises(ValueError, match="at least 1, not 0"):
        ProcessExecutor(0)


def test_processes_start_when_needed_and_are_gone_at_the_end():
    before, threads = children(), threading.active_count()
    with ProcessExecutor(2) as executor:
        assert children() == before
        first, second = (executor.submit(process_id, None).result() for _ in range(2))
        assert first == second, "an idle process is used again before another is started"
        assert children() == before | {first}
    assert children() == before
    assert threading.active_count() == threads


def test_calls_that_wait_are_done_before_an_ordinary_end():
    with ProcessExecutor(1) as executor:
        futures = [executor.submit(double, number) for number in range(20)]
    assert [future.result(timeout=0) for future in futures] == [2 * number for number in range(20)]


def test_without_waiting_the_processes_leave_once_the_executor_is_forgotten():
    before = children()
    executor = ProcessExecutor(1)
    worker = executor.submit(process_id, None).result()
    (process,) = (child for child in multiprocessing.active_children() if child.pid == worker)
    executor.shutdown(wait=False)
    del executor
    process.join(MOST_S)
    assert children() == before


def test_what_runs_is_abandoned_at_the_end_of_the_block(tmp_path):
    before = children()
    with open_executor(2) as executor:
        futures = [executor.submit(wait_forever, str(tmp_path)) for _ in range(4)]
        wait_for_notes(tmp_path, 2)
    assert children() == before
    assert all(future.done() for future in futures)
    assert sum(future.cancelled() for future in futures) == 2
    assert len(notes(tmp_path)) == 2, "an abandoned call is not tried again"


@pytest.mark.parametrize("deaths", [1, 2])
def test_a_call_whose_process_dies_is_done_again(tmp_path, deaths):
    with ProcessExecutor(2) as executor:
        futures = [executor.submit(die, (str(tmp_path), n, deaths if n == 3 else 0)) for n in range(8)]
        assert [future.result() for future in futures] == list(range(8))
    counts = {number: notes(tmp_path).count(number) for number in range(8)}
    assert counts == {number: 1 + deaths * (number == 3) for number in range(8)}, "only the lost call runs again"


def test_a_call_that_kills_three_processes_is_given_up_and_no_other(tmp_path):
    with ProcessExecutor(2) as executor:
        futures = [executor.submit(die, (str(tmp_path), n, 99 if n == 3 else 0)) for n in range(8)]
        assert isinstance(futures[3].exception(), BrokenExecutor)
        assert [future.result() for future in futures if future is not futures[3]] == [0, 1, 2, 4, 5, 6, 7]
    assert notes(tmp_path).count(3) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill by signal")
def test_a_process_killed_from_outside_costs_nothing_but_time(tmp_path):
    with ProcessExecutor(1) as executor:
        victim = executor.submit(process_id, None).result()
        os.kill(victim, signal.SIGKILL)
        assert executor.submit(double, 4).result() == 8
        assert executor.submit(process_id, None).result() != victim
        assert isinstance(executor.submit(die_of, signal.SIGKILL).exception(), BrokenExecutor)
        assert executor.submit(len, b"x" * 8_000_000).result() == 8_000_000


def test_a_process_that_died_while_idle_does_not_count_against_the_next_call(tmp_path):
    with ProcessExecutor(1) as executor:
        victim = executor.submit(process_id, None).result()
        (process,) = (child for child in multiprocessing.active_children() if child.pid == victim)
        process.kill()
        process.join()
        assert executor.submit(die, (str(tmp_path), 1, 2)).result() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot send Ctrl-C to one process")
def test_a_worker_ignores_ctrl_c_from_its_first_moment():
    with ProcessExecutor(1) as executor:
        before = children()
        future = executor.submit(process_id, None)
        while not future.done():
            for newborn in children() - before:
                os.kill(newborn, signal.SIGINT)
        worker = future.result()
        os.kill(worker, signal.SIGINT)
        assert executor.submit(process_id, None).result() == worker


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill by signal")
def test_workers_leave_when_their_program_is_killed(tmp_path):
    program = (
        "import sys; from runs.sample_jobs import wait_forever; from salessim.runs import open_executor\n"
        "with open_executor(2) as executor:\n"
        "    futures = [executor.submit(wait_forever, sys.argv[1]) for _ in range(2)]\n"
        "    futures[0].result()\n"
    )
    with python(program, str(tmp_path)) as process:
        wait_for_notes(tmp_path, 2)
        process.kill()
        # The workers share its output: the end of it is seen only when they are gone, too.
        process.communicate(timeout=MOST_S)


def test_a_screen_without_an_error_stream_can_start_workers():
    program = (
        "import sys; from runs.sample_jobs import double; from salessim.runs import open_executor\n"
        "class Screen:\n"
        "    def write(self, text): pass\n"
        "    def flush(self): pass\n"
        "    def fileno(self): return -1\n"
        "sys.stderr = Screen()\n"
        "with open_executor(1) as executor:\n"
        "    print(executor.submit(double, 2).result())\n"
    )
    with python(program) as process:
        out, err = process.communicate(timeout=MOST_S)
    assert (out, err) == ("4\n", "")


def test_an_error_tells_where_it_happened(two_processes: Executor):
    error = two_processes.submit(divide_ten_by, 0).exception()
    assert isinstance(error, ZeroDivisionError)
    assert "In the worker process" in error.__notes__[0]
    assert "return 10 / number" in error.__notes__[0]


def test_an_error_that_cannot_travel_comes_as_its_words(two_processes: Executor):
    error = two_processes.submit(raise_odd_error, None).exception()
    assert isinstance(error, RunError)
    assert error.message == f"{OddError.__name__}: left and right"
    assert "raise OddError" in error.__notes__[0]


def test_what_cannot_be_sent_either_way_fails_alone(two_processes: Executor):
    assert two_processes.submit(lambda: None).exception() is not None
    assert two_processes.submit(return_function, None).exception() is not None
    assert two_processes.submit(double, 3).result() == 6


def test_no_process_to_be_had_is_told_in_plain_words(monkeypatch):
    def refuse(self: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(multiprocessing.get_context("spawn").Process, "start", refuse)
    with ProcessExecutor(1) as executor:
        error = executor.submit(double, 1).exception()
    assert isinstance(error, RunError)
    assert "Resource temporarily unavailable" in error.message
    assert "0 workers" in error.hint

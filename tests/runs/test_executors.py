import os
from concurrent.futures import Executor

import pytest

from runs.sample_jobs import divide_ten_by, double, leave, process_id, walk
from salessim.errors import InputError
from salessim.runs.executors import SerialExecutor, choose_workers, open_executor
from salessim.runs.processes import ProcessExecutor


def test_every_executor_does_a_call(executor: Executor):
    assert executor.submit(double, 21).result() == 42
    assert executor.submit(divide_ten_by, number=4).result() == 2.5


def test_every_executor_hands_on_what_a_call_raises(executor: Executor):
    future = executor.submit(divide_ten_by, 0)
    assert isinstance(future.exception(), ZeroDivisionError)
    assert isinstance(executor.submit(leave, None).exception(), SystemExit)
    assert executor.submit(double, 1).result() == 2


def test_no_executor_takes_calls_after_its_end():
    for workers in (0, 1):
        with open_executor(workers) as executor:
            pass
        with pytest.raises(RuntimeError, match="after shutdown"):
            executor.submit(double, 1)


def test_all_executors_give_the_same_bits(executor: Executor):
    assert [executor.submit(walk, seed).result() for seed in range(3)] == [walk(seed) for seed in range(3)]


def test_nobody_asked_means_one_worker_for_each_processor_we_may_use():
    assert 1 <= choose_workers(None) <= (os.cpu_count() or 1)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="only Linux binds a program to processors")
def test_a_program_bound_to_one_processor_gets_one_worker():
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        assert choose_workers(None) == 1
    finally:
        os.sched_setaffinity(0, before)


def test_a_stated_number_is_kept():
    assert [choose_workers(workers) for workers in (0, 1, 64)] == [0, 1, 64]


def test_a_negative_number_is_refused_in_plain_words():
    with pytest.raises(InputError, match="There cannot be -2 workers") as caught, open_executor(-2):
        pass
    assert "0 to work in this process" in caught.value.hint


def test_no_workers_is_this_process():
    with open_executor(0) as executor:
        assert isinstance(executor, SerialExecutor)
        assert executor.submit(process_id, None).result() == os.getpid()


def test_one_worker_is_another_process():
    with open_executor(1) as executor:
        assert isinstance(executor, ProcessExecutor)
        assert executor.submit(process_id, None).result() != os.getpid()

"""What a job costs beside its own work, against the pool of the standard library in the same run."""

import operator
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from salessim.runs import open_executor, run_jobs

JOBS = range(2000)


def seconds(executor: Executor) -> float:
    run_jobs(operator.neg, range(20), executor=executor)  # starts the processes
    start = time.perf_counter()
    run_jobs(operator.neg, JOBS, executor=executor)
    return time.perf_counter() - start


@pytest.mark.bench
def test_a_job_costs_no_more_than_in_the_standard_pool(benchmark):
    with open_executor(2) as ours:
        run_jobs(operator.neg, range(20), executor=ours)
        benchmark.pedantic(run_jobs, (operator.neg, JOBS), {"executor": ours}, rounds=3)
        our_s = min(seconds(ours) for _ in range(3))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as theirs:
        their_s = min(seconds(theirs) for _ in range(3))
    benchmark.extra_info["ms_per_job"] = 1000 * our_s / len(JOBS)
    benchmark.extra_info["of_the_standard_pool"] = our_s / their_s
    assert our_s < 1.5 * their_s

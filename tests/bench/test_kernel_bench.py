"""How fast the kernel is against SimPy as one writes it, in the same run."""

import gc
import time
from collections.abc import Callable
from itertools import islice
from typing import Any

import pytest

from benchmark_funnel import Funnel, Outcome, Row, idiomatic, native, rows
from salessim.department.desk import Desk
from salessim.department.kernel import Kernel

pytestmark = pytest.mark.bench


def seconds_per_event(run: Callable[[], Outcome]) -> float:
    """Processor time a model event [s]."""
    before = time.process_time()
    outcome = run()
    return (time.process_time() - before) / outcome.model_events


@pytest.mark.parametrize(("reps", "rounds"), [(10, 15), (100, 5)])
def test_three_times_as_fast_as_idiomatic_simpy(reps: int, rounds: int, benchmark: Any) -> None:
    funnel = Funnel(reps)
    draws: list[Row] = list(islice(rows(funnel, 1), reps * 700))
    reference, ours = [], []
    gc.collect()
    gc.freeze()  # neither shall pay for looking through what the test run has in memory
    for _ in range(rounds):  # in turns, so that both get their share of a busy machine
        reference.append(seconds_per_event(lambda: idiomatic(funnel, 1)))
        ours.append(seconds_per_event(lambda: native(funnel, iter(draws))))
    gc.unfreeze()
    benchmark.pedantic(lambda: native(funnel, iter(draws)), rounds=rounds)

    benchmark.extra_info.update(us_per_event=min(ours) * 1e6, idiomatic_us_per_event=min(reference) * 1e6)
    assert min(reference) / min(ours) >= 3


def test_a_long_queue_costs_half_as_much_again_at_most(benchmark: Any) -> None:
    def serve(waiting: int) -> float:
        kernel = Kernel()
        desk = Desk(kernel, 1)

        def again(priority: int) -> Any:
            while True:
                yield desk.work(60, priority)

        for number in range(waiting + 1):
            kernel.process(again(number % 3))
        kernel.run_until(1)
        before = time.process_time()
        kernel.run_until(60 * 40_000)
        return time.process_time() - before

    gc.collect()
    gc.freeze()
    few, many = (min(times) for times in zip(*((serve(5), serve(5000)) for _ in range(9)), strict=True))
    gc.unfreeze()
    benchmark.pedantic(serve, args=(5000,), rounds=2)

    benchmark.extra_info.update(ratio=many / few)
    assert many / few <= 1.5

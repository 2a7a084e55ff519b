"""Queues whose waits are known without any simulation, run on the department's own kernel and desk.

The unit of service is a million ticks of the clock, so that rounding to whole ticks does not show.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapreplace

import simpy

from salessim.department.desk import Desk, Tally
from salessim.department.kernel import Course, Kernel, Process
from salessim.department.work import Work
from salessim.luck import Luck
from salessim.study.intervals import estimate
from salessim.study.truths.truth import Truth

SERVICE = 1_000_000
"""Mean length of a service [ticks]."""

BATCHES = 50
_BLOCK = 8192
_LEVEL = 0.99


@dataclass
class Run:
    """What a queue came to: the wait of each who was served, in order of coming [ticks], and who gave up."""

    waits: array[int]
    gave_up: bytearray
    tally: Tally | None = None


def customers(luck: Luck, load: float, servers: int) -> Iterator[tuple[int, int, int]]:
    """Gap before, service and patience of customer after customer, exponential [ticks].

    Args:
        luck: Whose.
        load: Work over the servers' time.
        servers: How many there are.
    """
    import numpy as np

    scales = np.array([SERVICE / (load * servers), SERVICE, SERVICE])
    first = 0
    while True:
        block = luck.block("queue", first=first, rows=_BLOCK, columns=3)
        yield from map(tuple, np.rint(-np.log(block) * scales).astype(np.int64).tolist())
        first += _BLOCK


def run_queue(luck: Luck, load: float, servers: int, count: int, patience: float | None = None) -> Run:
    """Lets customers come to a desk, first come, first served.

    Args:
        luck: Whose customers.
        load: Work over the servers' time.
        servers: How many there are.
        count: How many customers.
        patience: How long one waits on average before giving up [services]; None: for ever.
    """
    kernel = Kernel()
    desk = Desk(kernel, servers)
    run = Run(array("q", bytes(8 * count)), bytearray(count))

    def customer(number: int, work: Work) -> Course:
        try:
            yield work
            run.waits[number] = work.waited_seconds
        except simpy.Interrupt:
            run.waits[number] = work.waited_seconds
            run.gave_up[number] = 1

    def loses_patience(process: Process, work: Work, after: int) -> Course:
        yield after
        if process.is_alive and work.server is None:
            process.interrupt()

    def source() -> Course:
        for number, (gap, service, patient) in zip(range(count), customers(luck, load, servers), strict=False):
            yield gap
            work = desk.work(service)
            process = kernel.process(customer(number, work))
            if patience is not None:
                kernel.process(loses_patience(process, work, round(patient * patience)))

    kernel.process(source())
    kernel.run()
    run.tally = desk.tally()
    return run


def waits_by_recursion(luck: Luck, load: float, servers: int, count: int) -> Iterator[int]:
    """The same waits by the recursion of Kiefer and Wolfowitz (1955), without any clock.

    Whoever comes is served by the server who is free first; only the order of these times matters.
    """
    free_at = [0] * servers
    now = 0
    for _, (gap, service, _) in zip(range(count), customers(luck, load, servers), strict=False):
        now += gap
        begins = max(now, free_at[0])
        heapreplace(free_at, begins + service)
        yield begins - now


def erlang_c_wait(load: float, servers: int) -> float:
    """Mean wait of M/M/c [services]: Erlang (1917).

    For one server and a load of 1/2 it is 1.
    """
    offered = load * servers
    blocked = 1.0
    for number in range(1, servers + 1):
        blocked = offered * blocked / (number + offered * blocked)
    waits = blocked / (1.0 - load * (1.0 - blocked))
    return waits / (servers * (1.0 - load))


def erlang_a(load: float, servers: int, patience: float) -> tuple[float, float]:
    """Mean wait of all who come [services] and the share who give up, in M/M/c+M: Palm (1957), by balance of flows.

    With patience as long as a service, waiting is like being served: the number there is Poisson.
    """
    offered = load * servers
    weights = [1.0]
    while len(weights) <= servers or weights[-1] > 1e-15 * max(weights):
        number = len(weights)
        weights.append(weights[-1] * offered / (min(number, servers) + max(0, number - servers) / patience))
    waiting = sum(max(0, number - servers) * weight for number, weight in enumerate(weights)) / math.fsum(weights)
    return waiting / offered, waiting / patience / offered


def recursion_agrees(luck: Luck, servers: int, count: int) -> Truth:
    """Every single wait is that of the recursion, on identical draws."""
    run = run_queue(luck, 0.85, servers, count)
    known = waits_by_recursion(luck, 0.85, servers, count)
    wrong = sum(wait != other for wait, other in zip(run.waits, known, strict=True))
    many = f"{servers} server{'s' if servers > 1 else ''}"
    return Truth(
        f"Waits with {many} are those of the Kiefer-Wolfowitz recursion",
        f"{wrong} of {count:,} waits differ",
        "0 differ",
        wrong == 0,
    )


def little_holds(luck: Luck, count: int) -> Truth:
    """The length of a queue, integrated over time, is what its customers waited: to the tick."""
    tally = run_queue(luck, 0.9, 3, count, patience=2.0).tally
    assert tally is not None
    apart = tally.queue_seconds - tally.waited_seconds
    name = "Little's law on a queue where some give up"
    return Truth(name, f"{apart:,} ticks apart", "0 ticks apart", apart == 0)


def mean_wait_is_exact(luck: Luck, load: float, servers: int, count: int, within: float) -> Truth:
    """M/M/c: the 99 % interval of the mean wait lies inside a band around the exact value."""
    exact = erlang_c_wait(load, servers)
    ticks, error_ticks = _batched(run_queue(luck, load, servers, count).waits)
    return _beside(
        f"Mean wait of M/M/{servers} at load {load:g}", ticks / SERVICE, error_ticks / SERVICE, exact, within
    )


def giving_up_is_exact(luck: Luck, load: float, servers: int, count: int, within: float) -> Truth:
    """M/M/c+M: the same for the share who give up, with patience of two services on average."""
    _, exact = erlang_a(load, servers, 2.0)
    gave_up = run_queue(luck, load, servers, count, patience=2.0).gave_up
    found, error = _batched(gave_up)
    return _beside(f"Share who give up in M/M/{servers}+M at load {load:g}", found, error, exact, within)


def _batched(values: Sequence[int]) -> tuple[float, float]:
    """The mean and the half width of its 99 % interval by the means of batches (Law 2015, section 9.5.3)."""
    size = len(values) // BATCHES
    means = [sum(values[batch * size : (batch + 1) * size]) / size for batch in range(BATCHES)]
    found = estimate(means, _LEVEL)
    assert found.simulation_error is not None
    return found.mean, found.simulation_error


def _beside(name: str, found: float, error: float, exact: float, within: float) -> Truth:
    low, high = (found - error) / exact - 1.0, (found + error) / exact - 1.0
    return Truth(
        name,
        f"{found:.4f} for {exact:.4f}; 99 % interval {low:+.2%} to {high:+.2%}",
        f"interval inside ±{within:.0%}",
        -within <= low and high <= within,
    )

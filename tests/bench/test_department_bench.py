"""How long one future of the shipped department takes."""

import time
from typing import Any

import pytest

from benchmark_funnel import Funnel, idiomatic, native, rows
from salessim.department.compiling import compile_plan
from salessim.department.kpis import Period, measured
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from small_department import saas_20

pytestmark = pytest.mark.bench
MONTHS_18 = 548 * 86_400


def test_eighteen_months_of_the_shipped_department(benchmark: Any) -> None:
    def future() -> World:
        world = World(compile_plan(saas_20(), Luck(1)), Opening.empty(), 1)
        world.run_until(MONTHS_18)
        return world

    world = benchmark.pedantic(future, rounds=5, warmup_rounds=1)
    benchmark.extra_info.update(entries=world.kernel.entries, events=len(world.journal))


def test_an_event_of_the_whole_department_costs_a_few_of_a_bare_funnel(benchmark: Any) -> None:
    def seconds_per_event() -> float:
        world = World(compile_plan(saas_20(), Luck(1)), Opening.empty(), 1)
        before = time.process_time()
        world.run_until(MONTHS_18)
        return (time.process_time() - before) / world.kernel.entries

    def seconds_per_bare_event() -> float:
        before = time.process_time()
        events = idiomatic(Funnel(10), 1).model_events
        return (time.process_time() - before) / events

    seconds_per_event()  # what is made once and kept
    ours, bare = (
        min(times) for times in zip(*((seconds_per_event(), seconds_per_bare_event()) for _ in range(5)), strict=True)
    )
    benchmark.pedantic(seconds_per_event, rounds=1)

    benchmark.extra_info.update(us_per_event=ours * 1e6, idiomatic_us_per_event=bare * 1e6, ratio=ours / bare)
    assert ours / bare <= 2.5


def test_eighteen_months_cost_so_many_events_of_the_benchmark_funnel(benchmark: Any) -> None:
    """Free of the machine: the cost of a whole future in units of the cost of one event of the kernel's bare funnel."""

    def seconds_of_a_future() -> float:
        before = time.process_time()
        World(compile_plan(saas_20(), Luck(1)), Opening.empty(), 1).run_until(MONTHS_18)
        return time.process_time() - before

    def seconds_per_bare_event() -> float:
        funnel = Funnel(10)
        draws = [row for _, row in zip(range(8000), rows(funnel, 1), strict=False)]
        before = time.process_time()
        events = native(funnel, iter(draws)).model_events
        return (time.process_time() - before) / events

    seconds_of_a_future()  # what is made once and kept
    ours, bare = (
        min(times) for times in zip(*((seconds_of_a_future(), seconds_per_bare_event()) for _ in range(5)), strict=True)
    )
    benchmark.pedantic(seconds_of_a_future, rounds=1)

    benchmark.extra_info.update(seconds=ours, us_per_bare_event=bare * 1e6, bare_events=ours / bare)
    assert ours / bare <= 160_000


def test_the_figures_of_a_year(benchmark: Any) -> None:
    world = World(compile_plan(saas_20(), Luck(1)), Opening.empty(), 1)
    world.run_until(MONTHS_18)
    figures = benchmark(lambda: measured(Period(world.journal, 180 * 86_400, MONTHS_18)))
    assert figures["deals_won"][0] > 50

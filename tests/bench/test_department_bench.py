"""How long one future of the shipped department takes."""

from typing import Any

import pytest

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


def test_the_figures_of_a_year(benchmark: Any) -> None:
    world = World(compile_plan(saas_20(), Luck(1)), Opening.empty(), 1)
    world.run_until(MONTHS_18)
    figures = benchmark(lambda: measured(Period(world.journal, 180 * 86_400, MONTHS_18)))
    assert figures["deals_won"][0] > 50

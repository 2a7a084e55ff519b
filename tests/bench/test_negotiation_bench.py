"""How fast tables are analysed and talks are played: processor time, which says the same on a busy machine."""

import time
from collections.abc import Sequence

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from salessim.luck import Luck
from salessim.negotiation import additive_table, certificate
from salessim.negotiation.dealing import usual_dealing
from salessim.negotiation.talks.bargaining import bargain
from salessim.negotiation.talks.negotiators import TimeDependent, TitForTat, Tough
from salessim.negotiation.talks.protocol import TalkRules

pytestmark = [pytest.mark.bench, pytest.mark.benchmark(timer=time.process_time)]


def columns(sizes: Sequence[int]) -> tuple[list[list[float]], list[list[float]]]:
    drawn = Luck(7).block("bench", first=0, rows=len(sizes), columns=2 * max(sizes))
    first = [drawn[issue, :size].tolist() for issue, size in enumerate(sizes)]
    second = [drawn[issue, max(sizes) : max(sizes) + size].tolist() for issue, size in enumerate(sizes)]
    return first, second


def seconds(benchmark: BenchmarkFixture) -> float:
    assert benchmark.stats is not None
    return float(benchmark.stats.stats.min)


def test_a_table_of_46656_outcomes_with_all_named_points(benchmark: BenchmarkFixture) -> None:
    first, second = columns([6] * 6)
    points = benchmark(lambda: additive_table(first, second, 1.0, 1.0).points)
    assert points.nash is not None
    assert seconds(benchmark) < 0.020


def test_an_additive_space_of_ten_thousand_million_outcomes(benchmark: BenchmarkFixture) -> None:
    first, second = columns([10] * 10)
    report = benchmark(lambda: certificate(additive_table(first, second, 2.0, 2.0)))
    assert report.outcomes == 10**10
    assert seconds(benchmark) < 0.050


@pytest.mark.parametrize("first", [Tough(), TimeDependent(0.2), TitForTat()])
def test_a_hundred_rounds_without_a_deal(benchmark: BenchmarkFixture, first: TimeDependent | Tough | TitForTat) -> None:
    table = additive_table(*columns([4] * 5))
    table = table.with_no_deal(0.8 * float(table.values[0].max()), 0.8 * float(table.values[1].max()))
    rules = TalkRules(table, 100)
    bargain(rules, first, Tough(), Luck(1))
    talks, _ = benchmark(lambda: bargain(rules, first, Tough(), Luck(1)))
    assert talks.ending == "out-of-time"
    assert seconds(benchmark) < 0.010


def test_a_simulated_deal(benchmark: BenchmarkFixture) -> None:
    dealing, luck = usual_dealing(), Luck(1)
    for number in range(2000):  # play out what will be looked up
        dealing.settle(number % 11 / 10, number % 7 / 6, number % 40, luck, "warm", number)
    numbers = iter(range(10**9))
    settled = benchmark(lambda: dealing.settle(0.45, 0.6, 12, luck, "deal", next(numbers)))
    assert settled.is_deal
    assert seconds(benchmark) < 0.0003

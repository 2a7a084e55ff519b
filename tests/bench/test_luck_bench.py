"""What luck costs: nanoseconds a number in blocks, microseconds a scalar draw, against numpy's own generator."""

import numpy as np
import pytest

from salessim.luck import Luck
from salessim.luck.transforms import normal_quantile, two_piece_quantile

pytestmark = pytest.mark.bench

LUCK = Luck(7)
ROWS, COLUMNS = 10_000, 8


def test_scalar_draw(benchmark) -> None:
    benchmark.extra_info["numbers"] = 1
    assert 0.0 < benchmark(LUCK.uniform, "marta", "line-2-stops.impact", 3) < 1.0


def test_block_of_80_000(benchmark) -> None:
    benchmark.extra_info["numbers"] = ROWS * COLUMNS
    block = benchmark(LUCK.block, "prospect", "small", first=0, rows=ROWS, columns=COLUMNS)
    assert block.shape == (ROWS, COLUMNS)


def test_block_of_one_row(benchmark) -> None:
    benchmark.extra_info["numbers"] = 4
    assert benchmark(LUCK.block, "prospect", "small", first=9, rows=1, columns=4).shape == (1, 4)


def test_numpy_generator_of_80_000_for_comparison(benchmark) -> None:
    benchmark.extra_info["numbers"] = ROWS * COLUMNS
    generator = np.random.Generator(np.random.Philox(7))  # noqa: TID251 - the yardstick
    assert benchmark(generator.random, (ROWS, COLUMNS)).shape == (ROWS, COLUMNS)


def test_normal_quantile_of_80_000(benchmark) -> None:
    uniforms = LUCK.block("a", first=0, rows=ROWS, columns=COLUMNS)
    benchmark.extra_info["numbers"] = uniforms.size
    assert benchmark(normal_quantile, uniforms).shape == uniforms.shape


def test_two_piece_quantile_of_80_000(benchmark) -> None:
    uniforms = LUCK.block("a", first=0, rows=ROWS, columns=COLUMNS)
    benchmark.extra_info["numbers"] = uniforms.size
    assert benchmark(two_piece_quantile, uniforms, 9.0, 5.0, 18.0).shape == uniforms.shape

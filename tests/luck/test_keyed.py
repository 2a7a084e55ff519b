"""Luck without memory: scalars and blocks."""

import math
import os
import pickle
import subprocess
import sys
from statistics import NormalDist

import numpy as np
import pytest

from salessim.luck import Luck
from salessim.luck.keys import encode_key, hashed_bits

LUCK = Luck(2027)
N = 20_000


def philox(counter: int, key: int) -> tuple[int, int, int, int]:
    """Philox4x64-10 in plain Python, straight from the paper (Salmon and others 2011)."""
    mask = (1 << 64) - 1
    a, b, c, d = ((counter >> shift) & mask for shift in (0, 64, 128, 192))
    k0, k1 = key & mask, key >> 64
    for _ in range(10):
        first, second = 0xD2E7470EE14C6C93 * a, 0xCA5A826395121157 * c
        a, b, c, d = (second >> 64) ^ b ^ k0, second & mask, (first >> 64) ^ d ^ k1, first & mask
        k0, k1 = (k0 + 0x9E3779B97F4A7C15) & mask, (k1 + 0xBB67AE8584CAA73B) & mask
    return a, b, c, d


def chi_square(counts: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> float:
    """Deviation from equal counts in standard deviations (Wilson and Hilferty 1931)."""
    degrees = counts.size - 1
    expected = counts.sum() / counts.size
    statistic = float(((counts - expected) ** 2 / expected).sum())
    return float(((statistic / degrees) ** (1 / 3) - (1 - 2 / (9 * degrees))) / math.sqrt(2 / (9 * degrees)))


def correlation(one: "list[float]", other: "list[float]") -> float:
    """Correlation in standard deviations of that of independent numbers."""
    return float(np.corrcoef(one, other)[0, 1] * math.sqrt(len(one)))


# ---- frozen bits


def test_scalar_bits_are_frozen() -> None:
    assert LUCK.bits() == 0x6B1A95AD56EC0DF5
    assert LUCK.bits("marta", "line-2-stops.impact", 1) == 0x7456F6741A98DF25
    assert LUCK.bits("lead", -3) == 0x17EA387397B466B8
    assert Luck(0).bits("größe", 10**30) == 0x5416828E9D586583


def test_block_bits_are_frozen() -> None:
    row = LUCK.block("prospect", "small", first=10**6, rows=1, columns=5)[0].tolist()
    assert [uniform.hex() for uniform in row] == [
        "0x1.4ab9db369d5e5p-1",
        "0x1.34d98eb9c11eap-2",
        "0x1.531603986b431p-1",
        "0x1.20b5ed8e8e2c1p-1",
        "0x1.9fb222ebc399ep-2",
    ]


@pytest.mark.parametrize(
    ("counter", "key", "first_word"),
    [
        (0, 0, 0x16554D9ECA36314C),
        ((1 << 256) - 1, (1 << 128) - 1, 0x87B092C3013FE90B),
        (
            0x082EFA98EC4E6C89_A4093822299F31D0_13198A2E03707344_243F6A8885A308D3,
            0xBE5466CF34E90C6C_452821E638D01377,
            0xA528F45403E61D95,
        ),
    ],
)
def test_the_reference_gives_the_published_answers(counter: int, key: int, first_word: int) -> None:
    assert philox(counter, key)[0] == first_word


@pytest.mark.parametrize("row", [0, 1, 12_345, (1 << 40) + 3])
def test_a_block_is_philox_of_row_and_group(row: int) -> None:
    key = hashed_bits(encode_key("block", 2027, ("prospect",)), 16)
    words = philox(row, key) + philox((1 << 64) + row, key)
    expected = [((word >> 12) + 0.5) * 2.0**-52 for word in words]
    assert LUCK.block("prospect", first=row, rows=1, columns=8)[0].tolist() == expected


# ---- identity


def test_the_same_key_gives_the_same_luck_in_any_order() -> None:
    forward = [LUCK.uniform("lead", i) for i in range(50)]
    backward = [Luck(2027).uniform("lead", i) for i in reversed(range(50))]
    assert forward == backward[::-1]
    assert len(set(forward)) == 50


def test_a_row_does_not_depend_on_the_block_it_is_drawn_in() -> None:
    whole = LUCK.block("lead", first=0, rows=300, columns=7)
    for first, rows in ((0, 1), (1, 5), (117, 3), (299, 1)):
        part = LUCK.block("lead", first=first, rows=rows, columns=7)
        assert (part == whole[first : first + rows]).all()


@pytest.mark.parametrize("columns", range(12))
def test_adding_a_column_leaves_the_earlier_ones_alone(columns: int) -> None:
    wide = LUCK.block("lead", first=5, rows=20, columns=12)
    assert (LUCK.block("lead", first=5, rows=20, columns=columns) == wide[:, :columns]).all()


def test_scalars_and_blocks_of_one_key_have_nothing_in_common() -> None:
    assert LUCK.uniform("lead", 0) not in LUCK.block("lead", 0, first=0, rows=4, columns=4)


def test_luck_is_a_value() -> None:
    assert pickle.loads(pickle.dumps(LUCK)) == LUCK == Luck(2027)
    assert Luck(2028) != LUCK


_PRINT_LUCK = """
import sys
from salessim.luck import Luck
scalar = Luck(5).bits("marta", "topic", 1)
assert "numpy" not in sys.modules, "a scalar draw loads numpy"
print(scalar, Luck(5).block("a", first=3, rows=2, columns=5).tobytes().hex())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_luck_is_the_same_in_every_process(hash_seed: str) -> None:
    printed = subprocess.run(
        [sys.executable, "-c", _PRINT_LUCK],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    here = Luck(5)
    block = here.block("a", first=3, rows=2, columns=5)
    assert printed == [str(here.bits("marta", "topic", 1)), block.tobytes().hex()]


# ---- distribution


def test_scalars_are_uniform() -> None:
    uniforms = np.array([LUCK.uniform("uniformity", i) for i in range(N)])
    assert uniforms.min() > 0.0
    assert uniforms.max() < 1.0
    assert abs(chi_square(np.bincount((uniforms * 100).astype(int), minlength=100))) < 4


@pytest.mark.parametrize("column", range(6))
def test_blocks_are_uniform_in_every_column(column: int) -> None:
    uniforms = LUCK.block("uniformity", first=0, rows=N, columns=6)[:, column]
    assert abs(chi_square(np.bincount((uniforms * 100).astype(int), minlength=100))) < 4
    # Kolmogorov and Smirnov: 1.95 is passed by 99.9 % of truly uniform samples.
    steps = np.arange(1, N + 1) / N
    ordered = np.sort(uniforms)
    distance = max((steps - ordered).max(), (ordered - steps + 1 / N).max())
    assert distance * math.sqrt(N) < 1.95


def test_every_bit_is_a_fair_coin() -> None:
    ones = np.zeros(64)
    for i in range(N):
        bits = LUCK.bits("coin", i)
        ones += [(bits >> position) & 1 for position in range(64)]
    assert np.abs((ones - N / 2) / math.sqrt(N / 4)).max() < 4.5


def test_a_chance_happens_as_often_as_it_says_and_rises_with_it() -> None:
    happened = {p: [LUCK.chance(p, "call", i) for i in range(N)] for p in (0.1, 0.3)}
    for p, times in happened.items():
        assert abs(sum(times) - N * p) < 4 * math.sqrt(N * p * (1 - p))
    assert all(more >= less for more, less in zip(happened[0.3], happened[0.1], strict=True))


def test_certainty_is_certain() -> None:
    assert all(LUCK.chance(1.0, i) for i in range(1000))
    assert not any(LUCK.chance(0.0, i) for i in range(1000))


def test_normal_numbers_are_normal_and_rise_with_the_uniform() -> None:
    normals = [LUCK.normal("normal", i) for i in range(N)]
    assert abs(sum(normals)) < 4 * math.sqrt(N)
    assert abs(sum(z * z for z in normals) - N) < 4 * math.sqrt(2 * N)
    assert LUCK.normal("a") == NormalDist().inv_cdf(LUCK.uniform("a"))


@pytest.mark.parametrize("n", [1, 2, 7, 1000])
def test_picks_are_fair(n: int) -> None:
    counts = np.bincount([LUCK.pick(n, "pick", i) for i in range(N)], minlength=n)
    assert counts.size == n
    if n > 1:
        assert abs(chi_square(counts)) < 4


# ---- independence


@pytest.mark.parametrize(
    "neighbour",
    [
        pytest.param(lambda i: Luck(2027).uniform("lead", i + 1), id="next number"),
        pytest.param(lambda i: Luck(2028).uniform("lead", i), id="next seed"),
        pytest.param(lambda i: Luck(2027).uniform("leae", i), id="other last letter"),
        pytest.param(lambda i: Luck(2027).uniform("Lead", i), id="other first letter"),
        pytest.param(lambda i: Luck(2027).uniform("lead", str(i)), id="number as text"),
        pytest.param(lambda i: Luck(2027).uniform("lead", i, 0), id="longer key"),
        pytest.param(lambda i: Luck(2027).uniform("lead", -i - 1), id="below zero"),
    ],
)
def test_neighbouring_keys_are_independent(neighbour) -> None:
    one = [LUCK.uniform("lead", i) for i in range(N)]
    other = [neighbour(i) for i in range(N)]
    assert abs(correlation(one, other)) < 4
    pairs = [int(a * 10) * 10 + int(b * 10) for a, b in zip(one, other, strict=True)]
    assert abs(chi_square(np.bincount(pairs, minlength=100))) < 4


def test_many_keys_and_seeds_are_independent_in_pairs() -> None:
    streams = [
        Luck(seed).block(who, which, first=0, rows=4000, columns=1)[:, 0]
        for seed in (0, 1, 2)
        for who in ("lead", "rep", "marta", "ivo")
        for which in range(5)
    ]
    correlations = np.corrcoef(streams)[np.triu_indices(len(streams), 1)] * math.sqrt(4000)
    assert correlations.size == 1770
    assert np.abs(correlations).max() < 4.5
    assert abs(correlations.mean()) < 4 / math.sqrt(correlations.size)
    assert correlations.std() == pytest.approx(1.0, abs=0.08)


def test_columns_and_adjacent_rows_of_a_block_are_independent() -> None:
    block = LUCK.block("lead", first=0, rows=N, columns=10)
    across = np.corrcoef(block.T)[np.triu_indices(10, 1)] * math.sqrt(N)
    down = [correlation(list(block[:-1, i]), list(block[1:, j])) for i in range(10) for j in range(10)]
    assert np.abs(across).max() < 4.5
    assert np.abs(down).max() < 4.5


# ---- misuse


@pytest.mark.parametrize("seed", [-1, 1.0, True, "7"])
def test_a_seed_is_a_whole_number_from_zero(seed: object) -> None:
    with pytest.raises(ValueError, match="a seed is a whole number"):
        Luck(seed)  # type: ignore[arg-type] # what a caller without a type checker does


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan])
def test_a_probability_lies_between_0_and_1(p: float) -> None:
    with pytest.raises(ValueError, match="a probability"):
        LUCK.chance(p, "a")


def test_nothing_cannot_be_picked_from() -> None:
    with pytest.raises(ValueError, match="nothing to pick from"):
        LUCK.pick(0, "a")


@pytest.mark.parametrize(("first", "rows", "columns"), [(-1, 1, 1), (0, -1, 1), (0, 1, -1)])
def test_a_block_has_no_size_below_zero(first: int, rows: int, columns: int) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        LUCK.block("a", first=first, rows=rows, columns=columns)


def test_an_empty_block_is_empty() -> None:
    assert LUCK.block("a", first=3, rows=0, columns=4).shape == (0, 4)
    assert LUCK.block("a", first=3, rows=4, columns=0).shape == (4, 0)


# ---- the draws of one entity


def test_what_an_entity_draws_hangs_on_its_whole_key():
    marta = LUCK.of("deal", "marta", 7)
    assert marta.uniform("price", 2) == LUCK.uniform("deal", "marta", 7, "price", 2)
    assert marta.eight("demo") == LUCK.of("deal", "marta", 7).eight("demo")
    others = [LUCK.of("deal", "marta", 8), LUCK.of("deal", "marta7"), Luck(5).of("deal", "marta", 7)]
    seen = {*marta.eight("demo"), *marta.eight("offer"), *(u for other in others for u in other.eight("demo"))}
    assert len(seen) == 8 * 5


def test_eight_draws_are_uniform_and_unrelated():
    rows = np.array([LUCK.of("deal", number).eight("größe") for number in range(4000)])
    assert rows.min() > 0 < 1 - rows.max()
    assert np.allclose(rows.mean(axis=0), 0.5, atol=4 * 12**-0.5 / 4000**0.5)
    away = np.corrcoef(rows.T) - np.eye(8)
    assert abs(away).max() < 4.5 / 4000**0.5


FROZEN_EIGHT = [
    808181525227279,
    513414667001971,
    2140250361340661,
    4272177449214348,
    783155232703031,
    1761781636696970,
    3136938870132408,
    1878951404964890,
]


def test_eight_draws_stay_as_they_are():
    drawn = Luck(2027).of("lead", -3).eight("life")
    assert [int(u * 2**52) for u in drawn] == FROZEN_EIGHT

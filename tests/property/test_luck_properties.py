"""What holds of keyed luck for every seed and key."""

from hypothesis import given
from hypothesis import strategies as st

from salessim.luck import Luck
from salessim.luck.keys import encode_key

SEEDS = st.integers(0, 2**70)
PARTS = st.one_of(st.text(max_size=8), st.integers(-(2**70), 2**70))
KEYS = st.lists(PARTS, max_size=4).map(tuple)


@given(KEYS, KEYS)
def test_only_equal_keys_are_written_alike(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> None:
    assert (encode_key("scalar", 7, one) == encode_key("scalar", 7, other)) == (one == other)


@given(SEEDS, KEYS)
def test_uniforms_lie_strictly_inside(seed: int, key: tuple[str | int, ...]) -> None:
    luck = Luck(seed)
    assert 0 <= luck.bits(*key) < 2**64
    assert 0.0 < luck.uniform(*key) < 1.0
    assert luck.uniform(*key) == Luck(seed).uniform(*key)


@given(SEEDS, KEYS, st.integers(1, 10**9))
def test_picks_lie_in_range(seed: int, key: tuple[str | int, ...], n: int) -> None:
    assert 0 <= Luck(seed).pick(n, *key) < n


@given(SEEDS, KEYS, st.integers(0, 2**62), st.integers(1, 9), st.integers(0, 8), st.integers(1, 9))
def test_a_row_is_the_same_in_every_block(
    seed: int, key: tuple[str | int, ...], first: int, rows: int, skipped: int, columns: int
) -> None:
    luck = Luck(seed)
    whole = luck.block(*key, first=first, rows=rows + skipped, columns=columns + 2)
    part = luck.block(*key, first=first + skipped, rows=rows, columns=columns)
    assert (part == whole[skipped:, :columns]).all()
    assert ((part > 0.0) & (part < 1.0)).all()

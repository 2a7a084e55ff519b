"""Luck that has no memory: bits are a pure function of the seed and a key.

A key says who, what for and which, and never an order, so that adding a person, a line or a lead leaves the
luck of all others alone. Scalar draws hash the key with BLAKE2b. Blocks hash it into a key of Philox4x64-10
(Salmon and others 2011, "Parallel random numbers: as easy as 1, 2, 3"), whose counter is the row.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from statistics import NormalDist
from struct import Struct
from typing import TYPE_CHECKING, Final

from salessim.luck.keys import KeyPart, encode_key, encode_parts, hashed_bits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_NORMAL: Final = NormalDist()
_WORDS: Final = 4  # numbers in one Philox output
_UNIT: Final = 2.0**-52

# Eight numbers at once: 52 bits of each word become the fraction of a number from 1 to 2, and then 1 - 2^-53 is taken
# off, which leaves (n + 1/2) / 2^52 without rounding.
_FRACTIONS: Final = sum(((1 << 52) - 1) << 64 * word for word in range(8))
_EXPONENTS: Final = sum(0x3FF << 64 * word + 52 for word in range(8))
_EIGHT: Final = Struct("<8d").unpack
_OFF: Final = 1.0 - 2.0**-53

Eight = tuple[float, float, float, float, float, float, float, float]
"""Eight uniforms, all for one key."""


@dataclass(frozen=True, slots=True)
class Luck:
    """All the luck of one seed.

    Uniforms are (n + 1/2) / 2^52 with n the upper 52 bits: strictly inside (0, 1), symmetric about 1/2 and
    exact. (With 53 bits the largest would round to 1.)

    Attributes:
        seed: Any whole number, zero or more.
    """

    seed: int

    def __post_init__(self) -> None:
        if type(self.seed) is not int or self.seed < 0:
            raise ValueError(f"a seed is a whole number, zero or more, not {self.seed!r}")

    def bits(self, *key: KeyPart) -> int:
        """64 random bits, as a number from 0 to 2^64 - 1."""
        return hashed_bits(encode_key("scalar", self.seed, key), 8)

    def uniform(self, *key: KeyPart) -> float:
        """A number strictly between 0 and 1, all equally likely."""
        return ((hashed_bits(_beginnings(self.seed)[0] + encode_parts(key), 8) >> 12) + 0.5) * _UNIT

    def of(self, *key: KeyPart) -> "Draws":
        """The luck of one entity, whose draws all begin with the same key."""
        return Draws(self.seed, key)

    def chance(self, p: float, *key: KeyPart) -> bool:
        """Whether something with probability `p` happens [0..1]; for one key, what happens at `p` happens
        at more.

        Raises:
            ValueError: `p` is no probability.
        """
        if not 0.0 <= p <= 1.0:
            raise ValueError(f"a probability lies between 0 and 1, not at {p!r}")
        return self.uniform(*key) < p

    def normal(self, *key: KeyPart) -> float:
        """A standard normal number, rising with `uniform` of the same key."""
        return _NORMAL.inv_cdf(self.uniform(*key))

    def pick(self, n: int, *key: KeyPart) -> int:
        """One of 0 to n - 1, all equally likely (to within n / 2^64).

        Raises:
            ValueError: There is nothing to pick from.
        """
        if n < 1:
            raise ValueError(f"there is nothing to pick from {n} things")
        return (self.bits(*key) * n) >> 64

    def block(self, *key: KeyPart, first: int, rows: int, columns: int) -> "NDArray[np.float64]":
        """Uniforms for many entities at once: one row per entity, one column per thing to decide.

        Row `i` of a key is always the same, whatever block it is drawn in; and adding columns leaves the
        earlier ones as they are. Columns come in groups of four: group g of row i is the output of Philox
        for the counter (i, g).

        Args:
            key: Who and what for; the row says which.
            first: Number of the first row.
            rows: How many rows.
            columns: How many columns.

        Returns:
            Numbers strictly between 0 and 1 [rows x columns].

        Raises:
            ValueError: A number is below zero.
        """
        # numpy is loaded by the first block, so that importing this module stays light.
        import numpy as np
        from numpy.random import Philox  # noqa: TID251 - the one place that may

        if min(first, rows, columns) < 0:
            raise ValueError(f"a block of {rows} rows from {first} on and {columns} columns cannot be drawn")
        philox_key = hashed_bits(encode_key("block", self.seed, key), 16)
        groups = -(-columns // _WORDS)
        raw = np.empty((rows, groups, _WORDS), dtype=np.uint64)
        # Philox steps its counter before it gives the first output, hence the one less.
        philox = Philox(key=philox_key, counter=(first - 1) % (1 << 256))
        for group in range(groups):
            raw[:, group] = philox.random_raw(rows * _WORDS).reshape(rows, _WORDS)
            philox.advance((1 << 64) - rows)  # to the same rows of the next group; a new generator costs 17 us
        wanted = raw.reshape(rows, groups * _WORDS)[:, :columns] >> np.uint64(12)
        uniforms: NDArray[np.float64] = (wanted.astype(np.float64) + 0.5) * _UNIT
        return uniforms


@lru_cache(maxsize=8)
def _beginnings(seed: int) -> tuple[bytes, bytes]:
    """What the keys of all scalar draws of a seed begin with, and those of all eights."""
    return encode_key("scalar", seed, ()), encode_key("eight", seed, ())


class Draws:
    """The luck of one entity: what it draws begins with its own key, which is written only once.

    Args:
        seed: The seed.
        key: Who it is.
    """

    __slots__ = ("_for_eight", "_for_one")

    def __init__(self, seed: int, key: tuple[KeyPart, ...]) -> None:
        who = encode_parts(key)
        for_one, for_eight = _beginnings(seed)
        self._for_one = for_one + who
        self._for_eight = for_eight + who

    def uniform(self, *what: KeyPart) -> float:
        """`Luck.uniform` of the entity's key and `what`."""
        encoded = _text(what[0]) if len(what) == 1 and what[0].__class__ is str else encode_parts(what)
        return ((hashed_bits(self._for_one + encoded, 8) >> 12) + 0.5) * _UNIT

    def eight(self, what: str) -> Eight:
        """Eight uniforms for one matter, by their places, for little more than the price of one."""
        bits = int.from_bytes(blake2b(self._for_eight + _text(what)).digest(), "little")
        a, b, c, d, e, f, g, h = _EIGHT((bits >> 12 & _FRACTIONS | _EXPONENTS).to_bytes(64, "little"))
        return (a - _OFF, b - _OFF, c - _OFF, d - _OFF, e - _OFF, f - _OFF, g - _OFF, h - _OFF)


@lru_cache(maxsize=1024)
def _text(what: KeyPart) -> bytes:
    """A text as the part of a key; the same few are written again and again."""
    return encode_parts((what,))

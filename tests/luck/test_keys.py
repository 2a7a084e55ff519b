"""Keys as bytes."""

from enum import StrEnum
from hashlib import blake2b
from itertools import combinations

import pytest

from salessim.luck.keys import KeyPart, encode_key, hashed_bits


class Rung(StrEnum):
    FACT = "fact"


DIFFERENT: list[tuple[KeyPart, ...]] = [
    (),
    ("",),
    ("", ""),
    ("a", "bc"),
    ("ab", "c"),
    ("abc",),
    (1,),
    ("1",),
    (1, 2),
    (12,),
    (-1, 2),
    ("i1;",),
    ("s1:a",),
    ("a", "s1:b"),
    ("as1:b",),
    ("|",),
    (0,),
    (-1,),
    (1 << 64,),
    ("é",),
    ("e\u0301",),
]


def test_different_keys_are_written_differently() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert encode_key("scalar", 7, one) != encode_key("scalar", 7, other), (one, other)


def test_purpose_and_seed_are_part_of_the_key() -> None:
    written = {encode_key(purpose, seed, ("a",)) for purpose in ("scalar", "block") for seed in (0, 1, 10, 1 << 70)}
    assert len(written) == 8


def test_a_key_is_written_as_documented() -> None:
    assert encode_key("scalar", 7, ("marta", -3)) == b"scalar|7|s5:martai-3;"


def test_a_named_constant_is_its_text() -> None:
    assert encode_key("scalar", 7, (Rung.FACT,)) == encode_key("scalar", 7, ("fact",))


def test_any_text_can_be_a_key() -> None:
    assert encode_key("scalar", 7, ("\ud800",)) != encode_key("scalar", 7, ("\ud801",))


@pytest.mark.parametrize("part", [True, 1.0, None, b"a", ("a",)])
def test_what_could_be_mistaken_for_another_key_is_refused(part: object) -> None:
    with pytest.raises(TypeError, match="a key is made of texts and whole numbers"):
        encode_key("scalar", 7, ("a", part))  # type: ignore[arg-type] # what a caller without a type checker does


def test_bits_are_the_digest_with_the_lowest_byte_first() -> None:
    assert hashed_bits(b"abc", 8) == int.from_bytes(blake2b(b"abc", digest_size=8).digest(), "little")

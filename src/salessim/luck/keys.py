"""Keys name who, what for and which; here they become bytes, and the bytes become random bits."""

from hashlib import blake2b
from typing import TypeAlias

KeyPart: TypeAlias = str | int


def encode_key(purpose: str, seed: int, parts: tuple[KeyPart, ...]) -> bytes:
    """One key as bytes, different for different keys and the same in every process.

    A text is written as `s<length>:<text>` and a whole number as `i<digits>;`, so that no two keys share a
    writing: `("a", "bc")` differs from `("ab", "c")`, and `1` from `"1"`.

    Args:
        purpose: What the bits are for; keeps scalar draws and blocks apart.
        seed: The seed.
        parts: The key.

    Raises:
        TypeError: A part is neither text nor a whole number; truth values and numpy numbers are refused,
            because they would look like numbers and be another key.
    """
    return f"{purpose}|{seed}|".encode() + encode_parts(parts)


def encode_parts(parts: tuple[KeyPart, ...]) -> bytes:
    """The parts of a key as bytes: those of a longer key begin with those of its beginning.

    Raises:
        TypeError: A part is neither text nor a whole number.
    """
    return "".join(
        [
            f"s{len(part)}:{part}" if part.__class__ is str else f"i{part};" if part.__class__ is int else _rare(part)
            for part in parts
        ]
    ).encode("utf-8", "surrogatepass")


def _rare(part: object) -> str:
    if isinstance(part, str):  # a StrEnum is its text
        plain = str.__str__(part)
        return f"s{len(plain)}:{plain}"
    raise TypeError(f"a key is made of texts and whole numbers, not of {part!r} ({type(part).__name__})")


def hashed_bits(encoded: bytes, size: int) -> int:
    """Random bits of an encoded key: its BLAKE2b digest of `size` bytes, read with the lowest byte first."""
    return int.from_bytes(blake2b(encoded, digest_size=size).digest(), "little")

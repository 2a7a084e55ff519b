"""Numbers as people say and type them: `1,200`, `14k`, `3.2M`, `two hundred and fifty`, `forty-five`.

Unlike `salessim.units.numerals`, which refuses in a document what could be read in two ways, this takes the likelier
reading: nobody can be asked in the middle of a sentence.
"""

import re
from typing import Final

# fmt: off
_ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
NUMBER_WORDS: Final = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    "hundred": 100,
}
"""Words for numbers up to a hundred."""

_LARGE: Final = {
    "thousand": 1_000,
    "grand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
}
SIZES: Final = {**_LARGE, "k": 1_000, "m": 1_000_000, "mn": 1_000_000}
"""What stands behind a number in digits, and what it multiplies by."""

WORD: Final = (
    f"(?:{'|'.join(sorted((*NUMBER_WORDS, 'thousand', 'million', 'lakhs?', 'crores?'), key=len, reverse=True))})"
)
"""Pattern of one word of a number."""
_DIGITS: Final = r"\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_AND: Final = r"(?<=hundred) and |(?<=thousand) and |(?<=million) and "
SPOKEN: Final = rf"(?:(?:a |{WORD})(?:(?:[ -]|{_AND})(?:{WORD}))*|{WORD})(?![a-z])(?: and a half)?"
"""Pattern of a number in words; `a` counts only before a size, as in `a hundred`."""
WRITTEN: Final = rf"(?:{_DIGITS})(?: ?(?:k|m|mn|million|thousand|grand|lakhs?|crores?)(?![a-z]))?"
"""Pattern of a number in digits, with its size."""
NUMBER: Final = rf"(?:{WRITTEN}|\b(?:half )?a (?:hundred|thousand|million)(?![a-z])|\b{SPOKEN})"
"""Pattern of a number, for lower-case text."""

_WRITTEN_PARTS: Final = re.compile(rf"({_DIGITS}) ?([a-z]*)")


def value_of(text: str) -> float | None:
    """The value of a number as `NUMBER` finds it; None: it is none."""
    tidy = text.strip().lower()
    if tidy[:1].isdigit():
        return _written_value(tidy)
    return _spoken_value(re.findall(r"[a-z]+", tidy))


def _written_value(tidy: str) -> float | None:
    parts = _WRITTEN_PARTS.fullmatch(tidy)
    if parts is None:
        return None
    digits, size = parts.groups()
    plain = re.sub(r"[ ,.'](?=\d{3}(?!\d))", "", digits) if not re.fullmatch(r"0[.,]\d+", digits) else digits
    return round(float(plain.replace(",", ".")) * SIZES.get(size, 1), 6)


def _spoken_value(words: list[str]) -> float | None:
    if words[:2] == ["half", "a"]:
        value = _spoken_value(words[2:])
        return value / 2 if value is not None else None
    whole, part, half = 0.0, 0.0, 0.0
    if words[-3:] == ["and", "a", "half"]:
        words, half = words[:-3], 0.5
    said = [word for word in words if word not in ("and", "a")]
    if not said:
        return None
    for before, word in zip(("", *said), said, strict=False):
        if word in _LARGE:
            whole += (part or 1) * _LARGE[word]
            part = 0.0
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in NUMBER_WORDS:
            number = NUMBER_WORDS[word]
            # `three eighty-five` is said for three hundred and eighty-five.
            part = part * (100 if number >= 10 and before in NUMBER_WORDS and before != "hundred" else 1) + number
        else:
            return None
    last = said[-1]
    # `two and a half million` is matched without its size; `one million and a half` means the size.
    return whole + part + half * (_LARGE.get(last, 1) if last in _LARGE else 1)

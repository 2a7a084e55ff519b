"""Numbers as people write them: `45`, `1,200`, `14k`, `1.1M`, `-0.5`.

A comma marks thousands and a dot marks decimals, as everywhere in the documents. What could be read both ways
(`48.000`, `1,5`) is refused with the fix rather than guessed.
"""

import re
from decimal import Decimal
from typing import Final

from salessim.units.grammar import Grammar

MOST_DIGITS: Final = 15
"""Most digits before the decimal point; every such number of cents or seconds is exact in a float."""

NUMBER: Final = Grammar("a number", ("45", "1,200", "14k", "0.5"))
COUNT: Final = Grammar("a count", ("3", "1,200", "14k"))

_SIZES: Final = {"": 0, "k": 3, "K": 3, "thousand": 3, "M": 6, "million": 6}
_HEAD = re.compile(r"([+-]?[0-9][0-9.,]*(?: ?(?:[kKM]|thousand|million)(?![A-Za-z]))?)(.*)", re.DOTALL)
_NUMERAL = re.compile(r"([+-]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]{1,20}))? ?(k|K|M|thousand|million|)")
_DOT_BEFORE_THREE_DIGITS = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]{1,2}(?: ?[kKM])?")
_DOTS_THEN_COMMA = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_NUMBER_WORD = re.compile(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred"
)


def split_amount(text: str) -> tuple[str, str]:
    """The number at the beginning of a tidy text and what follows it; `("", text)` if it begins with none."""
    head = _HEAD.fullmatch(text)
    return (head[1], head[2].strip()) if head else ("", text)


def read_numeral(numeral: str, grammar: Grammar, whole: str = "", *, dot_is_decimal: bool = False) -> Decimal:
    """The exact value of a number as people write it.

    Args:
        numeral: The number alone, tidy.
        grammar: The grammar that refuses.
        whole: The whole text, for the message; the number alone where it is empty.
        dot_is_decimal: Whether a dot before three digits (`33.333`) can only be a decimal point here.

    Raises:
        NotationError: It is no number, or could be read in two ways.
    """
    whole = whole or numeral
    if _DOT_BEFORE_THREE_DIGITS.fullmatch(numeral) and not dot_is_decimal:
        grouped = numeral.replace(".", ",")
        fix = f"Write {grouped} if the dot marks thousands"
        if numeral.count(".") == 1:
            fix += f", or {numeral}0 if it is a decimal point"
        raise grammar.refusal(whole, f"The dot can be read in two ways. {fix}.")
    match = _NUMERAL.fullmatch(numeral)
    if match is None:
        raise grammar.refusal(whole, _why_no_number(numeral))
    sign, whole_digits, decimals, size = match.groups()
    digits = whole_digits.replace(",", "")
    if len(digits) + _SIZES[size] > MOST_DIGITS:
        raise grammar.refusal(whole, "The number is too large.")
    return Decimal(f"{sign}{digits}.{decimals or '0'}").scaleb(_SIZES[size])


def _why_no_number(numeral: str) -> str:
    if _DECIMAL_COMMA.fullmatch(numeral):
        return f"A comma marks thousands; for decimals write a dot: {numeral.replace(',', '.')}."
    if _DOTS_THEN_COMMA.fullmatch(numeral):
        turned = numeral.translate(str.maketrans(".,", ",."))
        return f"A comma marks thousands and a dot decimals: write {turned}."
    if numeral[:1] == "." or numeral[:2] in {"-.", "+."}:
        return f"Put a zero before the dot: {numeral.replace('.', '0.', 1)}."
    if _NUMBER_WORD.fullmatch(numeral.lower().split(" ")[0]):
        return "Write the number in digits."
    return ""


def why_no_unit(rest: str) -> str:
    """What is wrong with the text after a number when it begins like more of the number; may be empty."""
    if re.match(r"[0-9']", rest):
        return "Write thousands with a comma and no space: 48,000 (or 48k)."
    if rest.split(" ")[0] in {"m", "mio", "mn", "mil", "mill"}:
        return "Write M for millions: 1.1M."
    return ""


def write_number(value: float | Decimal) -> str:
    """The number as `parse_number` reads it back, with thousands separated: `1,200`, `0.5`, `-4`."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    text = f"{exact:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if _DOT_BEFORE_THREE_DIGITS.fullmatch(text):
        text += "0"  # so that the dot can only be a decimal point
    return "0" if text in {"-0", ""} else text


def parse_number(text: str) -> float:
    """Read a plain number: `45`, `1,200`, `14k`, `-0.5`.

    Raises:
        NotationError: It is no number, or could be read in two ways.
    """
    tidied = NUMBER.tidy(text)
    numeral, rest = split_amount(tidied)
    if numeral and rest:
        raise NUMBER.refusal(tidied, why_no_unit(rest) or f"Only the number is expected, without “{rest}”.")
    return float(read_numeral(numeral or tidied, NUMBER))


def parse_count(text: str, noun: str = "") -> int:
    """Read a whole number of things, zero or more: `3`, `1,200`; with a noun also `1 turn` and `10 turns`.

    Args:
        text: What is read.
        noun: The thing that is counted, in the singular, if it may stand behind the number.

    Raises:
        NotationError: It is no number, has a part behind the dot, or is below zero.
    """
    grammar = Grammar(f"a number of {noun}s", (f"1 {noun}", f"10 {noun}s", "10")) if noun else COUNT
    tidied = grammar.tidy(text)
    numeral, rest = split_amount(tidied)
    if numeral and rest and rest not in {noun, f"{noun}s"}:
        raise grammar.refusal(tidied, why_no_unit(rest) or f"I do not know what “{rest}” means here.")
    value = read_numeral(numeral or tidied, grammar, tidied)
    if value != int(value):
        raise grammar.refusal(tidied, "Only whole numbers can be counted.")
    if value < 0:
        raise grammar.refusal(tidied, "A count cannot be below zero.")
    return int(value)

"""What an entry on the pad says: whether the truth about a slot can be recognised in it, or only what is claimed.

Figures decide where both have some: one that fits speaks for the truth, others against it. Else words that carry
meaning are compared by their stems; what the slot is called says nothing. The reading is lenient: it does not see a
negation, and a single telling word is enough. What it cannot recognise counts neither way.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from salessim.conversation.case import Case
from salessim.conversation.case_basics import Line
from salessim.conversation.pad import Entry, Meaning
from salessim.conversation.reading.numbers import NUMBER_WORDS, SIZES
from salessim.model.scenario import Scenario

UNKNOWN_WORDS: Final = frozenset({"", "unknown", "open", "not known", "don't know", "do not know", "no idea", "-", "?"})

_DIGITS = re.compile(r"(\d[\d.,]*\d|\d)\s*(k\b|m\b|thousand|million|bn)?", re.IGNORECASE)
_UNITS: Final = {name: number for name, number in NUMBER_WORDS.items() if number < 20}
_TENS: Final = {name: number for name, number in NUMBER_WORDS.items() if 20 <= number < 100}
_SIZES: Final = {"hundred": 100, "thousand": SIZES["thousand"], "million": SIZES["million"]}
_EMPTY_WORD = re.compile(
    "about|above|after|all|also|and|any|are|because|been|before|below|but|can|could|did|does|for|from|had|has|have|her"
    "|him|his|how|into|its|just|may|more|most|must|need|needs|not|now|our|out|over|own|said|says|she|should|some|than"
    "|that|the|their|them|then|there|they|this|those|time|under|until|was|were|what|when|where|which|who|will|with"
    "|would|you|your"
)
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ions", "ion", "ers", "er", "ies", "ed", "es", "s", "e", "y")
_LEAST_STEM: Final = 3


def read_entries(pad: Mapping[str, str], case: Case, scenario: Scenario) -> tuple[Entry, ...]:
    """What is written on the pad, slot by slot.

    Args:
        pad: The words, by slot; a question mark at their end says that the seller is not sure.
        case: The case, with the figures of this attempt.
        scenario: The scenario, for the words that only name a slot.

    Raises:
        NotPlayableError: There is no such slot.
    """
    return tuple(_entry(slot, text.strip(), case, scenario) for slot, text in pad.items())


def _entry(slot: str, text: str, case: Case, scenario: Scenario) -> Entry:
    thing = case.things[case.names.thing(slot)]
    words = text.replace("’", "'").rstrip(" ?")
    if words.lower() in UNKNOWN_WORDS:
        return Entry(slot, "unknown", False, text)
    known = scenario.qualification.get(slot)  # type: ignore[call-overload]  # a slot's name, checked just above
    called = _stems(" ".join([slot.replace("-", " "), *(known.words if known else ())]))
    return Entry(slot, _meaning(words, thing.says, thing.claims, called), not text.endswith("?"), text)


def _meaning(text: str, says: tuple[Line, ...], claims: tuple[Line, ...], called: frozenset[str]) -> Meaning:
    truth, claimed = _joined(says), _joined(claims)
    given, true_figures, claimed_figures = figures(text), figures(truth), figures(claimed)
    if given & true_figures:
        return "truth"
    if given & claimed_figures:
        return "claim"
    stems = _stems(text) - called
    for_truth, for_claim = len(stems & (_stems(truth) - called)), len(stems & (_stems(claimed) - called))
    if given and true_figures and for_claim <= for_truth:
        return "contradiction"
    if not for_truth and not for_claim:
        return "unclear"
    return "truth" if for_truth >= for_claim else "claim"


def _joined(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines)


def figures(text: str) -> frozenset[int]:
    """The numbers in a text, in digits or in words: `60k`, `1,200`, `sixty thousand`."""
    found = {_number(digits, size.lower()) for digits, size in _DIGITS.findall(text)}
    return frozenset(found | set(_spelled(re.findall(r"[a-z]+", text.lower()))))


def _number(digits: str, size: str) -> int:
    plain = re.sub(r"[.,](?=\d{3}\b)", "", digits).replace(",", ".").rstrip(".")
    factor = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000}.get(size, 1)
    return int(float(plain if plain.count(".") < 2 else plain.replace(".", "")) * factor)


def _spelled(words: list[str]) -> Iterable[int]:
    """Numbers that are spelled out; `one` and `a` alone are hardly ever meant as figures."""
    whole = part = 0
    is_open = False
    for word in [*words, ""]:
        if word in _UNITS or word in _TENS:
            part += _UNITS.get(word, _TENS.get(word, 0))
            is_open = True
        elif word in _SIZES and is_open:
            if word == "hundred":
                part *= 100
            else:
                whole, part = whole + part * _SIZES[word], 0
        elif word != "and" or not is_open:
            if is_open and whole + part > 1:
                yield whole + part
            whole = part = 0
            is_open = False


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(_stem(word) for word in words if not _EMPTY_WORD.fullmatch(word))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word

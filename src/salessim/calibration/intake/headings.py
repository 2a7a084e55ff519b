"""What exports call their columns: presets for the common CRMs and our own export, and names that others use.

They stand in `headings.csv`: what a file holds, the field, whose name it is (empty: in general use), the heading.
Headings are compared without case, punctuation and the `__c` of custom fields.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, TypeAlias

Holds: TypeAlias = Literal["deals", "leads", "stage history", "accounts", "activities"]
"""What a file may hold that is used."""

HOLDS: Final[tuple[Holds, ...]] = ("deals", "leads", "stage history", "accounts", "activities")

FIELDS: Final[Mapping[Holds, Mapping[str, str]]] = {
    "deals": {
        "id": "its number or name in the CRM",
        "created": "the day on which it was opened",
        "closed": "the day on which it was won or lost",
        "won_on": "the day on which it was won, where that is a column of its own",
        "lost_on": "the day on which it was lost, where that is a column of its own",
        "stage": "the stage it is in, or whether it is open, won or lost",
        "is_won": "yes or no: won",
        "is_closed": "yes or no: won or lost",
        "value": "what it brings",
        "currency": "the currency of that",
        "discount": "what was given off list price, as money or percent",
        "owner": "whose deal it is; only a number is kept",
        "account": "the customer; only a number is kept",
        "segment": "part of the market",
        "source": "where it came from",
        "product": "what is to be sold",
    },
    "leads": {
        "id": "its number or name in the CRM",
        "created": "the day on which it came",
        "source": "where it came from",
        "segment": "part of the market",
        "status": "what became of it",
        "answered": "when it was answered first",
        "is_converted": "yes or no: became a deal",
        "converted": "the day on which it became a deal",
        "deal": "the number of that deal",
        "won": "the day on which it was won",
        "dropped": "the day on which it was sent away",
    },
    "stage history": {
        "deal": "the number of the deal",
        "changed": "the day on which it was moved",
        "stage": "where to",
        "value": "what it was thought worth then",
    },
    "accounts": {
        "id": "its number or name in the CRM; only used to find its deals",
        "name": "its name; only used to find its deals",
        "segment": "part of the market",
        "customer_since": "the day on which it became a customer",
        "left_on": "the day on which it left",
        "yearly_value": "what it pays a year",
    },
    "activities": {
        "at": "when it was done",
        "kind": "what it was, such as a call",
        "lead": "the number of the lead",
        "deal": "the number of the deal",
    },
}
"""Every field that a column can fill, and what it is."""

NEEDED: Final[Mapping[Holds, tuple[tuple[str, ...], ...]]] = {
    "deals": (("created",), ("stage", "is_won", "won_on")),
    "leads": (("created", "won"), ("id", "source")),
    "stage history": (("deal",), ("changed",), ("stage",)),
    "accounts": (("id", "name"), ("segment", "customer_since")),
    "activities": (("at",), ("lead", "deal")),
}
"""Without one of each group, a file does not hold it."""

_FILES: Final = {
    "deals": ("opportunit", "deal", "pipeline"),
    "leads": ("lead", "mql"),
    "stage history": ("history", "verlauf"),
    "accounts": ("account", "compan", "customer", "firmen", "kunden"),
    "activities": ("activit", "task", "event", "calls"),
    "contacts": ("contact",),
    "orders": ("order",),
    "cases": ("case", "ticket"),
    "people": ("people", "user", "team"),
    "products": ("product",),
}
_FILE_COUNTS: Final = 2.5
"""What the name of a file counts, in headings (assumption)."""
_ENOUGH: Final = 1.0
"""Headings that nobody else uses, from which on a kind is believed (assumption)."""
_WORDS: Final = {
    "created": ("created", "opened", "start", "engage", "entry", "begin", "erstellt", "angelegt"),
    "closed": ("closed", "close", "end", "abschluss"),
    "value": ("amount", "value", "revenue", "price", "betrag", "wert", "umsatz"),
    "stage": ("stage", "status", "phase", "outcome", "result"),
    "owner": ("owner", "rep", "agent", "seller", "salesperson"),
    "source": ("source", "channel", "origin", "quelle"),
    "segment": ("segment", "industry", "sector", "branche"),
    "product": ("product", "produkt"),
    "id": ("id", "number", "nr"),
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A name of a column that exports use.

    Attributes:
        holds: What a file with it holds.
        field: Which field it is.
        names_of: Whose name it is; empty: in general use.
        heading: The name as it is written.
    """

    holds: str
    field: str
    names_of: str
    heading: str


def plain(heading: str) -> str:
    """A heading without case, punctuation and marks of custom fields."""
    text = re.sub(r"__c$", "", heading.strip())
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", text)
    return " ".join(re.findall(r"[^\W_]+|%", text.casefold()))


@cache
def all_headings() -> tuple[Heading, ...]:
    """Everything in `headings.csv`, the preferred names of each field first."""
    text = (files("salessim.calibration.intake") / "headings.csv").read_text(encoding="utf-8")
    return tuple(Heading(**row) for row in csv.DictReader(text.splitlines()))


@cache
def _plain_headings() -> Mapping[str, tuple[Heading, ...]]:
    found: dict[str, list[Heading]] = {}
    for each in all_headings():
        found.setdefault(plain(each.heading), []).append(each)
    return {key: tuple(value) for key, value in found.items()}


def is_known(heading: str) -> bool:
    """Whether exports use this heading."""
    return plain(heading) in _plain_headings()


def guessed_holds(file_name: str, headings: Iterable[str]) -> list[str]:
    """What a file may hold, by its headings and its name, the likeliest first; empty where nothing is known of it.

    A heading counts the more, the fewer kinds of file use it.
    """
    scores: dict[str, float] = defaultdict(float)
    for heading in headings:
        kinds = {each.holds for each in _plain_headings().get(plain(heading), ())}
        for kind in kinds:
            scores[kind] += 1.0 / len(kinds)
    stem = file_name.casefold()
    by_name = [kind for kind, words in _FILES.items() if any(word in stem for word in words)]
    # The last word of a name says what it is: stage history of deals, lead activities.
    if by_name:
        last = max(by_name, key=lambda kind: max(stem.rfind(word) for word in _FILES[kind]))
        scores[last] += _FILE_COUNTS
    return sorted((kind for kind in scores if scores[kind] >= _ENOUGH), key=lambda kind: -scores[kind])


def guessed_columns(holds: Holds, headings: Sequence[str]) -> dict[str, str]:
    """Which heading is which field: by the names that are known, else by a word in it. Each heading is used once."""
    present = {plain(heading): heading for heading in reversed(headings)}
    found: dict[str, str] = {}
    used: set[str] = set()
    for each in all_headings():
        if each.holds != holds or each.field == "mark" or each.field in found:
            continue
        key = plain(each.heading)
        if key in present and present[key] not in used:
            found[each.field] = present[key]
            used.add(present[key])
    for field, words in _WORDS.items():
        free = [heading for heading in headings if heading not in used]
        hit = next((heading for word in words for heading in free if word in plain(heading).split()), None)
        if hit and field in FIELDS[holds] and field not in found:
            found[field] = hit
            used.add(hit)
    return found


def whose_names(holds: Holds, columns: Mapping[str, str]) -> str:
    """Whose names most of the columns have: `Salesforce's names`; or that it is a guess."""
    counts: Counter[str] = Counter()
    for field, heading in columns.items():
        owners = {
            each.names_of
            for each in _plain_headings().get(plain(heading), ())
            if each.holds == holds and each.field == field
        }
        counts.update(owners - {""})
    exact = {name: sum(_is_exact(name, holds, heading) for heading in columns.values()) for name in counts}
    best = max(counts, key=lambda name: (counts[name], exact[name]), default="")
    if best and counts[best] >= max(2, 0.6 * len(columns)):
        return f"{best}'s names" if best != "salessim" else "the names of salessim's own export"
    return "a guess from the headings"


def _is_exact(name: str, holds: str, heading: str) -> bool:
    return any(each.heading == heading and each.names_of == name and each.holds == holds for each in all_headings())

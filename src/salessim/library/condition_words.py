"""Conditions in words, for those who read what a trainer wrote: maps, comparisons, and hidden state laid open.

They work on plain data (texts, maps, lists) with the documents' own words, because a word such as `open` says more than
the numbers that it is made into.
"""

from collections.abc import Callable, Iterable, Mapping

from salessim.library.tree import Plain
from salessim.library.wording import listed

_MOST = 1_000  # nothing is cut: a condition that says only half is worse than a long one


def condition_words(condition: Plain) -> tuple[str, ...]:
    """What a condition asks for, one part each: `("trust open", "line-2-stops.impact told")`.

    Args:
        condition: As it is written; keys that are not known are shown as they stand.
    """
    if not isinstance(condition, Mapping):
        return (as_text(condition),) if condition else ()
    parts: list[str] = []
    for key, value in condition.items():
        if key in _MAPS and isinstance(value, Mapping):
            parts += _MAPS[key](value)
        elif key in _TEXTS:
            parts.append(_TEXTS[key](texts(value)))
        else:
            parts.append(f"{key.replace('_', ' ')} {as_text(value)}")
    return tuple(parts)


def in_words(condition: Plain) -> str:
    """A whole condition in one line."""
    return ", ".join(condition_words(condition))


def texts(value: Plain) -> list[str]:
    """One text or several, as a list of texts."""
    return [as_text(item) for item in value] if isinstance(value, list) else [as_text(value)]


def as_text(value: Plain) -> str:
    """Anything as one text: lists with commas, maps as `name text`."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(as_text(item) for item in value)
    return ", ".join(f"{key} {as_text(item)}" for key, item in value.items())


def _all(names: Iterable[str]) -> str:
    return listed(names, "and", _MOST)


def _any(names: Iterable[str]) -> str:
    return listed(names, "or", _MOST)


def _is_yes(names: list[str]) -> bool:
    return names[0].strip().lower() in ("yes", "true")


def _counted(counts: Mapping[str, Plain], one: str) -> list[str]:
    return [one.format(name=name, count=as_text(count)) for name, count in counts.items()]


def _people(people: Mapping[str, Plain]) -> list[str]:
    return [f"{name}'s {part}" for name, state in people.items() for part in condition_words(state)]


_MAPS: dict[str, Callable[[Mapping[str, Plain]], list[str]]] = {
    "people": _people,
    "moves": lambda counts: _counted(counts, "{name} made {count} times"),
    "asked": lambda counts: _counted(counts, "{name} asked {count} times"),
    "learned": lambda counts: _counted(counts, "{name} learned {count} times"),
}

_TEXTS: dict[str, Callable[[list[str]], str]] = {
    "shared_all": lambda names: f"{_all(names)} told",
    "shared_any": lambda names: f"{_any(names)} told",
    "not_shared": lambda names: f"{_any(names)} not told",
    "shared": lambda counts: f"{counts[0]} things told",
    "explicit_needs": lambda counts: f"explicit needs {counts[0]}",
    "pitched": lambda words: "product shown" if _is_yes(words) else "product not shown",
    "pitched_to": lambda names: f"product shown to {_all(names)}",
    "spoke_with": lambda names: f"spoken with {_all(names)}",
    "after": lambda turns: f"after {turns[0]}",
    "agreed_all": lambda names: f"{_all(names)} agreed",
    "agreed_before": lambda names: f"{_any(names)} agreed in the earlier call",
    "agreed_any": lambda names: f"{_any(names)} agreed",
    "objections_open": lambda counts: f"open objections {counts[0]}",
    "ending": lambda names: f"ending {_any(names)}",
    "outcome": lambda names: f"outcome {_any(names)}",
    "deal": lambda words: "a deal" if _is_yes(words) else "no deal",
    "better_than_no_deal": lambda words: "better than no deal" if _is_yes(words) else "no better than no deal",
    "gave_without_asking": lambda counts: f"gave {counts[0]} times without asking",
    "always": lambda words: "always" if _is_yes(words) else "never",
    "passed": lambda words: "passed" if _is_yes(words) else "not passed",
}

"""What differs between two trees: values, lines and entries that came, went or changed.

Conditions, effects and ranges are compared as wholes, because half of one says nothing. In lists the order counts only
where nothing else has changed: what is similar is taken for the same thing changed.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from salessim.library.condition_words import as_text
from salessim.library.tree import Plain

CONDITIONS = frozenset(
    {"needs", "when", "raised_when", "opens_when", "only_if", "lets_you_through", "unless", "expect"}
)
EFFECTS = frozenset(
    {"effect", "settled", "if_ignored", "answered", "answered_poorly", "dodged", "dodged_twice", "buyer_feels"}
)
LINES = frozenset(
    {
        "says",
        "otherwise",
        "claims",
        "opening",
        "joins_says",
        "settled_says",
        "answered_says",
        "refused_says",
        "accepted_says",
    }
)
_RANGES = ({"typical", "range"}, {"best_guess", "unsure"})
_LABELS = ("goal", "criterion", "name", "say", "you", "play", "bot", "line", "question")
_SIMILAR = 0.6  # difflib's own threshold for a good match


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        way: The keys that lead there; an item of a list is named by what it says, or by its number from 1.
        what: Whether something came, went or changed, or only its name or order did.
        before: What was there; None where there was nothing. The name, where only that changed.
        after: What is there now; None where there is nothing. The name, where only that changed.
    """

    way: tuple[str, ...]
    what: Literal["added", "removed", "changed", "renamed", "order"]
    before: "Plain | None" = None
    after: "Plain | None" = None


def differences(before: Plain, after: Plain, way: tuple[str, ...] = ()) -> Iterator[Difference]:
    """Everything that differs, in the order of the older tree."""
    key = way[-1] if way else ""
    is_whole = key in CONDITIONS or key in EFFECTS or _is_range(before) or _is_range(after)
    if not is_whole and isinstance(before, dict) and isinstance(after, dict):
        yield from _in_maps(before, after, way)
    elif not is_whole and (isinstance(before, list) or isinstance(after, list) or key in LINES):
        yield from _in_lists(_as_list(before), _as_list(after), way)
    elif before != after:
        yield Difference(way, "changed", before, after)


def _is_range(tree: Plain) -> bool:
    return isinstance(tree, dict) and any(set(tree) <= kind for kind in _RANGES) and bool(tree)


def _as_list(tree: Plain) -> list[Plain]:
    return tree if isinstance(tree, list) else [tree]


def _in_maps(before: dict[str, Plain], after: dict[str, Plain], way: tuple[str, ...]) -> Iterator[Difference]:
    new = [key for key in after if key not in before]
    for key, value in before.items():
        name = next((name for name in new if after[name] == value and isinstance(value, dict)), None)
        if key in after:
            yield from differences(value, after[key], (*way, key))
        elif name is not None:
            new.remove(name)
            yield Difference((*way, key), "renamed", key, name)
        else:
            yield Difference((*way, key), "removed", before=value)
    for key in new:
        yield Difference((*way, key), "added", after=after[key])
    if way[-1:] == ("endings",):  # the first that fits is used
        kept = [key for key in before if key in after]
        now = [key for key in after if key in before]
        if kept != now:
            yield Difference(way, "order", list(kept), list(now))


def _in_lists(before: list[Plain], after: list[Plain], way: tuple[str, ...]) -> Iterator[Difference]:
    if before == after:
        return
    pairs, gone, new = _paired(before, after)
    if not (gone or new) and all(one == other for one, other in pairs):
        yield Difference(way, "order", before, after)
        return
    for one, other in pairs:
        if isinstance(one, dict) and isinstance(other, dict):
            yield from differences(one, other, (*way, label_of(one, before)))
        elif one != other:
            yield Difference(way, "changed", one, other)
    for item in gone:
        yield Difference(way, "removed", before=item)
    for item in new:
        yield Difference(way, "added", after=item)


def _paired(
    before: Sequence[Plain], after: Sequence[Plain]
) -> tuple[list[tuple[Plain, Plain]], list[Plain], list[Plain]]:
    """Items that belong together, those that are gone, and those that are new."""
    pairs: list[tuple[Plain, Plain]] = []
    new = list(after)
    left: list[Plain] = []
    for item in before:
        if item in new:
            new.remove(item)
            pairs.append((item, item))
        else:
            left.append(item)
    gone: list[Plain] = []
    for item in left:
        other = _counterpart(item, new)
        if other is None:
            gone.append(item)
        else:
            new.remove(other)
            pairs.append((item, other))
    return pairs, gone, new


def _counterpart(item: Plain, among: Sequence[Plain]) -> "Plain | None":
    """The item that most likely is the same one, changed."""
    text = as_text(item)
    if isinstance(item, str) and " " not in text:
        return None  # a name is another name, however similar
    best, nearest = _SIMILAR, None
    for other in among:
        if type(other) is not type(item):
            continue
        likeness = difflib.SequenceMatcher(None, text, as_text(other), autojunk=False).ratio()
        if _label(item) and _label(item) == _label(other):
            likeness += 1
        if likeness >= best:
            best, nearest = likeness, other
    return nearest


def label_of(item: Plain, among: Sequence[Plain]) -> str:
    """What names an item of a list: what it says, or its number."""
    return _label(item) or str(among.index(item) + 1)


def _label(item: Plain) -> str:
    if not isinstance(item, dict):
        return ""
    return next((as_text(item[key]) for key in _LABELS if key in item), "")

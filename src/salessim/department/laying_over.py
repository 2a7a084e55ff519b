"""Lays parts of a document over it, as plain values: what a file's layers do, without places.

Maps merge deeply, lists and texts replace, `none` removes a map or list, and one kind of range replaces the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Plain = dict[str, Any]
"""A document, or a part of one, as texts, lists and maps."""

REMOVED: Final = "none"
"""The word that removes the map or list below it."""

_RANGES: Final = (frozenset({"typical", "range"}), frozenset({"best_guess", "unsure"}))


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Plain:
    """One map over another; neither is changed."""
    result = dict(below)
    for key, value in above.items():
        before = result.get(key)
        if value == REMOVED and isinstance(before, Mapping | list):
            del result[key]
        elif isinstance(value, Mapping) and isinstance(before, Mapping) and not _differ(before, value):
            result[key] = laid_over(before, value)
        else:
            result[key] = value
    return result


def _differ(below: Mapping[str, Any], above: Mapping[str, Any]) -> bool:
    """Whether both are ranges of different kinds, which never mix."""
    kinds = [next((kind for kind in _RANGES if keys and keys <= kind), None) for keys in (set(below), set(above))]
    return kinds[0] is not None and kinds[1] is not None and kinds[0] != kinds[1]

"""Memory while a department runs: nearly all that it makes is kept or goes by itself, so there is little to search."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 200_000
"""How many objects may be made, less those that have gone, until Python looks for cycles that nobody needs. Usually it
does after 700, which takes a tenth of a run's time and finds next to nothing."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Lets Python look seldom for objects that only hold each other; afterwards as before."""
    first, *others = gc.get_threshold()
    gc.set_threshold(max(first, _NEW_OBJECTS) if first else 0, *others)
    try:
        yield
    finally:
        gc.set_threshold(first, *others)

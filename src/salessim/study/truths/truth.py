"""What a truth test came to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truth:
    """One truth.

    Attributes:
        name: What has to hold.
        measured: What was found, in words.
        bound: What it has to keep, in words.
        is_held: Whether it does.
        is_warning: Whether it only tells how plausible the department is, so that breaking it is no failure.
    """

    name: str
    measured: str
    bound: str
    is_held: bool
    is_warning: bool = False

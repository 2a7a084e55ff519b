"""The list of figures: what each is called, what it means, and how it is taken from a journal.

Over many futures a ratio is the ratio of the sums, never the mean of ratios; so a figure is always measured as a
numerator and a denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from salessim.department.kpis.period import Period

Kind = Literal["total", "ratio", "figure"]
"""A total is a sum over the period; a ratio has a denominator; a figure stands for itself and may not exist."""

Parts = Mapping[str, tuple[float, float]]
"""Numerator and denominator by part: `` for the whole, else the name of a segment, role and the like. The denominator
of a total is 1; that of a figure is 1, or 0 where it does not exist."""

WHOLE: Final = ""

EUR: Final = "currency"
"""Stands for the department's currency in units."""


@dataclass(frozen=True, slots=True)
class Kpi:
    """One figure.

    Attributes:
        name: What it is called everywhere.
        unit: Its unit; `currency` stands for the department's.
        kind: How futures are put together.
        definition: What exactly is counted.
        source: Who defines it so, or `convention`.
        measure: Takes it from a period.
        by: Along what else than time it can be cut, see `salessim.department.kpis.slices`.
    """

    name: str
    unit: str
    kind: Kind
    definition: str
    source: str
    measure: Callable[[Period], Parts]
    by: frozenset[str] = frozenset()


DEAL: Final = ("rep", "segment", "territory", "source")
"""What every deal has; figures that are made of deals alone can be cut along it."""


LEAD: Final = ("segment", "source")
"""What every lead has."""

ENTERED: Final[dict[str, Kpi]] = {}
"""All figures by name, in the order in which their modules were read."""


def kpi(
    name: str, unit: str, kind: Kind, definition: str, source: str = "convention", by: Iterable[str] = ()
) -> Callable[[Callable[[Period], Parts]], Callable[[Period], Parts]]:
    """Enters a function into the list."""

    def enter(measure: Callable[[Period], Parts]) -> Callable[[Period], Parts]:
        if name in ENTERED:
            raise ValueError(f"there are two figures called {name}")
        ENTERED[name] = Kpi(name, unit, kind, definition, source, measure, frozenset(by))
        return measure

    return enter


def totals(amounts: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """The parts of a total, and the whole."""
    return {WHOLE: (sum(amounts.values()), 1.0), **{part: (amount, 1.0) for part, amount in amounts.items()}}


def ratios(pairs: Mapping[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The parts of a ratio, and the whole: the sum over the sum."""
    whole = (sum(above for above, _ in pairs.values()), sum(below for _, below in pairs.values()))
    return {WHOLE: whole, **pairs}

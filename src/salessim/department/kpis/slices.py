"""A period cut along something: by rep, segment, territory, product or source, by month or quarter, or by its world.

A cut of a period is a period again, with the events that belong to it; so every figure is measured on it as on the
whole. A deal belongs to whoever has it in the end; what somebody did himself, a meeting say, belongs to him.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from salessim.department.journal import DealTaken, Event, Journal, LeadArrived, LeadQualified
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import ENTERED, WHOLE

TIMES: Final = ("month", "quarter")
WORLD: Final = "world"
"""What is not cut inside a future: every future lies in one world."""
DIMENSIONS: Final = ("rep", "segment", "territory", "product", "source", *TIMES, WORLD)
"""Along what figures can be cut."""

_OWN_WORK = frozenset(
    {
        "MeetingHeld",
        "TouchesMade",
        "MeetingBooked",
        "NobodyCame",
        "SeatTaken",
        "SeatLeft",
        "QuotaSet",
        "CoachingHeld",
        "CloseExpected",
    }
)
"""Events that belong to whoever they name, whoever has the deal in the end."""


def cut(journal: Journal, starts: int, ends: int, dimension: str) -> dict[str, Period]:
    """A period by rep, segment, territory, product or source.

    Args:
        journal: What happened.
        starts: First second of the period [s].
        ends: First second after it [s].
        dimension: One of `DIMENSIONS` that is neither a time nor the world.

    Returns:
        A period for each value that occurs, in the order in which they first do.
    """
    known = [event for event in journal if event.time < ends]
    if dimension == "product":
        belongs: Callable[[Any], str] = _product
    else:
        belongs = _owners(known) if dimension == "rep" else _attributes(known, dimension)
    parts: dict[str, list[Event]] = {}
    for event in known:
        value = belongs(event)
        if value:
            parts.setdefault(value, []).append(event)
    return {value: Period(_journal(events), starts, ends) for value, events in parts.items()}


def cut_in_time(journal: Journal, bounds: Mapping[str, tuple[int, int]]) -> dict[str, Period]:
    """A period by months or quarters: a period for each, from its first second to the first after it [s]."""
    return {name: Period(journal, starts, ends) for name, (starts, ends) in bounds.items()}


def measured_by(parts: Mapping[str, Period], dimension: str) -> dict[str, dict[str, tuple[float, float]]]:
    """The figures that can be cut along a dimension, for each value: numerator and denominator by name.

    Only a figure as a whole is given, not its parts.
    """
    figures = [figure for figure in ENTERED.values() if dimension in (*TIMES, WORLD) or dimension in figure.by]
    found: dict[str, dict[str, tuple[float, float]]] = {}
    for value, period in parts.items():
        measured = {figure.name: figure.measure(period) for figure in figures}
        found[value] = {name: amounts[WHOLE] for name, amounts in measured.items() if WHOLE in amounts}
    return found


def _journal(events: Iterable[Event]) -> Journal:
    made = Journal()
    for event in events:
        made.add(event)
    return made


def _product(event: Any) -> str:
    """What was sold, where an event is about that; a deal as such belongs to no product."""
    return str(getattr(event, "product", ""))


def _owners(events: list[Event]) -> Callable[[Any], str]:
    """To whom an event belongs."""
    owner: dict[str, str] = {event.deal: event.seat for event in events if isinstance(event, DealTaken)}

    def belongs(event: Any) -> str:
        if type(event).__name__ in _OWN_WORK:
            return str(event.seat)
        deal = getattr(event, "deal", None)
        return owner.get(deal, "") if deal is not None else ""

    return belongs


def _attributes(events: list[Event], dimension: str) -> Callable[[Any], str]:
    """The segment, territory or source of an event's deal or lead; of a lead the territory is not known."""
    field = {"segment": "segment", "territory": "territory", "source": "channel"}[dimension]
    value: dict[str, str] = {}
    for event in events:
        if isinstance(event, LeadArrived):
            value.setdefault(event.lead, getattr(event, field, ""))
    for event in events:
        if isinstance(event, LeadQualified):
            value[event.deal] = getattr(event, field)

    def belongs(event: Any) -> str:
        name = getattr(event, "deal", None) or getattr(event, "lead", None)
        return value.get(name, "") if name is not None else ""

    return belongs

"""What a simulation rests on: the numbers its file is unsure about, and the engine's own, with source and grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from salessim.model.department import Department
from salessim.model.parameters import parameters
from salessim.units import Quantity

ENGINE = "department."
"""How the names of the engine's numbers begin that a department uses."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number that nobody knows exactly.

    Attributes:
        name: Its path in the file, or its name in the table of parameters.
        says: Its value and plausible range, in words.
        about: What it does; for a number of the file, that it is the file's.
        source: Where it is from.
        grade: How good that is, in the words of the table of parameters.
    """

    name: str
    says: str
    about: str
    source: str
    grade: str


def assumptions_of(department: Department) -> tuple[Assumption, ...]:
    """All of them: the file's own first, in its order."""
    own = [
        Assumption(path, str(quantity), "the file is unsure about it; drawn anew for every future", "the file", "own")
        for path, quantity in _quantities(department, "")
        if quantity.nature == "unsure"
    ]
    engine = [
        Assumption(
            one.name,
            f"{one.default:g}, plausible {one.low:g} to {one.high:g}" + (f" [{one.unit}]" if one.unit else ""),
            one.description,
            one.source,
            one.grade,
        )
        for one in parameters().values()
        if one.name.startswith(ENGINE)
    ]
    return (*own, *engine)


def _quantities(value: object, path: str) -> Iterator[tuple[str, Quantity]]:
    """All quantities of a document with their paths."""
    if isinstance(value, Quantity):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _quantities(getattr(value, name), _below(path, field.alias or name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _quantities(inner, _below(path, str(name)))
    elif isinstance(value, tuple | list):
        for place, inner in enumerate(value):
            yield from _quantities(inner, _below(path, str(getattr(inner, "step", place))))


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name

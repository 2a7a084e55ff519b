"""The numbers of a department that nobody knows exactly, and what they were in each future."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from salessim.department.replicate import future_seed
from salessim.luck import Luck
from salessim.units import Quantity


@dataclass(frozen=True, slots=True)
class UnsureNumber:
    """One number that nobody knows exactly.

    Attributes:
        path: Where it stands in the file.
        quantity: What is believed of it.
    """

    path: str
    quantity: Quantity

    def drawn(self, seed: int, replication: int) -> float:
        """What it is in one future of a study."""
        return self.quantity.quantile(self.uniform(seed, replication))

    def uniform(self, seed: int, replication: int) -> float:
        """Where in its range it lies there [share of what is believed possible]."""
        return Luck(future_seed(seed, replication)).uniform("unsure", self.path)


def unsure_numbers(document: BaseModel) -> tuple[UnsureNumber, ...]:
    """All of them, in the order of the file; paths are those by which the simulation draws them."""
    return tuple(UnsureNumber(path, found) for path, found in _quantities(document, "") if found.nature == "unsure")


def quantity_at(document: BaseModel, path: str) -> Quantity | None:
    """The quantity at a path of a document; None where there is none."""
    return next((found for where, found in _quantities(document, "") if where == path), None)


def _quantities(value: object, path: str) -> Iterator[tuple[str, Quantity]]:
    if isinstance(value, Quantity):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _quantities(getattr(value, name), _joined(path, field.alias or name))
    elif isinstance(value, Mapping):
        for name, entry in value.items():
            yield from _quantities(entry, _joined(path, str(name)))


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name

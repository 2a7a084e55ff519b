"""The table of numbers that are not a user's own: `parameters.csv`, with unit, range, source and grade.

Grades: A peer-reviewed or field experiment; B large primary data set or named study; C vendor page or secondary
report; D recollection; `assumption` where nobody measured it.
"""

import csv
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from salessim.errors import NotFoundError

GRADES = ("A", "B", "C", "D", "assumption")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number of the engine.

    Attributes:
        name: Dotted name, such as `trust.open.from`.
        unit: Unit of default, low and high.
        default: The value used where no document says otherwise.
        low: Lower end of the plausible range.
        high: Upper end of the plausible range.
        denominator: Of what a share or rate is a part; empty where it is none.
        source: Author and year, or `assumption`.
        grade: One of `GRADES`.
        description: What it does.
    """

    name: str
    unit: str
    default: float
    low: float
    high: float
    denominator: str
    source: str
    grade: str
    description: str


@cache
def parameters() -> MappingProxyType[str, Parameter]:
    """All parameters by name, in the order of the file."""
    text = (files("salessim.model") / "parameters.csv").read_text(encoding="utf-8")
    table = {}
    for row in csv.DictReader(text.splitlines()):
        numbers = {key: float(row[key]) for key in ("default", "low", "high")}
        words = {key: row[key] for key in ("name", "unit", "denominator", "source", "grade", "description")}
        table[row["name"]] = Parameter(**numbers, **words)  # type: ignore[arg-type]  # keys are the fields, by the header
    return MappingProxyType(table)


def parameter(name: str) -> Parameter:
    """One parameter by name.

    Raises:
        NotFoundError: There is no parameter of that name.
    """
    table = parameters()
    if name not in table:
        near = get_close_matches(name, table, 3, 0.5)
        hint = f"Did you mean {', '.join(near)}?" if near else "`salessim params` lists them all."
        raise NotFoundError(f"There is no parameter “{name}”.", hint)
    return table[name]

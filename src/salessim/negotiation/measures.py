"""What an option's text measures: a share, a length of time, money or a plain number."""

from dataclasses import dataclass

from salessim import units
from salessim.errors import NotationError

IN_ADVANCE = "in advance"
"""The one option of payment terms that is no number: nothing to wait for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and what it counts.

    Attributes:
        value: The number [share: 0..1, time: seconds, money: currency units].
        unit: `share`, `time`, `money` or `plain`, as in `salessim.units.Comparison`.
    """

    value: float
    unit: units.ComparedUnit

    @property
    def points(self) -> float:
        """Percentage points of a share, else the plain number."""
        return 100.0 * self.value if self.unit == "share" else self.value


def measure(option: str) -> Measure | None:
    """What an option measures; None for mere words such as `case study`."""
    if option.strip().lower() == IN_ADVANCE:
        return Measure(0.0, "time")
    try:
        # The grammar of comparisons knows all four kinds; a single number is “exactly so much”.
        exactly = units.parse_comparison(option)
    except NotationError:
        return None
    return Measure(exactly.low, exactly.unit) if exactly.low == exactly.high else None


def meets(option: str, condition: units.Comparison) -> bool:
    """Whether an option meets a condition of its own kind; a plain zero is of every kind."""
    found = measure(option)
    if found is None:
        return False
    is_same_kind = found.unit == condition.unit or (found.unit == "plain" and found.value == 0)
    return is_same_kind and condition.holds(found.value)

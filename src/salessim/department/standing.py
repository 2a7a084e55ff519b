"""A department's file as it stands by now, while options change it, and the plan that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from salessim.department.adjusting import Adjustments
from salessim.department.laying_over import Plain, laid_over
from salessim.department.plan import Plan
from salessim.luck import Luck

Moves = tuple[tuple[str, str, float], ...]
"""Parts of territories that go at once: from which, to which, and what part of the first one's companies."""


@dataclass(slots=True)
class Standing:
    """What has become of a department's file.

    Attributes:
        document: The file by now.
        compiled: Makes a plan of a file, in the simulated future at hand.
        rates_of: The plan with whose people the file's rates hold.
        adjustments: What has changed beside the file.
        boundaries: Parts of territories that have gone to others, one after the other.
    """

    document: Plain
    compiled: Callable[[Plain], Plan]
    rates_of: Plan
    adjustments: Adjustments = field(default_factory=Adjustments)
    boundaries: list[Moves] = field(default_factory=list)

    def plan(self, luck: Luck) -> Plan:
        """The plan by now."""
        return self.adjustments.applied_to(self.compiled(self.document), luck)

    def write(self, entries: Plain) -> None:
        """Replaces whole entries of the file."""
        self.document = {**self.document, **entries}

    def count(self, role: str, count: int) -> None:
        """Writes how many seats a role has, by the highest number of one of them."""
        self.document = laid_over(self.document, {"roles": {role: {"count": str(count)}}})

    def place(self, seats: Sequence[str], territory: str, alone: bool = False) -> None:
        """Seats work this territory and no other.

        Args:
            seats: Their names.
            territory: Which one.
            alone: Whether nobody else works it any more.
        """
        territories = {
            name: {**written, "reps": [rep for rep in listed(written.get("reps", [])) if rep not in seats]}
            for name, written in self.document.get("territories", {}).items()
        }
        territories[territory]["reps"] = [*([] if alone else territories[territory]["reps"]), *seats]
        self.write({"territories": territories})

    def forget(self, seats: Sequence[str]) -> None:
        """Routes no longer name seats that are gone; one that leads to nobody is none."""
        routes = []
        for route in self.document.get("routes", []):
            kept = {
                key: [name for name in listed(value) if name not in seats] if key in ("to", "found_by") else value
                for key, value in route.items()
            }
            if kept["to"] and kept.get("found_by", ["anybody"]):
                routes.append(kept)
        if "routes" in self.document:
            self.write({"routes": routes})


def listed(value: Any) -> list[str]:
    """One text or a list of them, as a list."""
    return [value] if isinstance(value, str) else list(value)

"""Tell the life of one prospect of a simulated department."""

from __future__ import annotations

from dataclasses import dataclass

from salessim.app.hand_out import record
from salessim.app.simulate import Prepared
from salessim.reports.life import Happening, deals_of_period, life_of_deal


@dataclass(frozen=True, slots=True)
class Trace:
    """The life of one deal.

    Attributes:
        department: Name of the department.
        deal: The deal's name in the journal.
        number: Its number among those that qualified in the period [1..]; None for one from before.
        deals: How many qualified in the period.
        seed: Of the simulation.
        happenings: What happened, in order.
    """

    department: str
    deal: str
    number: int | None
    deals: int
    seed: int
    happenings: tuple[Happening, ...]

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim trace --json` prints."""
        return {
            "department": self.department,
            "deal": self.deal,
            "number": self.number,
            "deals": self.deals,
            "seed": self.seed,
            "life": [
                {"at": each.at.isoformat(timespec="seconds"), "kind": each.kind, "says": each.says, "event": each.event}
                for each in self.happenings
            ],
        }


def trace_deal(prepared: Prepared, deal: str) -> Trace:
    """The life of a deal in the first future of a prepared department.

    Args:
        prepared: The department.
        deal: The deal's number among those that qualified in the period [1..], or its name.

    Raises:
        NotFoundError: There is no such deal.
    """
    recording = record(prepared)
    happenings = life_of_deal(recording, deal)
    numbered = deals_of_period(recording)
    name = numbered[int(deal) - 1] if deal.isdecimal() else deal
    number = numbered.index(name) + 1 if name in numbered else None
    return Trace(prepared.name, name, number, len(numbered), prepared.seed, happenings)

"""An account: a customer, what he pays, who looks after him, and how he fares with us."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salessim.department.deal import Deal

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.work import Work


@dataclass(slots=True, eq=False)
class Account:
    """One customer.

    Attributes:
        deal: The deal that made him one; his luck hangs on its origin.
        cents: What he pays a year [cents].
        since: When he became one [s].
        seat: Who looks after him; None: nobody.
        formerly: Whose customer he was last, and which holder of that seat it was.
        core_cents: What the deal that made him one brings without additions [cents].
        products: What he has besides, by name.
        works: Pieces of work for him that wait or are in hand.
        shock: What has happened to him and was not yet reckoned with [hazard].
        prepared: How many of his renewals were prepared.
        deviation: How far his satisfaction was from the usual one when it last changed [points].
        felt_at: When that was [s].
        is_gone: Whether he has left.
    """

    deal: Deal
    cents: int
    since: int
    seat: Seat | None = None
    formerly: tuple[Seat, int] | None = None
    core_cents: float = 0.0
    products: set[str] = field(default_factory=set)
    works: list[Work] = field(default_factory=list)
    shock: float = 0.0
    prepared: int = 0
    deviation: float = 0.0
    felt_at: int = 0
    is_gone: bool = False

    @property
    def name(self) -> str:
        """What the journal calls it: the name of the deal."""
        return self.deal.name

    def suffer(self, share_lost: float) -> None:
        """Something happens that loses such a share of customers, sooner or later."""
        self.shock += -math.log1p(-min(share_lost, 0.999))

    def take_shock(self) -> float:
        """What has happened since the last time this was asked [hazard]."""
        shock, self.shock = self.shock, 0.0
        return shock

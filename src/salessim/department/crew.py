"""A crew: those who hold the seats of one role, their desks, and how fast they are together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salessim.department.desk import Desk
from salessim.department.kernel import Kernel
from salessim.department.people import Seat
from salessim.department.plan_people import RolePlan

if TYPE_CHECKING:
    from salessim.department.world import World


class Crew:
    """The people of a role.

    Args:
        role: Which role.
        kernel: The clock.
        world: Where they work.

    Attributes:
        role: Their role.
        seats: Their seats, empty ones included, in the order of the document.
        desks: Where work for them queues: one desk for all, or everybody has his own.
    """

    def __init__(self, role: RolePlan, kernel: Kernel, world: World) -> None:
        self.role = role
        self._kernel = kernel
        self._world = world
        self._shared = shared = None if role.has_own_desks else Desk(kernel)
        self.seats = [
            Seat(f"{role.name} {number}", role, shared or Desk(kernel), world) for number in range(1, role.count + 1)
        ]
        self.desks = [shared] if shared else [seat.desk for seat in self.seats]
        self._open_desks = self.desks
        self._settled_from = 0
        self._settled_speed = 1.0

    def open_seat(self, role: RolePlan) -> Seat:
        """One more seat, which nobody holds yet; `role` is what the role is by now."""
        if role.has_own_desks and self._shared is not None and not self.seats:
            self._shared, self.desks = None, []
        seat = Seat(f"{role.name} {len(self.seats) + 1}", role, self._shared or Desk(self._kernel), self._world)
        self.seats.append(seat)
        if self._shared is None:
            self.desks = [*self.desks, seat.desk]
        self.take_stock()
        return seat

    def take_stock(self) -> None:
        """Sees anew where work can go: to no desk at which nobody is to sit again."""
        if self._shared is None:
            self._open_desks = [seat.desk for seat in self.seats if not seat.is_closed] or self.desks
        else:
            self._open_desks = self.desks
        self.has_changed()

    def is_there(self) -> bool:
        """Whether anybody holds one of the seats now."""
        return any(seat.server is not None for seat in self.seats)

    def desk(self) -> Desk:
        """Where a piece of work for any of them goes: to the shortest queue."""
        desks = self._open_desks
        return desks[0] if len(desks) == 1 else min(desks, key=lambda own: own.queue.waiting)

    def has_changed(self) -> None:
        """Somebody came or left."""
        here = [seat for seat in self.seats if seat.server is not None]
        self._settled_from = max((seat.steady_from for seat in here), default=0)
        self._settled_speed = sum(seat.role.more_time for seat in here) / len(here) if here else 1.0

    def mean_speed(self, now: int) -> float:
        """How fast they are on average [share of full speed]."""
        if now >= self._settled_from:
            return self._settled_speed
        speeds = [seat.speed(now) for seat in self.seats if seat.server is not None]
        return sum(speeds) / len(speeds)

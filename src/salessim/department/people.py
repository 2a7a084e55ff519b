"""Seats and those who sit in them: they come, get up to speed, do their duties, leave and are replaced."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from salessim.department.accounts import give_places, hand_accounts_over
from salessim.department.coaching import is_coached
from salessim.department.desk import Desk
from salessim.department.journal import CostBooked, SeatLeft, SeatTaken
from salessim.department.kernel import Course
from salessim.department.outbound import reach_out
from salessim.department.plan import RolePlan
from salessim.department.routing import give_room, share_out
from salessim.department.work import Server

if TYPE_CHECKING:
    from salessim.department.account import Account
    from salessim.department.deal import Deal
    from salessim.department.world import World

YEAR_SECONDS = 365.25 * 86_400


class Seat:
    """A position in a role, whoever holds it.

    Attributes:
        name: Role and number, such as `mid AE 2`.
        role: Its role.
        desk: Where its work queues; its own for those who own deals, shared by the role for the others.
        tenure: How many have held it before [count].
        server: Who holds it; None while it is empty.
        deals: The deals it has open, by name.
        accounts: The customers it looks after, by name.
        booked_cents: What it has won since the last time somebody asked [cents].
    """

    def __init__(self, name: str, role: RolePlan, desk: Desk, world: World) -> None:
        self.name = name
        self.role = role
        self.desk = desk
        self.tenure = 0
        self.server: Server | None = None
        self.deals: dict[str, Deal] = {}
        self.accounts: dict[str, Account] = {}
        self.booked_cents = 0
        self._world = world
        self._since = 0
        self._full_after = 0.0
        self._counted_from = 0
        self._filled_seconds = 0
        self._skills: dict[str, float] = {}

    @property
    def has_room(self) -> bool:
        """Whether somebody sits here who could take one more deal."""
        most = self.role.open_deals_max
        return self.server is not None and (most is None or len(self.deals) < most or not self._world.plan.has_queues)

    @property
    def has_place(self) -> bool:
        """Whether somebody sits here who could look after one more customer; a new hire has places for fewer."""
        if self.server is None:
            return False
        places = self.role.accounts_max * self.speed(self._world.now)
        return len(self.accounts) < int(places) or not self._world.plan.has_queues

    def speed(self, now: int) -> float:
        """How fast who sits here works [share of full speed].

        A new hire begins at a part of it and gains evenly until he is up to speed.
        """
        if self._full_after <= 0 or now >= self._since + self._full_after:
            return 1.0
        start = self._world.plan.assumptions.ramp_start
        return start + (1.0 - start) * (now - self._since) / self._full_after

    def skill(self, step: str) -> float:
        """How good who sits here is at a step [log-odds]."""
        if step not in self._skills:
            self._skills[step] = math.log(self.role.skill.quantile(self.skill_luck(step)))
        return self._skills[step]

    def skill_luck(self, step: str) -> float:
        """The share of people in his role who are worse at a step than who sits here."""
        return self._world.luck.uniform("skill", self.name, self.tenure, step)

    def book(self, cents: int) -> None:
        """Counts an order [cents] towards the quota."""
        self.booked_cents += cents

    def sit_down(self, is_new: bool) -> None:
        """Somebody begins here, in the first days of the simulation or as a new hire."""
        world = self._world
        now = world.now
        self.server = Server(f"{self.name}/{self.tenure}", world.calendar)
        world.seat_of_server[self.server] = self
        self._since = self._counted_from = now
        self._skills = {}
        full_after = self.role.full_after
        self._full_after = (
            full_after.quantile(world.luck.uniform("ramp", self.name, self.tenure)) if is_new and full_after else 0.0
        )
        self.desk.join(self.server)
        world.journal.add(SeatTaken(now, self.name, self.role.name, self.role.quota))

    def get_up(self) -> None:
        """Who sits here leaves."""
        assert self.server is not None
        world = self._world
        self._filled_seconds += world.now - self._counted_from
        self.desk.leave(self.server)
        self.server = None
        self.tenure += 1
        world.journal.add(SeatLeft(world.now, self.name, self.role.name))

    def take_filled_seconds(self) -> int:
        """For how long somebody sat here since the last time this was asked [s]."""
        now = self._world.now
        filled, self._filled_seconds = self._filled_seconds, 0
        if self.server is not None:
            filled += now - self._counted_from
            self._counted_from = now
        return filled


def seconds_until_leaving(u: float, hazard_per_year: float) -> int | None:
    """How long somebody stays who leaves with a constant hazard [1/year]; None: for good [s].

    He leaves when the hazard, added up since he came, reaches an exponential number of his own, so that a change of the
    hazard would shift his leaving and draw nothing anew.
    """
    if hazard_per_year <= 0.0:
        return None
    return round(-math.log(u) / hazard_per_year * YEAR_SECONDS)


def life_of(seat: Seat, world: World) -> Course:
    """One after the other holds a seat."""
    is_new = False
    while True:
        seat.sit_down(is_new)
        world.start(reach_out(seat, world))
        world.start(is_coached(seat, world))
        give_room(world)
        give_places(world)
        hazard = seat.role.leaves_per_year if world.plan.has_queues else 0.0
        stays = seconds_until_leaving(world.luck.uniform("leaves", seat.name, seat.tenure), hazard)
        if stays is None:
            return
        yield stays
        seat.get_up()
        share_out(seat, world)
        hand_accounts_over(seat, world)
        if world.plan.time_to_hire is None:
            return
        yield round(world.plan.time_to_hire.quantile(world.luck.uniform("hire", seat.name, seat.tenure)))
        is_new = True
        world.journal.add(CostBooked(world.now, "hiring", world.plan.costs.per_hire))

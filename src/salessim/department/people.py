"""Seats and those who sit in them: how fast and how good they are, how far from their quota, and when they work."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

from salessim.department.desk import Desk
from salessim.department.journal import SeatLeft, SeatTaken
from salessim.department.kernel import NEVER, Process
from salessim.department.plan_people import MotivationPlan, RolePlan
from salessim.department.vacations import calendar_of
from salessim.department.work import Server

if TYPE_CHECKING:
    from salessim.department.account import Account
    from salessim.department.deal import Deal
    from salessim.department.outbound import Blocks
    from salessim.department.world import World

YEAR_SECONDS = 365.25 * 86_400
WEEK_SECONDS = 7 * 86_400
_COACHED_OVER = 4 * WEEK_SECONDS
_JUDGED_AFTER_YEARS = 0.5


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
        life: Who comes and goes here.
        steady_from: From when on who holds it is as fast as his role, whatever happens [s]; NEVER: not for sure.
        booked_cents: What it has won since the last time somebody asked [cents].
        quota: What who sits here is to bring a year [cents]; its role's, until somebody sets another; 0: none.
        is_closed: Whether nobody is to sit here again.
        blocks: The luck of the outbound work of who sits here; None before he has done any.
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
        self.quota = role.quota
        self.is_closed = False
        self.blocks: Blocks | None = None
        self._world = world
        self._since = 0
        self._full_after = 0.0
        self._coached_until = 0
        self._coached_share = 0.0
        self.steady_from = 0
        self._counted_from = 0
        self._filled_seconds = 0
        self._skills: dict[str, float] = {}
        self._orders: list[tuple[int, int]] = []
        self._coached: deque[tuple[int, float]] = deque()
        self.life: Process | None = None

    @property
    def motivation(self) -> MotivationPlan | None:
        """What being behind does to who sits here; None if he is not behind, or nothing would."""
        motivation = self._world.plan.motivation
        if motivation is None:
            return None
        attainment = self.attainment()
        return motivation if attainment is not None and attainment < motivation.behind else None

    def attainment(self) -> float | None:
        """What who sits here has won in the last twelve months, over his quota for that time.

        None without a quota, and in his first half year, when nobody would judge him.
        """
        now = self._world.kernel._now
        years = min(1.0, (now - self._since) / YEAR_SECONDS)
        if not self.quota or years < _JUDGED_AFTER_YEARS:
            return None
        since = now - YEAR_SECONDS
        return sum(cents for time, cents in self._orders if time >= since) / (self.quota * years)

    def coached_share(self) -> float:
        """The coaching of the last weeks [share of full coaching]; as usual for who has only just come."""
        now = self._world.kernel._now
        if now >= self._coached_until:
            self._look_at_coaching(now)
        return self._coached_share

    def _look_at_coaching(self, now: int) -> None:
        """Adds up the coaching of the last weeks, and how long that sum will hold."""
        plan = self._world.plan
        if not plan.has_queues or now - self._since < _COACHED_OVER:
            self._coached_share = plan.usual_coaching
            self._coached_until = self._since + _COACHED_OVER if plan.has_queues else NEVER
            return
        lately = [(time, seconds) for time, seconds in self._coached if time > now - _COACHED_OVER]
        had = sum(seconds for _, seconds in lately)
        self._coached_share = min(1.0, had / (plan.assumptions.full_coaching * _COACHED_OVER / WEEK_SECONDS))
        self._coached_until = lately[0][0] + _COACHED_OVER if lately else NEVER

    def was_coached(self, seconds: float) -> None:
        """Counts coaching that who sits here got [s]."""
        self._coached.append((self._world.kernel._now, seconds))
        self._coached_until = 0
        while self._coached[0][0] <= self._world.kernel._now - _COACHED_OVER:
            self._coached.popleft()

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
        places = self.role.accounts_max * self.speed(self._world.kernel._now)
        return len(self.accounts) < int(places) or not self._world.plan.has_queues

    def speed(self, now: int) -> float:
        """How fast who sits here works [share of full speed].

        A new hire begins at a part of it and gains evenly until he is up to speed. Tools and less administration make
        faster than full speed.
        """
        speed = self.role.more_time
        if now >= self.steady_from:
            return speed
        if self._full_after > 0 and now < self._since + self._full_after:
            start = self._world.plan.assumptions.ramp_start
            speed *= start + (1.0 - start) * (now - self._since) / self._full_after
        behind = self.motivation
        return speed * behind.effort if behind else speed

    def skill(self, step: str) -> float:
        """How good who sits here is at a step, against those of whom the rates of the file are [log-odds]."""
        own = self._skills.get(step)
        if own is None:
            own = self._skills[step] = math.log(self.role.skill.quantile(self.skill_luck(step)))
        plan = self._world.plan
        coached = self.coached_share() - plan.usual_coaching
        return own + plan.assumptions.coaching_effect * coached

    def skill_luck(self, step: str) -> float:
        """The share of people in his role who are worse at a step than who sits here."""
        return self._world.luck.uniform("skill", self.name, self.tenure, step)

    def book(self, cents: int) -> None:
        """Counts an order [cents] towards the quota."""
        self.booked_cents += cents
        if self._world.plan.motivation is not None:
            self._orders.append((self._world.kernel._now, cents))

    def sit_down(self, is_new: bool, is_promoted: bool = False) -> None:
        """Somebody begins here, in the first days of the simulation, as a new hire or promoted."""
        world = self._world
        now = world.now
        self.server = Server(f"{self.name}/{self.tenure}", calendar_of(self.name, self.tenure, self.role, world))
        world.seat_of_server[self.server] = self
        self._since = self._counted_from = now
        self._skills = {}
        self._orders = []
        self._coached.clear()
        self._coached_until = 0
        self._full_after = self._ramp(is_promoted) if is_new and self.role.full_after else 0.0
        is_moody = world.plan.motivation is not None and self.role.quota > 0
        self.steady_from = NEVER if is_moody else now + math.ceil(self._full_after)
        world.crews[self.role.name].has_changed()
        self.desk.join(self.server)
        world.journal.add(SeatTaken(now, self.name, self.role.name, self.quota))

    def follow(self, role: RolePlan) -> None:
        """From now on the role is another; who sits here stays who he is."""
        if self.quota == self.role.quota:
            self.quota = role.quota
        self.role = role
        self._coached_until = 0
        is_moody = self._world.plan.motivation is not None and role.quota > 0
        self.steady_from = NEVER if is_moody else self._since + math.ceil(self._full_after)

    def _ramp(self, is_promoted: bool) -> float:
        """How long who begins here takes to full speed [s]."""
        world = self._world
        assert self.role.full_after is not None
        usual = self.role.full_after.quantile(world.luck.uniform("ramp", self.name, self.tenure))
        usual *= world.effects.ramp(self)
        return usual * world.plan.assumptions.promoted_ramp if is_promoted else usual

    def get_up(self) -> None:
        """Who sits here leaves."""
        assert self.server is not None
        world = self._world
        self._filled_seconds += world.now - self._counted_from
        self.desk.leave(self.server)
        self.server = None
        self.tenure += 1
        world.crews[self.role.name].has_changed()
        world.journal.add(SeatLeft(world.now, self.name, self.role.name))

    def take_filled_seconds(self) -> int:
        """For how long somebody sat here since the last time this was asked [s]."""
        now = self._world.kernel._now
        filled, self._filled_seconds = self._filled_seconds, 0
        if self.server is not None:
            filled += now - self._counted_from
            self._counted_from = now
        return filled

    def served_for(self) -> int:
        """For how long who sits here has sat here [s]."""
        return self._world.kernel._now - self._since

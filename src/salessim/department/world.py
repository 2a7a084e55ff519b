"""A department that runs: its people, its market and all that is under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, overload

from simpy.events import URGENT, Event

from salessim.department.account import Account
from salessim.department.accounting import close_months
from salessim.department.careers import life_of
from salessim.department.collecting import seldom_collected
from salessim.department.companies import Companies
from salessim.department.crew import Crew
from salessim.department.deal import Deal
from salessim.department.delivery import Warehouse
from salessim.department.desk import Desk
from salessim.department.distributing import work_with_distributors
from salessim.department.effects import Effects
from salessim.department.forecasting import make_forecasts
from salessim.department.journal import Journal
from salessim.department.kernel import NEVER, Kernel, Process
from salessim.department.loyalty import attacks_of, usual_hand_over
from salessim.department.marginals import marginals_of
from salessim.department.market import Lead, first_of, leads_of, month_of
from salessim.department.opening import Opening
from salessim.department.outbound import fill_days
from salessim.department.people import Seat
from salessim.department.plan import Plan
from salessim.department.plan_market import ChannelPlan
from salessim.department.plan_people import RolePlan
from salessim.department.policy import Decision, DiscountAsked, Policy, SilentDeal, UsualPolicy, Verdict
from salessim.department.qualifying import Qualifiers, welcome
from salessim.department.realigning import realign
from salessim.department.reordering import send_mailings
from salessim.department.targeting import set_targets
from salessim.department.work import Server, Work
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.units import WorkCalendar

_MONTHS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class PendingDecision:
    """A decision that waits for somebody outside.

    Attributes:
        time: Since when [s].
        view: What is to be decided.
    """

    time: int
    view: SilentDeal | DiscountAsked


class World:
    """One department in one simulated future.

    Everything that happens depends on the plan, the opening, the seed and the decisions; nothing on the order in which
    somebody asks.

    Args:
        plan: The department, for one simulated future.
        opening: What is under way when the plan begins.
        seed: Of all luck.
        policy: How people decide; None: as usual.
        held_seats: Seats whose decisions somebody outside makes: `run_until` stops at each of them.

    Attributes:
        starts: When the plan begins [s]; what was before is opening.
        journal: What has happened.
        crews: The people, by role.
        seats: All seats, in the order of the document.
        unassigned: Deals that wait for somebody with room, by name.
        customers: How many customers there are.
        accounts: Those of them to whom it was delivered, by name.
        unattended: Those of them who wait for somebody with a place, by name.
        cared_for: Segments whose customers somebody looks after, or did before the last of these people went.
        seat_of_server: Where somebody at a desk sits, or sat.
        effects: What playbooks that the file's rates do not know change.
        qualifiers: How often those who qualify are mistaken.
        companies: Which of them are taken, and where they lie.
        closed_territories: Those whose deals and customers nobody else may have.
        warehouse: Where orders are delivered from.
    """

    def __init__(
        self,
        plan: Plan,
        opening: Opening,
        seed: int,
        policy: Policy | None = None,
        held_seats: Iterable[str] = (),
    ) -> None:
        first_month = month_of(plan.starts) - opening.months
        self.plan = plan
        self.luck = Luck(seed)
        self.calendar = _calendar_from(plan.calendar, first_month)
        self.starts = self.calendar.second_of(plan.starts)
        self.kernel = Kernel(0 if opening.months else self.starts)
        self.journal = Journal()
        self.policy = policy or UsualPolicy(plan.assumptions.gives_up_after)
        self.marginals = marginals_of(plan)
        self.effects = Effects(plan, self.luck)
        self.qualifiers = Qualifiers(plan)
        self.companies = Companies(plan, self.luck)
        self.warehouse = Warehouse(plan.after_sale, self.kernel)
        self.unassigned: dict[str, tuple[Deal, Event]] = {}
        self.customers = 0
        self.seat_of_server: dict[Server, Seat] = {}
        self.accounts: dict[str, Account] = {}
        self.unattended: dict[str, Account] = {}
        self.cared_for: set[str] = set()
        self.attacks = attacks_of(self)
        self.usual_hand_over = usual_hand_over(plan)
        self._held_seats = frozenset(held_seats)
        self._pending: deque[tuple[PendingDecision, Event]] = deque()
        self._asked = self.kernel.event()
        self.crews = {name: Crew(role, self.kernel, self) for name, role in plan.roles.items()}
        self.seats = [seat for crew in self.crews.values() for seat in crew.seats]
        self.take_stock()
        self.settle_territories()
        for seat in self.seats:
            seat.life = self.start(life_of(seat, self))
        self.start(self._leads_come(first_month, plan.channels))
        for crew in self.crews.values():
            if crew.role.outbound is not None and plan.has_queues:
                self.start(fill_days(crew, self))
        self.start(close_months(self))
        self.start(send_mailings(self))
        work_with_distributors(self)
        if plan.realignments:
            self.start(realign(self))
        if plan.targets is not None:
            self.start(set_targets(self))
        if plan.forecasts is not None:
            self.start(make_forecasts(self))

    @property
    def now(self) -> int:
        """The clock [s]."""
        return self.kernel._now

    def welcome(self, lead: Lead, become_qualified: float) -> None:
        """Lets a lead come that no channel brought."""
        welcome(lead, become_qualified, self)

    def run_until(self, time: int) -> PendingDecision | None:
        """Runs until `time` [s], or until somebody outside has to decide something.

        Returns:
            What is to be decided, see `answer`; None at `time`.
        """
        if not self._pending:
            self._asked = self.kernel.event()
            with seldom_collected():
                self.kernel.run_until(time, self._asked)
        return self._pending[0][0] if self._pending else None

    def answer(self, decision: Decision) -> None:
        """Decides what the run stopped at; `run_until` goes on from there.

        Raises:
            InputError: Nothing is to be decided, or not that.
        """
        if not self._pending:
            raise InputError("Nothing is to be decided now.")
        view = self._pending[0][0].view
        if isinstance(view, SilentDeal):
            if decision not in ("pursue", "drop"):
                raise InputError(f"“{decision}” is no decision on a silent deal.", "It is pursue or drop.")
        elif isinstance(decision, str) or not 0.0 <= decision <= view.most_allowed:
            raise InputError(f"“{decision}” is no discount.", f"It is a share from 0 to {view.most_allowed}.")
        self.kernel.schedule(_happened(self._pending.popleft()[1], decision), URGENT)  # before others in this second

    @overload
    def decide(self, view: SilentDeal) -> Generator[Any, Any, Verdict]: ...
    @overload
    def decide(self, view: DiscountAsked) -> Generator[Any, Any, float]: ...
    def decide(self, view: SilentDeal | DiscountAsked) -> Generator[Any, Any, Decision]:
        """Has a decision made, by the policy or by whoever holds the seat."""
        if view.seat not in self._held_seats:
            return self.policy.decide(view)
        answer = self.kernel.event()
        self._pending.append((PendingDecision(self.now, view), answer))
        if not self._asked.triggered:
            self.kernel.schedule(_happened(self._asked), URGENT)
        decision: Decision = yield answer
        return decision

    def take_stock(self) -> None:
        """Sees anew who sells, who looks after customers, and who works where."""
        plan = self.plan
        there = [seat for seat in self.seats if not seat.is_closed]
        self._carers = {name: [seat for seat in there if seat.role.cares_for(name)] for name in plan.segments}
        self.cared_for |= {name for name, carers in self._carers.items() if carers}
        has_moods = bool(self.cared_for) or plan.after_sale.moves_satisfaction
        self.looks_at_customers_every = plan.after_sale.loyalty.looked_at_every if has_moods else NEVER
        self._sellers = {name: [seat for seat in there if name in seat.role.sells_to] for name in plan.segments}
        for crew in self.crews.values():
            crew.take_stock()

    def settle_territories(self) -> None:
        """Sees anew who works where, by the plan."""
        self.closed_territories = frozenset(each.name for each in self.plan.territories if each.is_only)
        self._seats_of_territory = {territory.name: territory.seats for territory in self.plan.territories}

    def next_seats(self, role: str, count: int) -> list[str]:
        """The names that the next seats of a role will have."""
        there = len(self.crews[role].seats) if role in self.crews else 0
        return [f"{role} {number}" for number in range(there + 1, there + count + 1)]

    def open_seat(self, role: RolePlan) -> Seat:
        """One more seat in a role; nobody sits on it yet."""
        if role.name not in self.crews:
            self.crews[role.name] = Crew(replace(role, count=0), self.kernel, self)
        seat = self.crews[role.name].open_seat(role)
        self.seats.append(seat)
        return seat

    def restart_leads(self) -> None:
        """Leads come as the plan now says, from this moment on."""
        month = month_of(self.calendar.date_of(self.now))
        self.start(self._leads_come(month, self.plan.channels, self.now + 1))

    def start(self, course: Generator[Any, Any, Any]) -> Process:
        """Lets something take its course."""
        return self.kernel.process(course)

    def effort(
        self, desk: Desk, seconds: float, urgency: int, role: str | None = None, speed: float | None = None
    ) -> Work | int:
        """What to yield to have work done that takes `seconds` of undisturbed time of somebody at full speed [s].

        Other duties take their part of the day, and new hires are slower; so it takes longer at the desk. Without
        queues it takes no time at all, and nothing comes back.
        """
        if not self.plan.has_queues:
            return 0
        if speed is None:
            speed = self.crews[role].mean_speed(self.kernel._now) if role else 1.0
        return desk.work(round(seconds / self.plan.time_for_deals / speed), urgency)

    def seat_of(self, done: Work | None) -> Seat | None:
        """Where who did a piece of work sits; None if nobody in particular did it."""
        return None if done is None or done.server is None else self.seat_of_server.get(done.server)

    def speed_of(self, server: Server) -> float:
        """How fast somebody at a desk is [share of full speed]; full speed for one who has just left."""
        seat = self.seat_of_server.get(server)
        return seat.speed(self.now) if seat and seat.server is server else 1.0

    def is_there(self, role: str) -> bool:
        """Whether anybody holds a seat of a role now."""
        return self.crews[role].is_there()

    def desk_of(self, role: str) -> Desk:
        """The desk of a role; of a role whose people have desks of their own, the one with the shortest queue."""
        return self.crews[role].desk()

    def desks_of(self, role: str) -> list[Desk]:
        """All desks of a role."""
        return self.crews[role].desks

    def moved_by(self, competitor: str) -> float:
        """What a competitor has done so far to the odds of every step of the deals he is in [log-odds]."""
        today = self.calendar.date_of(self.now)
        return sum(
            odds
            for rival in self.plan.competitors
            if rival.name == competitor
            for day, odds in rival.moves
            if day <= today
        )

    def commission_of(self, channel: str) -> float:
        """The share of a channel's orders that somebody else gets."""
        return next((each.commission for each in self.plan.channels if each.name == channel), 0.0)

    def sellers_to(self, segment: str) -> list[Seat]:
        """The seats that sell to a segment."""
        return self._sellers[segment]

    def carers_of(self, segment: str) -> list[Seat]:
        """The seats that look after customers of a segment."""
        return self._carers[segment]

    def seats_of_territory(self, territory: str) -> frozenset[str]:
        """The names of the seats that work a territory."""
        return self._seats_of_territory.get(territory, frozenset())

    def work_territory(self, territory: str, seats: frozenset[str]) -> None:
        """From now on these seats work a territory."""
        self._seats_of_territory[territory] = seats

    def urgency_of(self, role: str, duty: str) -> int:
        """How urgent a duty is for a role."""
        return self.plan.roles[role].urgency.get(duty, 0)

    def help_needed(self, role: str, segment: str) -> float:
        """The share of a segment's deals in which a role has to help; all, where the role does not say."""
        helps = self.plan.roles[role].helps
        return helps.get(segment, 0.0) if helps else 1.0

    def _leads_come(self, month: int, channels: tuple[ChannelPlan, ...], since: int = 0) -> Generator[Any, Any, None]:
        """Leads of some channels from a month on, as long as the plan has these."""
        qualified = {channel.name: channel.become_qualified for channel in channels}
        while self.plan.channels is channels:
            for lead in leads_of(range(month, month + _MONTHS_AHEAD), self.plan, self.luck, self.calendar):
                if lead.arrives >= max(self.now, since):
                    yield lead.arrives - self.now
                    if self.plan.channels is not channels:
                        return  # others come by now, see `restart_leads`
                    welcome(lead, qualified[lead.channel], self)
            month += _MONTHS_AHEAD
            yield max(0, self.calendar.second_of(first_of(month)) - self.now)


def _happened(event: Event, value: object = None) -> Event:
    event._ok = True
    event._value = value
    return event


@lru_cache(maxsize=64)
def _calendar_from(calendar: WorkCalendar, month: int) -> WorkCalendar:
    """The same working time counted from the first of a month; shared, because its table of days takes time to make."""
    return replace(calendar, starts=first_of(month))

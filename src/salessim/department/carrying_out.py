"""Carries out what an option does to a department, each deed on its day, while the department runs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from salessim.department.changing import change_plan
from salessim.department.deeds import (
    Action,
    Deed,
    Guard,
    HirePeople,
    Lay,
    MoveBoundaries,
    MovePerson,
    PeopleLeave,
    Prepend,
    ReassignAccounts,
    ReassignTerritory,
    ResizeTerritory,
    ScaleMarket,
    ScalePrices,
    SpendMoney,
    TrainPeople,
)
from salessim.department.journal import CostBooked
from salessim.department.kernel import Course
from salessim.department.kpis import KPIS, WHOLE, Period
from salessim.department.laying_over import Plain, laid_over
from salessim.department.people import YEAR_SECONDS
from salessim.department.plan_market import RealignmentPlan
from salessim.department.realigning import takes_effect
from salessim.department.staffing import hire, let_go, move, open_seats, seat_number
from salessim.department.standing import Standing
from salessim.department.territories import give_accounts, move_boundaries, resized
from salessim.units import parse_date

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World

_MONTHS = 12
_TRAINING_URGENCY = 0


def carry_out(deeds: Sequence[Deed], standing: Standing, world: World) -> None:
    """Does what is due at the beginning of the plan, now, and starts what does the rest in its time."""
    today = world.calendar.date_of(world.now).isoformat()
    held: dict[Guard, bool] = {}
    _do([deed for deed in deeds if deed.day <= today], held, standing, world)
    later = [deed for deed in deeds if deed.day > today]
    if later:
        world.start(_in_time(later, held, standing, world))


def _in_time(deeds: Sequence[Deed], held: dict[Guard, bool], standing: Standing, world: World) -> Course:
    """Sleeps until something is to be looked at or done."""
    guards = dict.fromkeys(deed.guard for deed in deeds if deed.guard)
    by_day = {day: list(group) for day, group in groupby(deeds, key=lambda deed: deed.day)}
    for day in sorted({*by_day, *(guard.day for guard in guards)}):
        yield max(0, world.calendar.second_of(parse_date(day)) - world.now)
        held |= {guard: holds(guard, world) for guard in guards if guard.day == day}
        _do(by_day.get(day, []), held, standing, world)


def holds(guard: Guard, world: World) -> bool:
    """Whether what must be so is so: figures from the beginning of the plan until now; one that does not exist is 0."""
    period = Period(world.journal, world.starts, max(world.now, world.starts + 1))
    for name, low, high, with_low, with_high in guard.limits:
        above, below = KPIS[name].measure(period).get(WHOLE, (0.0, 0.0))
        figure = above if KPIS[name].kind == "total" else (above / below if below else 0.0)
        if figure < low or figure > high or (figure == low and not with_low) or (figure == high and not with_high):
            return False
    return True


def _do(deeds: Sequence[Deed], held: dict[Guard, bool], standing: Standing, world: World) -> None:
    for deed in deeds:
        if deed.guard is not None and deed.guard not in held:
            held[deed.guard] = holds(deed.guard, world)
        if deed.guard is None or held[deed.guard]:
            _do_one(deed.action, standing, world)


def _do_one(action: Action, standing: Standing, world: World) -> None:
    match action:
        case Lay():
            _lay(json.loads(action.overlay), standing, world)
        case Prepend():
            standing.write({action.key: [json.loads(action.entry), *standing.document.get(action.key, [])]})
            follow(standing, world)
        case ScaleMarket() | ScalePrices():
            standing.adjustments.note(action, world.plan)
            follow(standing, world)
        case TrainPeople():
            standing.adjustments.note(action, world.plan)
            follow(standing, world)
            _train(action, world)
        case HirePeople():
            hire(action, standing, world)
        case PeopleLeave():
            let_go(action, standing, world)
        case MovePerson():
            move(action, standing, world)
        case ReassignTerritory():
            standing.place(action.to, action.territory, alone=True)
            follow(standing, world)
            today = world.calendar.date_of(world.now)
            takes_effect(RealignmentPlan(today, action.territory, frozenset(action.to), {}), world)
        case ResizeTerritory():
            move_boundaries(resized(action, standing), standing, world)
        case MoveBoundaries():
            move_boundaries(action.moves, standing, world)
        case ReassignAccounts():
            give_accounts(action, world)
        case SpendMoney():
            world.start(_spends(action, world))


def follow(standing: Standing, world: World) -> None:
    """The department goes over to what its file says by now."""
    change_plan(world, standing.plan(world.luck), standing.rates_of)


def _lay(overlay: Plain, standing: Standing, world: World) -> None:
    """A part of the file; another count of a role means that people are looked for, or go."""
    counts = {
        name: int(str(role["count"]))
        for name, role in overlay.get("roles", {}).items()
        if isinstance(role, dict) and "count" in role
    }
    standing.document = laid_over(standing.document, overlay)
    for role in counts:
        standing.count(role, max(map(seat_number, open_seats(world, role)), default=0))
    follow(standing, world)
    for role, count in counts.items():
        more = count - len(open_seats(world, role))
        if more > 0:
            hire(HirePeople(role, more), standing, world)
        elif more < 0:
            let_go(PeopleLeave(role, -more), standing, world)


def _train(action: TrainPeople, world: World) -> None:
    """Everybody in these roles gives up some working time."""
    for seat in world.seats:
        if action.seconds and seat.role.name in action.roles and seat.server is not None:
            world.start(_is_trained(seat, action.seconds, world))


def _is_trained(seat: Seat, seconds: int, world: World) -> Course:
    # The whole working day goes into it, so nothing is added for the other duties of the day.
    yield world.effort(seat.desk, seconds * world.plan.time_for_deals, _TRAINING_URGENCY, speed=1.0)


def _spends(action: SpendMoney, world: World) -> Course:
    """Spends money: at once, and month by month in arrears."""
    if action.once_cents:
        world.journal.add(CostBooked(world.now, action.what, action.once_cents))
    month = round(YEAR_SECONDS / _MONTHS)
    while action.yearly_cents:
        yield month
        world.journal.add(CostBooked(world.now, action.what, round(action.yearly_cents / _MONTHS)))

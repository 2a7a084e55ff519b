"""A department that runs goes over to another plan; seats open and close.

What is under way goes on as it began: a deal keeps its price, its pace and its steps; a customer won before has what
was agreed. Whoever works, answers, hires, sells or pays from now on does it by the new plan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from salessim.department.careers import is_filled
from salessim.department.crew import Crew
from salessim.department.effects import Effects
from salessim.department.forecasting import make_forecasts
from salessim.department.loyalty import attacks_of, usual_hand_over
from salessim.department.marginals import SegmentMarginals, marginals_of
from salessim.department.plan import Plan
from salessim.department.qualifying import Qualifiers
from salessim.department.realigning import realign
from salessim.department.reordering import send_mailings
from salessim.department.targeting import set_targets

if TYPE_CHECKING:
    from salessim.department.people import Seat
    from salessim.department.world import World


def change_plan(world: World, plan: Plan, rates_of: Plan) -> None:
    """Goes over to another plan, now.

    Args:
        world: The department.
        plan: The plan from now on; of the same simulated future as the one before.
        rates_of: The plan with whose people the rates of the file hold: who is hired later must not shift what the
            rates mean.
    """
    before = world.plan
    if plan.channels == before.channels:
        plan = replace(plan, channels=before.channels)  # the same object: leads go on coming as they do
    if plan.targets == before.targets:
        plan = replace(plan, targets=before.targets)  # the same object: who sets them goes on
    world.plan = plan
    world.marginals = _marginals(world, before, plan, rates_of)
    world.effects = Effects(plan, world.luck)
    world.qualifiers = Qualifiers(plan)
    world.companies.follow(plan)
    world.attacks = attacks_of(world)
    world.usual_hand_over = {**usual_hand_over(plan), **world.usual_hand_over}
    for seat in world.seats:
        role = plan.roles.get(seat.role.name)
        if role is not None:
            seat.follow(role)
    for name, role in plan.roles.items():
        if name not in world.crews:
            world.crews[name] = Crew(replace(role, count=0), world.kernel, world)
    world.take_stock()
    if plan.territories != before.territories:
        world.settle_territories()
    if plan.channels is not before.channels:
        world.restart_leads()
    if plan.after_sale.mailings and not before.after_sale.mailings:
        world.start(send_mailings(world))
    _start_managing(world, before)
    if before.time_to_hire is None and plan.time_to_hire is not None:
        _hire_again(world)


def _start_managing(world: World, before: Plan) -> None:
    """What the department begins to do that it did not do before; what it did already reads the plan as it goes."""
    plan = world.plan
    if plan.realignments and not before.realignments:
        world.start(realign(world))
    if plan.targets is not None and plan.targets is not before.targets:
        world.start(set_targets(world))
    if plan.forecasts is not None and before.forecasts is None:
        world.start(make_forecasts(world))


def _marginals(world: World, before: Plan, plan: Plan, rates_of: Plan) -> dict[str, SegmentMarginals]:
    """What deals are drawn with; what was solved before is kept where nothing has changed."""
    rates = replace(plan, roles=rates_of.roles)
    solved = marginals_of(rates)
    same = all(
        getattr(plan, name) == getattr(before, name)
        for name in ("steps", "discount", "competitors", "qualifying", "assumptions")
    )
    return {
        name: world.marginals[name] if same and before.segments.get(name) == plan.segments[name] else found
        for name, found in solved.items()
    }


def _hire_again(world: World) -> None:
    """A stop of hiring is over: somebody is looked for wherever a seat was left empty."""
    for seat in world.seats:
        if seat.server is None and not seat.is_closed and seat.life is not None and not seat.life.is_alive:
            seat.life = world.start(is_filled(seat, world))


def close_seat(seat: Seat, world: World) -> None:
    """Nobody sits here again; who does so now goes, and colleagues take over what he had."""
    seat.is_closed = True
    leave_seat(seat)
    world.take_stock()


def leave_seat(seat: Seat) -> None:
    """Who sits here goes."""
    if seat.server is not None and seat.life is not None:
        seat.life.interrupt("let go")

"""What a change of the plan has to do, whatever the department: the same futures with and without it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from salessim.department.compiling import compile_plan
from salessim.department.journal import DealWon
from salessim.department.kpis import Period, measured
from salessim.department.load import expected_flow
from salessim.department.opening import Opening
from salessim.department.plan import Plan
from salessim.department.replicate import future_seed, period_end
from salessim.department.world import World
from salessim.luck import Luck
from salessim.model.department import Department
from salessim.study.truths.truth import Truth
from salessim.units import Quantity, TwoPiece

Change = Callable[[Plan], Plan]

_SCARCE_LOAD, _AMPLE_LOAD = 3.0, 0.2
"""Work over time of the busiest who work on deals, where hours are scarce and where there are more than enough."""

_STEP, _WIDE_STEP = 1.1, 1.5
"""By how much capacity is changed for an elasticity as staffed, and where it is known to be high or low [factor]."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A department to try changes on.

    Attributes:
        department: The document.
        months: How long each future runs, from nothing [months].
        futures: How many of them.
        seed: Of all luck.
    """

    department: Department
    months: int
    futures: int
    seed: int

    def world(self, number: int = 0, change: Change | None = None) -> World:
        """One future, run to its end."""
        seed = future_seed(self.seed, number)
        plan = compile_plan(self.department, Luck(seed))
        world = World(change(plan) if change else plan, Opening.empty(), seed)
        world.run_until(period_end(world, self.months))
        return world

    def figures(self, change: Change | None = None) -> list[dict[str, list[float]]]:
        """The figures of all futures, those of the whole time."""
        worlds = [self.world(number, change) for number in range(self.futures)]
        return [measured(Period(world.journal, world.starts, world.now)) for world in worlds]

    def total(self, figure: str, change: Change | None = None) -> float:
        """The sum of a figure over all futures."""
        return math.fsum(each[figure][0] for each in self.figures(change))


def scaled(quantity: Quantity, factor: float) -> Quantity:
    """A quantity so many times as large."""
    spread = quantity.spread
    return replace(
        quantity,
        median=quantity.median * factor,
        low=quantity.low * factor,
        high=quantity.high * factor,
        spread=TwoPiece(quantity.median * factor, quantity.low * factor, quantity.high * factor) if spread else None,
    )


def without_wins(plan: Plan) -> Plan:
    """Nobody ever buys."""
    return replace(plan, segments={name: replace(each, win_rate=0.0) for name, each in plan.segments.items()})


def without_sellers(plan: Plan) -> Plan:
    """Nobody is there to sell."""
    return replace(
        plan, roles={name: replace(each, count=0) if each.sells_to else each for name, each in plan.roles.items()}
    )


def at_double_prices(plan: Plan) -> Plan:
    """All deals and quotas are twice as large, and nobody minds."""
    return replace(
        plan,
        segments={name: replace(each, deal_size=scaled(each.deal_size, 2.0)) for name, each in plan.segments.items()},
        roles={name: replace(each, quota=2 * each.quota) for name, each in plan.roles.items()},
        targets=replace(plan.targets, cents=2 * plan.targets.cents) if plan.targets else None,
    )


def with_capacity(factor: float) -> Change:
    """Those who work on deals have so many times the hours for them; what comes in stays as it is."""

    def change(plan: Plan) -> Plan:
        return replace(plan, steps=tuple(replace(step, work=scaled(step.work, 1.0 / factor)) for step in plan.steps))

    return change


def no_win_rate_no_revenue(bench: Bench) -> Truth:
    """Without any chance to win there is no revenue."""
    revenue = bench.total("new_revenue", without_wins)
    return Truth("No chance to win, no revenue", f"{revenue:,.0f}", "0", revenue == 0.0)


def no_sellers_no_orders(bench: Bench) -> Truth:
    """Without anybody who sells there are no orders."""
    orders = bench.total("deals_won", without_sellers)
    return Truth("Nobody who sells, no orders", f"{orders:,.0f} orders", "0 orders", orders == 0.0)


def double_prices_double_revenue(bench: Bench) -> Truth:
    """Where nobody minds the price, twice the price brings twice the revenue."""
    before, after = bench.total("new_revenue"), bench.total("new_revenue", at_double_prices)
    factor = after / before if before else math.nan
    return Truth(
        "Twice the price, twice the revenue", f"{factor:.4f} times", "2 times, ±0.1 %", abs(factor - 2) <= 0.002
    )


def more_speed_no_more_waiting(bench: Bench) -> Truth:
    """Who works twice as fast lets nobody wait longer."""
    usual, fast = (_waited(bench.figures(change)) for change in (None, with_capacity(2.0)))
    hours = f"{usual:,.1f} hours a piece of work, {fast:,.1f} at twice the speed"
    return Truth("Twice the speed, no more waiting", hours, "no more than before", fast <= usual)


def _waited(figures: Sequence[dict[str, list[float]]]) -> float:
    pairs = [pair for each in figures for name, pair in each.items() if name.startswith("queue_hours.")]
    taken = math.fsum(below for _, below in pairs)
    return math.fsum(above for above, _ in pairs) / taken if taken else 0.0


def elasticity(bench: Bench, around: float, step: float = _STEP) -> float:
    """By how many percent orders rise if those who work on deals have one percent more hours, around a capacity.

    Orders are counted with what they bring on average in their segment, so that single large deals do not drown it.
    """
    low, high = (_worth(bench, with_capacity(around * factor)) for factor in (1.0, step))
    return math.log(high / low) / math.log(step) if low and high else 0.0


def _worth(bench: Bench, change: Change) -> float:
    total = 0.0
    for number in range(bench.futures):
        world = bench.world(number, change)
        sizes = {name: segment.deal_size.mean() for name, segment in world.plan.segments.items()}
        total += math.fsum(sizes[event.segment] for event in world.journal.all(DealWon))
    return total


def elasticities(bench: Bench) -> tuple[Truth, Truth]:
    """More selling hours bring more where they are scarce, and nothing where there are more than enough.

    The warning compares the file's staffing with the mean elasticity of personal selling, 0.34 (Albers, Mantrala and
    Sridhar 2010).
    """
    plan = compile_plan(bench.department)
    doers = {role.name for role in plan.owning_roles} | {step.done_by for step in plan.steps}
    busiest = max((load for name, load in expected_flow(plan).loads.items() if name in doers), default=1.0)
    scarce, ample = busiest / _SCARCE_LOAD, busiest / _AMPLE_LOAD
    at = [elasticity(bench, scarce, _WIDE_STEP), elasticity(bench, 1.0), elasticity(bench, ample, _WIDE_STEP)]
    said = f"{at[0]:.2f} at {scarce:.2g} times the hours, {at[1]:.2f} as staffed, {at[2]:.2f} at {ample:.2g} times"
    is_falling = at[0] > at[2] and at[0] > 0.1 and abs(at[2]) <= 0.1
    return (
        Truth("Selling hours matter less, the more there are", said, "falls, and is 0 ±0.1 in surplus", is_falling),
        Truth(
            "Elasticity of selling hours as staffed",
            f"{at[1]:.2f}, where the busiest of those who work on deals have work for {busiest:.0%} of their hours",
            "0.2 to 0.5, as in real sales forces",
            0.2 <= at[1] <= 0.5,
            is_warning=True,
        ),
    )


def concentration(bench: Bench) -> Truth:
    """How unequal the sales of those in one role are: Gini's coefficient, over all futures."""
    found = []
    for number in range(bench.futures):
        world = bench.world(number)
        by_role: dict[str, dict[str, float]] = {}
        for seat in world.seats:
            if seat.role.sells_to:
                by_role.setdefault(seat.role.name, {})[seat.name] = 0.0
        for event in world.journal.all(DealWon):
            role = next(role for role, seats in by_role.items() if event.seat in seats)
            by_role[role][event.seat] += event.cents
        found += [gini(list(seats.values())) for seats in by_role.values() if len(seats) > 2 and any(seats.values())]
    mean = math.fsum(found) / len(found) if found else 0.0
    measured_as = f"{mean:.2f} on average over roles and futures" if found else "no role with three people or more"
    is_held = not found or 0.1 <= mean <= 0.6
    return Truth("Sales are unequal within a role (Gini)", measured_as, "0.1 to 0.6", is_held, is_warning=True)


def gini(values: Sequence[float]) -> float:
    """Gini's coefficient: 0 where all are equal, near 1 where one has all.

    Of 1 and 3 it is 1/4.
    """
    ordered = sorted(values)
    total = math.fsum(ordered)
    if not total:
        return 0.0
    count = len(ordered)
    return math.fsum((2 * place - count + 1) * value for place, value in enumerate(ordered)) / (count * total)

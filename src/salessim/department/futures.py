"""One simulated future of several plans as a job: the same luck and the same opening for all of them.

The department runs on its own file until the plan begins; from there every option goes its own way. Where the platform
can copy a process, that opening is run once for all options; elsewhere it is run again for each, and the figures are
the same to the last digit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salessim.department.branching import branched
from salessim.department.carrying_out import carry_out
from salessim.department.compiling import compile_plan
from salessim.department.deeds import Deed
from salessim.department.kpis import KPIS, WHOLE, Period
from salessim.department.kpis.busyness import busy_shares
from salessim.department.kpis.curves import attainment
from salessim.department.kpis.earnings import earnings, open_pipeline
from salessim.department.laying_over import Plain
from salessim.department.opening import Opening
from salessim.department.plan import Plan
from salessim.department.replicate import document_of, future_seed, known_rates, month_ends, period_end
from salessim.department.standing import Standing
from salessim.department.world import World
from salessim.luck import Luck

Figures = dict[str, list[float]]
"""What one plan came to in one future: numbers by name, most of them one a month."""

RULES = 2
"""Raised whenever the figures of the same question change, so that kept results are not taken for new ones."""

YEAR_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FutureWorldPlan:
    """A world that nobody chooses: how likely it is, and what is different in it from the first day on."""

    name: str
    chance: float
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class FuturesJob:
    """One simulated future in which some plans are tried.

    Attributes:
        department: The baseline as JSON, all of its scalars as texts.
        against: Of what its rates are known, and what playbooks do, see `salessim.department.replicate.as_against`.
        months: How far it is looked ahead [months].
        opening_months: How long the department has run before [months].
        seed: Of the whole study.
        replication: Which of its futures [0..].
        plans: What each plan does; nothing is the baseline.
        worlds: Worlds of which one is drawn; none: the world as it is.
        kpis: Figures wanted besides.
        first_year: Whether the figures are wanted for the first year, too.
    """

    department: str
    against: str
    months: int
    opening_months: int
    seed: int
    replication: int
    plans: tuple[tuple[Deed, ...], ...]
    worlds: tuple[FutureWorldPlan, ...] = ()
    kpis: tuple[str, ...] = ()
    first_year: bool = False


def simulate_futures(job: FuturesJob) -> list[Figures]:
    """What every plan of a job comes to, in their order."""
    if not job.plans:
        return []
    seed = future_seed(job.seed, job.replication)
    world_deeds = job.worlds[world_of(job.worlds, job.seed, job.replication)].deeds if job.worlds else ()

    def warmed() -> Callable[[int], Figures]:
        plan = _compiled(job, seed)(json.loads(job.department))
        world = World(plan, Opening(job.opening_months), seed)
        world.run_until(world.starts)
        return lambda which: _tried(job, world, plan, (*world_deeds, *job.plans[which]))

    return branched(warmed, len(job.plans))


def simulate_future(job: FuturesJob) -> Figures:
    """What the one plan of a job comes to: the question under which figures are kept."""
    (figures,) = simulate_futures(job)
    return figures


def world_of(worlds: Sequence[FutureWorldPlan], seed: int, replication: int) -> int:
    """Which of the worlds a future lies in, by its own luck."""
    u = Luck(future_seed(seed, replication)).uniform("world of the study")
    for number, world in enumerate(worlds):
        u -= world.chance
        if u < 0.0:
            return number
    return len(worlds) - 1  # the sum of the chances was rounded


def _compiled(job: FuturesJob, seed: int) -> Callable[[Plain], Plan]:
    baseline, playbooks = known_rates(job.against)

    def compiled(document: Plain) -> Plan:
        return compile_plan(document_of(json.dumps(document, ensure_ascii=False)), Luck(seed), baseline, playbooks)

    return compiled


def _tried(job: FuturesJob, world: World, plan: Plan, deeds: Sequence[Deed]) -> Figures:
    """Runs one plan to the end."""
    if deeds:
        standing = Standing(json.loads(job.department), _compiled(job, world.luck.seed), plan)
        carry_out(sorted(deeds, key=lambda deed: deed.day), standing, world)
    ends = period_end(world, job.months)
    world.run_until(ends)
    return _figures(job, world, ends)


def _figures(job: FuturesJob, world: World, ends: int) -> Figures:
    period = Period(world.journal, world.starts, ends)
    found = earnings(period, list(month_ends(world, ends).values()))
    plan = world.plan
    figures: Figures = {
        "margin": list(found.margin),
        "spent": list(found.spent),
        "paying": list(found.paying),
        "pipeline": list(
            open_pipeline(
                period,
                {name: segment.win_rate for name, segment in plan.segments.items()},
                {name: segment.gross_margin for name, segment in plan.segments.items()},
            )
        ),
    }
    figures |= {f"busy|{role}": shares for role, shares in busy_shares(period).items()}
    figures |= {f"seat|{seat}": [float(won), float(quota)] for seat, (won, quota) in attainment(period).items()}
    figures |= _kpis("kpi", job.kpis, period)
    if job.first_year:
        year = Period(world.journal, world.starts, min(ends, period_end(world, YEAR_MONTHS)))
        figures |= _kpis("year", tuple(dict.fromkeys(("new_revenue", "deals_won", *job.kpis))), year)
    return figures


def _kpis(prefix: str, names: Sequence[str], period: Period) -> Figures:
    return {
        f"{prefix}|{name}.{part}" if part != WHOLE else f"{prefix}|{name}": [float(above), float(below)]
        for name in names
        for part, (above, below) in KPIS[name].measure(period).items()
    }

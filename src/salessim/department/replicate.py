"""One replication of a department as a job: a plain value in, plain numbers out, the same in every process."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from salessim.department.compiling import compile_plan
from salessim.department.kpis import Period, measured
from salessim.department.kpis.curves import all_curves
from salessim.department.kpis.slices import TIMES, WORLD, cut, cut_in_time, measured_by
from salessim.department.market import first_of, month_of
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from salessim.model.department import Department
from salessim.model.playbook import Assumption

CURVE, BY = "curve", "by"
"""Before the names of points, and of figures of a part."""

USUAL_WORLD = "as usual"
"""The world that has no name in the file."""


@dataclass(frozen=True, slots=True)
class ReplicationJob:
    """One simulated future of a department.

    Attributes:
        department: The document as JSON, all of its scalars as texts.
        months: How long the period is [months].
        opening_months: How long the department has run before [months].
        seed: Of the whole experiment.
        replication: Which of its futures [0..].
        with_curves: Whether what plots show is wanted, too.
        against: What the rates of the document are known of, see `as_against`; empty: the document itself.
        by: Along what the figures are to be cut, too, see `salessim.department.kpis.slices`; empty: not at all.
    """

    department: str
    months: int
    opening_months: int
    seed: int
    replication: int
    with_curves: bool = False
    against: str = ""
    by: str = ""


def replicate(job: ReplicationJob) -> dict[str, list[float]]:
    """The figures of one future: numerator and denominator by name; points as `curve|pipeline|2027-01`, parts as
    `by|mid|win_rate`.
    """
    world, ends = simulated(job)
    period = Period(world.journal, world.starts, ends)
    figures = measured(period)
    if job.with_curves:
        steps = [step.name for step in world.plan.steps]
        curves = all_curves(period, steps, month_ends(world, ends))
        figures |= {
            f"{CURVE}|{name}|{point}": [float(above), float(below)]
            for name, points in curves.items()
            for point, (above, below) in points.items()
        }
    if job.by:
        parts = _parts(world, ends, job.by)
        figures |= {
            f"{BY}|{value}|{name}": [float(above), float(below)]
            for value, measures in measured_by(parts, job.by).items()
            for name, (above, below) in measures.items()
        }
    return figures


def _parts(world: World, ends: int, by: str) -> dict[str, Period]:
    if by == WORLD:
        return {world.plan.world.name or USUAL_WORLD: Period(world.journal, world.starts, ends)}
    if by not in TIMES:
        return cut(world.journal, world.starts, ends, by)
    bounds: dict[str, tuple[int, int]] = {}
    since = world.starts
    for month, last in month_ends(world, ends).items():
        name = month if by == "month" else f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"
        bounds[name] = (bounds.get(name, (since, 0))[0], last + 1)
        since = last + 1
    return cut_in_time(world.journal, bounds)


def month_ends(world: World, ends: int) -> dict[str, int]:
    """The last second of each month of the period, by year and month."""
    found = {}
    month = month_of(world.plan.starts)
    while (last := min(world.calendar.second_of(first_of(month + 1)), ends) - 1) >= world.starts:
        found[f"{first_of(month):%Y-%m}"] = last
        if last == ends - 1:
            break
        month += 1
    return found


def simulated(job: ReplicationJob) -> tuple[World, int]:
    """The world of one future, run to the end of the period, and that end [s]."""
    seed = future_seed(job.seed, job.replication)
    baseline, playbooks = known_rates(job.against) if job.against else (None, {})
    plan = compile_plan(document_of(job.department), Luck(seed), baseline, playbooks)
    world = World(plan, Opening(job.opening_months), seed)
    ends = period_end(world, job.months)
    world.run_until(ends)
    return world, ends


def period_end(world: World, months: int) -> int:
    """When a period of some months ends that begins with the plan [s]."""
    starts = world.plan.starts
    into_month = world.starts - world.calendar.second_of(first_of(month_of(starts)))
    return world.calendar.second_of(first_of(month_of(starts) + months)) + into_month


def future_seed(seed: int, replication: int) -> int:
    """The seed of one future of an experiment."""
    return Luck(seed).bits("replication", replication)


def as_job_text(document: Mapping[str, object]) -> str:
    """A document as it stands in a job."""
    return json.dumps(document, ensure_ascii=False)


def as_against(baseline: Mapping[str, object], playbooks: Mapping[str, object]) -> str:
    """The department of which the rates are known, and what playbooks do, as they stand in a job.

    Args:
        baseline: The document, all of its scalars as texts.
        playbooks: The list of assumptions of each playbook that either document names, by name.
    """
    return json.dumps({"baseline": baseline, "playbooks": playbooks}, ensure_ascii=False)


@lru_cache(maxsize=8)
def known_rates(text: str) -> tuple[Department, Mapping[str, Sequence[Assumption]]]:
    """The department of which rates are known, and what playbooks do, from what `as_against` made of them."""
    known = json.loads(text)
    books = {name: [Assumption.model_validate(each) for each in listed] for name, listed in known["playbooks"].items()}
    return Department.model_validate(known["baseline"]), books


@lru_cache(maxsize=32)
def document_of(text: str) -> Department:
    """The department that stands in a job."""
    return Department.model_validate(json.loads(text))

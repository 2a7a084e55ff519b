"""One replication of a department as a job: a plain value in, plain numbers out, the same in every process."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from salessim.department.compiling import compile_plan
from salessim.department.kpis import Period, measured
from salessim.department.market import first_of, month_of
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from salessim.model.department import Department


@dataclass(frozen=True, slots=True)
class ReplicationJob:
    """One simulated future of a department.

    Attributes:
        department: The document as JSON, all of its scalars as texts.
        months: How long the period is [months].
        opening_months: How long the department has run before [months].
        seed: Of the whole experiment.
        replication: Which of its futures [0..].
    """

    department: str
    months: int
    opening_months: int
    seed: int
    replication: int


def replicate(job: ReplicationJob) -> dict[str, list[float]]:
    """The figures of one future: numerator and denominator by name."""
    world, ends = simulated(job)
    return measured(Period(world.journal, world.starts, ends))


def simulated(job: ReplicationJob) -> tuple[World, int]:
    """The world of one future, run to the end of the period, and that end [s]."""
    seed = future_seed(job.seed, job.replication)
    plan = compile_plan(_department(job.department), Luck(seed))
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


@lru_cache(maxsize=8)
def _department(text: str) -> Department:
    return Department.model_validate(json.loads(text))

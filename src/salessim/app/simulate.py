"""Simulate a department: from its name to its figures, with what is known about each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salessim.app.rates_known_of import rates_known_of
from salessim.department.compiling import compile_plan
from salessim.department.kpis.slices import DIMENSIONS, WORLD
from salessim.department.opening import USUAL_MONTHS, Opening
from salessim.department.plan import Plan
from salessim.department.replicate import ReplicationJob, as_job_text, replicate
from salessim.errors import InputError
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.model.department import Department
from salessim.runs import CancelToken, Progress, ResultCache, open_executor, run_jobs
from salessim.study.intervals import LEVEL
from salessim.study.simulation import Figures, Simulation, compared, estimated, estimated_curves, estimated_cuts

MONTHS = 12
REPLICATIONS = 20
LONGEST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Prepared:
    """A department that is sound and ready to be simulated.

    Attributes:
        name: Its name.
        department: The document.
        plan: What it is with best guesses.
        months: Length of the period [months].
        seed: Of all luck.
        jobs: One for each future.
    """

    name: str
    department: Department
    plan: Plan
    months: int
    seed: int
    jobs: tuple[ReplicationJob, ...]


def prepare(
    given: str,
    *,
    library: Library,
    months: int = MONTHS,
    replications: int = REPLICATIONS,
    seed: int = 1,
    opening_months: int = USUAL_MONTHS,
    settings: Sequence[str] = (),
    with_curves: bool = False,
    by: str = "",
) -> Prepared:
    """Reads and checks a department, and makes a job of each of its futures.

    Args:
        given: Name or file of the department.
        library: Where to look for it.
        months: Length of the period [months].
        replications: How many futures.
        seed: Of all luck; zero or more.
        opening_months: How long the department has run before the period [months]; 0: everything begins with it.
        settings: `path=value`, laid over the document.
        with_curves: Whether what plots show is wanted, too.
        by: Along what the figures are to be cut: rep, segment, territory, product, source, month, quarter or world.

    Raises:
        InputError: The department has mistakes, a number makes no sense, or a role has more work than time, so that
            there is no usual state to begin in.
    """
    if not 1 <= months <= LONGEST_MONTHS:
        raise InputError(f"{months} months cannot be simulated.", f"Give 1 to {LONGEST_MONTHS} months.")
    if replications < 1:
        raise InputError(f"{replications} replications say nothing.", "Give 1 or more.")
    if seed < 0 or opening_months < 0:
        raise InputError("Seed and months of opening are zero or more.")
    if by and by not in DIMENSIONS:
        raise InputError(f"Figures cannot be cut by “{by}”.", f"They can by {', '.join(DIMENSIONS)}.")
    loaded = check_document(library, given, "department", settings=settings)
    department = loaded.sound()
    assert isinstance(department, Department)
    assert loaded.root is not None
    plan = compile_plan(department)
    opening = Opening.warmed(plan, opening_months) if opening_months else Opening.empty()
    text = as_job_text(loaded.root.plain())
    against = rates_known_of(library, given, loaded.root, settings)
    jobs = [
        ReplicationJob(text, months, opening.months, seed, number, with_curves, against, by)
        for number in range(replications)
    ]
    return Prepared(loaded.name, department, plan, months, seed, tuple(jobs))


def run_prepared(
    prepared: Prepared,
    *,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Figures] | None = None,
    level: float = LEVEL,
) -> Simulation:
    """Simulates all futures of a prepared department; see `simulate`.

    Raises:
        RunError: A replication failed, or the run was cancelled.
    """
    with open_executor(workers) as executor:
        results = run_jobs(
            replicate,
            prepared.jobs,
            executor=executor,
            on_progress=on_progress,
            cancelled=cancelled,
            cache=cache,
            describe=lambda job: f"future {job.replication + 1} of {prepared.name}",
        )
    kpis = estimated(results, prepared.department.currency, level)
    return Simulation(
        department=prepared.name,
        title=prepared.department.title,
        months=prepared.months,
        opening_months=prepared.jobs[0].opening_months,
        replications=len(prepared.jobs),
        seed=prepared.seed,
        kpis=kpis,
        against_file=compared(kpis, prepared.department.check_against, prepared.months),
        not_used=prepared.plan.not_used,
        curves=estimated_curves(results, level),
        by=prepared.jobs[0].by,
        cuts=estimated_cuts(results, prepared.department.currency, level, prepared.jobs[0].by == WORLD),
    )


def simulate(
    given: str,
    *,
    library: Library,
    months: int = MONTHS,
    replications: int = REPLICATIONS,
    seed: int = 1,
    opening_months: int = USUAL_MONTHS,
    settings: Sequence[str] = (),
    workers: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Figures] | None = None,
    level: float = LEVEL,
) -> Simulation:
    """Simulate a department in many futures.

    Args:
        given: Name or file of the department.
        library: Where to look for it.
        months: Length of the period [months].
        replications: How many futures.
        seed: Of all luck; zero or more.
        opening_months: How long the department has run before the period [months]; 0: everything begins with it.
        settings: `path=value`, laid over the document.
        workers: Processes to use; None for as many as there are processors, 0 for this one alone.
        on_progress: Told how far the run is.
        cancelled: Looked at now and then; ends the run.
        cache: Where results are kept and found again.
        level: Confidence level of the simulation errors [share].

    Raises:
        InputError: The department has mistakes, a number makes no sense, or a role has more work than time, so that
            there is no usual state to begin in.
        RunError: A replication failed, or the run was cancelled.
    """
    prepared = prepare(
        given,
        library=library,
        months=months,
        replications=replications,
        seed=seed,
        opening_months=opening_months,
        settings=settings,
    )
    return run_prepared(
        prepared, workers=workers, on_progress=on_progress, cancelled=cancelled, cache=cache, level=level
    )

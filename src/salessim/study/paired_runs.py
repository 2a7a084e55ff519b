"""Plans tried on the same futures, through `runs`: the seam for everything that compares plans.

    for pair in paired(experiment, plans, range(200), executor=executor):
        pair.figures[0]["margin"]

The futures of a pair are the same: market, people and what nobody knows exactly. What was simulated before, for
whatever question, is read from the cache.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence, Sized
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from salessim.department.deeds import Deed
from salessim.department.futures import Figures, FuturesJob, FutureWorldPlan, simulate_future, simulate_futures
from salessim.runs import CancelToken, Progress, ResultCache, stream_jobs

Deeds = tuple[Deed, ...]
"""What a plan does; nothing is the baseline."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """All that a future hangs on, beside the plan and its number.

    Attributes:
        department: The baseline as JSON, all of its scalars as texts.
        against: Of what its rates are known, see `salessim.department.replicate.as_against`.
        months: How far it is looked ahead [months].
        opening_months: How long the department has run before [months].
        seed: Of all luck.
        worlds: Worlds of which one is drawn for every future.
        kpis: Figures wanted beside what has been earned and spent.
        first_year: Whether they are wanted for the first year, too.
    """

    department: str
    against: str
    months: int
    opening_months: int
    seed: int
    worlds: tuple[FutureWorldPlan, ...] = ()
    kpis: tuple[str, ...] = ()
    first_year: bool = False

    def job(self, replication: int, plans: Sequence[Deeds]) -> FuturesJob:
        """One future of it, for some plans."""
        return FuturesJob(
            self.department,
            self.against,
            self.months,
            self.opening_months,
            self.seed,
            replication,
            tuple(plans),
            self.worlds,
            self.kpis,
            self.first_year,
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """One future of all plans.

    Attributes:
        replication: Its number [0..].
        figures: What each plan came to in it, in the order of the plans.
    """

    replication: int
    figures: tuple[Figures, ...]


def paired(
    experiment: Experiment,
    plans: Sequence[Deeds],
    replications: Iterable[int],
    *,
    executor: Executor,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Figures] | None = None,
) -> Generator[Pair, None, None]:
    """The futures one by one, in their order; what comes out does not depend on executor or cache.

    Args:
        experiment: What they have in common.
        plans: The plans.
        replications: Numbers of the futures.
        executor: Where it is done.
        on_progress: Told how far the run is, in futures of all plans.
        cancelled: Looked at now and then; ends the run.
        cache: Where the figures of each plan in each future are kept and found again.

    Raises:
        RunError: A future failed, or the run was cancelled.
    """
    known: deque[tuple[int, list[Figures | None]]] = deque()

    def jobs() -> Iterator[FuturesJob]:
        for replication in replications:
            found = [_kept(cache, experiment.job(replication, [plan])) for plan in plans]
            known.append((replication, found))
            yield experiment.job(replication, [plan for plan, had in zip(plans, found, strict=True) if had is None])

    total = len(replications) if isinstance(replications, Sized) else None
    stream = stream_jobs(
        simulate_futures,
        _Counted(jobs(), total) if total is not None else jobs(),
        executor=executor,
        on_progress=on_progress,
        cancelled=cancelled,
        describe=lambda job: f"future {job.replication + 1}",
    )
    try:
        for new in stream:
            replication, found = known.popleft()
            fresh = iter(new)
            figures = []
            for plan, had in zip(plans, found, strict=True):
                if had is None:
                    had = next(fresh)
                    if cache is not None:
                        had = cache.store(cache.key(simulate_future, experiment.job(replication, [plan])), had)
                figures.append(had)
            yield Pair(replication, tuple(figures))
    finally:
        stream.close()


class _Counted(Iterable[FuturesJob]):
    """Jobs of which it is known how many there are, so that progress can say how far it is."""

    def __init__(self, jobs: Iterator[FuturesJob], total: int) -> None:
        self._jobs = jobs
        self._total = total

    def __iter__(self) -> Iterator[FuturesJob]:
        return self._jobs

    def __len__(self) -> int:
        return self._total


def _kept(cache: ResultCache[Figures] | None, job: FuturesJob) -> Figures | None:
    if cache is None:
        return None
    try:
        return cache.load(cache.key(simulate_future, job))
    except KeyError:
        return None


def with_department(experiment: Experiment, department: str) -> Experiment:
    """The same experiment on another baseline, as where a number that nobody knows is taken as known."""
    return replace(experiment, department=department)

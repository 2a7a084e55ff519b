"""Many independent jobs: handed to an executor, collected in the order in which they were given."""

import os
import time
from collections.abc import Callable, Generator, Iterable, Sized
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from salessim.errors import RunError, SalessimError
from salessim.runs.cache import ResultCache
from salessim.runs.progress import Progress, ProgressMeter

Job = TypeVar("Job")
Result = TypeVar("Result")

_GLANCE_S = 0.1
"""How long to wait for a result before looking whether the run was cancelled [s]."""

_RUN_AHEAD = 16
"""How far a run may get ahead of its slowest job, in multiples of what is under way (assumption)."""


class CancelToken(Protocol):
    """Anything that can say that a run is no longer wanted, such as a `threading.Event`."""

    def is_set(self) -> bool:
        """Whether to stop."""
        ...


def shortened_repr(job: object) -> str:
    """A job in one short line, for messages."""
    text = " ".join(repr(job).split())
    return text if len(text) <= 120 else f"{text[:117]}..."


def run_jobs(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    *,
    executor: Executor,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Result] | None = None,
    describe: Callable[[Job], str] = shortened_repr,
    clock: Callable[[], float] = time.monotonic,
) -> list[Result]:
    """The results of all jobs, in the order of the jobs.

    Args and errors are those of `stream_jobs`.
    """
    return list(
        stream_jobs(
            function,
            jobs,
            executor=executor,
            on_progress=on_progress,
            cancelled=cancelled,
            cache=cache,
            describe=describe,
            clock=clock,
        )
    )


def stream_jobs(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    *,
    executor: Executor,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Result] | None = None,
    describe: Callable[[Job], str] = shortened_repr,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Result, None, None]:
    """The results of the jobs one by one, in the order of the jobs and never in that of completion.

    Jobs are taken from the iterable as workers get free, so it may be endless. Whoever has seen enough closes
    the generator; jobs that wait are then dropped, and those that run go on unheard until the executor is
    shut down.

    What comes out (results, and the error if there is one) does not depend on the executor, its number of
    workers, their speed, or what was cached: a job that fails is reported when its turn comes, after all
    results before it.

    Args:
        function: What to do with a job; importable by name, a pure function of it.
        jobs: Plain values that pickle.
        executor: Where it is done; see `open_executor`. Its attribute `workers`, if it has one, says how many
            jobs it does at a time.
        on_progress: Told how far the run is, at most ten times a second, in the thread that reads the
            results.
        cancelled: Looked at ten times a second; once it is set, the run ends.
        cache: Where results are kept and found again.
        describe: A job in a few words, for messages.
        clock: Seconds that only go forward [s].

    Raises:
        RunError: A job failed (its own error is the cause), its process died of it time and again, its result
            cannot be kept, or the run was cancelled.
        TypeError: There is a cache, and function or job cannot be known again.
    """
    stream = _Stream(function, jobs, executor, on_progress, cancelled, cache, describe, clock)
    return stream.in_order()


@dataclass(frozen=True, slots=True)
class _Task(Generic[Job]):
    """One job on its way, with its number [0..] and its key in the cache, if there is one."""

    number: int
    job: Job
    key: str


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a job has no result: what to raise when its turn comes, and what caused it."""

    error: RunError
    cause: BaseException | None


class _Stream(Generic[Job, Result]):
    """One run: what is under way, what is settled but not yet due, and which number is due."""

    def __init__(
        self,
        function: Callable[[Job], Result],
        jobs: Iterable[Job],
        executor: Executor,
        on_progress: Callable[[Progress], None] | None,
        cancelled: CancelToken | None,
        cache: ResultCache[Result] | None,
        describe: Callable[[Job], str],
        clock: Callable[[], float],
    ) -> None:
        self._function = function
        self._total = len(jobs) if isinstance(jobs, Sized) else None
        self._of_total = "" if self._total is None else f" of {self._total}"
        self._jobs = iter(jobs)
        self._taken = 0
        self._executor = executor
        self._cancelled = cancelled
        self._cache = cache
        self._describe = describe
        self._meter = ProgressMeter(self._total, on_progress or (lambda _: None), clock)
        workers = getattr(executor, "workers", None) or os.cpu_count() or 1
        # One in reserve for each worker, so that none waits for the reader. A lone worker may be this thread:
        # it works when it is asked for the next result, and no further ahead.
        self._most_under_way = 2 * workers if workers > 1 else 1
        self._under_way: dict[Future[Result], _Task[Job]] = {}
        self._settled: dict[int, Result | _Failure] = {}
        self._due = 0

    def in_order(self) -> Generator[Result, None, None]:
        try:
            while self._due != self._total:
                self._refuse_if_cancelled()
                self._hand_out()
                self._collect(0.0 if self._due in self._settled else _GLANCE_S)
                if self._due in self._settled:
                    outcome = self._settled.pop(self._due)
                    if isinstance(outcome, _Failure):
                        raise outcome.error from outcome.cause
                    self._due += 1
                    yield outcome
                elif not self._under_way:
                    return
        finally:
            for future in self._under_way:
                future.cancel()

    def _refuse_if_cancelled(self) -> None:
        if self._cancelled is not None and self._cancelled.is_set():
            raise RunError(
                f"The run was cancelled with {self._meter.done}{self._of_total} jobs done.",
                "What is done was kept: the same run goes on from there." if self._cache is not None else "",
            )

    def _hand_out(self) -> None:
        # One slow job must not let the results behind it pile up without end.
        furthest = self._due + _RUN_AHEAD * self._most_under_way
        while len(self._under_way) < self._most_under_way and self._taken < furthest:
            try:
                job = next(self._jobs)
            except StopIteration:
                return
            key = "" if self._cache is None else self._cache.key(self._function, job)
            task = _Task(self._taken, job, key)
            self._taken += 1
            if not self._is_found(task):
                self._submit(task)

    def _is_found(self, task: _Task[Job]) -> bool:
        if self._cache is None:
            return False
        try:
            self._settled[task.number] = self._cache.load(task.key)
        except KeyError:
            return False
        self._meter.count(is_cached=True)
        return True

    def _submit(self, task: _Task[Job]) -> None:
        try:
            future = self._executor.submit(self._function, task.job)
        except RuntimeError as error:
            # It was shut down, or is a pool of another make that does not outlive its processes.
            self._settled[task.number] = self._failure(task, error)
        else:
            self._under_way[future] = task

    def _collect(self, timeout_s: float) -> None:
        finished, _ = wait(self._under_way, timeout_s, FIRST_COMPLETED)
        for future in finished:
            task = self._under_way.pop(future)
            self._settled[task.number] = self._outcome(task, future)

    def _outcome(self, task: _Task[Job], future: Future[Result]) -> Result | _Failure:
        if future.cancelled():
            return self._failure(task, CancelledError("somebody else cancelled it"))
        error = future.exception()
        if error is not None:
            return self._failure(task, error)
        result = future.result()
        if self._cache is not None:
            try:
                result = self._cache.store(task.key, result)
            except TypeError as refusal:
                return self._failure(task, refusal)
        self._meter.count(is_cached=False)
        return result

    def _failure(self, task: _Task[Job], cause: BaseException) -> _Failure:
        # Nothing behind a failed job will be asked for; those before it were all handed out already.
        self._jobs = iter(())
        job = f"Job {task.number + 1}{self._of_total} ({self._describe(task.job)})"
        if isinstance(cause, SalessimError):
            error = RunError(f"{job} failed: {cause.message}", cause.hint, cause.place)
        elif isinstance(cause, BrokenExecutor):
            error = RunError(
                f"{job} was lost with the process that worked on it: {cause}.",
                "The computer may be short of memory: try fewer workers.",
            )
        else:
            error = RunError(f"{job} failed: {type(cause).__name__}: {cause}")
        return _Failure(error, cause)

"""How far a run is, told to a screen no more often than a screen can use."""

from collections.abc import Callable
from dataclasses import dataclass

INTERVAL_S = 0.125
"""Shortest time between two reports [s]: with the first and the last, never more than ten in a second."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        done: Jobs with a result [jobs].
        total: Jobs in all [jobs]; None where the run takes jobs until somebody stops it.
        cached: How many of `done` were read from the cache and not run [jobs].
        seconds_left: Time to the end at the pace so far [s]; None where there is no pace or no end yet.
    """

    done: int
    total: int | None
    cached: int
    seconds_left: float | None


class ProgressMeter:
    """Counts finished jobs and reports them: at most every `INTERVAL_S`, and always at the end."""

    def __init__(self, total: int | None, on_progress: Callable[[Progress], None], clock: Callable[[], float]) -> None:
        self._total = total
        self._on_progress = on_progress
        self._clock = clock
        self._done = 0
        self._cached = 0
        self._started = clock()
        self._last: float | None = None

    @property
    def done(self) -> int:
        """Jobs with a result so far [jobs]."""
        return self._done

    def count(self, *, is_cached: bool) -> None:
        """Note that one more job has a result."""
        self._done += 1
        self._cached += is_cached
        now = self._clock()
        if self._done == self._total or self._last is None or now - self._last >= INTERVAL_S:
            self._last = now
            self._on_progress(Progress(self._done, self._total, self._cached, self._seconds_left(now)))

    def _seconds_left(self, now: float) -> float | None:
        if self._total is None:
            return None
        left = self._total - self._done
        if left == 0:
            return 0.0
        # Cached results take no time to speak of: the pace is that of the jobs that ran.
        ran = self._done - self._cached
        return (now - self._started) / ran * left if ran else None

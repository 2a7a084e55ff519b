"""Where jobs run: in this process or in worker processes. One function chooses."""

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

from salessim.errors import InputError
from salessim.runs.processes import ProcessExecutor

Params = ParamSpec("Params")
Result = TypeVar("Result")


class SerialExecutor(Executor):
    """Does every call at once, in the thread that asks for it. The yardstick for all other executors.

    Attributes:
        workers: Always 1: how many calls run at a time.
    """

    workers = 1

    def __init__(self) -> None:
        self._is_shut_down = False

    def submit(
        self, function: Callable[Params, Result], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> Future[Result]:
        """Do a call and return its finished future.

        Raises:
            RuntimeError: The executor was shut down.
        """
        if self._is_shut_down:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future: Future[Result] = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(function(*args, **kwargs))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the future hands it on to the caller
            future.set_exception(error)
        return future

    def shutdown(
        self,
        wait: bool = True,  # noqa: ARG002 - of the interface; there is never anything to wait for
        *,
        cancel_futures: bool = False,  # noqa: ARG002 - of the interface; there is never anything to cancel
    ) -> None:
        """Take no more calls; there are never any under way."""
        self._is_shut_down = True


def choose_workers(workers: int | None) -> int:
    """How many worker processes to use [processes]; 0 means none: work in this process.

    Args:
        workers: What the user asked for; None for one for each processor that this program may use.

    Raises:
        InputError: The number is negative.
    """
    if workers is None:
        # A container or `taskset` may allow fewer processors than the computer has.
        usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return usable or 1
    if workers < 0:
        raise InputError(
            f"There cannot be {workers} workers.",
            "Give 0 to work in this process, or 1 or more worker processes.",
        )
    return workers


@contextlib.contextmanager
def open_executor(workers: int | None = None, cluster: str = "") -> Iterator[Executor]:
    """An executor for the time of a `with` block; at its end, whatever still waits or runs is abandoned.

    Args:
        workers: As in `choose_workers`.
        cluster: Address of a Dask scheduler, such as `tcp://10.0.0.5:8786`; empty: this computer.

    Raises:
        InputError: The number is negative, or the address is none.
        SurroundingsError: The scheduler does not answer, or the extra for clusters is not installed.
    """
    if cluster:
        from salessim.runs.cluster import cluster_executor  # loads distributed

        with cluster_executor(cluster) as executor:
            yield executor
        return
    count = choose_workers(workers)
    executor = ProcessExecutor(count) if count else SerialExecutor()
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)

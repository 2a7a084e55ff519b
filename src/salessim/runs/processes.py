"""An executor of worker processes that outlives their deaths.

The pool of the standard library breaks as a whole when one of its processes dies, and cannot say which job
did it. Here every process has a pipe of its own and a thread that waits at it: a death costs one job, which
runs again in a new process, and the job that kills is known by name.
"""

import contextlib
import multiprocessing
import pickle
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from salessim.errors import RunError
from salessim.runs.worker import ctrl_c_held_back, serve

Params = ParamSpec("Params")
Result = TypeVar("Result")

TRIES = 3
"""How often one job may lose its process before it is given up: it runs again at most twice."""

_PATIENCE_S = 5.0


def start_resource_tracker() -> None:
    """Start the helper process that the standard library wants beside the first worker (nothing on Windows).

    It inherits the error stream, and a screen that has put its own object in place of `sys.stderr` has none
    to inherit: the start then fails with "bad value(s) in fds_to_keep". So the original stream is put back
    meanwhile. Harmless to call twice; best called before a full-screen app takes the terminal.
    """
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        with contextlib.redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


class ProcessExecutor(Executor):
    """Runs calls in spawned processes, as many at a time as there are workers.

    Processes start when they are first needed, ignore Ctrl-C, and leave when this process dies, however it
    dies. Functions and arguments are pickled; a function must be importable by name.

    Attributes:
        workers: How many calls run at a time [processes].
    """

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise ValueError(f"workers must be at least 1, not {workers}")
        start_resource_tracker()
        self.workers = workers
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="salessim-worker")
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._is_abandoned = False

    def submit(
        self, function: Callable[Params, Result], /, *args: Params.args, **kwargs: Params.kwargs
    ) -> Future[Result]:
        """Have a call done; its future may hold whatever the call raises.

        The future holds a `BrokenExecutor` if three processes in a row died of the call, or if it was
        abandoned by `shutdown(cancel_futures=True)`; a `RunError` if no process could be started.

        Raises:
            RuntimeError: The executor was shut down.
        """
        return self._threads.submit(self._delegate, function, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more calls and let the processes go.

        With `cancel_futures`, calls that wait are dropped and, unlike elsewhere, those that run are
        abandoned: their processes are ended at once. Without it, all calls are done first. Without `wait`,
        the processes leave when nobody holds the executor any longer.
        """
        self._threads.shutdown(wait=False, cancel_futures=cancel_futures)
        if cancel_futures:
            with self._lock:
                self._is_abandoned = True
                for worker in self._busy:
                    worker.kill()
        if wait:
            self._threads.shutdown(wait=True)
            _dismiss(self._idle)
            self._idle.clear()

    def _delegate(self, function: Callable[..., Result], args: tuple[object, ...], kwargs: dict[str, object]) -> Result:
        call = pickle.dumps((function, args, kwargs), pickle.HIGHEST_PROTOCOL)
        for _ in range(TRIES):
            worker = self._take_worker()
            try:
                answer = worker.ask(call)
            except (EOFError, OSError):
                self._bury(worker)
                continue
            self._give_back(worker)
            is_result, value, trace = pickle.loads(answer)
            if is_result:
                result: Result = value
                return result
            value.add_note(f"In the worker process:\n{trace}")
            raise value
        raise BrokenExecutor(f"{TRIES} worker processes ended in the middle of it")

    def _take_worker(self) -> "_Worker":
        with self._lock:
            if self._is_abandoned:
                raise BrokenExecutor("the executor was shut down")
            worker = self._idle.pop() if self._idle else None
            if worker is None or not worker.is_alive():
                if worker is not None:
                    _dismiss([worker])
                worker = _Worker()
            self._busy.add(worker)
            return worker

    def _give_back(self, worker: "_Worker") -> None:
        with self._lock:
            self._busy.discard(worker)
            self._idle.append(worker)

    def _bury(self, worker: "_Worker") -> None:
        with self._lock:
            self._busy.discard(worker)
        _dismiss([worker])


class _Worker:
    """One process and the pipe to it."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=serve, args=(far_end,), name="salessim-worker", daemon=True)
        try:
            with ctrl_c_held_back():
                self._process.start()
        except OSError as error:
            self._pipe.close()
            raise RunError(
                f"No worker process could be started: {error.strerror or error}.",
                "Close other programs, or work in this process only (0 workers).",
            ) from error
        finally:
            # Held by the worker alone, the far end closes when it dies: that is how a death is noticed.
            far_end.close()

    def ask(self, call: bytes) -> bytes:
        """Send a call and wait for the answer; EOFError or OSError if the process dies over it."""
        self._pipe.send_bytes(call)
        return self._pipe.recv_bytes()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def kill(self) -> None:
        self._process.kill()

    def hang_up(self) -> None:
        """Close the pipe: an idle process takes it as the end of its work."""
        self._pipe.close()

    def wait_for_end(self) -> None:
        self._process.join(_PATIENCE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _dismiss(workers: list[_Worker]) -> None:
    for worker in workers:
        worker.hang_up()
    for worker in workers:
        worker.wait_for_end()

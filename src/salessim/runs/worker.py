"""What goes on inside a worker process: take a call, answer it, take the next; leave when nobody calls."""

import contextlib
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from multiprocessing import connection, parent_process

from salessim.errors import RunError

Pipe = connection.Connection
"""One end of a two-way pipe between the program and one worker."""


@contextlib.contextmanager
def ctrl_c_held_back() -> Iterator[None]:
    """Around the start of a worker: it is born with Ctrl-C blocked, before it can say that it ignores it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(pipe: Pipe) -> None:
    """Answer calls until the pipe is closed. The body of a worker process.

    A call is a pickled (function, positional arguments, named arguments); an answer is what `answer` gives.
    """
    # Ctrl-C goes to every process of the terminal. Only the program itself decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    # The pipe ends when the program hangs up or is gone; what goes wrong inside a call is an answer.
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(answer(pipe.recv_bytes()))


def answer(call: bytes) -> bytes:
    """What a call gives, pickled: (True, result, "") or (False, error, its traceback as text)."""
    try:
        function, arguments, named = pickle.loads(call)
        return pickle.dumps((True, function(*arguments, **named), ""), pickle.HIGHEST_PROTOCOL)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a job raises is the caller's to judge
        return pickle.dumps((False, _portable(error), traceback.format_exc()), pickle.HIGHEST_PROTOCOL)


def _portable(error: BaseException) -> BaseException:
    # An exception with arguments of its own may pickle here and then break where it is read.
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - a foreign class may do anything while it is copied
        return RunError(f"{type(error).__name__}: {error}")
    return error


def _leave_with_parent() -> None:
    # A parent that was killed closes nothing in an orderly way, and a worker in the middle of a job would go
    # on to its end for nobody.
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)

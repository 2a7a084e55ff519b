"""Several continuations of one state: run once up to there, and from there on once for each.

A running department cannot be copied, because generators cannot. But a process can copy itself; a worker process does
so where the platform lets it. Elsewhere the state is brought about again for every continuation.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Callable
from multiprocessing import parent_process
from typing import TypeVar, cast

from salessim.errors import RunError

Result = TypeVar("Result")


def branched(state: Callable[[], Callable[[int], Result]], branches: int) -> list[Result]:
    """What each continuation comes to.

    Args:
        state: Brings the state about, and gives what continues it: called once for each branch in a state of its own.
        branches: How many continuations.

    Raises:
        RunError: A copy of the process died.
    """
    if branches < 2 or not _can_copy():
        return [state()(which) for which in range(branches)]
    go_on = state()
    results = [_in_a_copy(go_on, which) for which in range(branches - 1)]
    return [*results, go_on(branches - 1)]


def _can_copy() -> bool:
    """Whether this process may copy itself: a worker of a pool, which has nothing open that a copy could disturb."""
    return sys.platform == "linux" and parent_process() is not None


def _in_a_copy(go_on: Callable[[int], Result], which: int) -> Result:
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # A worker's second thread only waits for the program's end; the copy needs nothing of it.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _answer(go_on, which, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        answer = answers.read()
    os.waitpid(child, 0)
    if not answer:
        raise RunError("A simulation died.", "The computer may be short of memory: try fewer workers.")
    is_done, result = json.loads(answer)
    if not is_done:
        go_on(which)  # the copy could not say what went wrong; here it goes wrong again, as itself
        raise RunError("A copy of a simulation failed, and the simulation itself did not.")
    return cast("Result", result)


def _answer(go_on: Callable[[int], Result], which: int, writing: int) -> None:
    """Goes on in the copy, says what came of it, and ends it without any of the clean-up that is not its own."""
    try:
        try:
            answer = json.dumps([True, go_on(which)])
        except Exception:  # noqa: BLE001 - the parent finds out what it was
            answer = json.dumps([False, None])
        with os.fdopen(writing, "wb") as answers:
            answers.write(answer.encode())
    finally:
        os._exit(0)

"""Whatever the jobs, the order in which they end and what was cached: the same results."""

import threading
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager

from hypothesis import given
from hypothesis import strategies as st

from salessim.errors import RunError
from salessim.runs import JsonCodec, run_jobs, stream_jobs
from salessim.runs.canonical import canonical_bytes

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
json_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
plain_values = st.recursive(
    scalars | st.binary(max_size=8) | st.dates() | st.frozensets(st.integers(0, 9), max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=4) | st.integers(), inner, max_size=3)
    ),
    max_leaves=10,
)


class JumbledExecutor(Executor):
    """Ends calls in an order of its own: `turns` says which of those that wait comes next."""

    def __init__(self, workers: int, turns: list[int]) -> None:
        self.workers = workers
        self._turns = turns
        self._waiting: list[tuple[Future[object], object, object]] = []
        self._changed = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._work)
        self._thread.start()

    def submit(self, function, /, *args, **kwargs):
        future: Future[object] = Future()
        with self._changed:
            self._waiting.append((future, function, args))
            self._changed.notify()
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        self._thread.join()

    def _work(self) -> None:
        for number in range(10**6):
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._is_closed)
                if not self._waiting:
                    return
                turn = self._turns[number % len(self._turns)]
                future, function, args = self._waiting.pop(turn % len(self._waiting))
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(function(*args))
                except ArithmeticError as error:
                    future.set_exception(error)


@contextmanager
def jumbled(workers: int, turns: list[int]) -> Iterator[Executor]:
    with JumbledExecutor(workers, turns) as executor:
        yield executor


def halve_even(number: int) -> int:
    if number % 2:
        raise ArithmeticError(f"{number} is odd")
    return number // 2


orders = st.lists(st.integers(0, 40), min_size=1, max_size=20)


@given(
    jobs=st.lists(st.integers(0, 50).map(lambda n: 2 * n), max_size=60),
    workers=st.integers(1, 5),
    turns=orders,
)
def test_results_keep_the_order_of_the_jobs(jobs, workers, turns):
    with jumbled(workers, turns) as executor:
        assert run_jobs(halve_even, jobs, executor=executor) == [job // 2 for job in jobs]


@given(jobs=st.lists(st.integers(0, 50), max_size=40), workers=st.integers(1, 5), turns=orders)
def test_the_first_job_that_fails_is_the_one_reported(jobs, workers, turns):
    wrong = [number for number, job in enumerate(jobs) if job % 2]
    results, message = [], None
    with jumbled(workers, turns) as executor:
        try:
            for result in stream_jobs(halve_even, jobs, executor=executor):
                results.append(result)  # noqa: PERF402 - those before the error are wanted
        except RunError as error:
            message = error.message
    right = jobs[: wrong[0]] if wrong else jobs
    assert results == [job // 2 for job in right]
    if wrong:
        assert message is not None
        assert message.startswith(f"Job {wrong[0] + 1} of {len(jobs)} ({jobs[wrong[0]]}) failed")
    else:
        assert message is None


@given(value=json_values)
def test_a_result_comes_back_from_its_bytes(value):
    codec = JsonCodec()
    back = codec.decode(codec.encode(value))
    assert canonical_bytes(back) == canonical_bytes(value)
    assert codec.encode(back) == codec.encode(value)


def exactly_equal(one, other) -> bool:
    """Equal in type, sign of zero and content, all the way down."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        left, right = (sorted(value.items(), key=repr) for value in (one, other))
        return len(left) == len(right) and all(map(exactly_equal, map(list, left), map(list, right)))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(exactly_equal, one, other))
    return one == other and (not isinstance(one, float) or repr(one) == repr(other))


@given(one=plain_values, other=plain_values)
def test_values_are_spelled_alike_exactly_when_they_are_equal(one, other):
    assert (canonical_bytes(one) == canonical_bytes(other)) == exactly_equal(one, other)


@given(items=st.dictionaries(st.text(max_size=4) | st.integers(), plain_values, max_size=5), data=st.data())
def test_the_order_of_keys_is_not_spelled(items, data):
    shuffled = dict(data.draw(st.permutations(list(items.items()))))
    assert canonical_bytes(shuffled) == canonical_bytes(items)

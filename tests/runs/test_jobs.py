import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from runs.sample_jobs import (
    Replication,
    die,
    die_of,
    divide_ten_by,
    double,
    leave,
    noted_double,
    notes,
    raise_located_error,
    return_tuple,
    wait_at_gate,
    wait_for_next,
    wait_for_notes,
    wait_forever,
    walk,
)
from salessim.errors import Place, RunError, SurroundingsError
from salessim.runs import (
    JsonCodec,
    ProcessExecutor,
    Progress,
    ResultCache,
    SerialExecutor,
    open_executor,
    run_jobs,
    stream_jobs,
)

TESTS = Path(__file__).parents[1]


def open_cache(folder: Path) -> ResultCache[object]:
    def complain(trouble: SurroundingsError) -> None:
        raise trouble

    return ResultCache(folder, version="1", codec=JsonCodec(), on_trouble=complain)


def test_results_come_in_the_order_of_the_jobs(executor: Executor):
    assert run_jobs(double, range(100), executor=executor) == list(range(0, 200, 2))


def test_no_jobs_no_results(executor: Executor):
    assert run_jobs(double, [], executor=executor) == []
    assert run_jobs(double, iter(()), executor=executor) == []


def test_the_order_of_completion_does_not_show(two_processes: Executor, tmp_path):
    # Each even job waits for the odd one behind it: they cannot but finish in another order.
    assert run_jobs(wait_for_next, [(str(tmp_path), n) for n in range(6)], executor=two_processes) == [*range(6)]


def test_same_bytes_in_this_process_one_process_and_two(one_process: Executor, two_processes: Executor):
    spelled = {
        json.dumps(run_jobs(walk, range(40), executor=executor)).encode()
        for executor in (SerialExecutor(), one_process, two_processes)
    }
    assert len(spelled) == 1


def test_endless_jobs_are_taken_as_they_are_needed(executor: Executor):
    taken = itertools.count()
    stream = stream_jobs(double, taken, executor=executor)
    assert [next(stream) for _ in range(10)] == list(range(0, 20, 2))
    stream.close()
    assert next(taken) < 10 + 16 * 2 * (os.cpu_count() or 2) + 1
    assert executor.submit(double, 1).result(timeout=10) == 2, "whoever closes early leaves a free executor"


def test_whoever_closes_early_leaves_nothing_waiting(tmp_path):
    class Recording(ProcessExecutor):
        def submit(self, function, /, *args, **kwargs):
            futures.append(super().submit(function, *args, **kwargs))
            return futures[-1]

    futures: list[Future[object]] = []
    jobs = [(str(tmp_path), number) for number in (0, 5, 5, 5, 5, 5)]
    with Recording(2) as executor:
        stream = stream_jobs(wait_at_gate, jobs, executor=executor)
        assert next(stream) == 0
        while not futures[2].running():
            time.sleep(0.001)
        stream.close()
        assert futures[-1].cancelled()
        Path(tmp_path, "gate").touch()
    assert [future.cancelled() for future in futures] == [False, False, False, True]
    assert notes(tmp_path) == [0, 5, 5]


def test_a_slow_job_does_not_let_results_pile_up(two_processes: Executor, tmp_path):
    def open_gate_behind(others: int) -> None:
        wait_for_notes(tmp_path, others)
        Path(tmp_path, "gate").touch()

    jobs = ((str(tmp_path), number) for number in itertools.count(5))
    furthest = 16 * 2 * 2
    gatekeeper = threading.Thread(target=open_gate_behind, args=(furthest - 1,))
    gatekeeper.start()
    stream = stream_jobs(wait_at_gate, jobs, executor=two_processes)
    assert next(stream) == 10
    assert len(notes(tmp_path)) == furthest, "the others go on meanwhile, but not without end"
    stream.close()
    gatekeeper.join()


def test_a_failing_job_is_named_and_its_error_kept(executor: Executor):
    with pytest.raises(RunError) as caught:
        run_jobs(divide_ten_by, [5, 2, 0, 1], executor=executor)
    assert caught.value.message == "Job 3 of 4 (0) failed: ZeroDivisionError: division by zero"
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_a_failing_job_is_reported_in_its_turn_whoever_is_first(executor: Executor):
    stream = stream_jobs(divide_ten_by, [5, 2, 0, 1, 0, 0], executor=executor)
    assert [next(stream), next(stream)] == [2.0, 5.0]
    with pytest.raises(RunError, match="Job 3 of 6"):
        next(stream)


def test_nothing_behind_a_failed_job_is_asked_for(tmp_path):
    class Ahead(SerialExecutor):
        workers = 2

    taken = itertools.count(-1)
    stream = stream_jobs(divide_ten_by, taken, executor=Ahead())
    assert next(stream) == -10.0
    with pytest.raises(RunError, match=r"Job 2 \(0\) failed"):
        next(stream)
    assert next(taken) == -1 + 4, "four were handed out before the failure was seen"


def test_an_error_of_ours_keeps_its_hint_and_place(executor: Executor):
    with pytest.raises(RunError) as caught:
        run_jobs(raise_located_error, iter([Replication("hire-1", 7)]), executor=executor, describe=str)
    assert caught.value.message == "Job 1 (Replication(option='hire-1', number=7)) failed: 12 is too many."
    assert caught.value.hint == "Take fewer."
    assert caught.value.place == Place("plan.yaml", 3, 5)


def test_a_job_may_be_described_in_the_words_of_its_field(executor: Executor):
    with pytest.raises(RunError, match=r"^Job 1 of 1 \(replication 7 of hire-1\) failed: TypeError"):
        run_jobs(
            divide_ten_by,
            [Replication("hire-1", 7)],
            executor=executor,
            describe=lambda job: f"replication {job.number} of {job.option}",
        )


def test_a_long_job_is_named_in_one_line():
    with pytest.raises(RunError) as caught:
        run_jobs(divide_ten_by, ["x\n" * 500], executor=SerialExecutor())
    assert len(caught.value.message) < 300
    assert "\n" not in caught.value.message


def test_a_job_that_wants_to_leave_the_program_has_failed(executor: Executor):
    with pytest.raises(RunError, match="SystemExit: enough"):
        run_jobs(leave, [1], executor=executor)


def test_jobs_whose_process_died_run_again_and_nothing_is_lost(tmp_path):
    jobs = [(str(tmp_path), number, number % 3) for number in range(9)]
    with open_executor(2) as executor:
        assert run_jobs(die, jobs, executor=executor) == list(range(9))
    assert all(notes(tmp_path).count(number) == 1 + number % 3 for number in range(9))


def test_a_job_that_kills_its_process_every_time_is_named(tmp_path):
    jobs = [(str(tmp_path), number, 99 if number == 1 else 0) for number in range(4)]
    with open_executor(2) as executor:
        stream = stream_jobs(die, jobs, executor=executor, describe=lambda job: f"number {job[1]}")
        assert next(stream) == 0
        with pytest.raises(RunError, match=r"Job 2 of 4 \(number 1\) was lost with the process") as caught:
            next(stream)
    assert "short of memory" in caught.value.hint
    assert notes(tmp_path).count(1) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill by signal")
def test_a_pool_of_another_make_that_breaks_is_an_error_and_no_hang():
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        for _ in range(2):
            with pytest.raises(RunError, match=r"Job 1 of 3 .* was lost"):
                run_jobs(die_of, [9, 9, 9], executor=pool)


def test_an_executor_that_was_shut_down_is_an_error(executor: Executor):
    with open_executor(0) as closed:
        pass
    with pytest.raises(RunError, match=r"Job 1 of 1 .*after shutdown"):
        run_jobs(double, [1], executor=closed)


def test_cancelling_drops_what_waits(executor: Executor, tmp_path):
    cancelled = threading.Event()
    jobs = [(str(tmp_path), number) for number in range(1000)]
    stream = stream_jobs(noted_double, jobs, executor=executor, cancelled=cancelled)
    assert next(stream) == 0
    cancelled.set()
    with pytest.raises(RunError, match=r"^The run was cancelled with \d+ of 1000 jobs done\.$") as caught:
        next(stream)
    assert caught.value.hint == ""
    executor.submit(double, 1).result(timeout=10)
    assert len(notes(tmp_path)) < 200


def test_cancelling_ends_the_wait_for_a_job_that_runs(tmp_path):
    cancelled = threading.Event()
    threading.Timer(0.3, cancelled.set).start()
    with (
        open_executor(1) as executor,
        pytest.raises(RunError, match="cancelled with 0 of 1 jobs done"),
    ):
        run_jobs(wait_forever, [str(tmp_path)], executor=executor, cancelled=cancelled)


def test_a_run_cancelled_before_it_began_does_nothing(executor: Executor, tmp_path):
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(RunError, match="cancelled with 0 jobs done"):
        run_jobs(noted_double, iter([(str(tmp_path), 1)]), executor=executor, cancelled=cancelled)
    assert notes(tmp_path) == []


def test_cancelling_after_the_last_result_changes_nothing(executor: Executor):
    cancelled = threading.Event()
    results = []
    for result in stream_jobs(double, [1, 2], executor=executor, cancelled=cancelled):
        results.append(result)
        if len(results) == 2:
            cancelled.set()
    assert results == [2, 4]


def test_progress_counts_up_to_the_total(executor: Executor):
    reports: list[Progress] = []
    clock = itertools.count(0.0, 1.0).__next__
    run_jobs(double, range(5), executor=executor, on_progress=reports.append, clock=clock)
    assert [(report.done, report.total, report.cached) for report in reports] == [(n, 5, 0) for n in range(1, 6)]
    assert [report.seconds_left for report in reports] == [4.0, 3.0, 2.0, 1.0, 0.0]


def test_what_a_listener_raises_ends_the_run(executor: Executor):
    def refuse(progress: Progress) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        run_jobs(double, range(50), executor=executor, on_progress=refuse)
    assert executor.submit(double, 1).result(timeout=10) == 2


def test_what_is_cached_is_not_run_again(executor: Executor, tmp_path):
    jobs = [(str(tmp_path), number) for number in range(6)]
    cache = open_cache(tmp_path / "cache")
    assert run_jobs(noted_double, jobs[:4], executor=executor, cache=cache) == [0, 2, 4, 6]
    reports: list[Progress] = []
    results = run_jobs(noted_double, jobs, executor=executor, cache=cache, on_progress=reports.append)
    assert results == [0, 2, 4, 6, 8, 10]
    assert sorted(notes(tmp_path)) == list(range(6))
    assert reports[-1] == Progress(done=6, total=6, cached=4, seconds_left=0.0)


def test_fresh_and_cached_results_are_the_same_bytes(executor: Executor, tmp_path):
    plain = run_jobs(walk, range(5), executor=executor)
    fresh, cached = (run_jobs(walk, range(5), executor=executor, cache=open_cache(tmp_path)) for _ in range(2))
    assert json.dumps(fresh) == json.dumps(cached)
    assert fresh == plain


def test_a_result_that_cannot_be_kept_names_its_job(executor: Executor, tmp_path):
    with pytest.raises(RunError, match=r"Job 1 of 2 \(3\) failed: .*builtins.tuple"):
        run_jobs(return_tuple, [3, 4], executor=executor, cache=open_cache(tmp_path))


def test_a_cancelled_run_says_that_it_goes_on_from_there(executor: Executor, tmp_path):
    cancelled = threading.Event()
    jobs = [(str(tmp_path), number) for number in range(30)]
    cache = open_cache(tmp_path / "cache")
    stream = stream_jobs(noted_double, jobs, executor=executor, cancelled=cancelled, cache=cache)
    assert [next(stream) for _ in range(10)] == list(range(0, 20, 2))
    cancelled.set()
    with pytest.raises(RunError) as caught:
        next(stream)
    assert "goes on from there" in caught.value.hint
    assert run_jobs(noted_double, jobs, executor=executor, cache=cache) == list(range(0, 60, 2))
    assert all(notes(tmp_path).count(number) == 1 for number in range(10))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot kill by signal")
def test_a_killed_run_goes_on_from_what_it_had(tmp_path):
    program = (
        "import sys; from pathlib import Path; from runs.sample_jobs import wait_at_gate\n"
        "from salessim.runs import JsonCodec, ResultCache, open_executor, run_jobs\n"
        "cache = ResultCache(Path(sys.argv[1], 'cache'), version='1', codec=JsonCodec(), on_trouble=print)\n"
        "with open_executor(2) as executor:\n"
        "    run_jobs(wait_at_gate, [(sys.argv[1], n) for n in range(20)], executor=executor, cache=cache)\n"
    )
    folder = str(tmp_path)
    cache = open_cache(tmp_path / "cache")
    jobs = [(folder, number) for number in range(20)]
    with subprocess.Popen(
        [sys.executable, "-c", program, folder], env=os.environ | {"PYTHONPATH": str(TESTS)}, start_new_session=True
    ) as process:
        deadline = time.monotonic() + 30.0
        # Job 5 stands at the gate: the others run past it until it is the only one left.
        while len(list(tmp_path.glob("cache/??/*.result"))) < 19:
            assert time.monotonic() < deadline
            assert process.poll() is None
            time.sleep(0.01)
        # The workers, too: one that only notices that its parent has gone may still run past the gate once it opens.
        os.killpg(process.pid, signal.SIGKILL)
    assert 5 not in notes(tmp_path)
    Path(folder, "gate").touch()
    assert run_jobs(wait_at_gate, jobs, executor=SerialExecutor(), cache=cache) == [2 * n for n in range(20)]
    assert sorted(notes(tmp_path)) == list(range(20)), "nobody ran twice"

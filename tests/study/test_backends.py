"""One conformance test for all that can run a study; and a study that is killed, or whose workers are.

The numbers are those of the serial run to the last digit, wherever the futures were simulated.
"""

import importlib.util
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from salessim.app.whatif import answer_whatif, prepare_whatif
from salessim.library.finding import Library
from salessim.runs import Progress
from small_department import SMALL
from study.dask_cluster import Cluster, local_cluster

QUESTION = """
format: what-if/1
title: One more AE?
baseline: four-people
look_ahead: 2 months
measure: contribution
options:
  one-ae: {label: Hire one AE, changes: [{hire: {role: AE, approved: 2027-03-08}}]}
worlds:
  fine: {chance: 60%}
  poor: {chance: 40%, changes: [{set: {demand: 60%}}]}
"""

needs_dask = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra `cluster` is not installed"
)


@pytest.fixture(scope="module")
def question(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backends")
    (folder / "four-people.yaml").write_text(SMALL.lstrip(), encoding="utf-8")
    path = folder / "question.yaml"
    path.write_text(QUESTION.lstrip(), encoding="utf-8")
    return path


def told(question: Path, futures: int, **options: Any) -> dict[str, object]:
    """What programs get of the answer, all but how long it took."""
    study = prepare_whatif(str(question), library=Library(None), opening_months=1)
    found = answer_whatif(study, most=futures, **options).as_json()
    del found["seconds"]
    return found


@pytest.fixture(scope="module")
def serial(question: Path) -> dict[str, object]:
    return told(question, 6, workers=0)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with local_cluster(tmp_path_factory.mktemp("cluster"), workers=2) as found:
        yield found


def killing(victim: Callable[[], int]) -> Callable[[str, Progress], None]:
    """Kills a process without a warning once the first future is there."""
    killed: list[int] = []

    def look(what: str, progress: Progress) -> None:
        if progress.done and not killed:
            killed.append(victim())
            os.kill(killed[0], signal.SIGKILL)

    return look


def test_two_processes_give_the_numbers_of_none_though_one_is_killed(question: Path, serial: dict[str, object]) -> None:
    def worker() -> int:
        found = multiprocessing.active_children()[0].pid
        assert found is not None
        return found

    assert told(question, 6, workers=2, on_progress=killing(worker)) == serial


@pytest.mark.slow
@needs_dask
def test_a_scheduler_with_two_workers_gives_the_same_numbers(
    question: Path, serial: dict[str, object], cluster: Cluster
) -> None:
    assert told(question, 6, cluster=cluster.address) == serial


@pytest.mark.slow
@needs_dask
def test_a_worker_of_the_scheduler_that_is_killed_loses_nothing_but_time(
    question: Path, serial: dict[str, object], tmp_path: Path
) -> None:
    with local_cluster(tmp_path, workers=2) as found:
        again = told(question, 6, cluster=found.address, on_progress=killing(lambda: found.workers[0].pid))
        assert found.workers[0].wait(timeout=60) == -signal.SIGKILL
    assert again == serial


def _started(question: Path, kept: Path) -> subprocess.Popen[str]:
    code = "import sys; from salessim.cli.main import run; sys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "whatif", str(question), "--most", "12", "--workers", "2", "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"XDG_CACHE_HOME": str(kept)})


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_study_that_is_killed_and_started_again_ends_with_the_same_bytes(question: Path, tmp_path: Path) -> None:
    def finished(kept: Path) -> str:
        process = _started(question, kept)
        told, _ = process.communicate(timeout=500)
        assert process.returncode == 0
        lines = [line for line in told.splitlines() if '"seconds"' not in line]
        assert len(lines) == len(told.splitlines()) - 1
        return "\n".join(lines)

    def results() -> int:
        return len(list((tmp_path / "killed").rglob("*.result")))

    process = _started(question, tmp_path / "killed")
    ends = time.monotonic() + 300
    while results() < 6 and process.poll() is None and time.monotonic() < ends:
        time.sleep(0.02)
    process.kill()
    process.communicate()
    assert process.returncode == -signal.SIGKILL, "it was to be killed in the middle"
    kept = results()
    assert 6 <= kept < 24
    assert finished(tmp_path / "killed") == finished(tmp_path / "undisturbed")
    assert results() == 24, "what was kept was not simulated again, and all else was"

"""A scheduler and workers of Dask on this computer, as processes of their own, for tests."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE_S = 120.0


@dataclass(frozen=True)
class Cluster:
    """Where the scheduler listens, and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@contextmanager
def local_cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """A scheduler with so many workers of one thread each, for the time of a `with` block."""
    about = folder / "scheduler.json"
    started = [_started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(about))]
    try:
        address = _address(about)
        where = ["--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
        started += [_started("dask_worker", address, *where) for _ in range(workers)]
        _wait_for_workers(address, workers)
        yield Cluster(address, tuple(started[1:]))
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _started(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(about: Path) -> str:
    ends = time.monotonic() + _PATIENCE_S
    while time.monotonic() < ends:
        try:
            return str(json.loads(about.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError):  # not there yet, or half written
            time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


def _wait_for_workers(address: str, count: int) -> None:
    import distributed  # of the extra `cluster`

    with distributed.Client(address, timeout=_PATIENCE_S, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=_PATIENCE_S)

from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from salessim.runs import ProcessExecutor, SerialExecutor


@pytest.fixture(scope="session")
def two_processes() -> Iterator[ProcessExecutor]:
    """Two worker processes for all tests that leave them as they were."""
    with ProcessExecutor(2) as executor:
        yield executor


@pytest.fixture(scope="session")
def one_process() -> Iterator[ProcessExecutor]:
    """One worker process for all tests that leave it as it was."""
    with ProcessExecutor(1) as executor:
        yield executor


@pytest.fixture(params=["serial", "one process", "two processes", "threads"])
def executor(request: pytest.FixtureRequest) -> Iterator[Executor]:
    """Every kind of executor in turn, one that is not ours among them: all have to behave alike."""
    match request.param:
        case "serial":
            yield SerialExecutor()
        case "one process":
            yield request.getfixturevalue("one_process")
        case "two processes":
            yield request.getfixturevalue("two_processes")
        case "threads":
            with ThreadPoolExecutor(2) as executor:
                yield executor

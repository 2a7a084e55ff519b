"""Jobs on a cluster: the workers of a Dask scheduler, as an executor like any other (extra `cluster`)."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any, Final

from salessim.errors import InputError, SurroundingsError

_PATIENCE_S: Final = 10


@contextlib.contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """The workers of a Dask scheduler, for the time of a `with` block.

    Args:
        address: Where the scheduler listens, such as `tcp://10.0.0.5:8786`.

    Raises:
        InputError: That is no address.
        SurroundingsError: The scheduler does not answer or has no workers, or the extra is not installed.
    """
    if "://" not in address:
        raise InputError(f"“{address}” is no address of a scheduler.", "Write, for example, tcp://10.0.0.5:8786.")
    try:
        import distributed
    except ImportError as error:
        raise SurroundingsError(
            "Jobs cannot be sent to a cluster: the extra for it is not installed.", "pip install 'salessim[cluster]'"
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is said below, in words
    try:
        connect: Any = distributed.Client  # it declares no types
        client = connect(address, timeout=_PATIENCE_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SurroundingsError(
            f"The scheduler at {address} does not answer.", "Is it running, and can this computer reach it?"
        ) from error
    try:
        threads = sum(client.nthreads().values())
        if not threads:
            raise SurroundingsError(f"The scheduler at {address} has no workers.", "Start some: dask worker ADDRESS")
        executor: Executor = client.get_executor(pure=False)
        executor.workers = threads  # type: ignore[attr-defined]  # what `stream_jobs` asks our own executors, too
        yield executor
    finally:
        client.close()

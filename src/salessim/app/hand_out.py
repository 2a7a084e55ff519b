"""Simulate a department and write all that came of it into a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from salessim.app.simulate import Prepared, run_prepared
from salessim.department.replicate import simulated
from salessim.errors import InputError
from salessim.reports.folder import require_free, write_folder
from salessim.reports.outputs import outputs
from salessim.reports.parquet import require_parquet
from salessim.reports.recording import Recording, recorded
from salessim.runs import CancelToken, Progress
from salessim.study.simulation import Simulation


def record(prepared: Prepared, future: int = 1) -> Recording:
    """One future of a prepared department in full.

    Args:
        prepared: The department.
        future: Which one [1..].

    Raises:
        InputError: There is no such future.
    """
    if not 1 <= future <= len(prepared.jobs):
        raise InputError(f"There is no future {future}.", f"Futures 1 to {len(prepared.jobs)} are simulated.")
    job = prepared.jobs[future - 1]
    world, ends = simulated(job)
    return recorded(
        world,
        ends,
        department=prepared.name,
        title=prepared.department.title,
        seed=prepared.seed,
        replication=job.replication,
    )


def hand_out(
    prepared: Prepared,
    folder: Path,
    *,
    future: int = 1,
    with_parquet: bool = False,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
) -> Simulation:
    """Simulates a department and writes figures, journal and tables into a new folder.

    What would keep it from being written is found before anything is simulated, as far as it can be.

    Args:
        prepared: The department.
        folder: A folder that is not there yet, or is empty.
        future: Whose journal and tables are written [1..].
        with_parquet: Whether the tables are written as Parquet, too.
        workers: Processes to use; None for as many as there are processors, 0 for this one alone.
        on_progress: Told how far the run is.
        cancelled: Looked at now and then; ends the run.

    Raises:
        InputError: There is something in the folder, or there is no such future.
        SurroundingsError: The folder cannot be written, or pyarrow is wanted and not installed.
        RunError: A replication failed, or the run was cancelled.
    """
    require_free(folder)
    if with_parquet:
        require_parquet()
    recording = record(prepared, future)
    simulation = run_prepared(prepared, workers=workers, on_progress=on_progress, cancelled=cancelled)
    write_folder(folder, outputs(simulation, recording, prepared.department, with_parquet=with_parquet))
    return simulation

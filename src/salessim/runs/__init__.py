"""Many independent jobs on an executor: progress, cancel, resume, cache. Knows no domain.

    with open_executor(workers=2) as executor:
        results = run_jobs(simulate_once, jobs, executor=executor, cache=cache, on_progress=show)

A job is a plain value, the function one that can be imported by name; the results come in the order of the
jobs and are the same whatever executor ran them. `stream_jobs` gives them one by one, for those who may stop
early.
"""

from salessim.runs.cache import ResultCache
from salessim.runs.codec import Codec, JsonCodec
from salessim.runs.executors import SerialExecutor, choose_workers, open_executor
from salessim.runs.jobs import CancelToken, run_jobs, stream_jobs
from salessim.runs.processes import ProcessExecutor, start_resource_tracker
from salessim.runs.progress import Progress

__all__ = [
    "CancelToken",
    "Codec",
    "JsonCodec",
    "ProcessExecutor",
    "Progress",
    "ResultCache",
    "SerialExecutor",
    "choose_workers",
    "open_executor",
    "run_jobs",
    "start_resource_tracker",
    "stream_jobs",
]

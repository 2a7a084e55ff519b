"""A recording of the small department, for the tests of what is handed out."""

from functools import cache

from salessim.reports.recording import Recording, recorded
from small_department import DAY, year


@cache
def small_recording() -> Recording:
    """A year from nothing."""
    world = year()
    return recorded(
        world, world.starts + 366 * DAY, department="four-people", title="Four people", seed=1, replication=0
    )

"""Whatever happens at a desk, its accounts agree: nothing is lost, and Little's law holds to the second."""

from collections.abc import Iterator
from typing import Any

import simpy
from hypothesis import given
from hypothesis import strategies as st

from office_hours import OfficeHours
from salessim.department.desk import Desk, Tally
from salessim.department.kernel import Kernel
from salessim.department.work import Server

TIMES = st.integers(0, 60)
HOURS = st.sampled_from([None, OfficeHours(), OfficeHours(6, 14), OfficeHours(12, 20)])
JOBS = st.lists(st.tuples(TIMES, st.integers(0, 1), st.integers(0, 9), st.integers(0, 2)), max_size=25)
PATIENCE = st.lists(st.tuples(TIMES, st.integers(0, 24)), max_size=8)
SERVERS = st.lists(st.tuples(TIMES, TIMES, st.integers(0, 1), HOURS), min_size=1, max_size=5)
HAND_OVERS = st.lists(st.tuples(TIMES, st.integers(0, 1)), max_size=2)
LOOKS = st.lists(st.integers(1, 100), min_size=1, max_size=4)


class Office:
    """Two desks, people who come and go, work that comes and is called off."""

    def __init__(self) -> None:
        self.kernel = Kernel()
        self.desks = [Desk(self.kernel), Desk(self.kernel)]
        self.over: list[Any] = []
        self.seconds_done = 0

    def job(self, at: int, desk: int, seconds: int, priority: int) -> Iterator[Any]:
        work = self.desks[desk].work(seconds, priority)
        try:
            yield at
            yield work
            assert work.seconds_left == 0
        except simpy.Interrupt:
            pass
        self.seconds_done += seconds - work.seconds_left
        self.over.append(work)

    def calls_off(self, at: int, job: Any) -> Iterator[Any]:
        yield at
        if job.is_alive:
            job.interrupt()

    def comes_and_goes(self, at: int, stays: int, desk: Desk, server: Server) -> Iterator[Any]:
        yield at
        desk.join(server)
        yield stays
        desk.leave(server)

    def hands_over(self, at: int, desk: int) -> Iterator[Any]:
        yield at
        self.desks[desk].hand_over(self.desks[1 - desk])

    def look(self) -> list[Tally]:
        tallies = [desk.tally() for desk in self.desks]
        for tally, desk in zip(tallies, self.desks, strict=True):
            assert tally.taken == (tally.finished + tally.withdrawn + tally.moved + tally.waiting + tally.in_hand), (
                "every piece is somewhere"
            )
            assert tally.waited_seconds == tally.queue_seconds, "Little's law"
            assert 0 <= tally.busy_seconds <= tally.open_seconds
            last = self.kernel.now - 1
            here = [each for each in desk.servers if each.hours is None or each.hours.is_open(last)]
            idle = [each for each in here if each.work is None and each.joined <= last]
            assert not (tally.waiting and idle), "nobody is idle in his hours while work waits"
        return tallies


@given(JOBS, PATIENCE, SERVERS, HAND_OVERS, LOOKS)
def test_accounts_agree_at_any_time(jobs: Any, patience: Any, servers: Any, hand_overs: Any, looks: Any) -> None:
    office = Office()
    kernel = office.kernel
    for at, stays, desk, hours in servers:
        kernel.process(office.comes_and_goes(at, stays, office.desks[desk], Server(hours=hours)))
    processes = [kernel.process(office.job(*job)) for job in jobs]
    for at, number in patience:
        if number < len(processes):
            kernel.process(office.calls_off(at, processes[number]))
    for at, desk in hand_overs:
        kernel.process(office.hands_over(at, desk))

    earlier = office.look()
    sums = [0, 0]
    for time in sorted(set(looks)):
        kernel.run_until(time)
        now = office.look()
        for number in (0, 1):
            window = now[number].since(earlier[number])
            assert window.waited_seconds >= 0
            assert window.busy_seconds <= window.open_seconds
            sums[number] += window.queue_seconds
        earlier = now
    assert sums == [tally.queue_seconds for tally in earlier]

    kernel.run()
    office.look()
    still_waiting = sum(tally.waiting for tally in office.look())
    assert len(office.over) + still_waiting == len(jobs)
    if not still_waiting:
        assert sum(tally.busy_seconds for tally in office.look()) == office.seconds_done

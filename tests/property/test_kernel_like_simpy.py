"""Random networks of desks give the same on the kernel as on plain SimPy, event for event."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import simpy
from hypothesis import example, given
from hypothesis import strategies as st

from salessim.department.desk import Desk
from salessim.department.kernel import Kernel


@dataclass(frozen=True)
class Person:
    """What one process does.

    Attributes:
        steps: ("sleep", time), ("work", desk, time, priority), ("wait", process), ("either", time, process),
            ("call", process): interrupts it, ("start", time): a process of its own that sleeps, and waits for it.
        goes_on: Whether it does the rest of a step at which it was interrupted, or drops the step.
    """

    steps: tuple[tuple[Any, ...], ...]
    goes_on: bool


@dataclass(frozen=True)
class Network:
    capacities: tuple[int, ...]
    people: tuple[Person, ...]


@st.composite
def networks(draw: Any) -> Network:
    capacities = tuple(draw(st.lists(st.integers(1, 3), min_size=1, max_size=3)))
    count = draw(st.integers(1, 7))
    durations = 0

    def duration() -> int:
        # No two things shall fall together by chance, for then SimPy's order hangs on how many steps its resources
        # take within a second. So each duration has a tail of its own.
        nonlocal durations
        durations += 1
        tail = int.from_bytes(blake2b(bytes([durations]), digest_size=5).digest(), "big")
        return (draw(st.integers(0, 12)) << 40) + tail

    others = st.integers(0, count - 1)

    def step() -> tuple[Any, ...]:
        kind = draw(st.sampled_from(["sleep", "work", "work", "work", "wait", "either", "call", "start"]))
        match kind:
            case "sleep" | "start":
                return (kind, duration())
            case "work":
                return (kind, draw(st.integers(0, len(capacities) - 1)), duration(), draw(st.integers(0, 2)))
            case "either":
                return (kind, duration(), draw(others))
            case _:
                return (kind, draw(others))

    people = tuple(
        Person((("sleep", duration()), *(step() for _ in range(draw(st.integers(0, 6))))), draw(st.booleans()))
        for _ in range(count)
    )
    return Network(capacities, people)


class World:
    """The network on either engine; `log` says, process by process, what happened when."""

    def __init__(self, network: Network, env: simpy.Environment) -> None:
        self.network = network
        self.env = env
        self.processes: list[Any] = []
        self.log: list[list[tuple[Any, ...]]] = [[] for _ in network.people]
        self.waited = [0] * len(network.capacities)
        self.busy = [0] * len(network.capacities)
        for number, person in enumerate(network.people):
            self.processes.append(env.process(self.life(number, person)))

    def life(self, number: int, person: Person) -> Iterator[Any]:
        log = self.log[number]
        for step in person.steps:
            left = step
            while left:
                try:
                    yield from self.take(number, left)
                    log.append((step[0], self.env.now))
                    left = ()
                except simpy.Interrupt as call:
                    log.append((step[0], self.env.now, "called by", call.cause))
                    left = self.rest(left) if person.goes_on else ()
        log.append(("over", self.env.now))

    def take(self, number: int, step: tuple[Any, ...]) -> Iterator[Any]:
        match step:
            case ("sleep", seconds):
                yield from self.sleep(seconds)
            case ("work", desk, seconds, priority):
                yield from self.work(desk, seconds, priority)
            case ("rest", work):
                yield work
            case ("wait", other) if other != number:
                yield self.processes[other]
            case ("either", seconds, other) if other != number:
                yield self.processes[other] | self.env.timeout(seconds)
            case ("call", other) if other != number and self.processes[other].is_alive:
                self.processes[other].interrupt(number)
            case ("start", seconds):
                yield self.env.process(self.sleep(seconds))

    def sleep(self, seconds: int) -> Iterator[Any]:
        raise NotImplementedError

    def work(self, desk: int, seconds: int, priority: int) -> Iterator[Any]:
        raise NotImplementedError

    def rest(self, step: tuple[Any, ...]) -> tuple[Any, ...]:
        raise NotImplementedError


class Plain(World):
    """Events, timeouts and resources of plain SimPy."""

    def __init__(self, network: Network) -> None:
        env = simpy.Environment()
        self.desks = [simpy.PriorityResource(env, capacity) for capacity in network.capacities]
        self.left = 0
        super().__init__(network, env)

    def sleep(self, seconds: int) -> Iterator[Any]:
        yield self.env.timeout(seconds)

    def work(self, desk: int, seconds: int, priority: int) -> Iterator[Any]:
        asked = self.env.now
        began = None
        try:
            with self.desks[desk].request(priority=priority) as request:
                yield request
                began = self.env.now
                yield self.env.timeout(seconds)
        finally:
            now = self.env.now
            self.waited[desk] += (now if began is None else began) - asked
            self.busy[desk] += 0 if began is None else now - began
            self.left = seconds if began is None else seconds - (now - began)

    def rest(self, step: tuple[Any, ...]) -> tuple[Any, ...]:
        return ("work", step[1], self.left, step[3]) if step[0] == "work" else ()


class Native(World):
    """Sleeps and desks of the kernel."""

    def __init__(self, network: Network) -> None:
        kernel = Kernel()
        self.desks = [Desk(kernel, capacity) for capacity in network.capacities]
        self.last: Any = None
        super().__init__(network, kernel)

    def sleep(self, seconds: int) -> Iterator[Any]:
        yield seconds

    def work(self, desk: int, seconds: int, priority: int) -> Iterator[Any]:
        work = self.desks[desk].work(seconds, priority)
        try:
            yield work
        finally:
            self.last = work

    def rest(self, step: tuple[Any, ...]) -> tuple[Any, ...]:
        if step[0] == "work":
            return ("rest", self.last)
        return step if step[0] == "rest" else ()


@given(networks(), st.lists(st.integers(1, 40), max_size=3))
@example(Network((1,), (Person((("sleep", 1), ("work", 0, 5, 0)), True),)), [])
def test_the_same_happens_at_the_same_time(network: Network, pauses: list[int]) -> None:
    plain, native = Plain(network), Native(network)

    plain.env.run()
    for pause in sorted(pauses):  # stopping on the way changes nothing
        native.env.run_until(max(native.env.now, pause << 40))
    native.env.run()

    assert native.log == plain.log
    tallies = [desk.tally() for desk in native.desks]
    assert [tally.waited_seconds for tally in tallies] == plain.waited
    assert [tally.queue_seconds for tally in tallies] == plain.waited
    assert [tally.busy_seconds for tally in tallies] == plain.busy

"""One sales funnel, written twice: as one writes it with SimPy, and on the kernel.

Leads come at random to a pool of SDRs, first come, first served. Of those who pass, each takes up to four rounds of
thinking and meeting one of a pool of AEs, who see later rounds first. Every lead owns one row of draws, so both must
give the same result. Times are microseconds of working time, fine enough that no two things fall together.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import simpy

from salessim.department.desk import Desk
from salessim.department.kernel import Kernel

HOUR = 3_600_000_000
YEAR_HOURS = 2000
PASSES = 0.4
ADVANCES = (0.7, 0.65, 0.6, 0.5)
URGENCY = (3, 2, 1, 0)  # the later the round, the more urgent
MEAN_HOURS = {"qualifying": 1.36, "thinking": 40.0, "meeting": 2.1}
LEADS_PER_REP = 500
SPREAD = math.sqrt(math.log(2.0))  # of a lognormal whose standard deviation equals its mean


@dataclass(frozen=True)
class Funnel:
    """Size of the department: 4 of 10 reps are SDRs, the others AEs."""

    reps: int
    years: int = 1

    @property
    def sdrs(self) -> int:
        return self.reps * 4 // 10

    @property
    def aes(self) -> int:
        return self.reps - self.sdrs

    @property
    def horizon(self) -> int:
        return self.years * YEAR_HOURS * HOUR

    @property
    def mean_gap(self) -> float:
        return YEAR_HOURS * HOUR / (LEADS_PER_REP * self.reps)


@dataclass
class Outcome:
    """What a run has counted; `model_events` does not depend on how it was written."""

    leads: int = 0
    qualified: int = 0
    thought: int = 0
    met: int = 0
    wins: list[int] = field(default_factory=list)
    qualifying_wait: int = 0
    meeting_wait: int = 0

    @property
    def model_events(self) -> int:
        return self.leads + self.qualified + self.thought + self.met


class Dice:
    """Draws one number at a time, as one does."""

    def __init__(self, funnel: Funnel, seed: int) -> None:
        generator = np.random.default_rng(seed)  # noqa: TID251, NPY -- the reference draws as most people would
        self._lognormal = generator.lognormal
        self._exponential = generator.exponential
        self.chance = generator.random
        self._mean_gap = funnel.mean_gap
        self._mu = {what: math.log(hours * HOUR) - SPREAD**2 / 2 for what, hours in MEAN_HOURS.items()}

    def gap(self) -> int:
        return round(self._exponential(self._mean_gap))

    def time(self, what: str) -> int:
        return round(self._lognormal(self._mu[what], SPREAD))


Row = tuple[int, int, float, tuple[int, ...], tuple[int, ...], tuple[float, ...]]
"""Gap before the lead, time to qualify, chance; per round: time to think, time to meet, chance."""


def rows(funnel: Funnel, seed: int, block: int = 4096) -> Iterator[Row]:
    """The draws of lead after lead, made in blocks."""
    generator = np.random.default_rng(seed)  # noqa: TID251, NPY -- any source will do, and it must not be ours
    mu = {what: math.log(hours * HOUR) - SPREAD**2 / 2 for what, hours in MEAN_HOURS.items()}

    def times(what: str, *shape: int) -> Any:
        return np.rint(np.exp(generator.standard_normal(shape) * SPREAD + mu[what])).astype(np.int64).tolist()

    while True:
        gaps = np.rint(generator.standard_exponential(block) * funnel.mean_gap).astype(np.int64).tolist()
        yield from zip(
            gaps,
            times("qualifying", block),
            generator.random(block).tolist(),
            times("thinking", block, 4),
            times("meeting", block, 4),
            generator.random((block, 4)).tolist(),
            strict=True,
        )


def idiomatic(funnel: Funnel, seed: int) -> Outcome:
    """As the SimPy manual teaches it, one draw at a time."""
    env = simpy.Environment()
    out = Outcome()
    sdrs = simpy.Resource(env, funnel.sdrs)
    aes = simpy.PriorityResource(env, funnel.aes)
    dice = Dice(funnel, seed)

    def lead() -> Iterator[Any]:
        asked = env.now
        with sdrs.request() as request:
            yield request
            out.qualifying_wait += env.now - asked
            yield env.timeout(dice.time("qualifying"))
        out.qualified += 1
        if dice.chance() >= PASSES:
            return
        for urgency, advances in zip(URGENCY, ADVANCES, strict=True):
            yield env.timeout(dice.time("thinking"))
            out.thought += 1
            asked = env.now
            with aes.request(priority=urgency) as request:
                yield request
                out.meeting_wait += env.now - asked
                yield env.timeout(dice.time("meeting"))
            out.met += 1
            if dice.chance() >= advances:
                return
        out.wins.append(env.now)

    def source() -> Iterator[Any]:
        while True:
            yield env.timeout(dice.gap())
            out.leads += 1
            env.process(lead())

    env.process(source())
    env.run(until=funnel.horizon)
    return out


def plain(funnel: Funnel, draws: Iterator[Row]) -> Outcome:
    """The same on plain SimPy, from rows of draws: what the kernel's funnel must equal."""
    env = simpy.Environment()
    out = Outcome()
    sdrs = simpy.Resource(env, funnel.sdrs)
    aes = simpy.PriorityResource(env, funnel.aes)

    def lead(row: Row) -> Iterator[Any]:
        _, qualifying, chance, thinking, meeting, chances = row
        asked = env.now
        with sdrs.request() as request:
            yield request
            out.qualifying_wait += env.now - asked
            yield env.timeout(qualifying)
        out.qualified += 1
        if chance >= PASSES:
            return
        for number in range(4):
            yield env.timeout(thinking[number])
            out.thought += 1
            asked = env.now
            with aes.request(priority=URGENCY[number]) as request:
                yield request
                out.meeting_wait += env.now - asked
                yield env.timeout(meeting[number])
            out.met += 1
            if chances[number] >= ADVANCES[number]:
                return
        out.wins.append(env.now)

    def source() -> Iterator[Any]:
        for row in draws:
            yield env.timeout(row[0])
            out.leads += 1
            env.process(lead(row))

    env.process(source())
    env.run(until=funnel.horizon)
    return out


def native(funnel: Funnel, draws: Iterator[Row], kernel: Kernel | None = None) -> Outcome:
    """The same on the kernel."""
    kernel = kernel or Kernel()
    out = Outcome()
    sdrs = Desk(kernel, funnel.sdrs)
    aes = Desk(kernel, funnel.aes)

    def lead(row: Row) -> Iterator[Any]:
        _, qualifying, chance, thinking, meeting, chances = row
        done = yield sdrs.work(qualifying)
        out.qualifying_wait += done.waited_seconds
        out.qualified += 1
        if chance >= PASSES:
            return
        for number in range(4):
            yield thinking[number]
            out.thought += 1
            done = yield aes.work(meeting[number], URGENCY[number])
            out.meeting_wait += done.waited_seconds
            out.met += 1
            if chances[number] >= ADVANCES[number]:
                return
        out.wins.append(kernel.now)

    def source() -> Iterator[Any]:
        for row in draws:
            yield row[0]
            out.leads += 1
            kernel.process(lead(row))

    kernel.process(source())
    kernel.run_until(funnel.horizon)
    return out

"""How much the luck that two plans share is worth: keyed luck beside one generator for everything, and beside none.

Run as a program it prints the table of docs/background/luck.md: `python tests/luck_kinds.py [pairs]`.
"""

import sys
from dataclasses import dataclass
from statistics import NormalDist
from unittest.mock import patch

import numpy as np

from salessim.department import world as world_module
from salessim.department.compiling import compile_plan
from salessim.department.kpis import Period, measured
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from small_department import SAAS_20, plain

DAY = 86_400
MEASURES = ("deals_qualified", "new_revenue")


class OneGenerator:
    """A generator that gives the next number to whoever asks first, as programs usually have it.

    What was drawn for a key once is remembered, so that a deal keeps its size.
    """

    def __init__(self, seed):
        self._generator = np.random.default_rng(seed)  # noqa: TID251, NPY -- what ours is compared with
        self._drawn = {}

    def uniform(self, *key):
        if key not in self._drawn:
            self._drawn[key] = float(self._generator.random())
        return self._drawn[key]

    def normal(self, *key):
        return NormalDist().inv_cdf(max(1e-300, self.uniform(*key)))

    def bits(self, *key):
        return int(self.uniform(*key) * 2**52) << 12

    def of(self, *key):
        return Draws(self, key)

    def block(self, *key, first, rows, columns):
        rows_of = range(first, first + rows)
        return np.array([[self.uniform(*key, row, column) for column in range(columns)] for row in rows_of])


@dataclass(frozen=True)
class Draws:
    shared: OneGenerator
    key: tuple

    def uniform(self, *what):
        return self.shared.uniform(*self.key, *what)

    def eight(self, what):
        return tuple(self.shared.uniform(*self.key, what, place) for place in range(8))


def department(sdrs):
    from salessim.model.department import Department

    document = plain(SAAS_20.read_text(encoding="utf-8"))
    document["roles"]["SDR"]["count"] = str(sdrs)
    return Department.model_validate(document)


def figures(plan, seed, days, luck=Luck):
    """The measures of one future of a plan whose unsure numbers are the best guesses."""
    with patch.object(world_module, "Luck", luck):
        world = World(plan, Opening.empty(), seed)
        world.run_until(world.starts + days * DAY)
    found = measured(Period(world.journal, world.starts, world.starts + days * DAY))
    return [found[name][0] for name in MEASURES]


def pairs(count, days, luck=Luck, first_seed=1):
    """The measures with five and with six SDRs, future by future [count x 2 x measures]."""
    plans = [compile_plan(department(sdrs)) for sdrs in (5, 6)]
    return np.array([[figures(plan, first_seed + number, days, luck) for plan in plans] for number in range(count)])


def factors(found, level=0.9, rounds=2000):
    """By which factor a shared seed shrinks the variance of the difference, and its lower bound, by measure.

    With seeds of their own the variance of the difference is the sum of both variances. The bound is the percentile of
    the bootstrap over pairs (Efron 1979).
    """
    picks = np.random.default_rng(1).integers(len(found), size=(rounds, len(found)))  # noqa: TID251, NPY -- a bootstrap

    def factor(some):
        usual, more = some[:, 0], some[:, 1]
        return (usual.var(axis=0, ddof=1) + more.var(axis=0, ddof=1)) / (more - usual).var(axis=0, ddof=1)

    bootstrapped = np.array([factor(found[pick]) for pick in picks])
    return factor(found), np.quantile(bootstrapped, 1 - level, axis=0)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    for name, luck in (("keyed", Luck), ("one generator", OneGenerator)):
        found = pairs(count, days, luck)
        factor, bound = factors(found)
        difference = found[:, 1] - found[:, 0]
        wrong = (difference < 0).mean(axis=0)
        for place, measure in enumerate(MEASURES):
            print(
                f"{name:15} {measure:16} mean {difference[:, place].mean():12,.1f} factor {factor[place]:6.1f} "
                f"bound {bound[place]:6.1f} wrong sign {wrong[place]:5.0%}",
                flush=True,
            )

"""Put the simulation to the truth tests: on queues that are known exactly, and on a department."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from salessim.app.simulate import prepare
from salessim.library.finding import Library
from salessim.luck import Luck
from salessim.study.truths.accounts import (
    deals_are_conserved,
    leads_are_conserved,
    little_holds_everywhere,
    money_is_conserved,
    work_is_conserved,
)
from salessim.study.truths.changes import (
    Bench,
    concentration,
    double_prices_double_revenue,
    elasticities,
    more_speed_no_more_waiting,
    no_sellers_no_orders,
    no_win_rate_no_revenue,
)
from salessim.study.truths.queues import giving_up_is_exact, little_holds, mean_wait_is_exact, recursion_agrees
from salessim.study.truths.truth import Truth

DEPARTMENT = "saas-20"


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is run.

    Attributes:
        months: How long each future of the department runs [months].
        futures: How many.
        recursion: Customers whose waits are compared one by one.
        waits: Customers of the queue whose mean wait is known.
        patience: Customers of the queue in which some give up.
        within: How near the known values the intervals have to be [share]: waits, giving up.
    """

    months: int
    futures: int
    recursion: int
    waits: int
    patience: int
    within: tuple[float, float]


QUICK = Effort(months=12, futures=2, recursion=20_000, waits=200_000, patience=200_000, within=(0.10, 0.05))
LONG = Effort(months=18, futures=10, recursion=200_000, waits=6_000_000, patience=1_500_000, within=(0.02, 0.02))


@dataclass(frozen=True, slots=True)
class Validation:
    """What the truth tests came to.

    Attributes:
        department: The department they were run on.
        seed: Of all luck.
        truths: What each came to.
    """

    department: str
    seed: int
    truths: tuple[Truth, ...]

    @property
    def is_sound(self) -> bool:
        """Whether all hold that are more than warnings."""
        return all(truth.is_held for truth in self.truths if not truth.is_warning)

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim validate --json` prints."""
        return {
            "department": self.department,
            "seed": self.seed,
            "held": self.is_sound,
            "truths": [
                {
                    "name": truth.name,
                    "measured": truth.measured,
                    "bound": truth.bound,
                    "held": truth.is_held,
                    "warning": truth.is_warning,
                }
                for truth in self.truths
            ],
        }


def validate(
    given: str = DEPARTMENT,
    *,
    library: Library,
    seed: int = 1,
    effort: Effort = QUICK,
    on_truth: Callable[[Truth], None] | None = None,
) -> Validation:
    """Runs all truth tests.

    Args:
        given: Name or file of the department.
        library: Where to look for it.
        seed: Of all luck.
        effort: How much is run.
        on_truth: Told of each as it is done.

    Raises:
        InputError: The department has mistakes.
    """
    prepared = prepare(given, library=library, months=effort.months, replications=1, seed=seed, opening_months=0)
    bench = Bench(prepared.department, effort.months, effort.futures, seed)
    truths = []
    for truth in _all(bench, Luck(seed), effort):
        truths.append(truth)
        if on_truth is not None:
            on_truth(truth)
    return Validation(prepared.name, seed, tuple(truths))


def _all(bench: Bench, luck: Luck, effort: Effort) -> Iterator[Truth]:
    world = bench.world()
    yield leads_are_conserved(world.journal)
    yield deals_are_conserved(world)
    yield money_is_conserved(world.journal)
    yield work_is_conserved(world)
    yield little_holds_everywhere(world.journal)
    yield little_holds(luck, effort.recursion)
    for servers in (1, 2, 5):
        yield recursion_agrees(luck, servers, effort.recursion)
    within_wait, within_share = effort.within
    yield mean_wait_is_exact(luck, 0.5, 2, effort.waits, within_wait)
    yield giving_up_is_exact(luck, 1.1, 3, effort.patience, within_share)
    yield no_win_rate_no_revenue(bench)
    yield no_sellers_no_orders(bench)
    yield double_prices_double_revenue(bench)
    yield more_speed_no_more_waiting(bench)
    yield from elasticities(bench)
    yield concentration(bench)

"""Plans on the same futures: the same luck makes small differences visible."""

from statistics import variance

from salessim.department.deeds import Deed, HirePeople
from salessim.department.futures import Figures
from salessim.department.replicate import as_against, as_job_text
from salessim.runs import open_executor
from salessim.study.measures import contribution_at
from salessim.study.paired_runs import Experiment, Pair, paired
from small_department import plain

EXPERIMENT = Experiment(as_job_text(plain()), as_against(plain(), {}), months=3, opening_months=3, seed=1)
PLANS = ((), (Deed("2027-03-02", HirePeople("SDR", 1)),))


def pairs(count: int, since: int = 0) -> list[Pair]:
    with open_executor(0) as executor:
        return list(paired(EXPERIMENT, PLANS, range(since, count), executor=executor))


def final(figures: Figures) -> float:
    return contribution_at(figures, 3)


def test_futures_come_in_order_and_are_the_same_wherever_one_begins() -> None:
    assert [pair.replication for pair in pairs(3)] == [0, 1, 2]
    assert pairs(3)[2] == pairs(3, since=2)[0]


def test_the_same_luck_takes_a_fraction_of_the_futures() -> None:
    found = pairs(16)
    before, after = ([final(pair.figures[place]) for pair in found] for place in (0, 1))
    on_its_own = variance(before) + variance(after)
    together = variance([one - other for one, other in zip(after, before, strict=True)])
    assert together < on_its_own / 3

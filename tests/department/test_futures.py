"""One future of several plans: same luck, same opening, the same figures wherever it runs."""

import json
from dataclasses import replace

import pytest

from salessim.department.deeds import Deed, HirePeople, ScaleMarket
from salessim.department.futures import FuturesJob, FutureWorldPlan, simulate_future, simulate_futures, world_of
from salessim.department.replicate import ReplicationJob, as_against, as_job_text, replicate
from salessim.runs import open_executor
from small_department import plain

TEXT = as_job_text(plain())
HIRE = (Deed("2027-03-15", HirePeople("AE", 1)),)
JOB = FuturesJob(
    TEXT,
    as_against(plain(), {}),
    months=3,
    opening_months=2,
    seed=1,
    replication=0,
    plans=((), HIRE),
    kpis=("new_revenue", "deals_won"),
    first_year=True,
)


def test_the_baseline_is_the_department_as_simulate_would_have_it() -> None:
    alone = replicate(ReplicationJob(TEXT, 3, 2, 1, 0))
    figures = simulate_future(replace(JOB, plans=((),)))
    assert figures["kpi|new_revenue"] == alone["new_revenue"]
    assert figures["kpi|deals_won.firms"] == alone["deals_won.firms"]
    assert figures["spent"][-1] == pytest.approx(alone["cost"][0])


def test_figures_are_one_a_month_and_plain() -> None:
    first, second = simulate_futures(JOB)
    assert {len(first[name]) for name in ("margin", "spent", "paying", "busy|AE")} == {3}
    assert json.loads(json.dumps(first)) == first
    assert second["spent"][-1] > first["spent"][-1]
    assert first["year|new_revenue"] == first["kpi|new_revenue"]  # the year is as long as was looked ahead


def test_a_copied_process_gives_the_same_to_the_last_digit() -> None:
    here = simulate_futures(JOB)
    with open_executor(1) as executor:
        assert executor.submit(simulate_futures, JOB).result(timeout=60) == here


def test_what_goes_wrong_in_a_copy_is_said() -> None:
    wrong = replace(JOB, plans=((Deed("2027-03-01", HirePeople("clown", 1)),), ()))
    with open_executor(1) as executor, pytest.raises(Exception, match="clown"):
        executor.submit(simulate_futures, wrong).result(timeout=60)


def test_worlds_come_as_often_as_they_should_and_are_the_same_for_all_plans() -> None:
    worlds = (FutureWorldPlan("fine", 0.75, ()), FutureWorldPlan("bad", 0.25, (Deed("", ScaleMarket(0.2)),)))
    drawn = [world_of(worlds, 1, replication) for replication in range(2000)]
    assert sum(drawn) / 2000 == pytest.approx(0.25, abs=0.03)
    bad = next(number for number in range(20) if drawn[number] == 1)
    job = replace(JOB, replication=bad, plans=((),))
    fine, poor = simulate_future(job), simulate_future(replace(job, worlds=worlds))
    assert poor["kpi|deals_won"][0] < fine["kpi|deals_won"][0]
    good = replace(JOB, replication=drawn.index(0), plans=((),))
    assert simulate_future(replace(good, worlds=worlds)) == simulate_future(good)

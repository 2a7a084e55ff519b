import json

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.kpis import KPIS
from salessim.department.opening import Opening
from salessim.department.replicate import ReplicationJob, as_job_text, future_seed, period_end, replicate, simulated
from salessim.department.world import World
from salessim.luck import Luck
from salessim.runs import ProcessExecutor, SerialExecutor, run_jobs
from small_department import plain, small


def jobs(count, months=3, opening_months=1):
    text = as_job_text(plain())
    return [ReplicationJob(text, months, opening_months, 7, number) for number in range(count)]


def test_a_job_is_a_future_of_its_own():
    first, second = (replicate(job) for job in jobs(2))
    assert first != second
    assert first == replicate(jobs(1)[0])
    assert future_seed(7, 0) != future_seed(7, 1) != future_seed(8, 1)


def test_results_are_plain_json():
    result = replicate(jobs(1)[0])
    assert json.loads(json.dumps(result)) == result
    assert {name.partition(".")[0] for name in result} == set(KPIS)


def test_what_is_unsure_is_drawn_with_the_future():
    world, _ = simulated(jobs(2)[1])
    assert world.plan.segments == compile_plan(small(), Luck(future_seed(7, 1))).segments


def test_processes_give_the_same():
    serial = run_jobs(replicate, jobs(3), executor=SerialExecutor())
    with ProcessExecutor(2) as pool:
        assert run_jobs(replicate, jobs(3), executor=pool) == serial


@pytest.mark.parametrize(
    ("starts", "months", "ends"), [("2027-03-01", 12, "2028-03-01"), ("2027-03-17", 1, "2027-04-17")]
)
def test_a_period_is_calendar_months(starts, months, ends):
    document = small().model_copy(update={"calendar": small().calendar.model_copy(update={"starts": starts})})
    world = World(compile_plan(document), Opening.empty(), 1)
    assert world.calendar.date_of(period_end(world, months)).isoformat() == ends

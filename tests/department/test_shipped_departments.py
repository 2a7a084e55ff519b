"""Every shipped department is sound, can be staffed, uses all it says, and comes near its own last year."""

from pathlib import Path

import pytest
import yaml

from salessim.app.simulate import simulate
from salessim.department.compiling import compile_plan
from salessim.department.load import expected_flow
from salessim.library.finding import Library
from salessim.model.department import Department

FOLDER = Path(__file__).parents[2] / "scenarios" / "departments"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml"))


def document(name):
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return Department.model_validate(yaml.load(text, Loader=yaml.CBaseLoader))


@pytest.mark.parametrize("name", NAMES)
def test_nobody_has_more_work_than_time_and_all_is_used(name):
    plan = compile_plan(document(name))
    assert max(expected_flow(plan).loads.values()) < 1.0
    assert plan.not_used == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_arithmetic_is_not_far_from_last_year(name):
    department = document(name)
    assert department.check_against is not None
    flow = expected_flow(compile_plan(department))
    for segment, won in department.check_against.deals_won.items():
        # Without queues, vacancies and an exhausted market there are more wins than there were.
        assert 0.8 * won < flow.won[segment] < 1.6 * won


@pytest.mark.slow
@pytest.mark.timeout(1800)  # sixty years of 120 people
@pytest.mark.parametrize("name", NAMES)
def test_it_comes_near_its_last_year(name):
    simulation = simulate(name, library=Library(), replications=60, seed=1)
    assert [each for each in simulation.against_file if not each.is_within] == []

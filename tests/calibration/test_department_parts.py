"""What a department file says of churn, season, steps and people, and where it says that the records do not tell."""

from dataclasses import replace

import numpy as np
import pytest

from calibration.made_deals import START, book, flow
from calibration.test_season import FIRST, came
from calibration.test_stages import staged
from salessim.app.check_documents import check_documents
from salessim.calibration.churn import churn_of
from salessim.calibration.deals import Outcome, texts
from salessim.calibration.department_file import department_of
from salessim.calibration.department_parts import season_lines, skill_lines, step_lines, whole_percents
from salessim.calibration.details import Details
from salessim.calibration.differences import Differences
from salessim.calibration.season import fit_season
from salessim.calibration.stages import fit_stages
from salessim.library.finding import Library
from salessim.luck import Luck

UNTIL = START + 400


def differing(spread):
    names, nothing = texts(["rep 1", "rep 2"]), np.ones(2)
    return (Differences("owner", Outcome.WON, names, nothing, nothing, 0.001, spread),)


def left(yearly, count=600):
    """Customers of whom each year of age loses another share."""
    u = Luck(5).block("left", first=0, rows=count, columns=2)
    since = UNTIL - (u[:, 0] * 1400).astype(np.int64)
    years = np.array([1.0 - np.prod(1.0 - np.array(yearly[: year + 1])) for year in range(len(yearly))])
    gone = np.searchsorted(years, u[:, 1])
    on = since + 365.0 * gone + 180.0
    return since.astype(float), np.where((gone < len(yearly)) & (on <= UNTIL), on, np.nan)


def test_a_file_with_all_parts_passes_the_check(tmp_path):
    made = staged(3000, 400)
    days, _ = came(36, lambda month: 0.5 if month == 7 else 1.0)
    details = Details(
        fit_stages(made, UNTIL, START),
        fit_season(days, FIRST, FIRST + 3 * 365 - 1),
        churn_of(*left((0.4, 0.1, 0.1, 0.1)), UNTIL),
        differing(0.3),
    )
    text = department_of(book(made, until=400), details, title="Ours")
    (tmp_path / "ours.yaml").write_text(text, encoding="utf-8")
    checked = check_documents(Library(tmp_path / "own"), [str(tmp_path / "ours.yaml")])
    assert [problem.message for problem in checked.problems if problem.severity == "error"] == []
    for said in ("churn_by_year: [", "season: {jan:", "skill: {typical: 1, range:", "step: Demo", "churn: {best_guess"):
        assert said in text


def test_churn_of_the_first_year_is_told_from_that_of_later_ones():
    churn = churn_of(*left((0.4, 0.1, 0.1, 0.1)), UNTIL)
    assert churn.age_matters
    assert churn.by_year[0] > 2 * churn.by_year[1]
    low, best, high = churn.yearly_range
    assert low < best < high
    assert not churn_of(*left((0.25, 0.25, 0.25, 0.25)), UNTIL).age_matters


def test_where_nobody_notes_who_left_churn_is_unknown():
    since = np.full(50, float(START))
    assert churn_of(since, np.full(50, np.nan), UNTIL) is None


def test_people_differ_in_the_file_only_where_they_exceed_chance():
    assert "more than chance" in skill_lines(differing(0.3))[0]
    assert skill_lines(differing(0.0))[0].startswith("    skill: 1 ")
    assert "not identifiable" in skill_lines(())[0]


def test_without_histories_and_years_the_file_says_so():
    made = flow(until=200, a_day=2.0, seed=1)
    text = department_of(book(replace(made), until=200), Details(), title="Ours")
    assert "no history of stages: an assumption" in text
    assert "not identifiable what the months of the year do" in text
    assert season_lines(None)
    assert len(step_lines((), [])) == 1


@pytest.mark.parametrize("shares", [(1 / 3, 1 / 3, 1 / 3), (0.005, 0.005, 0.99), (2.0, 1.0)])
def test_percents_add_up(shares):
    assert sum(whole_percents(shares)) == 100

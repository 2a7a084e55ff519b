"""Was last year luck?"""

import pytest

from salessim.department.futures import Figures
from salessim.model.department import Results
from salessim.study.last_year import last_year

YEARS: list[Figures] = [{"year|new_revenue": [float(number), 1.0]} for number in range(100)]


@pytest.mark.parametrize(
    ("real", "lower", "verdict"), [(4, 0.045, "bad luck"), (50, 0.505, "ordinary"), (96, 0.965, "luck")]
)
def test_a_year_is_put_among_those_that_could_have_been(real: int, lower: float, verdict: str) -> None:
    results = Results.model_validate({"new_revenue": f"{real} EUR"})
    (found,) = last_year(results, YEARS)
    assert (found.what, found.real, found.lower, found.verdict) == ("new_revenue", real, lower, verdict)
    assert found.simulated.mean == 49.5


def test_a_segment_without_an_order_in_a_year_counts_as_none() -> None:
    results = Results.model_validate({"deals_won": {"firms": 3}})
    (found,) = last_year(results, [{"year|deals_won.firms": [5.0, 1.0]}, {}])
    assert (found.what, found.lower, found.simulated.mean) == ("deals_won.firms", 0.5, 2.5)


def test_without_real_figures_there_is_nothing_to_say() -> None:
    assert last_year(None, YEARS) == ()

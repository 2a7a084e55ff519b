"""What unsure numbers have to do with a choice, from draws already made."""

from collections.abc import Sequence
from statistics import NormalDist

import pytest

from salessim.luck import Luck
from salessim.study.regressing import influences, worth_of_knowing_all

N = 2000
PLACES = Luck(5).block("places", first=0, rows=N, columns=3)
Z = [[NormalDist().inv_cdf(u) for u in column] for column in PLACES.T.tolist()]


def plans(mean: float, slope: float, noise: float) -> dict[str, Sequence[float]]:
    """Plan b brings `mean` more than a, and more still the higher the first number is."""
    return {"a": [0.0] * N, "b": [mean + slope * z + noise * e for z, e in zip(Z[0], Z[2], strict=True)]}


def test_a_number_explains_its_share_turns_the_answer_and_is_worth_knowing() -> None:
    places = {"matters": PLACES[:, 0].tolist(), "does-not": PLACES[:, 1].tolist()}
    first, second = influences(places, plans(0.5, 1.0, 1.0), "b", "a")
    assert first.path == "matters"
    assert first.explains == pytest.approx(0.5, abs=0.05)
    assert first.turns_at == pytest.approx(NormalDist().cdf(-0.5), abs=0.03)
    # The expected gain of knowing z where b brings 0.5 + z: phi(0.5) - 0.5 Phi(-0.5)
    assert first.worth == pytest.approx(0.19780, abs=0.03)
    assert second.worth < 0.02
    assert second.explains < 0.01


def test_where_one_plan_is_always_better_knowing_is_worth_nothing() -> None:
    (found,) = influences({"p": PLACES[:, 0].tolist()}, plans(50.0, 1.0, 1.0), "b", "a")
    assert found.worth == pytest.approx(0.0, abs=1e-9)
    assert found.turns_at is None
    assert found.low < found.high


def test_nothing_is_worth_more_than_knowing_everything() -> None:
    values = plans(0.5, 1.0, 1.0)
    (found,) = influences({"p": PLACES[:, 0].tolist()}, values, "b", "a")
    assert 0.0 < found.worth < worth_of_knowing_all(values)

import numpy as np
import pytest

from calibration.third_party import rows_of
from salessim.calibration.churn import fit_churn
from salessim.luck import Luck


def customers(contract):
    rows = [row for row in rows_of("telco_churn/customers.csv") if row["Contract"] == contract]
    months = np.array([int(row["tenure"]) for row in rows])
    return months, np.array([row["Churn"] == "Yes" for row in rows])


def test_monthly_contracts_are_left_less_the_older_they_are():
    churn = fit_churn(*customers("Month-to-month"))
    assert 0.5 < churn.shape < 0.85, "0.82 where months are taken for exact times, less where they are not"
    assert churn.hazard[0] > 3 * churn.hazard[24:48].mean()


@pytest.mark.parametrize(("contract", "shape"), [("One year", 2.8), ("Two year", 7.3)])
def test_longer_contracts_are_left_towards_their_end(contract, shape):
    assert fit_churn(*customers(contract)).shape == pytest.approx(shape, rel=0.25)


def test_a_constant_chance_comes_out_as_it_was_put_in():
    u = Luck(3).block("leaving", first=0, rows=5000, columns=1)[:, 0]
    months = np.ceil(-np.log(u) / 0.03).astype(np.int64)
    churn = fit_churn(np.minimum(months, 40), months <= 40)
    assert churn.shape == pytest.approx(1.0, abs=0.06)
    assert churn.hazard[:30].mean() == pytest.approx(1 - np.exp(-0.03), rel=0.1)
    assert churn.yearly == pytest.approx(1 - np.exp(-0.36), rel=0.08)


def test_few_who_left_do_not_tell_the_course():
    assert not fit_churn(np.array([3, 5, 9]), np.array([True, False, False])).is_identifiable
    with pytest.raises(ValueError, match="one customer or more"):
        fit_churn(np.array([], dtype=np.int64), np.array([], dtype=bool))

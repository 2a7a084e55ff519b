"""What the forecast learns from its own errors on days gone by."""

from dataclasses import replace

import numpy as np
import pytest

from calibration.made_deals import book, flow
from salessim.calibration.deals import Deals
from salessim.calibration.fit import fit_book
from salessim.calibration.own_errors import STEP_DAYS, fit_drift, no_drift
from salessim.luck import Luck


def test_errors_that_were_expected_add_little_and_others_add_much():
    sure = np.full(4, 0.1)
    calm, wild = (fit_drift(np.array(errors), sure).size for errors in ([0.1, -0.05, 0.0, 0.1], [0.3, 0.25, -0.1, 0.3]))
    assert calm < 0.06
    assert wild > 2.5 * calm


def test_over_the_first_month_futures_vary_as_the_errors_did():
    drift = fit_drift(np.tile((0.3, -0.3), 20), np.full(40, 0.01))
    assert drift.size == pytest.approx(0.3, abs=0.03)
    assert drift.lean == pytest.approx(0.0, abs=1e-6)
    walks = np.log(drift.draw(Luck(1), 4000, 3 * STEP_DAYS))
    first = walks[:, :STEP_DAYS].mean(axis=1)
    assert first.std() == pytest.approx(0.3, rel=0.12)
    assert walks[:, -1].std() > 1.5 * first.std()
    assert (no_drift().draw(Luck(1), 3, 10) == 1.0).all()


def test_only_a_part_of_a_lean_to_one_side_is_believed():
    few, many = (fit_drift(np.full(count, 0.2), np.full(count, 0.1)).lean for count in (1, 4))
    assert 0.05 < few < many < 0.2


@pytest.mark.slow
def test_a_department_that_got_quicker_is_met_with_wider_bands_than_a_steady_one():
    steady = book(flow(until=300, a_day=4.0, seed=1), until=300)
    early, late = flow(until=240, a_day=4.0, seed=1), flow(until=300, a_day=9.0, seed=2, cycle=12.0)
    is_early, is_late = early.created <= early.created.min() + 215, late.created > late.created.min() + 215
    joined = {
        name: np.concatenate([getattr(early.where(is_early), name), getattr(late.where(is_late), name)])
        for name in Deals.__dataclass_fields__
        if name != "history"
    }
    joined["id"] = np.array([f"deal {place}" for place in range(len(joined["id"]))])
    changed = book(replace(early.where(is_early), **joined), until=300)
    assert fit_book(changed, 30).drift.size > 1.3 * fit_book(steady, 30).drift.size

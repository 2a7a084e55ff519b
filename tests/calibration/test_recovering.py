"""The parameters that made our own export come out of it again, queues off."""

import numpy as np
import pytest

from calibration.recovering import TRUE, recovered


def summed(sets):
    """Bias [share] and coverage [share, None where there is no range] of each number over some data sets."""
    found = [recovered(seed) for seed in range(1, sets + 1)]
    return {
        name: (
            float(np.mean([each[name].best for each in found])) / true - 1.0,
            float(np.std([each[name].best for each in found])) / true,
            None if found[0][name].holds is None else float(np.mean([each[name].holds for each in found])),
        )
        for name, true in TRUE.items()
    }


def test_five_data_sets_give_back_what_made_them():
    for name, (bias, spread, _) in summed(5).items():
        assert abs(bias) < max(0.05, 3.0 * spread / 5**0.5), name


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_two_hundred_data_sets_show_no_bias_and_ranges_that_hold():
    for name, (bias, spread, covered) in summed(200).items():
        assert abs(bias) < 0.03, (name, bias, spread)
        assert covered is None or 0.70 <= covered <= 0.90, (name, covered)

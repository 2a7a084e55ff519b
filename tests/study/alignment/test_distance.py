"""Distances against ones that are known."""

import numpy as np
import pytest

from salessim.study.alignment.distance import EARTH_KM, centre, distances_km


def test_known_distances():
    berlin, munich = (52.5200, 13.4050), (48.1372, 11.5755)
    found = distances_km(np.array([berlin, (0.0, 0.0)]), np.array([munich, (0.0, 180.0)]))
    assert found[0, 0] == pytest.approx(504, abs=1)
    assert found[1, 1] == pytest.approx(np.pi * EARTH_KM)


def test_the_middle_lies_between_also_across_the_date_line():
    assert centre(np.array([(0.0, 170.0), (0.0, -170.0)]), np.ones(2)) == pytest.approx((0.0, 180.0))
    assert centre(np.array([(10.0, 0.0), (20.0, 0.0)]), np.array([3.0, 1.0]))[0] == pytest.approx(12.5, abs=0.1)

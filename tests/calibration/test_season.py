"""What the months of the year do to arrivals."""

from datetime import date

import numpy as np
import pytest

from salessim.calibration.season import fit_season
from salessim.luck import Luck
from salessim.luck.transforms import poisson_quantile

FIRST = date(2021, 1, 1).toordinal()


def came(months, factor_of, level=60.0, seed=1):
    """Days on which leads came, evenly within each month."""
    u = Luck(seed).block("came", first=0, rows=months, columns=1)[:, 0]
    days, last = [], FIRST
    for month in range(months):
        begin = date(2021 + month // 12, month % 12 + 1, 1).toordinal()
        count = int(poisson_quantile(u[month : month + 1], level * factor_of(month % 12))[0])
        days += [begin + (place * 28) // max(1, count) for place in range(count)]
        last = begin + 27
    return np.array(days), last


def test_a_strong_summer_hole_is_found_and_written():
    days, _ = came(36, lambda month: 0.5 if month in (6, 7) else 1.1)
    season = fit_season(days, FIRST, date(2023, 12, 31).toordinal())
    assert season.is_believed
    assert season.factors[[6, 7]] == pytest.approx([0.5, 0.5], abs=0.12)
    assert season.factors.mean() == pytest.approx(1.0)


def test_chance_is_not_taken_for_a_season():
    days, _ = came(36, lambda _: 1.0, seed=2)
    assert not fit_season(days, FIRST, date(2023, 12, 31).toordinal()).is_believed


def test_less_than_two_whole_years_say_nothing():
    days, last = came(23, lambda month: 0.5 if month == 7 else 1.0)
    assert fit_season(days, FIRST, last) is None

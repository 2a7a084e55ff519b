from salessim.study.intervals import Estimate
from salessim.tui.widgets.band_plot import band_rows, limits_of


def months(*means, half=1.0):
    return [Estimate(mean, 0.1, mean - half, mean + half, 0.8, 20) for mean in means]


def test_the_mean_rises_inside_its_band_and_zero_is_marked():
    points = months(-2.0, 0.0, 2.0)
    assert limits_of(points) == (-3.0, 3.0)
    rows = band_rows(points, limits_of(points), 6, 7)
    assert rows == [
        "    ░░",
        "    ━━",
        "  ░░░░",
        "┄┄━━┄┄",
        "░░░░  ",
        "━━    ",
        "░░    ",
    ]


def test_no_difference_at_all_is_a_line():
    points = [Estimate(0.0, None, None, None, 0.8, 1)] * 2
    assert band_rows(points, limits_of(points), 4, 3) == ["    ", "━━━━", "    "]

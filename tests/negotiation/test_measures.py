"""What options measure."""

import pytest

from salessim import units
from salessim.negotiation.measures import Measure, measure, meets


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("12%", Measure(0.12, "share")),
        ("30 days", Measure(30 * 86_400, "time")),
        ("in advance", Measure(0, "time")),
        ("4", Measure(4, "plain")),
        ("2k EUR", Measure(2000, "money")),
        ("case study", None),
        ("5 to 7", None),
    ],
)
def test_an_option_measures_what_it_says(option: str, found: Measure | None) -> None:
    assert measure(option) == found


def test_a_condition_meets_its_own_kind_only() -> None:
    at_most = units.parse_comparison("up to 12%")
    assert meets("8%", at_most)
    assert not meets("16%", at_most)
    assert not meets("8 days", at_most)
    assert not meets("logo", at_most)

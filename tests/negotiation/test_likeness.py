"""What somebody seems to like."""

import numpy as np
import pytest

from salessim.negotiation import Issue, Space
from salessim.negotiation.likeness import likeness_of
from salessim.negotiation.talks.heard import Heard
from salessim.negotiation.talks.moves import Offer

SPACE = Space((Issue("reference", ("none", "logo")), Issue("colour", ("red", "green", "blue"))))
MEASURED = Space((Issue("discount", ("0%", "10%", "50%")), Issue("reply", ("next day", "4 hours"))))


def wishes_after(space: Space, *packages: int) -> np.ndarray:
    summed = Heard()
    for package in packages:
        summed = summed.and_then(Offer((package,)), space)
    return likeness_of(space).wishes(summed.counts, summed.steady)


def test_what_is_asked_for_again_and_again_counts_as_wanted() -> None:
    # insists on “logo”, moves on the colour
    wishes = wishes_after(SPACE, 3, 4, 5)
    assert wishes[1] > wishes[0] == 0
    assert wishes[1] == pytest.approx(1.2 / 2.2)
    assert wishes[2] == wishes[3] == wishes[4] == pytest.approx(1.0 / 2.2)


def test_an_option_near_the_wanted_one_is_liked_more() -> None:
    wishes = wishes_after(MEASURED, 4)  # 50 %, next day
    assert wishes[:3] == pytest.approx(np.array([0, 0.2, 1]) / 2)
    assert wishes[3:].tolist() == [0.5, 0]


def test_words_are_alike_only_if_they_are_the_same() -> None:
    assert likeness_of(MEASURED).block[3:, 3:].tolist() == [[1, 0], [0, 1]]


def test_wanting_exact_options() -> None:
    assert likeness_of(MEASURED).near((1, 1)) == pytest.approx([0.8, 1, 0.2, 0, 1])

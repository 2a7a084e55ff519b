"""Writing GeniusWeb files: what is written keeps GeniusWeb's own rules and reads back the same."""

from decimal import Decimal

import numpy as np
import pytest

from salessim.errors import InputError
from salessim.negotiation import Worth, plain_space, rectangle, written_out
from salessim.negotiation.domains.geniusweb_reading import read_geniusweb_profile
from salessim.negotiation.domains.geniusweb_writing import write_geniusweb_profile

SPACE = plain_space([3, 2, 2])
ADDITIVE = Worth(((-7, 1, 3), (0, 11), (5, 0)), no_deal=3.5, base=100.0)
WOVEN = Worth(ADDITIVE.options, (rectangle(SPACE, {0: [2], 2: [0]}, -9.0),), no_deal=-1000.0)


@pytest.mark.parametrize("worth", [ADDITIVE.without_a_deal(108.0), WOVEN])
def test_what_is_written_reads_back(worth: Worth) -> None:
    content = write_geniusweb_profile(SPACE, worth, "d", "p")
    space, back = read_geniusweb_profile(content, None, "p.json")
    assert space == SPACE
    values = written_out(worth)
    assert np.allclose((values - values.min()) / np.ptp(values), written_out(back), atol=1e-11)


def test_weights_add_up_to_exactly_one() -> None:
    thirds = Worth(((0, 1), (0, 1), (0, 1)))
    profile = write_geniusweb_profile(plain_space([2, 2, 2]), thirds, "d", "p")["LinearAdditiveUtilitySpace"]
    assert sum(Decimal(repr(weight)) for weight in profile["issueWeights"].values()) == 1


def test_the_reservation_bid_is_the_worst_that_is_good_enough() -> None:
    content = write_geniusweb_profile(SPACE, ADDITIVE.without_a_deal(108.0), "d", "p")
    bid = content["LinearAdditiveUtilitySpace"]["reservationBid"]["issuevalues"]
    values = written_out(ADDITIVE)
    assert ADDITIVE.of(SPACE.outcome(bid)) == values[values >= 108.0].min()
    assert "reservationBid" not in write_geniusweb_profile(SPACE, WOVEN, "d", "p")["SumOfGroupsUtilitySpace"]


def test_what_geniusweb_cannot_express_is_refused() -> None:
    with pytest.raises(InputError, match="worth the same"):
        write_geniusweb_profile(plain_space([2]), Worth(((1, 1),)), "d", "p")
    with pytest.raises(InputError, match="no outcome is as good"):
        write_geniusweb_profile(plain_space([2]), Worth(((1, 2),), no_deal=3.0), "d", "p")

"""Bots by name."""

import pytest

from salessim.conversation.bots.roster import BOTS, SKILLS, bot_called
from salessim.conversation.bots.seller import Seller
from salessim.errors import NotFoundError


def test_everybody_answers_to_his_name():
    assert all(bot_called(name).name == name for name in BOTS)
    assert SKILLS["novice"] < SKILLS["average"] < SKILLS["expert"]


def test_a_number_is_a_seller_of_that_skill():
    assert bot_called("0.7") == Seller("0.7", 0.7)


@pytest.mark.parametrize("name", ["expret", "1.2", "-0.1", "nan", ""])
def test_an_unknown_bot_is_refused_with_those_there_are(name):
    with pytest.raises(NotFoundError, match="There is no bot") as caught:
        bot_called(name)
    assert "expert" in caught.value.hint

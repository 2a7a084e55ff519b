"""A seller with a skill."""

import pytest

from botting import Moment, all_is_well
from playing import DISCOVERY, shipped, small
from salessim.conversation.bots.past import blank_past
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.policy import HANG_UP, Fate
from salessim.conversation.bots.seller import Seller
from salessim.luck import Luck

FLAWLESS = Seller("flawless", 1.0)


def played(moment, seller=FLAWLESS, seed=1):
    return play_call(seller, moment.case, moment.craft, Luck(seed))


def test_without_slips_he_finds_need_cost_and_value_and_settles_for_what_there_is():
    moment = Moment(small(seller={"price": "9k EUR/year"}))
    call = played(moment)
    names = moment.case.names
    assert call.situation.told & 15 == 15
    assert call.situation.agreed == 1 << names.option("step.visit")  # an order is worth too little to her


def test_without_slips_he_lets_go_where_there_is_nothing_to_win():
    moment = Moment(all_is_well())
    call = played(moment)
    assert moment.names(call.turns[-1])[0].endswith("disqualify")


def test_he_hangs_up_when_nothing_is_left_to_say():
    moment = Moment()
    moment.past.proposals = 9
    done = moment.seen._replace(told=2**30 - 1, question="", concerns=())
    past = blank_past(moment.craft)
    past.proposals, past.spoken_to, past.greeted = 9, 1, 1
    past.given_back = done.told
    past.subjects = dict.fromkeys(moment.craft.by_kind["benefit"], 0b111)
    assert FLAWLESS.line(done, past, moment.craft, Fate(Luck(1), "flawless")) == HANG_UP


def test_a_skill_is_a_share():
    with pytest.raises(ValueError, match="between 0 and 1"):
        Seller("x", 1.5)


@pytest.mark.parametrize("skill", [0.0, 0.4, 1.0])
def test_the_same_luck_gives_the_same_call(skill):
    scenario, book, _ = shipped(DISCOVERY)
    seller = Seller("x", skill)
    first, second = (played(Moment(scenario, book), seller, 4) for _ in range(2))
    assert first == second

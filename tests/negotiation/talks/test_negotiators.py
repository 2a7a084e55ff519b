"""Reference negotiators, alone and against each other."""

import pytest

from salessim.luck import Luck
from salessim.negotiation import Table, additive_table
from salessim.negotiation.talks.bargaining import bargain
from salessim.negotiation.talks.moves import Accept, Offer, Propose
from salessim.negotiation.talks.negotiators import (
    Micro,
    Negotiator,
    RandomNegotiator,
    TimeDependent,
    TitForTat,
    Tough,
    elapsed,
)
from salessim.negotiation.talks.protocol import TalkRules, act, opened
from salessim.negotiation.talks.seat import seat_at

PIE = additive_table([[float(n) for n in range(101)]], [[100.0 - n for n in range(101)]], 10.0, 20.0)
TRADE = additive_table(
    [[0, 1, 2, 3], [0, 4, 8, 12], [0, 2, 4, 6]],
    [[12, 8, 4, 0], [3, 2, 1, 0], [6, 4, 2, 0]],
    first_no_deal=3.0,
    second_no_deal=3.0,
)
EVERYBODY: list[Negotiator] = [
    TimeDependent(0.2),
    TimeDependent(1.0),
    TimeDependent(5.0),
    TimeDependent(1.0, 0.05, "exponential"),
    TitForTat(),
    Micro(),
    RandomNegotiator(),
    Tough(),
]


def offers_of(side: int, table: Table, negotiator: Negotiator, rounds: int = 11) -> list[float]:
    """What a negotiator's offers to somebody who only repeats his best are worth to himself."""
    sides = (negotiator, Tough()) if side == 0 else (Tough(), negotiator)
    _, events = bargain(TalkRules(table, rounds), *sides, Luck(4))
    seat = seat_at(table, side, rounds)
    return [seat.worth(event[3][0]) for event in events if event[0] == "offered" and event[2] == side]


@pytest.mark.parametrize("exponent", [0.2, 1.0, 5.0])
def test_time_dependent_offers_follow_the_formula(exponent: float) -> None:
    aims = [10 + (1 - (n / 10) ** (1 / exponent)) * 90 for n in range(11)]
    made = offers_of(0, PIE, TimeDependent(exponent))
    # The nearest package at or above the aim; one part in a hundred is a package, and 2 % count as the same.
    assert all(aim - 1e-9 <= offer <= aim + 1 + 2 for aim, offer in zip(aims, made, strict=True))


def test_late_concedes_later_than_early() -> None:
    late, early = offers_of(0, PIE, TimeDependent(0.2)), offers_of(0, PIE, TimeDependent(5.0))
    assert all(a >= b for a, b in zip(late, early, strict=True))
    assert sum(late) > sum(early) + 200


def test_tough_never_moves_and_micro_waits_for_the_other() -> None:
    assert offers_of(0, PIE, Tough()) == [100.0] * 11
    # The other side repeats one offer, so MiCRO makes two different ones (it moves first) and then repeats.
    assert len(set(offers_of(0, PIE, Micro()))) == 2


def test_tit_for_tat_returns_what_it_gets() -> None:
    rules = TalkRules(PIE, 10)
    talks, _ = act(rules, opened(rules), Propose(Offer((95,))))
    seat = seat_at(PIE, 1, 10)
    for given in (90, 80, 60):
        action = TitForTat(returns=0.5, first_step=0.0).decide(seat, talks, Luck(1))
        assert isinstance(action, Propose)
        assert seat.worth(action.offer.packages[0]) == pytest.approx(
            100 - 0.5 * (95 - talks.heard[0].last.packages[0]), abs=2.6
        )
        talks, _ = act(rules, talks, action)
        talks, _ = act(rules, talks, Propose(Offer((given,))))


def test_micro_with_rounds_enough_goes_down_its_own_list() -> None:
    rules = TalkRules(TRADE, 200)
    talks, _ = bargain(rules, Micro(is_thinned=False), Micro(is_thinned=False), Luck(0))
    assert talks.ending == "deal"
    # On a balanced table two of them find a deal on the frontier (de Jonge 2022).
    assert TRADE.space.numbered(talks.deal or 0) in TRADE.frontier.outcomes


def test_with_few_rounds_micro_takes_larger_steps() -> None:
    whole, _ = bargain(TalkRules(PIE, 12), Micro(is_thinned=False), Micro(is_thinned=False), Luck(0))
    thinned, _ = bargain(TalkRules(PIE, 12), Micro(), Micro(), Luck(0))
    assert whole.ending == "out-of-time"
    assert thinned.ending == "deal"


@pytest.mark.parametrize("first", EVERYBODY)
@pytest.mark.parametrize("second", EVERYBODY)
def test_nobody_signs_what_is_worse_than_no_deal(first: Negotiator, second: Negotiator) -> None:
    for seed in range(3):
        talks, _ = bargain(TalkRules(TRADE, 15), first, second, Luck(seed))
        if talks.deal is not None:
            assert min(TRADE.gains(TRADE.space.numbered(talks.deal))) >= 0


def test_nobody_finds_a_deal_where_there_is_none() -> None:
    apart = PIE.with_no_deal(60.0, 60.0)
    for negotiator in EVERYBODY:
        talks, _ = bargain(TalkRules(apart, 10), negotiator, negotiator, Luck(2))
        assert talks.ending == "out-of-time"


def test_the_same_luck_gives_the_same_talks() -> None:
    plays = [bargain(TalkRules(TRADE, 15), RandomNegotiator(), Micro(), Luck(seed)) for seed in (5, 5, 6)]
    assert plays[0] == plays[1]
    assert plays[0] != plays[2]


def test_accepts_what_is_as_good_as_its_next_offer() -> None:
    rules = TalkRules(PIE, 11)
    talks, _ = act(rules, opened(rules), Propose(Offer((0,))))
    assert TimeDependent(1.0).decide(seat_at(PIE, 1, 11), talks, Luck(0)) == Accept(0)


def test_time_counts_from_the_first_round_to_the_last() -> None:
    assert [elapsed(n, 5) for n in (1, 3, 5)] == [0.0, 0.5, 1.0]
    assert elapsed(1, 1) == 1.0

"""Time: what an exchange takes, and the patience it costs."""

import pytest

from playing import call, happened, line, playbook, small
from salessim.conversation.compiling import compile_case
from salessim.luck import Luck


def test_an_exchange_takes_at_least_forty_seconds():
    session = call()
    session.say(line("agenda"))
    assert session.situation.seconds == 40


def test_many_words_take_their_time_on_both_sides():
    session = call()
    session.say(line("situation", "ice", text="word " * 169))
    # 169 words and the 4 of "We have two stores." at 173 a minute
    assert session.situation.seconds == 60
    assert (session.situation.words_you, session.situation.words_them) == (169, 4)


@pytest.mark.parametrize(("words", "costs"), [(219, False), (220, True)])
def test_more_than_seventy_six_seconds_is_a_speech(words, costs):
    exchange = call().say(line("agenda", text="word " * words))
    assert ("long-talk" in happened(exchange, "moved")) == costs


def test_patience_runs_by_the_minute_and_loses_no_fraction():
    session = call(small(people={"ann": {"patience_per_minute": "-1"}}))
    for _ in range(6):  # four minutes
        session.say(line("confirm"))
    assert session.situation.patience[0] == 80 - 4


def test_where_a_persona_does_not_say_the_rule_does():
    session = call(small(people={"ann": {"persona": "amiable", "patience_per_minute": "-3"}}))
    for _ in range(3):
        session.say(line("confirm"))
    assert session.situation.patience[0] == 80 - 6


def test_a_line_that_nobody_understood_costs_nothing():
    session = call()
    before = session.situation
    exchange = session.say(line("", text="flurb blah"))
    after = session.situation
    assert happened(exchange, "replied") == ["puzzled"]
    assert (after.seconds, after.trust, after.patience) == (before.seconds, before.trust, before.patience)


def test_saying_nothing_costs_patience_and_time():
    session = call()
    exchange = session.say(line("", text=""))
    assert happened(exchange, "replied") == ["silence"]
    assert session.situation.patience[0] == 80 - 8
    assert session.situation.seconds == 40


def test_an_exchange_in_writing_takes_its_own_time_whatever_the_playbook():
    for name in ("core", "e-mail"):
        spoken, written = (
            compile_case(small(kind=kind), playbook(name), Luck(1)) for kind in ("discovery call", "e-mail")
        )
        assert (spoken.rules.exchange_s, written.rules.exchange_s) == (40, 75)


def test_where_a_rule_says_nothing_of_writing_it_holds_for_both():
    book = playbook(rules={"shortest_exchange": {"in_writing": None}})
    assert compile_case(small(kind="e-mail"), book, Luck(1)).rules.exchange_s == 40

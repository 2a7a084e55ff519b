"""Why a line was worth what it was."""

import pytest

from playing import call, line
from salessim.conversation.review.causes import good, harm
from salessim.conversation.turn import NamedTurn


def told(*lines):
    """The reasons for the last of some lines: what harmed, what helped."""
    session = call()
    for each in lines[:-1]:
        session.say(each)
    before = session.situation
    exchange = session.say(lines[-1])
    return (
        [cause.name for cause in harm(exchange.events, session.case, before)],
        [cause.name for cause in good(exchange.events, session.case)],
    )


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([line("feature", "ice")], "too early"),
        ([line("situation", "ice"), line("situation", "ice")], "asked again"),
        ([line("small-talk"), line("small-talk"), line("small-talk")], "too many"),
        ([line("backchannel")], "nothing gained"),
        ([line("ask-to-close", offer=["step.order"])], "declined too-early"),
        ([line("propose-next-step", offer=["step.order"])], "declined not-ready"),
        ([line("situation problem", "ice")], "several questions"),
        ([NamedTurn(hangs_up=True)], "hung up"),
        ([line("rude")], "cost trust: rude"),
    ],
)
def test_what_went_wrong_is_named(lines, name):
    harms, _ = told(*lines)
    assert name in harms


def test_what_went_well_is_named():
    _, well = told(line("situation", "ice"))
    assert "told" in well


def test_the_sentence_names_what_was_brought_out():
    session = call()
    exchange = session.say(line("situation", "ice"))
    (cause, *_) = good(exchange.events, session.case)
    assert "ice" in cause.text
    assert "fact" in cause.text

"""What both front ends show of a call."""

from datetime import UTC, datetime

from playing import DISCOVERY
from salessim.app.play import start_call
from salessim.library.finding import Library


def test_what_was_heard_is_listed_in_the_order_it_was_heard():
    call = start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    assert call.view.heard == ()
    call.say("give-reason")
    call.say("situation", "line-2-stops")
    call.say("problem", "line-2-stops")
    heard = call.view.heard
    assert [(finding.subject, finding.rung) for finding in heard] == [
        ("line 2 stops", "fact"),
        ("line 2 stops", "problem"),
    ]
    said = [line.text for line in call.view.lines]
    assert all(any(finding.text in text for text in said) for finding in heard), "nothing is shown that was not said"

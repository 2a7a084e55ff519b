"""Shipped calls that follow another call of the same deal."""

from datetime import UTC, datetime

from salessim.app.earlier_attempts import attempt_before
from salessim.app.play import start_call
from salessim.app.scripts import play_script, sample_script
from salessim.library.finding import Library

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
LIBRARY = Library(None)
FIRST, SECOND = "discovery-plant-director", "proof-four-weeks-on-line-2"


def played(name, sample, earlier=None, seed=5):
    call = start_call(LIBRARY, name, seed=seed, attempt=name, now=NOW, earlier=earlier)
    play_script(call, sample_script(call.scenario, sample))
    return call


def test_the_trial_goes_on_from_the_call_that_was_played():
    first = played(FIRST, "The short good call")
    earlier, _ = attempt_before(first.journal(), FIRST)
    usual = start_call(LIBRARY, SECOND, seed=6, attempt="b", now=NOW)
    after = start_call(LIBRARY, SECOND, seed=6, attempt="b", now=NOW, earlier=earlier)
    assert len(after.view.heard) > len(usual.view.heard)
    assert "line-2-stops.payoff" in earlier.outcome.learned
    assert next(person.manner for person in after.view.people if person.id == "marta") != next(
        person.manner for person in usual.view.people if person.id == "marta"
    )
    told = {finding.text for finding in first.view.heard}
    assert any(finding.text in told and "a month" in finding.text for finding in after.view.heard)


def test_what_was_agreed_then_is_asked_for_now():
    first = played(FIRST, "The short good call")
    earlier, _ = attempt_before(first.journal(), FIRST)
    for given, is_asked in ((earlier, True), (None, True)):
        call = start_call(LIBRARY, SECOND, seed=6, attempt="b", now=NOW, earlier=given)
        call.say("greet")
        assert ("You wanted to see it before anything begins." in call.view.lines[-1].text) == is_asked
    nothing = start_call(LIBRARY, FIRST, seed=5, attempt="a", now=NOW)
    nothing.hang_up()
    lost, _ = attempt_before(nothing.journal(), FIRST)
    call = start_call(LIBRARY, SECOND, seed=6, attempt="b", now=NOW, earlier=lost)
    call.say("greet")
    assert "You wanted to see it" not in call.view.lines[-1].text
    assert call.view.heard == ()

"""A class with attempts that were really played, for the tests of what is done with records."""

from datetime import UTC, datetime, timedelta

from playing import DISCOVERY
from salessim.app.play import start_call
from salessim.app.scripts import play_script, sample_script
from salessim.library.finding import Library
from salessim.records.kept_attempts import KeptAttempts

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
GOOD = "The short good call"


def play_sample(database, trainee, attempt, *, started=START, sample=GOOD, aid=None):
    """An attempt that ends well: 73 points."""
    store = KeptAttempts(database, trainee, lambda: started + timedelta(minutes=9))
    call = start_call(Library(), DISCOVERY, seed=7, attempt=attempt, now=started, store=store, aid=aid)
    play_script(call, sample_script(call.scenario, sample))
    return call


def hang_up_at_once(database, trainee, attempt, *, started=START):
    """An attempt that gives nothing."""
    store = KeptAttempts(database, trainee, lambda: started)
    call = start_call(Library(), DISCOVERY, seed=7, attempt=attempt, now=started, store=store)
    call.hang_up()
    return call


def leave_open(database, trainee, attempt, *, started=START):
    """An attempt that was broken off after a turn."""
    store = KeptAttempts(database, trainee, lambda: started)
    call = start_call(Library(), DISCOVERY, seed=7, attempt=attempt, now=started, store=store)
    call.say("give-reason", text="Good morning, my name is Quillfeather.")
    return call

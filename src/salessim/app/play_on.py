"""Go back to a turn of an attempt and play on from there, on the same luck."""

from dataclasses import replace
from datetime import datetime

from salessim.app.play import Call
from salessim.conversation.journal import Aid
from salessim.conversation.replaying import read_journal
from salessim.conversation.session import Session
from salessim.errors import InputError
from salessim.luck import Luck
from salessim.records.attempts import AttemptStore


def play_on(text: str, name: str, turn: int, *, attempt: str, now: datetime, store: AttemptStore | None = None) -> Call:
    """A new attempt that stands where another stood before one of its lines. It does not count.

    Args:
        text: The journal of the other attempt.
        name: What to call it in messages.
        turn: The line to say anew [1..].
        attempt: Id of the new attempt.
        now: The time, with its time zone.
        store: Where to keep it; None: nowhere.

    Raises:
        InputError: It has no such turn.
        JournalError: The journal was damaged or changed, or was played under other rules.
    """
    journal = read_journal(text, name)
    said = [page.said for page in journal.turns]
    if not 1 <= turn <= len(said):
        raise InputError(f"Attempt {name} has no turn {turn}.", f"It has {len(said)} turns.")
    aid = Aid(
        is_revealed=journal.header.aid is not None and journal.header.aid.is_revealed,
        begins_at=f"turn {turn} of attempt {journal.header.attempt}",
        given_turns=turn - 1,
    )
    started = now.isoformat(timespec="seconds")
    header = replace(journal.header, attempt=attempt, started=started, aid=aid)
    call = Call(
        header,
        header.scenario_model(),
        header.playbook_model(),
        Session(header.case(), Luck(header.seed)),
        store,
    )
    call.begin_record()
    for line in said[: turn - 1]:
        call.take_turn(line)
    return call

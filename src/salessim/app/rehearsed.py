"""How a rehearsal that is over went: whether the thing was done, and in how many lines."""

from typing import Final

from salessim.app.positions import objection_number, share_of
from salessim.conversation.journal import Header
from salessim.conversation.marks import Mark, judged, mark_call
from salessim.conversation.replaying import read_journal, replayed
from salessim.conversation.session import Session

IN_LINES: Final = {1: 1.0, 2: 0.85, 3: 0.75}
"""What doing it is worth, by the lines that it took [0..1]; assumption: all of them are good, the first go is easy."""

IN_MORE: Final = 0.65
NOT_DONE: Final = 0.0


def rehearsal_share(text: str, attempt: str, aim: str) -> float:
    """How well a rehearsal went [0..1].

    Args:
        text: Its journal.
        attempt: Its id, for messages.
        aim: The criterion or the objection that was rehearsed.

    Raises:
        JournalError: It was damaged or changed.
    """
    journal = read_journal(text, attempt)
    session, header = replayed(journal), journal.header
    given = header.aid.given_turns if header.aid is not None else 0
    lines = sum(not exchange.said.hangs_up for exchange in session.exchanges[given:])
    if not lines or not _is_done(header, session, given, aim):
        return NOT_DONE
    return IN_LINES.get(lines, IN_MORE)


def _is_done(header: Header, session: Session, given: int, aim: str) -> bool:
    if any(objection.id == aim for objection in session.case.objections):
        number = objection_number(session, aim)
        return any(event[0] == "settled" and event[4] == number and event[1] > given for event in session.events)
    before, after = (_mark(header, session, aim, most) for most in (given, len(session.exchanges)))
    return after is not None and share_of(after) > share_of(before) and any(turn > given for turn in after.turns)


def _mark(header: Header, session: Session, criterion: str, most: int) -> Mark | None:
    """The mark of a criterion after so many turns."""
    events = [event for event in session.events if event[1] <= most]
    call = judged(header.scenario_model(), header.playbook_model(), session.case, events)
    return next((mark for mark in mark_call(call).marks if mark.criterion == criterion), None)

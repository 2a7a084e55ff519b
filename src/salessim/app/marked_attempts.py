"""What kept attempts came to: marked once by each version of the program, and remembered beside the journal."""

from contextlib import suppress
from typing import Final

import salessim
from salessim.app.score_attempt import score_journal
from salessim.conversation.events import RULES
from salessim.errors import SurroundingsError
from salessim.records.attempts import AttemptStore, Marked, Summary

MARKED_BY: Final = f"{salessim.__version__} rules {RULES}"
"""What marks attempts here; what another version marked is marked anew."""


def mark_kept(store: AttemptStore, attempt: str, text: str = "") -> Marked:
    """Mark a finished attempt and let the store remember it.

    Args:
        store: Where it is kept.
        attempt: Its id.
        text: Its journal; empty: it is read from the store.

    Raises:
        JournalError: Its journal was damaged or changed.
        SurroundingsError: The store cannot be read.
    """
    scored = score_journal(text or store.read(attempt), attempt, compares=False)
    marks = scored.marks
    marked = Marked(
        score=marks.score,
        pass_mark=marks.pass_mark,
        has_passed=marks.has_passed,
        outcome=marks.result,
        ending=marks.ending,
        marks=scored.marks_as_json(),
        by=MARKED_BY,
    )
    # Where they cannot be kept, the marks are right all the same, and are computed again the next time.
    with suppress(SurroundingsError):
        store.keep_marks(attempt, marked)
    return marked


def marks_of(store: AttemptStore, summary: Summary) -> Marked | None:
    """What an attempt came to; None: it is not over.

    Raises:
        JournalError: Its journal was damaged or changed.
        SurroundingsError: The store cannot be read.
    """
    if not summary.is_finished:
        return None
    if summary.marked is not None and summary.marked.by == MARKED_BY:
        return summary.marked
    return mark_kept(store, summary.attempt)

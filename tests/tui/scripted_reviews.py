"""Reviews for tests of the screens: one short call, really reviewed, once; what is played on from is scripted."""

from datetime import UTC, datetime
from functools import cache

from playing import DISCOVERY, line
from salessim.app.play import start_call
from salessim.app.review import reviewable, stream_review
from salessim.app.review_branch import branch
from salessim.library.finding import Library
from salessim.model.scenario import ScriptTurn

FEW = 4
"""Plays from each position."""


@cache
def journal():
    """A call with a good beginning, an insult, and nothing after it."""
    call = start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=datetime(2026, 3, 2, tzinfo=UTC))
    call.take_turn(line("give-reason", text="I call about your press line."))
    call.take_turn(line("problem", "line-2-stops", text="How often does line 2 stop?"))
    call.take_turn(line("rude", text="You must be blind."))
    call.hang_up()
    return call.journal()


@cache
def pages():
    """Its review as it grows."""
    return tuple(stream_review(reviewable(journal(), "a1"), plays=FEW))


@cache
def _tried(turn, words):
    return branch(reviewable(journal(), "a1"), turn, [ScriptTurn(you=words, means=("agenda",))], plays=FEW)


class ScriptedReviews:
    """Stands in for `salessim.app.review_desk.ReviewDesk`."""

    def __init__(self, start):
        self._start = start
        self.pages = None
        self.played_on = []

    def open(self, attempt):
        return reviewable(journal(), attempt)

    def stream(self, call, on_progress, cancelled):
        yield from self.pages or pages()

    def tried(self, call, turn, words):
        return _tried(turn, words)

    def play_on(self, call, turn):
        self.played_on.append(turn)
        return self._start()

    def export(self, review, folder):
        return folder / f"review-{review.attempt}.html"

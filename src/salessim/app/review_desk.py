"""Reviews for the terminal app: an attempt opened, reviewed as long as somebody watches, changed, played on from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from salessim.app.play import Call
from salessim.app.play_on import play_on
from salessim.app.review import PLAYS, Reviewable, reviewable, stream_review
from salessim.app.review_branch import Branch, branch
from salessim.conversation.review.views import ReviewView
from salessim.errors import SurroundingsError
from salessim.model.scenario import ScriptTurn
from salessim.records.attempts import AttemptStore
from salessim.runs import CancelToken, Progress

BRANCH_PLAYS = 12
"""Plays for each position of a line that is tried on the screen: somebody waits for it."""

SECONDS = 60.0
"""A review on the screen stops after so long, however slow the computer is [s]."""


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """Reviews of one user's attempts.

    Attributes:
        store: Where attempts are kept.
        now: Tells the time, with its time zone.
        new_attempt: Makes the id of a new attempt.
        workers: Worker processes of a review; 0: none; None: one for each processor.
        plays: Plays from each position.
    """

    store: AttemptStore
    now: Callable[[], datetime]
    new_attempt: Callable[[], str]
    workers: int | None = None
    plays: int = PLAYS

    def open(self, attempt: str) -> Reviewable:
        """A finished attempt, ready to be reviewed.

        Raises:
            NotFoundError: There is no such attempt.
            JournalError: Its journal was damaged or changed, or it was played under other rules.
            NotPlayableError: It is not over, or nothing was said in it.
        """
        return reviewable(self.store.read(attempt), attempt)

    def stream(
        self, call: Reviewable, on_progress: Callable[[Progress], None], cancelled: CancelToken
    ) -> Iterator[ReviewView]:
        """A review that grows; the arguments are those of `stream_review`."""
        return stream_review(
            call,
            plays=self.plays,
            workers=self.workers,
            seconds=SECONDS,
            on_progress=on_progress,
            cancelled=cancelled,
        )

    def tried(self, call: Reviewable, turn: int, words: str) -> Branch:
        """What another line would have led to.

        Args:
            call: The attempt.
            turn: The line that is changed [1..].
            words: What is said instead, in own words.
        """
        return branch(call, turn, [ScriptTurn(you=words)], plays=min(BRANCH_PLAYS, self.plays))

    def play_on(self, call: Reviewable, turn: int) -> Call:
        """A new attempt that stands where the other stood before a line; it does not count."""
        return play_on(
            call.text, call.header.attempt, turn, attempt=self.new_attempt(), now=self.now(), store=self.store
        )

    def export(self, review: ReviewView, folder: Path) -> Path:
        """Write a review as a page of its own.

        Raises:
            SurroundingsError: It cannot be written.
        """
        from salessim.reports.page.review_page import review_html  # only who exports needs it

        path = folder / f"review-{review.attempt}.html"
        try:
            path.write_text(review_html(review), encoding="utf-8")
        except OSError as error:
            raise SurroundingsError(
                f"I cannot write “{path}”: {error.strerror}.", "Start salessim in a folder that can be written."
            ) from error
        return path

"""How far trainees have come: their attempts with marks and what trainers say of them, and what they were assigned."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from sqlalchemy import Connection

from salessim.app.marked_attempts import marks_of
from salessim.errors import NotFoundError, SalessimError
from salessim.records.assignments import Assignment, assignments_for
from salessim.records.attempts import Marked, Summary
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts, summaries_of, summary_of
from salessim.records.people import Trainee, all_trainees, find_trainee, named_cohort, named_trainee
from salessim.records.remarks import Dispute, Remark, disputes_on, remarks_on

State = Literal["passed", "open", "missed"]


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt, what it came to, and what was said about it.

    Attributes:
        summary: The attempt.
        marked: Its marks; None: it is not over, or its journal cannot be read.
        remarks: What trainers say, in the order in which they said it.
        disputes: What the trainee holds to be wrong.
    """

    summary: Summary
    marked: Marked | None
    remarks: tuple[Remark, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    @property
    def trainer_score(self) -> int | None:
        """The score with a trainer's points in place of the program's; None: no trainer gave any.

        Of several points for one criterion the last count.
        """
        if self.marked is None:
            return None
        given = {remark.criterion: remark.points for remark in self.remarks if remark.points is not None}
        if not given:
            return None
        marks = self.marked.marks
        change = sum(given[mark["criterion"]] - mark["points"] for mark in marks if mark["criterion"] in given)
        return max(0, min(100, int(self.marked.score + change + 0.5)))

    def as_json(self) -> dict[str, Any]:
        """One attempt in `progress --json`."""
        summary, marked = self.summary, self.marked
        return {
            "attempt": summary.attempt,
            "started": summary.started.isoformat(),
            "scenario": summary.scenario,
            "title": summary.title,
            "playbook": summary.playbook,
            "difficulty": summary.difficulty,
            "turns": summary.turns,
            "finished": summary.is_finished,
            "counts": summary.counts,
            "score": marked.score if marked else None,
            "pass_mark": marked.pass_mark if marked else None,
            "passed": marked.has_passed if marked else None,
            "outcome": marked.outcome if marked else None,
            "trainer_score": self.trainer_score,
            "notes": [
                {"criterion": each.criterion, "by": each.by, "note": each.note, "points": each.points}
                for each in self.remarks
            ],
            "disputes": [
                {
                    "criterion": each.criterion,
                    "why": each.why,
                    "ruling": each.ruling,
                    "answer": each.answer,
                    "by": each.decided_by,
                }
                for each in self.disputes
            ],
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """How a trainee stands with an assignment.

    Attributes:
        assignment: The assignment.
        tries: The attempts that count for it, the first first.
        state: Whether it is passed, can still be, or cannot any more.
    """

    assignment: Assignment
    tries: tuple[Try, ...]
    state: State

    @property
    def best(self) -> int | None:
        """The best score; None: no try is over."""
        return max((each.marked.score for each in self.tries if each.marked), default=None)

    @property
    def trainer_best(self) -> int | None:
        """The best score with a trainer's points; None: no trainer gave any."""
        return max((each.trainer_score for each in self.tries if each.trainer_score is not None), default=None)

    def as_json(self) -> dict[str, Any]:
        """One assignment in `progress --json`."""
        given = self.assignment
        return {
            "scenario": given.scenario,
            "due": given.due_on.isoformat(),
            "pass_mark": given.pass_mark,
            "tries": given.tries,
            "used": len(self.tries),
            "best": self.best,
            "trainer_best": self.trainer_best,
            "passed_by_trainer": self.trainer_best is not None and self.trainer_best >= given.pass_mark,
            "state": self.state,
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one trainee has come.

    Attributes:
        trainee: His name.
        cohort: His class; empty: none.
        tries: His attempts, the one started last first.
        standings: How he stands with what he was assigned, the one due first first.
    """

    trainee: str
    cohort: str
    tries: tuple[Try, ...]
    standings: tuple[Standing, ...]

    def as_json(self) -> dict[str, Any]:
        """One trainee in `progress --json`."""
        return {
            "trainee": self.trainee,
            "cohort": self.cohort or None,
            "attempts": [each.as_json() for each in self.tries],
            "assignments": [each.as_json() for each in self.standings],
        }


def progress_of(database: Database, name: str, now: datetime, *, must_exist: bool = True) -> Progress:
    """How far a trainee has come.

    Args:
        database: Where the records are.
        name: His name.
        now: The time, with its time zone; the days of assignments are days of that zone.
        must_exist: Whether nobody of that name is a mistake, or somebody who has not begun.

    Raises:
        NotFoundError: There is nobody of that name.
        SurroundingsError: The database cannot be read.
    """
    if not must_exist and not database.is_there:
        return Progress(name, "", (), ())
    with database.reading() as connection:
        trainee = named_trainee(connection, name) if must_exist else find_trainee(connection, name)
        if trainee is None:
            return Progress(name, "", (), ())
        read = _read(connection, trainee)
    return _judged(database, trainee, *read, now)


def progress_of_cohort(database: Database, cohort: str, now: datetime) -> tuple[Progress, ...]:
    """How far everybody in a class has come, by name.

    Raises:
        NotFoundError: There is no such class.
        SurroundingsError: The database cannot be read.
    """
    with database.reading() as connection:
        members = all_trainees(connection, named_cohort(connection, cohort))
        read = [(trainee, *_read(connection, trainee)) for trainee in members]
    return tuple(_judged(database, *each, now) for each in read)


def try_of(database: Database, attempt: str) -> Try | None:
    """One attempt, with what was said about it; None: there is no such attempt.

    Raises:
        SurroundingsError: The database cannot be read.
    """
    if not database.is_there:
        return None
    with database.reading() as connection:
        try:
            summary = summary_of(connection, attempt)
        except NotFoundError:
            return None
        remarks, disputes = remarks_on(connection, [attempt]), disputes_on(connection, [attempt])
    store = KeptAttempts(database, summary.trainee, lambda: datetime.now(UTC))
    return Try(summary, _marks(store, summary), remarks, disputes)


_Read = tuple[tuple[Summary, ...], tuple[Remark, ...], tuple[Dispute, ...], tuple[Assignment, ...]]


def _read(connection: Connection, trainee: Trainee) -> _Read:
    summaries = summaries_of(connection, trainee)
    ids = [summary.attempt for summary in summaries]
    return summaries, remarks_on(connection, ids), disputes_on(connection, ids), assignments_for(connection, trainee)


def _judged(
    database: Database,
    trainee: Trainee,
    summaries: Sequence[Summary],
    remarks: Sequence[Remark],
    disputes: Sequence[Dispute],
    assignments: Iterable[Assignment],
    now: datetime,
) -> Progress:
    store = KeptAttempts(database, trainee.name, lambda: datetime.now(UTC))
    tries = tuple(
        Try(
            summary,
            _marks(store, summary),
            tuple(each for each in remarks if each.attempt == summary.attempt),
            tuple(each for each in disputes if each.attempt == summary.attempt),
        )
        for summary in summaries
    )
    standings = tuple(standing(assignment, tries, now) for assignment in assignments)
    return Progress(trainee.name, trainee.cohort, tries, standings)


def _marks(store: KeptAttempts, summary: Summary) -> Marked | None:
    try:
        return marks_of(store, summary)
    except SalessimError:
        return None  # a damaged journal must not hide everybody else's results; `score` says what is wrong with it


def standing(assignment: Assignment, tries: Iterable[Try], now: datetime) -> Standing:
    """How somebody stands with an assignment.

    A try counts that was begun after the assignment was given and no later than on its day. One that was broken off is
    a try; one that was helped (begun in the middle, with the buyer's mind laid open) is none.

    Args:
        assignment: The assignment.
        tries: His attempts.
        now: The time, with its time zone.
    """

    def day(moment: datetime) -> date:
        return moment.astimezone(now.tzinfo).date()

    counted = sorted(
        (
            each
            for each in tries
            if each.summary.scenario == assignment.scenario
            and each.summary.counts
            and each.summary.started >= assignment.made_at.replace(microsecond=0)  # starts are kept in whole seconds
            and day(each.summary.started) <= assignment.due_on
        ),
        key=lambda each: each.summary.started,
    )[: assignment.tries]
    is_passed = any(each.marked and each.marked.score >= assignment.pass_mark for each in counted)
    is_used_up = assignment.tries is not None and sum(each.summary.is_finished for each in counted) >= assignment.tries
    is_over = is_used_up or day(now) > assignment.due_on
    return Standing(assignment, tuple(counted), "passed" if is_passed else "missed" if is_over else "open")

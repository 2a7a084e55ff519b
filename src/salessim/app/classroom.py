"""What a trainer does with a class: put people into it, assign scenarios, comment on marks, settle disputes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from salessim.app.class_desk import WHOLE_CALL
from salessim.app.marked_attempts import marks_of
from salessim.app.playable import load_playable
from salessim.app.progress import Progress
from salessim.errors import InputError, NotFoundError
from salessim.library.finding import Library
from salessim.library.wording import nearest
from salessim.records.assignments import Assignment, assign, withdraw
from salessim.records.database import Database
from salessim.records.kept_attempts import KeptAttempts, summary_of
from salessim.records.people import (
    Cohort,
    Trainee,
    checked_name,
    cohort_of,
    join,
    named_cohort,
    named_trainee,
    rename,
    trainee_of,
)
from salessim.records.remarks import Dispute, Remark, Ruling, add_remark, decide, open_dispute


def enrol(database: Database, names: Sequence[str], cohort: str | None, now: datetime) -> None:
    """Put people into a class; whoever and whatever is not there yet is entered.

    Args:
        database: Where the records are.
        names: The people.
        cohort: The class; None: they leave theirs.
        now: The time.

    Raises:
        NotFoundError: Somebody is to leave whom nobody knows.
    """
    with database.writing() as connection:
        into = cohort_of(connection, cohort, now) if cohort is not None else None
        for name in names:
            join(connection, trainee_of(connection, name, now) if into else named_trainee(connection, name), into)


def rename_trainee(database: Database, old: str, new: str) -> str:
    """Give a trainee another name; everything of his stays his.

    Returns:
        The name as it is kept.

    Raises:
        NotFoundError: There is nobody of the old name.
        InputError: Somebody else has the new one.
    """
    with database.writing() as connection:
        return rename(connection, old, new).name


def assign_scenario(
    database: Database,
    library: Library,
    scenario: str,
    *,
    to: str | None,
    cohort: str | None,
    due_on: date,
    pass_mark: int | None,
    tries: int | None,
    now: datetime,
) -> Assignment:
    """Assign a scenario to somebody, or to everybody in a class.

    Args:
        database: Where the records are.
        library: Where the scenario is.
        scenario: Its name, or a file.
        to: Who has to pass; None: a class.
        cohort: The class that has to pass; None: one person.
        due_on: The last day on which a try counts.
        pass_mark: Points that pass; None: those of the scenario.
        tries: How many tries count; None: all.
        now: The time, with its time zone.

    Raises:
        InputError: The day has gone by, or the scenario cannot be played.
        NotFoundError: There is no such scenario or class.
    """
    playable = load_playable(library, scenario)
    if due_on < now.date():
        raise InputError(f"The day {due_on} has gone by.", f"Today is {now.date()}.")
    points = round(playable.scenario.scoring.pass_mark) if pass_mark is None else pass_mark
    with database.writing() as connection:
        if cohort is not None:
            whom: Trainee | Cohort = named_cohort(connection, cohort)
        else:
            whom = trainee_of(connection, to or "", now)
        return assign(
            connection, scenario=playable.name, due_on=due_on, pass_mark=points, tries=tries, to=whom, now=now
        )


def withdraw_assignment(database: Database, scenario: str, *, to: str | None, cohort: str | None) -> None:
    """Take an assignment back.

    Raises:
        NotFoundError: There is none.
    """
    with database.writing() as connection:
        whom = named_cohort(connection, cohort) if cohort is not None else named_trainee(connection, to or "")
        if not withdraw(connection, scenario, whom):
            raise NotFoundError(f"“{scenario}” is not assigned to {whom.name}.", "`salessim progress` lists what is.")


def note_mark(
    database: Database, attempt: str, criterion: str, note: str, *, points: float | None, by: str, now: datetime
) -> Remark:
    """Put a trainer's note beside a mark, with the points he would give; the mark stays as it is.

    Args:
        database: Where the records are.
        attempt: Id of the attempt.
        criterion: What was marked, or a beginning of it that leaves no doubt; `call`: the whole call.
        note: What he says.
        points: The points he would give; None: those that were given.
        by: Who says it.
        now: The time.

    Raises:
        NotFoundError: There is no such attempt or criterion.
        InputError: The call is not over, nothing is said, or so many points are not to be had.
    """
    mark = _mark(database, attempt, criterion)
    if points is not None and not 0 <= points <= mark["of"]:
        raise InputError(
            f"“{mark['criterion']}” gives 0 to {mark['of']} points, not {points:g}.",
            "A whole call has no points of its own." if mark["criterion"] == WHOLE_CALL else "",
        )
    remark = Remark(attempt, mark["criterion"], now, checked_name(by), _said(note), points)
    with database.writing() as connection:
        add_remark(connection, remark)
    return remark


def dispute_mark(database: Database, attempt: str, criterion: str, why: str, now: datetime) -> Dispute:
    """Say that a mark is wrong.

    Raises:
        NotFoundError: There is no such attempt or criterion.
        InputError: The call is not over, no reason is given, or it is disputed already.
    """
    mark = _mark(database, attempt, criterion)
    with database.writing() as connection:
        return open_dispute(connection, attempt, mark["criterion"], _said(why), now)


def settle_dispute(
    database: Database,
    attempt: str,
    criterion: str,
    *,
    ruling: Ruling,
    answer: str,
    points: float | None,
    by: str,
    now: datetime,
) -> None:
    """Decide a dispute; where it is granted, with the points that are right.

    Raises:
        NotFoundError: There is no such attempt or criterion, or no dispute that waits for a decision.
        InputError: No reason is given, or points where none can be.
    """
    mark = _mark(database, attempt, criterion)
    if ruling == "refused" and points is not None:
        raise InputError("Where a dispute is refused, the mark stays.", "Leave --points out, or grant it.")
    if points is not None and not 0 <= points <= mark["of"]:
        raise InputError(f"“{mark['criterion']}” gives 0 to {mark['of']} points, not {points:g}.")
    name, said = checked_name(by), _said(answer)
    with database.writing() as connection:
        decide(connection, attempt, mark["criterion"], ruling=ruling, answer=said, by=name, now=now)
        if points is not None:
            add_remark(connection, Remark(attempt, mark["criterion"], now, name, said, points))


def _said(text: str) -> str:
    if not text.strip():
        raise InputError("Nothing is said.", "Give a sentence that the other side can do something with.")
    return " ".join(text.split())


def _mark(database: Database, attempt: str, criterion: str) -> dict[str, Any]:
    """The mark that is meant, by its name or a beginning of it."""
    with database.reading() as connection:
        summary = summary_of(connection, attempt)
    marked = marks_of(KeptAttempts(database, summary.trainee, lambda: summary.started), summary)
    if marked is None:
        raise InputError(f"The call {attempt} is not over, so it has no marks yet.")
    if criterion == WHOLE_CALL:
        return {"criterion": WHOLE_CALL, "points": 0, "of": 0}
    names = [mark["criterion"] for mark in marked.marks]
    wanted = " ".join(criterion.casefold().split())
    found = [mark for mark in marked.marks if mark["criterion"].casefold() == wanted]
    found = found or [mark for mark in marked.marks if mark["criterion"].casefold().startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"“{criterion}” could be {_listed(found)}.", "Write more of it.")
    near = nearest(criterion, names)
    there = f"`salessim score {attempt}` lists them; “{WHOLE_CALL}” is the whole call."
    raise NotFoundError(f"{attempt} has no mark “{criterion}”.", f"Did you mean “{near}”?" if near else there)


def _listed(marks: Sequence[dict[str, Any]]) -> str:
    return " or ".join(f"“{mark['criterion']}”" for mark in marks[:4])


RESULT_COLUMNS = (
    "trainee",
    "scenario",
    "due",
    "pass_mark",
    "tries_used",
    "tries_allowed",
    "best_score",
    "best_score_trainer",
    "state",
    "open_disputes",
)


def result_rows(progress: Sequence[Progress]) -> list[list[str]]:
    """The results of a class, a row for each trainee and assignment, in the order of `RESULT_COLUMNS`."""
    rows = []
    for one in progress:
        for each in one.standings:
            given = each.assignment
            waiting = sum(dispute.ruling is None for tried in each.tries for dispute in tried.disputes)
            values = (
                one.trainee,
                given.scenario,
                given.due_on,
                given.pass_mark,
                len(each.tries),
                given.tries,
                each.best,
                each.trainer_best,
                each.state,
                waiting,
            )
            rows.append(["" if value is None else str(value) for value in values])
    return rows

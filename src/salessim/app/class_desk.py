"""What the screens ask of the records of a class: everybody's results, and that a mark be looked at again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from salessim.records.database import Database

# What needs the database is imported where it is used: it takes some tenths of a second to load.
WHOLE_CALL = "call"
"""What a note is about that is about no criterion."""


@dataclass(frozen=True, slots=True)
class ClassResult:
    """How one trainee stands with one assignment.

    Attributes:
        trainee: His name.
        scenario: The scenario.
        due: The day by which it is to be passed, as `2026-03-12`.
        best: His best score so far [0..100]; None: he has not finished it yet.
        state: How it stands, in a word.
        waiting: Disputed marks that wait for a decision.
    """

    trainee: str
    scenario: str
    due: str
    best: int | None
    state: str
    waiting: int


@dataclass(frozen=True, slots=True)
class SaidOfMark:
    """What somebody said about a mark.

    Attributes:
        kind: A trainer's note, or the trainee's objection to it.
        criterion: The mark; `call`: the whole call.
        at: When.
        text: What was said.
        by: Who wrote the note, or decided; empty: nobody has yet.
        points: The points that a trainer would give; None: he leaves those that were given.
        ruling: What was decided; empty: nothing yet.
        answer: The reason of the decision.
        ruled_at: When it was decided.
    """

    kind: Literal["note", "dispute"]
    criterion: str
    at: datetime
    text: str
    by: str = ""
    points: float | None = None
    ruling: str = ""
    answer: str = ""
    ruled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SaidOfCall:
    """Everything that was said about the marks of a call.

    Attributes:
        marks: What was said, in the order in which it was.
        trainer_score: The score with a trainer's points; None: no trainer gave any.
    """

    marks: tuple[SaidOfMark, ...] = ()
    trainer_score: int | None = None


@dataclass(frozen=True, slots=True)
class ClassDesk:
    """The records of the classes on this computer.

    Attributes:
        open_records: Opens the database.
        now: Tells the time, with its time zone.
    """

    open_records: "Callable[[], Database]"
    now: Callable[[], datetime]

    def results(self) -> tuple[tuple[str, tuple[ClassResult, ...]], ...]:
        """The results of every class: its name, and a line for each trainee and assignment.

        Raises:
            SurroundingsError: The records cannot be read.
        """
        from salessim.app.progress import progress_of_cohort
        from salessim.records.people import all_cohorts

        database = self.open_records()
        if not database.is_there:
            return ()
        with database.reading() as connection:
            names = [cohort.name for cohort in all_cohorts(connection)]
        found = []
        for name in names:
            results = tuple(
                ClassResult(
                    one.trainee,
                    each.assignment.scenario,
                    str(each.assignment.due_on),
                    each.trainer_best if each.trainer_best is not None else each.best,
                    each.state,
                    sum(dispute.ruling is None for tried in each.tries for dispute in tried.disputes),
                )
                for one in progress_of_cohort(database, name, self.now())
                for each in one.standings
            )
            found.append((name, results))
        return tuple(found)

    def people(self) -> tuple[str, ...]:
        """Everybody who has played on this computer, by name.

        Raises:
            SurroundingsError: The records cannot be read.
        """
        from salessim.records.people import UNNAMED, all_trainees

        database = self.open_records()
        if not database.is_there:
            return ()
        with database.reading() as connection:
            return tuple(each.name for each in all_trainees(connection) if each.name != UNNAMED)

    def rename(self, old: str, new: str) -> str:
        """Give somebody another name; everything of his stays his.

        Raises:
            NotFoundError: There is nobody of the old name.
            InputError: Somebody else has the new one.
        """
        from salessim.app.classroom import rename_trainee

        return rename_trainee(self.open_records(), old, new)

    def said_of(self, attempt: str) -> SaidOfCall:
        """What was said about the marks of a call.

        Raises:
            SurroundingsError: The records cannot be read.
        """
        from salessim.app.progress import try_of

        found = try_of(self.open_records(), attempt)
        if found is None:
            return SaidOfCall()
        notes = [SaidOfMark("note", each.criterion, each.at, each.note, each.by, each.points) for each in found.remarks]
        disputes = [
            SaidOfMark(
                "dispute",
                each.criterion,
                each.at,
                each.why,
                each.decided_by,
                ruling=each.ruling or "",
                answer=each.answer,
                ruled_at=each.decided_at,
            )
            for each in found.disputes
        ]
        return SaidOfCall(tuple(sorted((*notes, *disputes), key=lambda each: each.at)), found.trainer_score)

    def dispute(self, attempt: str, criterion: str, why: str) -> None:
        """Say that a mark is wrong; it waits for a trainer's decision.

        Raises:
            NotFoundError: There is no such attempt or criterion.
            InputError: No reason is given, or it is disputed already.
        """
        from salessim.app.classroom import dispute_mark

        dispute_mark(self.open_records(), attempt, criterion, why, self.now())

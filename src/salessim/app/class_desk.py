"""What the screens ask of the records of a class: everybody's results, and that a mark be looked at again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salessim.records.database import Database

# What needs the database is imported where it is used: it takes some tenths of a second to load.


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

    def dispute(self, attempt: str, criterion: str, why: str) -> None:
        """Say that a mark is wrong; it waits for a trainer's decision.

        Raises:
            NotFoundError: There is no such attempt or criterion.
            InputError: No reason is given, or it is disputed already.
        """
        from salessim.app.classroom import dispute_mark

        dispute_mark(self.open_records(), attempt, criterion, why, self.now())

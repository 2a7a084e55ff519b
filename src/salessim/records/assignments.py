"""Assignments: a scenario to be passed by a date, by one trainee or by everybody in a class."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, or_, select

from salessim.records.people import Cohort, Trainee
from salessim.records.tables import assignments, cohorts, trainees


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment.

    Attributes:
        id: Which one.
        scenario: Name of the scenario.
        due_on: The last day on which a try counts.
        pass_mark: Points that pass [0..100].
        tries: How many tries count; None: all.
        trainee: Who has to pass; empty: everybody in the class.
        cohort: The class; empty: it is one trainee's.
        made_at: When it was given; tries from then on count.
    """

    id: UUID
    scenario: str
    due_on: date
    pass_mark: int
    tries: int | None
    trainee: str
    cohort: str
    made_at: datetime


def assign(
    connection: Connection,
    *,
    scenario: str,
    due_on: date,
    pass_mark: int,
    tries: int | None,
    to: Trainee | Cohort,
    now: datetime,
) -> Assignment:
    """Give an assignment; one at the same scenario for the same people takes the place of the former."""
    withdraw(connection, scenario, to)
    number = uuid4()
    of_one = isinstance(to, Trainee)
    connection.execute(
        insert(assignments).values(
            id=number,
            scenario=scenario,
            due_on=due_on,
            pass_mark=pass_mark,
            tries=tries,
            trainee_id=to.id if of_one else None,
            cohort_id=None if of_one else to.id,
            made_at=now,
        )
    )
    return _all(connection, assignments.c.id == number)[0]


def withdraw(connection: Connection, scenario: str, to: Trainee | Cohort) -> bool:
    """Take an assignment back.

    Returns:
        Whether there was one.
    """
    where = (assignments.c.scenario == scenario) & _whose(to)
    return connection.execute(delete(assignments).where(where)).rowcount > 0


def assignments_for(connection: Connection, trainee: Trainee) -> tuple[Assignment, ...]:
    """What a trainee has to pass, his own and those of his class, the one due first first."""
    own = assignments.c.trainee_id == trainee.id
    return _all(
        connection, own if trainee.cohort_id is None else or_(own, assignments.c.cohort_id == trainee.cohort_id)
    )


def assignments_of(connection: Connection, cohort: Cohort) -> tuple[Assignment, ...]:
    """What everybody in a class has to pass, the one due first first."""
    return _all(connection, assignments.c.cohort_id == cohort.id)


def _whose(to: Trainee | Cohort) -> ColumnElement[bool]:
    return (assignments.c.trainee_id if isinstance(to, Trainee) else assignments.c.cohort_id) == to.id


def _all(connection: Connection, where: ColumnElement[bool]) -> tuple[Assignment, ...]:
    wanted = (
        select(assignments, trainees.c.name.label("trainee"), cohorts.c.name.label("cohort"))
        .select_from(
            assignments.outerjoin(trainees, assignments.c.trainee_id == trainees.c.id).outerjoin(
                cohorts, assignments.c.cohort_id == cohorts.c.id
            )
        )
        .where(where)
        .order_by(assignments.c.due_on, assignments.c.scenario, assignments.c.made_at)
    )
    rows: Iterable[Row[Any]] = connection.execute(wanted)
    return tuple(
        Assignment(
            id=row.id,
            scenario=row.scenario,
            due_on=row.due_on,
            pass_mark=row.pass_mark,
            tries=row.tries,
            trainee=row.trainee or "",
            cohort=row.cohort or "",
            made_at=row.made_at,
        )
        for row in rows
    )

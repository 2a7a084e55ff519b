"""Everything that is kept of one person: to be handed out, and to be deleted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Table, delete, select, update

from salessim.errors import SurroundingsError
from salessim.records.attempts import AttemptFiles
from salessim.records.database import Database
from salessim.records.kept_attempts import journal_lines
from salessim.records.people import Trainee, key_of, named_trainee, remove
from salessim.records.tables import (
    assignments,
    attempts,
    corrections,
    disputes,
    due_cards,
    predictions,
    remarks,
    skills,
    taken_over,
    trainees,
)

_OF_A_PERSON: Final = (assignments, skills, due_cards)
_OF_AN_ATTEMPT: Final = (corrections, predictions, remarks, disputes)
SOMEBODY: Final = "a trainer"
"""What stands in the place of a forgotten trainer's name beside other people's marks."""


def everything_of(connection: Connection, name: str) -> dict[str, Any]:
    """Everything that is kept of one person, ready for JSON; the journals as their lines.

    Raises:
        NotFoundError: There is no such person.
    """
    trainee = named_trainee(connection, name)
    made_at = connection.execute(select(trainees.c.made_at).where(trainees.c.id == trainee.id)).scalar_one()
    own: dict[str, Any] = {
        "trainee": {
            "id": str(trainee.id),
            "name": trainee.name,
            "cohort": trainee.cohort or None,
            "made_at": made_at.isoformat(),
        },
        "attempts": [
            {**_values(row), **_beside(connection, row.id), "journal": list(journal_lines(connection, row.code))}
            for row in connection.execute(
                select(attempts).where(attempts.c.trainee_id == trainee.id).order_by(attempts.c.started_at)
            )
        ],
    }
    for table in _OF_A_PERSON:
        own[table.name] = _rows(connection, table, table.c.trainee_id == trainee.id)
    own["said_as_trainer"] = {
        "remarks": _said(connection, remarks, "by", trainee),
        "disputes": _said(connection, disputes, "decided_by", trainee),
    }
    return own


def _beside(connection: Connection, attempt: UUID) -> dict[str, Any]:
    return {table.name: _rows(connection, table, table.c.attempt_id == attempt) for table in _OF_AN_ATTEMPT}


def _said(connection: Connection, table: Table, column: str, trainee: Trainee) -> list[dict[str, Any]]:
    return [
        row
        for row in _rows(connection, table, table.c[column].is_not(None))
        if key_of(row[column]) == key_of(trainee.name)
    ]


def _rows(connection: Connection, table: Table, where: Any) -> list[dict[str, Any]]:
    return [_values(row) for row in connection.execute(select(table).where(where))]


def _values(row: Row[Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row._mapping.items() if name not in ("trainee_id", "attempt_id")}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted of a person.

    Attributes:
        name: His name.
        attempts: How many attempts.
        files: How many journal files of an earlier version.
    """

    name: str
    attempts: int
    files: int


def forget(database: Database, files: AttemptFiles, name: str) -> Forgotten:
    """Delete everything that is kept of one person, from the database, its file, and the files of earlier versions.

    Raises:
        NotFoundError: There is no such person.
        SurroundingsError: Something of it could not be deleted; it says what.
    """
    with database.reading() as connection:
        trainee = named_trainee(connection, name)
        own = set(connection.execute(select(attempts.c.code).where(attempts.c.trainee_id == trainee.id)).scalars())
    # Files first: were the database first and the program stopped between, the next start would read them in again.
    gone = [attempt for attempt in files.ids() if attempt in own]
    for attempt in gone:
        _delete_file(files, attempt)
    with database.writing() as connection:
        for table, column in ((remarks, "by"), (disputes, "decided_by")):
            signed = {row[column] for row in _said(connection, table, column, trainee)}
            connection.execute(update(table).where(table.c[column].in_(signed)).values({column: SOMEBODY}))
        remove(connection, trainee)
        connection.execute(delete(taken_over).where(taken_over.c.code.in_(own)))
    if not database.scrub():
        raise SurroundingsError(
            f"Everything of {trainee.name} is deleted, but {database.name} could not be packed anew.",
            "Another program has it open. Close it, and leave salessim once more: it is packed then.",
        )
    return Forgotten(trainee.name, len(own), len(gone))


def _delete_file(files: AttemptFiles, attempt: str) -> None:
    path = files.path(attempt)
    try:
        path.write_bytes(b"\0" * path.stat().st_size)  # what undeletes files finds nothing
        path.unlink()
    except OSError as error:
        raise SurroundingsError(
            f"I cannot delete {path}: {error.strerror}. Nothing was deleted from the database.",
            "Delete the file, and try again.",
        ) from error

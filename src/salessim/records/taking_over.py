"""Takes over what an earlier version left: attempts as files become attempts in the database, once; the files stay."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import insert, select

from salessim.errors import SalessimError
from salessim.records.attempts import AttemptFiles
from salessim.records.database import Database
from salessim.records.kept_attempts import write_lines
from salessim.records.tables import attempts, taken_over

_SIGN: Final = '{"journal":'


def take_over(files: AttemptFiles, database: Database, trainee: str, now: datetime) -> tuple[str, ...]:
    """Read in the journals that were not read in before; one that cannot be read stays a file.

    Args:
        files: The files.
        database: Where they go.
        trainee: Whose they are.
        now: The time.

    Returns:
        The ids of those that came over.

    Raises:
        SurroundingsError: The folder or the database cannot be read, or the database cannot be written.
    """
    there = files.ids()
    if not there:
        return ()
    with database.reading() as connection:
        known = set(connection.execute(select(taken_over.c.code)).scalars())
        known |= set(connection.execute(select(attempts.c.code)).scalars())
    new = [attempt for attempt in there if attempt not in known]
    return tuple(attempt for attempt in new if _take_one(files, database, trainee, attempt, now))


def _take_one(files: AttemptFiles, database: Database, trainee: str, attempt: str, now: datetime) -> bool:
    try:
        lines = whole_lines(files.read(attempt))
        written_at = datetime.fromtimestamp(files.path(attempt).stat().st_mtime, UTC)
    except (SalessimError, OSError):
        return False
    if not lines or not lines[0].startswith(_SIGN):
        return False
    with database.writing() as connection:
        # Another program may have been quicker while this one waited.
        if connection.execute(select(taken_over.c.code).where(taken_over.c.code == attempt)).first():
            return False
        try:
            write_lines(connection, attempt, lines, trainee=trainee, now=written_at)
        except SalessimError:
            return False
        connection.execute(insert(taken_over).values(code=attempt, at=now))
    return True


def whole_lines(text: str) -> Sequence[str]:
    """The lines of a journal, without a last one that was torn in the middle."""
    lines = [line for line in text.split("\n") if line]
    try:
        json.loads(lines[-1])
    except (IndexError, ValueError):
        return lines[:-1]
    return lines

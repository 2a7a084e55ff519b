"""Trainees and the classes they are in. A name is written by people, so it is compared without case and spaces."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, insert, select, update

from salessim.errors import InputError, NotFoundError
from salessim.library.wording import nearest
from salessim.records.tables import cohorts, trainees

UNNAMED: Final = "me"
"""Who plays where nobody gave a name."""

_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Trainee:
    """A trainee.

    Attributes:
        id: Which one.
        name: As he wrote it.
        cohort_id: The class he is in; None: none.
        cohort: Its name; empty: none.
    """

    id: UUID
    name: str
    cohort_id: UUID | None = None
    cohort: str = ""


@dataclass(frozen=True, slots=True)
class Cohort:
    """A class.

    Attributes:
        id: Which one.
        name: As its trainer wrote it.
    """

    id: UUID
    name: str


def checked_name(name: str, of_what: str = "person") -> str:
    """A name as it is kept.

    Raises:
        InputError: It is empty or too long.
    """
    kept = " ".join(unicodedata.normalize("NFC", name).split())
    if not kept or not kept.isprintable():
        raise InputError(f"“{name.strip()}” is no name of a {of_what}.", "Give at least one letter.")
    if len(kept) > _LONGEST:
        raise InputError(f"A name has at most {_LONGEST} letters; “{kept[:20]}…” has {len(kept)}.")
    return kept


def key_of(name: str) -> str:
    """A name as it is compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())[: 2 * _LONGEST]


_TRAINEES = (
    select(trainees.c.id, trainees.c.name, trainees.c.cohort_id, cohorts.c.name)
    .select_from(trainees.outerjoin(cohorts, trainees.c.cohort_id == cohorts.c.id))
    .order_by(trainees.c.key)
)


def find_trainee(connection: Connection, name: str) -> Trainee | None:
    """The trainee of a name; None: there is none."""
    row = connection.execute(_TRAINEES.where(trainees.c.key == key_of(name))).first()
    return _trainee(row) if row else None


def all_trainees(connection: Connection, cohort: Cohort | None = None) -> tuple[Trainee, ...]:
    """Everybody, or everybody in a class, by name."""
    wanted = _TRAINEES.where(trainees.c.cohort_id == cohort.id) if cohort else _TRAINEES
    return tuple(_trainee(row) for row in connection.execute(wanted))


def _trainee(row: Sequence[object]) -> Trainee:
    number, name, cohort_id, cohort = row
    assert isinstance(number, UUID)
    return Trainee(number, str(name), cohort_id if isinstance(cohort_id, UUID) else None, str(cohort or ""))


def named_trainee(connection: Connection, name: str) -> Trainee:
    """The trainee of a name.

    Raises:
        NotFoundError: There is none; names the nearest.
    """
    found = find_trainee(connection, name)
    if found is None:
        raise _nobody("trainee", name, [each.name for each in all_trainees(connection)])
    return found


def trainee_of(connection: Connection, name: str, now: datetime) -> Trainee:
    """The trainee of a name, entered where he is new."""
    found = find_trainee(connection, name)
    if found is not None:
        return found
    new = Trainee(uuid4(), checked_name(name))
    connection.execute(insert(trainees).values(id=new.id, name=new.name, key=key_of(new.name), made_at=now))
    return new


def give_name(connection: Connection, name: str) -> None:
    """Let what was played before anybody gave a name belong to a name that nobody bears yet."""
    unnamed = find_trainee(connection, UNNAMED)
    if unnamed is not None and find_trainee(connection, name) is None:
        values = {"name": checked_name(name), "key": key_of(name)}
        connection.execute(update(trainees).where(trainees.c.id == unnamed.id).values(values))


def rename(connection: Connection, old: str, new: str) -> Trainee:
    """Give a trainee another name; everything of his stays his.

    Raises:
        NotFoundError: There is nobody of the old name.
        InputError: Somebody else has the new one.
    """
    trainee, name = named_trainee(connection, old), checked_name(new)
    other = find_trainee(connection, name)
    if other is not None and other.id != trainee.id:
        raise InputError(f"There is a trainee “{other.name}” already.", "Choose another name.")
    values = {"name": name, "key": key_of(name)}
    connection.execute(update(trainees).where(trainees.c.id == trainee.id).values(values))
    return replace(trainee, name=name)


def all_cohorts(connection: Connection) -> tuple[Cohort, ...]:
    """All classes, by name."""
    rows = connection.execute(select(cohorts.c.id, cohorts.c.name).order_by(cohorts.c.key))
    return tuple(Cohort(row.id, row.name) for row in rows)


def named_cohort(connection: Connection, name: str) -> Cohort:
    """The class of a name.

    Raises:
        NotFoundError: There is none; names the nearest.
    """
    known = all_cohorts(connection)
    found = next((each for each in known if key_of(each.name) == key_of(name)), None)
    if found is None:
        raise _nobody("class", name, [each.name for each in known])
    return found


def cohort_of(connection: Connection, name: str, now: datetime) -> Cohort:
    """The class of a name, made where it is new."""
    row = connection.execute(select(cohorts.c.id, cohorts.c.name).where(cohorts.c.key == key_of(name))).first()
    if row:
        return Cohort(row.id, row.name)
    new = Cohort(uuid4(), checked_name(name, "class"))
    connection.execute(insert(cohorts).values(id=new.id, name=new.name, key=key_of(new.name), made_at=now))
    return new


def join(connection: Connection, trainee: Trainee, cohort: Cohort | None) -> None:
    """Put a trainee into a class, in which he plays from now on; None: into none."""
    values = {"cohort_id": cohort.id if cohort else None}
    connection.execute(update(trainees).where(trainees.c.id == trainee.id).values(values))


def remove(connection: Connection, trainee: Trainee) -> None:
    """Delete a trainee and everything that hangs on him."""
    connection.execute(delete(trainees).where(trainees.c.id == trainee.id))


def _nobody(what: str, name: str, known: list[str]) -> NotFoundError:
    near = nearest(name, known)
    if near:
        return NotFoundError(f"There is no {what} “{name}”.", f"Did you mean “{near}”?")
    there = f"There are {', '.join(known[:8])}{' and more' if len(known) > 8 else ''}." if known else ""
    return NotFoundError(f"There is no {what} “{name}”.", there or f"There is no {what} yet.")

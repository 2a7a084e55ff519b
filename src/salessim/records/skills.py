"""What the estimates of a trainee's skills came to, and which of his attempts his practice has taken in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, delete, insert, select

from salessim.records.people import Trainee
from salessim.records.tables import skills

_TAKEN: Final = "attempts taken in"


def taken_in(connection: Connection, trainee: Trainee) -> tuple[str, ...]:
    """Ids of the attempts that a trainee's practice has taken in."""
    wanted = select(skills.c.payload).where(skills.c.trainee_id == trainee.id, skills.c.name == _TAKEN)
    found = connection.execute(wanted).scalar()
    return tuple(found["attempts"]) if isinstance(found, dict) else ()


def keep_practice(
    connection: Connection,
    trainee: Trainee,
    estimates: Mapping[str, Mapping[str, Any]],
    taken: Sequence[str],
    now: datetime,
) -> None:
    """Keep estimates in the place of earlier ones.

    Args:
        connection: In a writing transaction.
        trainee: Whose they are.
        estimates: For each skill what is known of it, as JSON has it.
        taken: Ids of the attempts that were taken in.
        now: The time.
    """
    rows = {**{name: dict(payload) for name, payload in estimates.items()}, _TAKEN: {"attempts": list(taken)}}
    connection.execute(delete(skills).where(skills.c.trainee_id == trainee.id))
    for name, payload in rows.items():
        connection.execute(insert(skills).values(trainee_id=trainee.id, name=name, at=now, payload=payload))

"""What a trainee thought of a call before he saw its marks: kept beside the attempt, once, and never changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from salessim.errors import InputError, NotFoundError
from salessim.records.tables import attempts, predictions


def keep_prediction(connection: Connection, attempt: str, payload: Mapping[str, Any], now: datetime) -> None:
    """Keep what a trainee thought.

    Args:
        connection: In a writing transaction.
        attempt: Id of the attempt.
        payload: What he thought, as JSON has it.
        now: The time.

    Raises:
        NotFoundError: There is no such attempt.
        InputError: He has said it before; what he says once he knows the marks is no prediction.
    """
    number = connection.execute(select(attempts.c.id).where(attempts.c.code == attempt)).scalar()
    if number is None:
        raise NotFoundError(f"There is no attempt “{attempt}”.", "`salessim progress` lists the attempts.")
    if prediction_of(connection, attempt) is not None:
        raise InputError(f"What you thought of {attempt} is kept already.", "The first thought counts.")
    connection.execute(insert(predictions).values(attempt_id=number, at=now, payload=dict(payload)))


def prediction_of(connection: Connection, attempt: str) -> dict[str, Any] | None:
    """What a trainee thought of an attempt; None: he said nothing."""
    wanted = select(predictions.c.payload).join_from(predictions, attempts).where(attempts.c.code == attempt)
    found = connection.execute(wanted).scalar()
    return found if isinstance(found, dict) else None

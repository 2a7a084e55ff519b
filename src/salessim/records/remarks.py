"""What people say about marks: a trainer's notes and points beside a mark, and disputes with their verdicts.

Nothing here changes a mark. The mark stays what the journal makes of it; what a person thinks stands beside it, with
name and date, and so does everything he thought before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, select, update

from salessim.errors import InputError, NotFoundError
from salessim.records.tables import attempts, disputes, remarks

Ruling = Literal["granted", "refused"]
RULINGS: Final[tuple[Ruling, ...]] = ("granted", "refused")


@dataclass(frozen=True, slots=True)
class Remark:
    """What a trainer says about a mark.

    Attributes:
        attempt: Id of the attempt.
        criterion: What was marked.
        at: When he said it.
        by: Who.
        note: What he says.
        points: The points he would give; None: he leaves those that were given.
    """

    attempt: str
    criterion: str
    at: datetime
    by: str
    note: str
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A mark that a trainee thinks is wrong.

    Attributes:
        attempt: Id of the attempt.
        criterion: What was marked.
        at: When he said so.
        why: Why.
        ruling: What was decided; None: nothing yet.
        answer: The reason given; empty: nothing was decided yet.
        decided_by: Who decided.
        decided_at: When.
    """

    attempt: str
    criterion: str
    at: datetime
    why: str
    ruling: Ruling | None = None
    answer: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


def add_remark(connection: Connection, remark: Remark) -> None:
    """Put a trainer's remark beside a mark.

    Raises:
        NotFoundError: There is no such attempt.
    """
    connection.execute(
        insert(remarks).values(
            id=uuid4(),
            attempt_id=_attempt(connection, remark.attempt),
            criterion=remark.criterion,
            at=remark.at,
            by=remark.by,
            note=remark.note,
            points=remark.points,
        )
    )


def remarks_on(connection: Connection, attempt_ids: Sequence[str]) -> tuple[Remark, ...]:
    """The remarks on some attempts, in the order in which they were made."""
    wanted = (
        select(attempts.c.code, remarks)
        .join_from(remarks, attempts)
        .where(attempts.c.code.in_(attempt_ids))
        .order_by(remarks.c.at, remarks.c.id)
    )
    return tuple(
        Remark(row.code, row.criterion, row.at, row.by, row.note, row.points) for row in connection.execute(wanted)
    )


def open_dispute(connection: Connection, attempt: str, criterion: str, why: str, now: datetime) -> Dispute:
    """Say that a mark is wrong.

    Raises:
        NotFoundError: There is no such attempt.
        InputError: Nothing was decided yet about what was said before.
    """
    if _undecided(connection, attempt, criterion) is not None:
        raise InputError(f"“{criterion}” of {attempt} is disputed already.", "It waits for a trainer's decision.")
    connection.execute(
        insert(disputes).values(
            id=uuid4(), attempt_id=_attempt(connection, attempt), criterion=criterion, at=now, why=why
        )
    )
    return Dispute(attempt, criterion, now, why)


def decide(
    connection: Connection, attempt: str, criterion: str, *, ruling: Ruling, answer: str, by: str, now: datetime
) -> None:
    """Decide a dispute; once.

    Raises:
        NotFoundError: There is none that waits for a decision.
    """
    number = _undecided(connection, attempt, criterion)
    if number is None:
        raise NotFoundError(
            f"No dispute about “{criterion}” of {attempt} waits for a decision.",
            "`salessim progress` lists those that do.",
        )
    values = {"verdict": ruling, "answer": answer, "decided_by": by, "decided_at": now}
    connection.execute(update(disputes).where(disputes.c.id == number).values(values))


def disputes_on(connection: Connection, attempt_ids: Sequence[str]) -> tuple[Dispute, ...]:
    """The disputes about some attempts, in the order in which they were opened."""
    wanted = (
        select(attempts.c.code, disputes)
        .join_from(disputes, attempts)
        .where(attempts.c.code.in_(attempt_ids))
        .order_by(disputes.c.at, disputes.c.id)
    )
    return tuple(
        Dispute(
            attempt=row.code,
            criterion=row.criterion,
            at=row.at,
            why=row.why,
            ruling=row.verdict,
            answer=row.answer or "",
            decided_by=row.decided_by or "",
            decided_at=row.decided_at,
        )
        for row in connection.execute(wanted)
    )


def _undecided(connection: Connection, attempt: str, criterion: str) -> UUID | None:
    wanted = (
        select(disputes.c.id)
        .join_from(disputes, attempts)
        .where(attempts.c.code == attempt, disputes.c.criterion == criterion, disputes.c.verdict.is_(None))
    )
    return connection.execute(wanted).scalar()


def _attempt(connection: Connection, attempt: str) -> UUID:
    number = connection.execute(select(attempts.c.id).where(attempts.c.code == attempt)).scalar()
    if not isinstance(number, UUID):
        raise NotFoundError(f"There is no attempt “{attempt}”.", "`salessim progress` lists the attempts.")
    return number

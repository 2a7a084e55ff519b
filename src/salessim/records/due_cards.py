"""What a trainee is to practise and when: cards, put back one by one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from salessim.records.people import Trainee
from salessim.records.tables import due_cards


def cards_kept(connection: Connection, trainee: Trainee) -> tuple[tuple[datetime, dict[str, Any]], ...]:
    """When each card of a trainee is due, and what is on it; the one due first first."""
    wanted = select(due_cards.c.due_at, due_cards.c.payload).where(due_cards.c.trainee_id == trainee.id)
    rows = connection.execute(wanted.order_by(due_cards.c.due_at, due_cards.c.card))
    return tuple((row.due_at, row.payload) for row in rows)


def keep_card(connection: Connection, trainee: Trainee, card: str, due: datetime, payload: Mapping[str, Any]) -> None:
    """Keep a card in the place of what was kept of it.

    Args:
        connection: In a writing transaction.
        trainee: Whose it is.
        card: What tells it from his others.
        due: When it is due, with time zone.
        payload: What is on it, as JSON has it.
    """
    mine = (due_cards.c.trainee_id == trainee.id, due_cards.c.card == card)
    connection.execute(delete(due_cards).where(*mine))
    connection.execute(insert(due_cards).values(trainee_id=trainee.id, card=card, due_at=due, payload=dict(payload)))

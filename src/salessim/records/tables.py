"""The tables of the records, and what their columns hold.

People write to them through the modules beside this one. A row of `events` is a line of an attempt's journal and is
never changed; what stands beside a mark (notes, disputes) is a row of its own. Every time is UTC; every id that leaves
the database is a UUID, so that two databases can be joined into one.
"""

from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    Uuid,
)

HEAD: Final = "r001"
"""The revision these tables are at: the last of `salessim.records.migrations`."""


class UtcTime(TypeDecorator[datetime]):
    """A moment; given with its time zone, kept and given back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """What is kept of a moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment that was kept."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _belongs_to(table: str, name: str, **more: Any) -> Column[Any]:
    return Column(name, Uuid, ForeignKey(f"{table}.id", ondelete="CASCADE"), **more)


cohorts = Table(
    "cohorts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("key", String(160), nullable=False, unique=True),  # the name as it is compared
    Column("made_at", UtcTime, nullable=False),
)

trainees = Table(
    "trainees",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String(80), nullable=False),
    Column("key", String(160), nullable=False, unique=True),
    Column("cohort_id", Uuid, ForeignKey("cohorts.id", ondelete="SET NULL"), index=True),
    Column("made_at", UtcTime, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("code", String(80), nullable=False, unique=True),  # the id that people see and type
    _belongs_to("trainees", "trainee_id", nullable=False, index=True),
    Column("cohort_id", Uuid, ForeignKey("cohorts.id", ondelete="SET NULL"), index=True),
    Column("started_at", UtcTime, nullable=False),
    Column("touched_at", UtcTime, nullable=False),
    Column("scenario", String(200), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("playbook", String(200), nullable=False),
    Column("difficulty", String(40), nullable=False),
    Column("counts", Boolean, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("is_finished", Boolean, nullable=False),
    # What one version of the program made of the journal; the journal stays the truth.
    Column("marked_by", String(80)),
    Column("score", Integer),
    Column("pass_mark", Integer),
    Column("has_passed", Boolean),
    Column("outcome", String(40)),
    Column("ending", String(200)),
    Column("marks", JSON),
)

events = Table(
    "events",
    metadata,
    _belongs_to("attempts", "attempt_id", primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),  # the line of the journal, from 0
    Column("at", UtcTime, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("line", Text, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    _belongs_to("attempts", "attempt_id", primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("read_as", String(80), nullable=False),
    Column("meant", String(200), nullable=False),
    Column("text", Text, nullable=False),
)

predictions = Table(
    "predictions",
    metadata,
    _belongs_to("attempts", "attempt_id", primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("payload", JSON, nullable=False),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("scenario", String(200), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("pass_mark", Integer, nullable=False),
    Column("tries", Integer),  # null: as many as one likes
    _belongs_to("trainees", "trainee_id", index=True),  # exactly one of these two is given
    _belongs_to("cohorts", "cohort_id", index=True),
    Column("made_at", UtcTime, nullable=False),
)

remarks = Table(
    "remarks",
    metadata,
    Column("id", Uuid, primary_key=True),
    _belongs_to("attempts", "attempt_id", nullable=False, index=True),
    Column("criterion", String(200), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("by", String(80), nullable=False),
    Column("note", Text, nullable=False),
    Column("points", Float),  # null: a note alone
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", Uuid, primary_key=True),
    _belongs_to("attempts", "attempt_id", nullable=False, index=True),
    Column("criterion", String(200), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("why", Text, nullable=False),
    Column("verdict", String(20)),  # null: open
    Column("answer", Text),
    Column("decided_by", String(80)),
    Column("decided_at", UtcTime),
)

skills = Table(
    "skills",
    metadata,
    _belongs_to("trainees", "trainee_id", primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("payload", JSON, nullable=False),
)

due_cards = Table(
    "due_cards",
    metadata,
    _belongs_to("trainees", "trainee_id", primary_key=True),
    Column("card", String(200), primary_key=True),
    Column("due_at", UtcTime, nullable=False),
    Column("payload", JSON, nullable=False),
    Index("ix_due_cards_due_at", "due_at"),
)

taken_over = Table(
    "taken_over",
    metadata,
    # Journal files of earlier versions that were read in. Their names outlive what was deleted, lest it come back.
    Column("code", String(80), primary_key=True),
    Column("at", UtcTime, nullable=False),
)

"""Which revision the tables of a database are at, and how they come to the one of this version."""

from typing import Final

from sqlalchemy import Connection, inspect, text

from salessim.errors import SurroundingsError
from salessim.records.tables import HEAD, metadata

_TABLE: Final = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """The revision a database is at; None: it holds no records yet."""
    if not inspect(connection).has_table(_TABLE):
        return None
    found = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()
    return str(found) if found is not None else None


def bring_up(connection: Connection, name: str) -> None:
    """Bring the tables to the revision of this version, within the transaction of the connection.

    A new database gets its tables at once; loading Alembic takes about a second, and a first start should not wait for
    it. That both ways lead to the same tables is tested.

    Args:
        connection: To the database.
        name: What to call it in messages.

    Raises:
        SurroundingsError: It was written by a newer version.
    """
    revision = revision_of(connection)
    if revision == HEAD:
        return
    if revision is None:
        metadata.create_all(connection)
        connection.execute(text(f"CREATE TABLE {_TABLE} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        connection.execute(text(f"INSERT INTO {_TABLE} VALUES (:head)"), {"head": HEAD})
        return
    run_revisions(connection, name)


def run_revisions(connection: Connection, name: str, to: str = "head") -> None:
    """Let Alembic run the revisions that are missing.

    Args:
        connection: To the database, in a transaction.
        name: What to call it in messages.
        to: The revision to stop at.

    Raises:
        SurroundingsError: The database is at a revision that this version does not know.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", "salessim.records:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError as error:
        raise SurroundingsError(
            f"{name} was written by a newer version of salessim.", "Please update the program; nothing was changed."
        ) from error

"""The database behind the records: where it is, how it is opened, and what goes wrong with it, in plain words.

SQLite in the user's data folder, or any other by its SQLAlchemy URL. SQLite runs in WAL mode, so that two programs can
work on one file, with `synchronous=FULL`: in WAL mode `NORMAL` may forget the last seconds when the power goes, and a
turn is promised to be on the disk before the buyer answers. Deleted bytes are overwritten (`secure_delete`), because
what a person wants forgotten has to be gone.
"""

import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from salessim.errors import InputError, SurroundingsError
from salessim.records.attempts import DATA_VARIABLE, data_folder
from salessim.records.revisions import bring_up, revision_of
from salessim.records.tables import HEAD

DATABASE_VARIABLE: Final = "SALESSIM_DATABASE"
"""Environment variable that names another database by its SQLAlchemy URL."""

FILE_NAME: Final = "records.sqlite3"
_BUSY_S: Final = 5.0  # how long to wait for another program; assumption: nobody writes for longer
_LOCK_KEY: Final = 7_253_377  # of the advisory lock on a server while tables are made; any number will do
_WRITES: Final = "writes"


def database_url(environment: Mapping[str, str], chosen: str = "") -> str:
    """The URL of the user's database.

    Args:
        environment: Environment variables; `SALESSIM_DATABASE` comes first.
        chosen: What the user's settings say; empty: nothing.
    """
    named = environment.get(DATABASE_VARIABLE) or chosen
    return named or f"sqlite:///{(data_folder(environment) / FILE_NAME).absolute()}"


class Database:
    """A database of records. It is opened, and made where it is not there, when it is first used.

    Attributes:
        url: Where it is.
    """

    def __init__(self, url: str) -> None:
        try:
            self.url: URL = make_url(url)
        except ArgumentError as error:
            raise InputError(
                "The address of the database is no URL that can be understood.",
                f"{DATABASE_VARIABLE} is written like sqlite:////home/me/records.sqlite3 "
                "or postgresql+pg8000://user:password@host/name.",
            ) from error
        self._engine: Engine | None = None
        self._lock = Lock()

    @property
    def file(self) -> Path | None:
        """The file of an SQLite database; None: it is another one, or in memory."""
        name = self.url.database
        return Path(name) if self.is_sqlite and name and name != ":memory:" else None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is an SQLite database."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def is_there(self) -> bool:
        """Whether it exists; a server's is taken to."""
        return self.file is None or self.file.exists()

    @property
    def can_be_written(self) -> bool:
        """Whether its file is one that can be written; a server's is taken to."""
        return self.file is None or not self.file.exists() or _is_writable(self.file)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads, in one transaction.

        Raises:
            SurroundingsError: It cannot be opened or read.
        """
        with self._in_words("read"), self._opened().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction: all of what is done with it is kept, or nothing.

        Raises:
            SurroundingsError: It cannot be opened or written.
        """
        with (
            self._in_words("write"),
            self._opened().connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection

    def scrub(self) -> bool:
        """Pack an SQLite file anew, so that nothing deleted is left in it or beside it.

        Returns:
            Whether it could be done; not while another program is reading it.

        Raises:
            SurroundingsError: It cannot be written.
        """
        if not self.is_sqlite:
            return True
        with self._in_words("write"):
            _run_alone(self._opened(), "VACUUM")
            return not _run_alone(self._opened(), "PRAGMA wal_checkpoint(TRUNCATE)")[0]

    def close(self) -> None:
        """Let go of it; it opens again when it is used."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = self._open()
            return self._engine

    def _open(self) -> Engine:
        file = self.file
        if file is not None and not self.can_be_written:
            return self._open_to_read(file)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        engine = _engine(self.url)
        weakref.finalize(self, engine.dispose)
        try:
            self._make_ready(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _open_to_read(self, file: Path) -> Engine:
        # Without a log beside it that would have to be read too, the file is all there is.
        log = file.with_name(f"{file.name}-wal")
        whole = not (log.exists() and log.stat().st_size)
        url = URL.create(
            "sqlite",
            database=f"file:{file}",
            query={"mode": "ro", "uri": "true"} | ({"immutable": "1"} if whole else {}),
        )
        engine = _engine(url)
        weakref.finalize(self, engine.dispose)
        with engine.connect() as connection:
            revision = revision_of(connection)
        if revision != HEAD:
            raise SurroundingsError(
                f"{file} was written by another version of salessim and cannot be changed here.",
                f"Set {DATA_VARIABLE} to a folder that can be written, and copy the file there.",
            )
        return engine

    def _make_ready(self, engine: Engine) -> None:
        with engine.connect() as connection:
            revision = revision_of(connection)
        if revision == HEAD:
            return
        if self.is_sqlite:
            _run_alone(engine, "PRAGMA journal_mode=WAL")
        with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK_KEY})"))
            bring_up(connection, self.name)

    @property
    def name(self) -> str:
        """What to call it in messages; never with its password."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)

    @contextmanager
    def _in_words(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            reason = (error.strerror or str(error)).rstrip(".")
            raise SurroundingsError(f"I cannot {what} {self.name}: {reason}.", _FREE) from error
        except (NoSuchModuleError, ImportError) as error:
            raise SurroundingsError(
                f"There is no driver for the database {self.name}.",
                "For PostgreSQL install salessim[postgres] and write postgresql+pg8000://user@host/name.",
            ) from error
        except DBAPIError as error:
            raise self._trouble(what, error) from error
        except SQLAlchemyError as error:
            raise SurroundingsError(f"I cannot {what} {self.name}: {type(error).__name__}.", _FREE) from error

    def _trouble(self, what: str, error: DBAPIError) -> SurroundingsError:
        code = str(getattr(error.orig, "sqlite_errorname", ""))
        for begin, (reason, hint) in _SQLITE.items():
            if code.startswith(begin):
                return SurroundingsError(f"I cannot {what} {self.name}: {reason}.", hint)
        if code:
            return SurroundingsError(f"I cannot {what} {self.name}: {error.orig}.", _FREE)
        return SurroundingsError(
            f"The database {self.name} does not answer as it should ({_first_line(error.orig)}).",
            f"Look whether the server runs and {DATABASE_VARIABLE} names it rightly.",
        )


_FREE: Final = f"Set {DATA_VARIABLE} to a folder that can be written, or free some space."
_SQLITE: Final[dict[str, tuple[str, str]]] = {
    "SQLITE_FULL": ("the disk is full", f"Free some space, or set {DATA_VARIABLE} to a folder on another disk."),
    "SQLITE_BUSY": ("another program is writing to it", "Wait a moment and try again, or close the other program."),
    "SQLITE_LOCKED": ("another program is writing to it", "Wait a moment and try again, or close the other program."),
    "SQLITE_READONLY": ("it can only be read", f"Set {DATA_VARIABLE} to a folder that can be written."),
    "SQLITE_CANTOPEN": ("it cannot be opened", f"Set {DATA_VARIABLE} to a folder that can be written."),
    "SQLITE_IOERR": ("the disk does not take or give it", _FREE),
    "SQLITE_CORRUPT": ("the file is damaged", "Put it aside, with the files that begin with its name."),
    "SQLITE_NOTADB": ("the file is no database", "Move it away; a new one is made."),
}


def _first_line(error: BaseException | None) -> str:
    if error is None:
        return "no reason given"
    given: Any = error.args[0] if error.args else error
    if isinstance(given, dict):  # as a PostgreSQL server says it
        given = given.get("M", given)
    return str(given).strip().splitlines()[0] if str(given).strip() else type(error).__name__


def _is_writable(file: Path) -> bool:
    return os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _BUSY_S})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says, also before tables are made
    for setting in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    # A writer takes the lock at once: one that read first and then wanted to write could not wait for its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(_WRITES) else "BEGIN")


def _run_alone(engine: Engine, statement: str) -> tuple[Any, ...]:
    """Run what SQLite does outside of transactions only, and give the first row of its answer."""
    connection = engine.raw_connection()
    try:
        return tuple(connection.driver_connection.execute(statement).fetchone() or ())  # type: ignore[union-attr]
    except sqlite3.Error as error:
        raise DBAPIError(statement, None, error) from error
    finally:
        connection.close()

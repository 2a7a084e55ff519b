"""The records of the user of this computer: which database, which trainee, and what an earlier version left."""

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from salessim.app.preferences import load_preferences
from salessim.records.attempts import AttemptFiles, AttemptStore, Marked, Summary, data_folder

if TYPE_CHECKING:
    from salessim.records.database import Database
    from salessim.records.kept_attempts import KeptAttempts

# What needs the database is imported where it is used: it takes some tenths of a second to load.
TRAINEE_VARIABLE: Final = "SALESSIM_TRAINEE"
"""Environment variable that says who plays."""


def trainee_name(environment: Mapping[str, str], given: str | None = None) -> str:
    """Who plays: the name given, that of the environment, or the one chosen in the settings; else nobody's name.

    Args:
        environment: Environment variables.
        given: A name from the command line.
    """
    from salessim.records.people import checked_name

    name = given if given is not None else environment.get(TRAINEE_VARIABLE) or _own_name(environment)
    return checked_name(name)


def _own_name(environment: Mapping[str, str]) -> str:
    """The name in the settings; where there is none: nobody's, or with a database that others may share the login's."""
    from salessim.records.database import DATABASE_VARIABLE
    from salessim.records.people import UNNAMED

    preferences = load_preferences(data_folder(environment))
    if name := preferences.name.strip():
        return name
    if not (environment.get(DATABASE_VARIABLE) or preferences.database):
        return UNNAMED
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # KeyError: Python before 3.13
        return UNNAMED


def records_of_user(environment: Mapping[str, str]) -> "Database":
    """The user's database, with what an earlier version left taken over.

    Raises:
        InputError: It is named by something that is no URL.
        SurroundingsError: It cannot be opened.
    """
    from salessim.records.database import DATABASE_VARIABLE, Database, database_url
    from salessim.records.people import UNNAMED, find_trainee, give_name
    from salessim.records.taking_over import take_over

    database = Database(database_url(environment, load_preferences(data_folder(environment)).database))
    files = AttemptFiles.of_user(environment)
    own = trainee_name(environment, _own_name(environment))
    is_shared = database.url != Database(database_url({**environment, DATABASE_VARIABLE: ""})).url
    if database.can_be_written and (database.is_there or files.ids()):
        with database.reading() as connection:
            is_known = is_shared or own == UNNAMED or find_trainee(connection, own) is not None
        if not is_known:
            with database.writing() as connection:
                give_name(connection, own)
        take_over(files, database, own, datetime.now(UTC))
    return database


def attempts_of_user(environment: Mapping[str, str], trainee: str | None = None) -> AttemptStore:
    """The attempts of a trainee on this computer; the database is opened when it is first used.

    Args:
        environment: Environment variables.
        trainee: Who plays; None: as the environment and the settings say.
    """
    return _LateAttempts(dict(environment), trainee)


@dataclass(slots=True)
class _LateAttempts:
    """Attempts whose database is opened when it is first used.

    What is needed for it takes some tenths of a second to load, which the first screen need not wait for. And where
    it cannot be opened, a call can begin all the same, with a word that it is not being kept.
    """

    environment: Mapping[str, str]
    trainee: str | None
    _kept: "KeptAttempts | None" = None
    _lock: Lock = field(default_factory=Lock, repr=False)

    def _opened(self) -> "KeptAttempts":
        from salessim.records.kept_attempts import KeptAttempts

        with self._lock:
            if self._kept is None:
                name = trainee_name(self.environment, self.trainee)
                database = records_of_user(self.environment)
                self._kept = KeptAttempts(database, name, lambda: datetime.now(UTC))
            return self._kept

    def ids(self, scenario: str = "") -> tuple[str, ...]:
        return self._opened().ids(scenario)

    def read(self, attempt: str) -> str:
        return self._opened().read(attempt)

    def append(self, attempt: str, lines: Iterable[str], *, durable: bool = False, after: int | None = None) -> None:
        self._opened().append(attempt, lines, durable=durable, after=after)

    def replace(self, attempt: str, text: str) -> None:
        self._opened().replace(attempt, text)

    def summaries(self) -> tuple[Summary, ...]:
        return self._opened().summaries()

    def keep_marks(self, attempt: str, marked: Marked) -> None:
        self._opened().keep_marks(attempt, marked)

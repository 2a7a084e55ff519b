"""What keeps attempts, and the simplest thing that does: one journal file each, only ever added to.

The program keeps attempts in a database (`salessim.records.kept_attempts`); files are what earlier versions wrote and
what one attempt can be handed on as. A line is kept before the next thing happens, and where it matters it is on the
disk, so that killing the program loses nothing that was said.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from platformdirs import user_data_path

from salessim.errors import NotFoundError, SurroundingsError

DATA_VARIABLE = "SALESSIM_DATA"
"""Environment variable that names another folder for the user's data."""

_ENDING = ".jsonl"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")


def data_folder(environment: Mapping[str, str]) -> Path:
    """The folder of the user's data; it need not exist."""
    named = environment.get(DATA_VARIABLE)
    return Path(named).expanduser() if named else user_data_path("salessim", appauthor=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """What an attempt came to, as it was marked by one version of the program.

    Attributes:
        score: Points [0..100].
        pass_mark: Points that pass [0..100].
        has_passed: Whether it passed.
        outcome: What its ending counts as, such as `advance`.
        ending: Id of the ending.
        marks: The marks by criterion, in the shape that `score --json` prints.
        by: The version of program and rules that marked it; another one marks it anew.
    """

    score: int
    pass_mark: int
    has_passed: bool
    outcome: str
    ending: str
    marks: list[dict[str, Any]]
    by: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What can be said of an attempt without reading its journal.

    Attributes:
        attempt: Its id.
        trainee: Who played it.
        started: When, with time zone.
        scenario: Name of the scenario.
        title: Title of the scenario.
        playbook: Name of the playbook.
        difficulty: Difficulty chosen.
        turns: Turns taken.
        is_finished: Whether the call is over.
        counts: Whether it says anything about who played it.
        marked: What it came to; None: it is not over, or was not marked yet.
        cohort: The class it was played in; empty: none.
        last_at: When something was last added to it; None: not known.
        uuid: Its id among all databases; empty: it has none.
        trainee_uuid: The same of who played it.
    """

    attempt: str
    trainee: str
    started: datetime
    scenario: str
    title: str
    playbook: str
    difficulty: str
    turns: int
    is_finished: bool
    counts: bool
    marked: Marked | None = None
    cohort: str = ""
    last_at: datetime | None = None
    uuid: str = ""
    trainee_uuid: str = ""


class AttemptStore(Protocol):
    """What keeps the attempts of one trainee."""

    def ids(self, scenario: str = "") -> tuple[str, ...]:
        """Ids of his attempts, the one written to last first; of those at one scenario where it is named."""

    def read(self, attempt: str) -> str:
        """The journal of an attempt, also of another trainee's."""

    def append(self, attempt: str, lines: Iterable[str], *, durable: bool = False, after: int | None = None) -> None:
        """Add lines to the journal of an attempt.

        Args:
            attempt: Its id.
            lines: What to add, without line ends.
            durable: Whether to wait until it is on the disk.
            after: How many lines the writer knows to stand there; None: he does not mind. A store that can tell refuses
                a line that would be put behind somebody else's.
        """

    def replace(self, attempt: str, text: str) -> None:
        """Put a mended journal in the place of one whose end was torn off; all or nothing."""

    def summaries(self) -> tuple[Summary, ...]:
        """What is known of his attempts without reading them; a store that knows nothing gives none."""

    def keep_marks(self, attempt: str, marked: Marked) -> None:
        """Remember what an attempt came to, where the store can."""


@dataclass(frozen=True, slots=True)
class AttemptFiles:
    """The journals of one user's attempts, as files.

    Attributes:
        folder: The folder that holds them; it is made when it is first needed.
    """

    folder: Path

    @classmethod
    def of_user(cls, environment: Mapping[str, str]) -> "AttemptFiles":
        """The journals in the user's data folder."""
        return cls(data_folder(environment) / "attempts")

    def ids(self, scenario: str = "") -> tuple[str, ...]:
        """Ids of all attempts, the one written to last first; of those at one scenario where it is named.

        Raises:
            SurroundingsError: The folder cannot be read.
        """
        try:
            found = [
                (entry.stat().st_mtime_ns, entry.name.removesuffix(_ENDING))
                for entry in self.folder.iterdir()
                if entry.name.endswith(_ENDING) and entry.is_file()
            ]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise _trouble("read", self.folder, error) from error
        attempts = tuple(attempt for _, attempt in sorted(found, reverse=True))
        if not scenario:
            return attempts
        wanted = f'"scenario":"{scenario}"'
        return tuple(attempt for attempt in attempts if wanted in self.read(attempt).partition("\n")[0])

    def read(self, attempt: str) -> str:
        """The journal of an attempt.

        Raises:
            NotFoundError: There is no such attempt.
            SurroundingsError: It cannot be read.
        """
        path = self.path(attempt)
        try:
            # A file cut in the middle of a character is still a journal up to there.
            return path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError as error:
            raise NotFoundError(f"There is no attempt “{attempt}”.", f"Attempts are kept in {self.folder}.") from error
        except OSError as error:
            raise _trouble("read", path, error) from error

    def append(
        self,
        attempt: str,
        lines: Iterable[str],
        *,
        durable: bool = False,
        after: int | None = None,  # noqa: ARG002 - a file cannot tell who wrote to it
    ) -> None:
        """Add lines to the journal of an attempt, which begins with the first of them.

        Args:
            attempt: Its id.
            lines: What to add, without line ends.
            durable: Whether to wait until it is on the disk.
            after: Not looked at: two programs that play one attempt from a file would mix their lines.

        Raises:
            SurroundingsError: It cannot be written.
        """
        path = self.path(attempt)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8", newline="\n") as file:
                file.write("".join(f"{line}\n" for line in lines))
                file.flush()
                if durable:
                    os.fsync(file.fileno())
        except OSError as error:
            raise _trouble("write", path, error) from error

    def replace(self, attempt: str, text: str) -> None:
        """Put a mended journal in the place of one whose end was torn off; all or nothing.

        Raises:
            SurroundingsError: It cannot be written.
        """
        path = self.path(attempt)
        beside = path.with_suffix(".mended")
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except OSError as error:
            raise _trouble("write", path, error) from error

    def summaries(self) -> tuple[Summary, ...]:
        """None: a file has to be read."""
        return ()

    def keep_marks(self, attempt: str, marked: Marked) -> None:
        """Nothing: marks are computed from the file each time."""

    def path(self, attempt: str) -> Path:
        """The file of an attempt.

        Raises:
            NotFoundError: This cannot be the id of an attempt.
        """
        check_id(attempt)
        return self.folder / f"{attempt}{_ENDING}"


def check_id(attempt: str) -> None:
    """Refuse what cannot be the id of an attempt.

    Raises:
        NotFoundError: It cannot.
    """
    if not _ID.fullmatch(attempt):
        raise NotFoundError(f"“{attempt}” is not the id of an attempt.", "It has letters, digits and hyphens only.")


def _trouble(what: str, path: Path, error: OSError) -> SurroundingsError:
    reason = (error.strerror or str(error)).rstrip(".")
    hint = f"Set {DATA_VARIABLE} to a folder that can be written, or free some space."
    return SurroundingsError(f"I cannot {what} {path}: {reason}.", hint)

"""Attempts on disk: one journal file each, only ever added to.

A line is in the file before the next thing happens; where it matters it is on the disk (`fsync`), so that killing the
program loses nothing that was said.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

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
class AttemptFiles:
    """The journals of one user's attempts.

    Attributes:
        folder: The folder that holds them; it is made when it is first needed.
    """

    folder: Path

    @classmethod
    def of_user(cls, environment: Mapping[str, str]) -> "AttemptFiles":
        """The journals in the user's data folder."""
        return cls(data_folder(environment) / "attempts")

    def ids(self) -> tuple[str, ...]:
        """Ids of all attempts, the one written to last first.

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
        return tuple(attempt for _, attempt in sorted(found, reverse=True))

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

    def append(self, attempt: str, lines: Iterable[str], *, durable: bool = False) -> None:
        """Add lines to the journal of an attempt, which begins with the first of them.

        Args:
            attempt: Its id.
            lines: What to add, without line ends.
            durable: Whether to wait until it is on the disk.

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

    def path(self, attempt: str) -> Path:
        """The file of an attempt.

        Raises:
            NotFoundError: This cannot be the id of an attempt.
        """
        if not _ID.fullmatch(attempt):
            raise NotFoundError(f"“{attempt}” is not the id of an attempt.", "It has letters, digits and hyphens only.")
        return self.folder / f"{attempt}{_ENDING}"


def _trouble(what: str, path: Path, error: OSError) -> SurroundingsError:
    reason = (error.strerror or str(error)).rstrip(".")
    hint = f"Set {DATA_VARIABLE} to a folder that can be written, or free some space."
    return SurroundingsError(f"I cannot {what} {path}: {reason}.", hint if what == "write" else "")

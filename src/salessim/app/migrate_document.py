"""Rewrite a document of an older format in the current one."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from salessim.errors import InputError, SurroundingsError
from salessim.library.finding import Library
from salessim.library.migrating import Migrated, migrated
from salessim.library.wording import quoted


@dataclass(frozen=True, slots=True)
class MigratedFile:
    """What became of a file.

    Attributes:
        file: The file.
        result: The document in the current format.
        was_written: Whether the file was rewritten.
    """

    file: str
    result: Migrated
    was_written: bool

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim migrate --json` prints."""
        kind = self.result.kind
        return {
            "file": self.file,
            "from": f"{kind}/{self.result.before}",
            "to": f"{kind}/{self.result.after}",
            "written": self.was_written,
        }

    def summary(self) -> str:
        """What was done, in one line."""
        kind, before, after = self.result.kind, self.result.before, self.result.after
        if not self.result.has_changed:
            return f"{self.file} is {kind}/{after} already: there is nothing to do."
        done = "is now" if self.was_written else "would become"
        return f"{self.file} was {kind}/{before} and {done} {kind}/{after}."


def migrate_document(library: Library, given: str, *, write: bool = True) -> MigratedFile:
    """Rewrite a file in the current version of its format; comments and layout stay.

    Args:
        library: Where to look for documents.
        given: The file, or the name of an own document.
        write: Whether to write the file, where there is something to do.

    Raises:
        NotFoundError: There is no such file.
        DocumentError: It cannot be read.
        InputError: It is part of the program, or its format is not known or newer than the program.
        SurroundingsError: It cannot be written.
    """
    located = library.find(given)
    result = migrated(located.read_bytes(), located.file)
    is_due = write and result.has_changed
    if is_due and (located.source == "shipped" or located.path is None):
        raise InputError(f"{quoted(located.file)} is part of the program.", "It is rewritten with the program.")
    if is_due and located.path is not None:
        replace_file(located.path.resolve(), result.data)
    return MigratedFile(located.file, result, is_due)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file anew, all or nothing: whoever reads it meanwhile sees the old one or the new one.

    Raises:
        SurroundingsError: It cannot be written; the old one is still there.
    """
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _trouble(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, beside)
        Path(beside).replace(path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise _trouble(path, error) from error


def _trouble(path: Path, error: OSError) -> SurroundingsError:
    reason = error.strerror or "it cannot be written"
    return SurroundingsError(f"I cannot write {quoted(str(path))}: {reason}.", "Nothing was changed.")

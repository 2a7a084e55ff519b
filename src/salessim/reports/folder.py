"""A folder of files, all of them or none: whoever looks never finds half of it."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from salessim.errors import InputError, SurroundingsError

Contents = Mapping[str, Iterable[bytes]]
"""What to write: by the name of the file, with `/` between folders, its bytes piece by piece."""


def require_free(folder: Path) -> None:
    """Refuses a folder in which there is something already, or a place where none can be made.

    Raises:
        InputError: There is something.
        SurroundingsError: Its place cannot be looked at.
    """
    try:
        if folder.is_dir():
            is_taken = next(folder.iterdir(), None) is not None
        else:
            is_taken = folder.exists() or folder.is_symlink()
    except OSError as error:
        raise _cannot(folder, error) from error
    if is_taken:
        raise InputError(f"{folder} is there already.", "Give the name of a new folder, or remove that one first.")


def write_folder(folder: Path, contents: Contents) -> None:
    """Writes a new folder.

    It is written under another name beside its place and moved there once it is whole; when something goes wrong,
    nothing is left behind.

    Args:
        folder: A folder that is not there yet, or is empty; those above it are made.
        contents: What it is to hold.

    Raises:
        InputError: There is something already.
        SurroundingsError: The disk is full, or nothing may be written there.
    """
    require_free(folder)
    made_above = _missing_above(folder)
    draft: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        for name, pieces in contents.items():
            file = draft.joinpath(*name.split("/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as stream:
                stream.writelines(pieces)
        draft.chmod(0o755)
        if folder.is_dir():
            folder.rmdir()
        draft.rename(folder)
    except BaseException as error:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)
        for above in made_above:
            _remove_empty(above)
        if isinstance(error, OSError):
            raise _cannot(folder, error) from error
        raise


def _missing_above(folder: Path) -> list[Path]:
    """The folders above that would have to be made, the innermost first."""
    missing = []
    for above in folder.absolute().parents:
        try:
            if above.exists():
                break
        except OSError:
            break
        missing.append(above)
    return missing


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return


def _cannot(folder: Path, error: OSError) -> SurroundingsError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SurroundingsError(
            f"The disk is full: {folder} was not written.", "Make room, or give a folder on another disk."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SurroundingsError(f"Nothing may be written at {folder}.", "Give a folder of your own.")
    return SurroundingsError(
        f"{folder} cannot be written: {error.strerror or error}.", "Give the name of another folder."
    )

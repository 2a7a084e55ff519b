"""The records of a CRM, for whoever fits, forecasts or tests forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from salessim.calibration.deals import Book
from salessim.calibration.intake.column_map import ColumnMap, read_map, written_map
from salessim.calibration.intake.file_text import read_bytes
from salessim.calibration.intake.records import Records, read_records
from salessim.errors import SurroundingsError


def read_book(data: Sequence[Path], map_file: Path | None = None) -> Book:
    """Reads exports of a CRM, for whoever needs no report of it.

    Args:
        data: Files, or a folder of them.
        map_file: Which columns are which; None to guess.

    Raises:
        InputError: They cannot be read.
    """
    return import_records(data, map_file).book


def import_records(
    data: Sequence[Path], map_file: Path | None = None, *, until: int | None = None, currency: str = ""
) -> Records:
    """Reads exports of a CRM.

    Args:
        data: Files, or a folder of them.
        map_file: Which columns are which; None to guess.
        until: The last day known; None: the last one in the data [day].
        currency: Of all money; empty: as the map or the data have it.

    Raises:
        InputError: They cannot be read.
        DocumentError: The map has mistakes.
    """
    told = None if map_file is None else read_map(read_bytes(map_file), str(map_file))
    return read_records(data, told, until=until, currency=currency)


def save_map(known: ColumnMap, path: Path) -> None:
    """Writes which columns were taken for which, to be corrected by hand.

    Raises:
        SurroundingsError: The file is there already, or cannot be written.
    """
    write_new(path, written_map(known))


def refuse_existing(paths: Sequence[Path | None]) -> None:
    """Refuses to write over files, before any work is done.

    Raises:
        SurroundingsError: One of them is there already.
    """
    for path in paths:
        if path is not None and path.exists():
            raise _is_there(path)


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet.

    Raises:
        SurroundingsError: It is there already, or cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise _is_there(path) from error
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise SurroundingsError(f"I cannot write {path}: {reason}.", "Choose another folder.") from error


def _is_there(path: Path) -> SurroundingsError:
    return SurroundingsError(f"There is a file {path} already.", "Choose another name, or remove it.")

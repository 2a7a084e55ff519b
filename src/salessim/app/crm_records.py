"""The records of a CRM, for whoever fits, forecasts or tests forecasts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from salessim.calibration.deals import Book
from salessim.calibration.own_export import read_own_files


def read_book(data: Sequence[Path], map_file: Path | None = None) -> Book:  # noqa: ARG001 - for columns of other names
    """Reads exports of a CRM.

    Args:
        data: Files, or a folder of them.
        map_file: Which columns are which; None to guess.

    Raises:
        InputError: They cannot be read.
    """
    return read_own_files(data)

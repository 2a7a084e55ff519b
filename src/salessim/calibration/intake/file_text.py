"""The text of an exported file: its encoding found out, files of another kind refused by name."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salessim.errors import InputError, LimitError

MOST_BYTES: Final = 500_000_000
"""Larger files are refused: their rows would not fit into the memory of a small machine (assumption)."""

_BEGINNINGS: Final = (
    (b"PK\x03\x04", "an Excel workbook or another packed file", "Open it and save it as CSV."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Open it and save it as CSV."),
    (b"%PDF", "a PDF", "Export the table itself, as CSV."),
    (b"\x1f\x8b", "a packed file", "Unpack it first."),
    (b"{", "JSON", "Export it as CSV."),
    (b"<", "a web page or XML", "Export it as CSV; some reports called .xls are web pages."),
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL: Final = frozenset(range(32)) - {9, 10, 12, 13}
_ODD_SHARE: Final = 0.02
_LOOKED_AT: Final = 4096


@dataclass(frozen=True, slots=True)
class FileText:
    """What stands in a file.

    Attributes:
        text: Its text, with its own line ends.
        encoding: How it was encoded.
    """

    text: str
    encoding: str


def read_bytes(path: Path) -> bytes:
    """All of a file.

    Raises:
        InputError: There is no such file, it is a folder, it is empty, or it cannot be read.
        LimitError: It is larger than `MOST_BYTES`.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder.", "Give the files in it, or a folder that holds CSV files.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise LimitError(
                f"{path} has {size / 1e6:.0f} MB; {MOST_BYTES / 1e6:.0f} MB can be read.",
                "Export fewer years or fewer columns.",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"There is no file {path}.", "Look at its name and its folder.") from error
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise InputError(f"I cannot read {path}: {reason}.", "Look at its permissions.") from error
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError(f"{path} is empty.", "Export it again; an empty file has no deals.")
    return data


def text_of(data: bytes, path: Path) -> FileText:
    """The text that bytes mean: by their mark (BOM), as UTF-16 without one, as UTF-8, or else as Windows text.

    Raises:
        InputError: They are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return FileText(_decoded(data, encoding, path).removeprefix("\ufeff"), encoding)
    head = data[:_LOOKED_AT]
    if head.count(0) > len(head) // 4:
        # ASCII as UTF-16 has a zero beside each sign: at odd places, little endian; at even ones, big endian.
        encoding = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        found = data.decode(encoding, errors="replace")
        if (
            "\n" in found[:_LOOKED_AT]
            and "\ufffd" not in found
            and not any(map(_CONTROL.__contains__, map(ord, found)))
        ):
            return FileText(found, encoding)
    start = head.lstrip()
    for beginning, what, hint in _BEGINNINGS:
        if start.startswith(beginning):
            raise InputError(f"{path} is {what}, not a table of text.", hint)
    if sum(byte in _CONTROL for byte in head) > _ODD_SHARE * len(head) or 0 in head:
        raise InputError(f"{path} is not text.", "Export the table as CSV.")
    try:
        return FileText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        # What Excel writes on Windows in Western Europe and America; it leaves five bytes without a meaning.
        return FileText(data.decode("cp1252", errors="replace"), "cp1252")


def _decoded(data: bytes, encoding: str, path: Path) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} begins like {encoding} and breaks off at byte {error.start}.", "Export it again, as CSV in UTF-8."
        ) from error

"""The rows of an exported file: delimiter and header found, and every row that is no record accounted for."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salessim.calibration.intake.accounting import Rows, Tally
from salessim.calibration.intake.file_text import read_bytes, text_of
from salessim.errors import InputError

DELIMITERS: Final = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_SAMPLE: Final = 200_000
_SAMPLE_ROWS: Final = 300
_HEADER_WITHIN: Final = 40
"""A header stands among the first so many rows (assumption: titles and filters above it are short)."""

IsKnown = Callable[[str], bool]
"""Whether a heading is one that exports use."""


@dataclass(frozen=True)
class RawTable:
    """A file as columns of text.

    Attributes:
        path: Where it came from.
        form: How it is written, in words.
        headings: Names of the columns; each once.
        columns: Their cells, stripped of blanks around them.
        rows: Number of each row, as a spreadsheet shows it, from 1.
        tally: What became of the rows that are not here.
    """

    path: Path
    form: str
    headings: tuple[str, ...]
    columns: tuple[list[str], ...]
    rows: Rows
    tally: Tally

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, heading: str) -> list[str]:
        """The cells under a heading."""
        return self.columns[self.headings.index(heading)]


def read_table(path: Path, is_known: IsKnown) -> RawTable:
    """Reads a file.

    Args:
        path: A CSV file, or a Parquet file where the extra is installed.
        is_known: Which headings exports use; they tell the header from titles above it.

    Raises:
        InputError: It is no table.
        SurroundingsError: It is Parquet, and pyarrow is not installed.
    """
    data = read_bytes(path)
    if data.startswith(b"PAR1"):
        from salessim.calibration.intake.parquet_rows import table_of_parquet

        return table_of_parquet(data, path)
    found = text_of(data, path)
    text, named = _named_delimiter(found.text)
    sample = text[:_SAMPLE]
    delimiter = named or _delimiter(sample, is_known)
    if delimiter is None:
        raise InputError(
            f"{path} has a single column.", "Export it as CSV, with commas, semicolons or tabs between the columns."
        )
    records = _records(text, delimiter, path)
    skipped = 1 if named else 0
    form = f"{found.encoding}, {DELIMITERS.get(delimiter, repr(delimiter))} between columns"
    return table_of(records, path, form, is_known, before=skipped)


def table_of(records: Sequence[list[str]], path: Path, form: str, is_known: IsKnown, *, before: int = 0) -> RawTable:
    """A table from its records; the header is looked for.

    Args:
        records: All rows, those above the header, too.
        path: Where they came from.
        form: How they were written, in words.
        is_known: Which headings exports use.
        before: Rows of the file above the first record [count].

    Raises:
        InputError: There is no header.
    """
    place = _header_place(records, is_known)
    if place is None:
        raise InputError(
            f"{path} has no row of headings among its first {_HEADER_WITHIN} rows.",
            "Export it with the names of the columns in the first row.",
        )
    headings = _headings(records[place])
    width = len(headings)
    tally = Tally(len(records) + before)
    tally.set_aside("above the header", range(1, before + 1))
    tally.set_aside("above the header", [before + number for number in range(1, place + 1)])
    tally.set_aside("the header", [before + place + 1])
    numbers, kept, empty, alone, wide, again = [], [], [], [], [], []
    header = [cell.strip() for cell in records[place]]
    for number, record in enumerate(records[place + 1 :], before + place + 2):
        cells = [cell.strip() for cell in record]
        if len(cells) > width and any(cells[width:]):
            wide.append(number)
            continue
        filled = sum(map(bool, cells))
        if filled == 0:
            empty.append(number)
        elif filled == 1 and width > 2:
            alone.append(number)
        elif cells[:width] == header[:width]:
            again.append(number)
        else:
            numbers.append(number)
            kept.append(cells[:width] + [""] * (width - len(cells)))
    tally.set_aside("empty", empty)
    tally.set_aside("one cell filled, such as a total, a footnote or half a row", alone)
    tally.set_aside(f"more cells than the {width} headings; a delimiter inside a text has no quotation marks", wide)
    tally.set_aside("the header again", again)
    columns = tuple([row[place] for row in kept] for place in range(width))
    return RawTable(path, form, headings, columns, numbers, tally)


def _named_delimiter(text: str) -> tuple[str, str | None]:
    """Excel writes `sep=;` into the first line of some files."""
    first, _, rest = text.partition("\n")
    first = first.strip().strip('"')
    if first[:4].lower() == "sep=" and len(first) == 5:
        return rest, first[4]
    return text, None


def _records(text: str, delimiter: str, path: Path) -> list[list[str]]:
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(
            f"{path} cannot be taken apart into cells: {error}.",
            "Most often a quotation mark is opened and never closed; export it again.",
        ) from error
    widths = Counter(len(record) for record in records if record)
    usual = widths.most_common(1)[0][0] if widths else 0
    for number, record in enumerate(records, 1):
        for cell in record:
            if "\n" in cell and _swallows(cell, delimiter, usual):
                raise InputError(
                    f"{path}, row {number}: a quotation mark is opened and never closed, so that the rows after it "
                    "would be lost.",
                    "Take the lone quotation mark out of that row, or export the file again.",
                )
    return records


def _swallows(cell: str, delimiter: str, usual: int) -> bool:
    """Whether a cell holds whole rows."""
    lines = cell.splitlines()
    return usual > 2 and sum(line.count(delimiter) >= usual - 1 for line in lines) > 0


def _delimiter(sample: str, is_known: IsKnown) -> str | None:
    """The sign that gives the best header and rows of one width."""
    best, best_score = None, (0, 0.0)
    for sign in DELIMITERS:
        try:
            records = list(csv.reader(io.StringIO(sample, newline=""), delimiter=sign))[:_SAMPLE_ROWS]
        except csv.Error:
            continue
        widths = Counter(len(record) for record in records if any(cell.strip() for cell in record))
        if not widths:
            continue
        width, count = widths.most_common(1)[0]
        widest = max(widths)
        if widest < 2:
            continue
        hits = max(sum(is_known(cell) for cell in record) for record in records[:_HEADER_WITHIN])
        score = (hits, count / widths.total() * min(width, 8))
        if score > best_score:
            best, best_score = sign, score
    return best


def _header_place(records: Sequence[list[str]], is_known: IsKnown) -> int | None:
    first = records[:_HEADER_WITHIN]
    hits = [sum(is_known(cell) for cell in record) for record in first]
    most = max(hits, default=0)
    if most >= 2:
        return hits.index(most)
    widths = Counter(len(record) for record in first if len(record) > 1)
    if not widths:
        return None
    usual = widths.most_common(1)[0][0]
    for place, record in enumerate(first):
        cells = [cell.strip() for cell in record]
        if len(cells) == usual and all(cells) and not any(any(sign.isdigit() for sign in cell) for cell in cells):
            return place
    return None


def _headings(record: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns: each once, none empty."""
    cells = [" ".join(cell.split()) for cell in record]
    while cells and not cells[-1]:
        cells.pop()
    seen: Counter[str] = Counter()
    found = []
    for number, cell in enumerate(cells, 1):
        name = cell or f"column {number}"
        seen[name] += 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(found)

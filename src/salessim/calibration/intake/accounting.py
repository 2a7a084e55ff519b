"""What became of every row: kept, or set aside and why; and what of the kept ones is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

Rows = list[int]
FIRST_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows that share a reason.

    Attributes:
        why: The reason, or what was noted of them.
        count: How many rows [count].
        first: Numbers of the first of them, as a spreadsheet shows them, from 1.
    """

    why: str
    count: int
    first: tuple[int, ...]

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim calibrate --json` prints."""
        return {"why": self.why, "rows": self.count, "first": list(self.first)}


@dataclass
class Tally:
    """The count of one file's rows, added to while it is read; each row is set aside at most once.

    Attributes:
        total: All rows of the file, its header and what stands above it, too [count].
        aside: Rows that are not used, by reason.
        notes: Rows that are used, of which something is unknown or was changed.
    """

    total: int
    aside: list[Counted] = field(default_factory=list)
    notes: list[Counted] = field(default_factory=list)

    @property
    def kept(self) -> int:
        """Rows that are used [count]."""
        return self.total - sum(each.count for each in self.aside)

    def set_aside(self, why: str, rows: Iterable[int]) -> None:
        """Counts rows out."""
        _add(self.aside, why, list(rows))

    def note(self, what: str, rows: Iterable[int]) -> None:
        """Notes something about rows that stay."""
        _add(self.notes, what, list(rows))


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What was made of one column.

    Attributes:
        heading: Its name in the file.
        used_as: The field it fills; empty where it fills none.
        why: How it was read, or why it is not used.
    """

    heading: str
    used_as: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of a file.

    Attributes:
        file: Its name.
        form: How it is written, in words.
        holds: What it holds, such as `deals`; empty where it could not be told or is not needed.
        recognised_by: How that was told, such as `Salesforce's names`.
        total: All its rows [count].
        kept: Those that are used [count].
        aside: The others, by reason.
        notes: What is unknown of the used ones.
        columns: What was made of each column.
    """

    file: str
    form: str
    holds: str
    recognised_by: str
    total: int
    kept: int
    aside: tuple[Counted, ...]
    notes: tuple[Counted, ...]
    columns: tuple[ColumnUse, ...]

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim calibrate --json` prints."""
        return {
            "file": self.file,
            "form": self.form,
            "holds": self.holds or None,
            "recognised_by": self.recognised_by,
            "rows": self.total,
            "kept": self.kept,
            "set_aside": [each.as_json() for each in self.aside],
            "notes": [each.as_json() for each in self.notes],
            "columns": [
                {"heading": each.heading, "used_as": each.used_as or None, "why": each.why} for each in self.columns
            ],
        }


@dataclass(frozen=True, slots=True)
class Leak:
    """A column that knows how deals end.

    Attributes:
        heading: Its name in the file, or the field where it was joined.
        file: Where it stands.
        how: How it tells the end, as a sentence.
        then: What was done about it.
    """

    heading: str
    file: str
    how: str
    then: str

    def as_json(self) -> dict[str, str]:
        """The shape that `salessim calibrate --json` prints."""
        return {"column": self.heading, "file": self.file, "how": self.how, "then": self.then}


def _add(counted: list[Counted], why: str, rows: Sequence[int]) -> None:
    if not rows:
        return
    for place, each in enumerate(counted):
        if each.why == why:
            first = tuple(sorted((*each.first, *rows))[:FIRST_SHOWN])
            counted[place] = Counted(why, each.count + len(rows), first)
            return
    counted.append(Counted(why, len(rows), tuple(sorted(rows)[:FIRST_SHOWN])))

"""One simulated future, kept as a file: `department-journal/1`.

The file is JSON Lines in UTF-8. The first line is an object that says what the rest is: the department, the day on
which the clock stands at 0, the period, the seed, and for each kind of event the names of its fields. Every further
line is one event, in the order in which they happened: a list of its kind and the values of its fields. Times are whole
seconds since the midnight that begins `second_zero` [s]; money is whole cents of `currency` [cents].

A reader goes by the names of the fields. A later minor version may add kinds of events, and fields at the end of those
there are; both are passed over by a reader that does not know them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from typing import Any, get_args

from salessim.department.journal import Event, Journal
from salessim.department.world import World
from salessim.errors import JournalError, Place

FORMAT = "department-journal/1"

_KINDS: dict[str, Any] = {kind.__name__: kind for kind in get_args(Event)}


@dataclass(frozen=True, slots=True)
class Recording:
    """What happened in one simulated future, and what one has to know to read it.

    Attributes:
        department: Name of the department.
        title: Its title.
        currency: Three letters.
        second_zero: The day whose midnight is second 0.
        starts: When the period begins; what was before is opening [s].
        ends: First second after it [s].
        seed: Of the whole experiment.
        replication: Which of its futures [0..].
        steps: The steps of a deal, in order.
        journal: What happened.
    """

    department: str
    title: str
    currency: str
    second_zero: date
    starts: int
    ends: int
    seed: int
    replication: int
    steps: tuple[str, ...]
    journal: Journal

    def moment(self, second: int) -> datetime:
        """The date and time of day of a second."""
        return datetime.combine(self.second_zero, time()) + timedelta(seconds=second)


def recorded(world: World, ends: int, *, department: str, title: str, seed: int, replication: int) -> Recording:
    """The recording of a world that has been run to the end of a period."""
    return Recording(
        department=department,
        title=title,
        currency=world.plan.currency,
        second_zero=world.calendar.starts,
        starts=world.starts,
        ends=ends,
        seed=seed,
        replication=replication,
        steps=tuple(step.name for step in world.plan.steps),
        journal=world.journal,
    )


def written_recording(recording: Recording) -> Iterator[bytes]:
    """The lines of the file."""
    lines = [_line([type(event).__name__, *event]) for event in recording.journal]
    used = dict.fromkeys(type(event).__name__ for event in recording.journal)
    yield _line(
        {
            "format": FORMAT,
            "department": recording.department,
            "title": recording.title,
            "currency": recording.currency,
            "second_zero": recording.second_zero.isoformat(),
            "starts": recording.starts,
            "ends": recording.ends,
            "seed": recording.seed,
            "replication": recording.replication,
            "steps": list(recording.steps),
            "events": {kind: list(_KINDS[kind]._fields) for kind in used},
            "lines": len(lines),
            "digest": _digest(lines),
        }
    )
    yield from lines


def read_recording(lines: Iterable[bytes], name: str) -> Recording:
    """The recording of a file.

    Args:
        lines: Its lines.
        name: What the file is called in messages.

    Raises:
        JournalError: It is no such file, or it is damaged or incomplete.
    """
    first, *rest = [line if line.endswith(b"\n") else line + b"\n" for line in lines] or [b""]
    head = _parsed(first, name, 1)
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise JournalError(
            "This is no journal of a department.", f"Its first line begins with {FORMAT}.", Place(name, 1, 1)
        )
    if head.get("lines") != len(rest) or head.get("digest") != _digest(rest):
        raise JournalError(
            "The journal is damaged or incomplete: its lines are not those it was written with.",
            "Write it again with `salessim simulate --out`.",
            Place(name, 1, 1),
        )
    journal = Journal()
    for number, line in enumerate(rest, start=2):
        kind, *values = _parsed(line, name, number)
        if kind in _KINDS:
            journal.add(_event(kind, dict(zip(head["events"][kind], values, strict=False)), Place(name, number, 1)))
    return Recording(
        department=head["department"],
        title=head["title"],
        currency=head["currency"],
        second_zero=date.fromisoformat(head["second_zero"]),
        starts=head["starts"],
        ends=head["ends"],
        seed=head["seed"],
        replication=head["replication"],
        steps=tuple(head["steps"]),
        journal=journal,
    )


def _event(kind: str, named: dict[str, Any], place: Place) -> Event:
    known = {
        field: tuple(named[field]) if isinstance(named[field], list) else named[field]
        for field in _KINDS[kind]._fields
        if field in named
    }
    try:
        event: Event = _KINDS[kind](**known)
    except TypeError as error:
        raise JournalError(
            f"The event {kind} lacks a part.", "An older version of the program wrote it; simulate again.", place
        ) from error
    return event


def _line(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _parsed(line: bytes, name: str, number: int) -> Any:
    try:
        return json.loads(line)
    except ValueError as error:
        raise JournalError("This line is no JSON.", "The file is damaged.", Place(name, number, 1)) from error


def _digest(lines: Iterable[bytes]) -> str:
    hashed = blake2b(digest_size=16)
    for line in lines:
        hashed.update(line)
    return hashed.hexdigest()

"""How a line is read, and why: the use case of `salessim say`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from salessim.app.playable import load_playable
from salessim.conversation.compiling import compile_case
from salessim.conversation.reading import LineRead, LineReader
from salessim.conversation.reading.understanding import Understanding
from salessim.errors import InputError, Place
from salessim.library.finding import Library
from salessim.luck import Luck

LONGEST_LINE: Final = 20_000
"""Longest line that is read [characters]."""

_LEAST_SHOWN: Final = 0.01
_MOST_REASONS: Final = 5


@dataclass(frozen=True, slots=True)
class Said:
    """A line and how it was read.

    Attributes:
        text: The line.
        read: How it was read.
        labels: Names of the likeliest moves on screen, by id.
        topic_title: Title of its topic; empty: none.
        reasons: What speaks for the likeliest move, in sentences.
    """

    text: str
    read: LineRead
    labels: dict[str, str]
    topic_title: str
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The shape that `say --json` prints."""
        return {**self.read.as_json(), "why": list(self.reasons)}

    @property
    def shown(self) -> tuple[tuple[str, float], ...]:
        """The moves worth showing, likeliest first."""
        return tuple(pair for pair in self.read.ranked[:3] if pair[1] >= _LEAST_SHOWN)


class Sayings:
    """Reads lines: in a scenario, or where there is none."""

    def __init__(self, library: Library, scenario: str | None, understanding: Understanding | None = None) -> None:
        """Load what is needed to read.

        Raises:
            InputError: The scenario does not exist, has mistakes or cannot be played.
        """
        known = understanding or Understanding()
        self._labels: dict[str, str] = {}
        self._topics: dict[str, str] = {}
        self._reader: LineReader
        if scenario is None:
            self._reader = known.anywhere()
            return
        playable = load_playable(library, scenario)
        case = compile_case(playable.scenario, playable.playbook, Luck(0))
        self._reader = known.in_call(case, playable.scenario, playable.playbook)
        self._labels = {move.id: move.label for move in case.moves}
        self._topics = {name: topic.title or name for name, topic in playable.scenario.topics.items()}

    def say(self, text: str, before: str = "") -> Said:
        """Read a line.

        Raises:
            InputError: It is far too long.
        """
        read = self._read(text, before)
        first = read.ranked[0][0]
        reasons = tuple(
            f"it is like “{reason.text}” (+{reason.weight:.1f})"
            if reason.kind == "example"
            else f"“{reason.text}” (+{reason.weight:.1f})"
            for reason in self._reader.why(text, before, first)[:_MOST_REASONS]
            if reason.weight >= 0.05
        )
        labels = {move: self._labels.get(move, move) for move, _ in read.ranked[:3]}
        return Said(text, read, labels, self._topics.get(read.topic, ""), reasons)

    def _read(self, text: str, before: str) -> LineRead:
        if len(text) > LONGEST_LINE:
            raise InputError("The line is too long to be read.", f"The most is {LONGEST_LINE:,} characters.")
        return self._reader.read(text, before)

    def answers(self, lines: Iterable[str]) -> Iterator[str | InputError]:
        """For each line of JSON `{"text": ..., "before": ...}` its reading as JSON, or what is wrong with it."""
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                text, before = _given(line, number)
                read = self._read(text, before).as_json()
            except InputError as error:
                yield error if error.place else InputError(error.message, error.hint, Place("standard input", number))
                continue
            shape = {key: read[key] for key in ("moves", "question", "slots", "topic")}
            yield json.dumps(shape, ensure_ascii=False)


def _given(line: str, number: int) -> tuple[str, str]:
    place = Place("standard input", number)
    hint = 'A line looks like this: {"text": "How often does it stop?", "before": "Line 2 is old."}'
    try:
        values = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("This is no JSON.", hint, place) from error
    if not isinstance(values, dict) or not isinstance(values.get("text"), str):
        raise InputError("There is no “text” here.", hint, place)
    before = values.get("before")
    if before is not None and not isinstance(before, str):
        raise InputError("“before” is no text.", hint, place)
    return values["text"], before or ""

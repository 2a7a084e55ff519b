"""The phrase bank: labelled lines that sellers say, one file a voice, tab-separated.

    # voice: dry engineer
    moves <TAB> form <TAB> text [<TAB> what the buyer said before [<TAB> amounts]]

The moves are ids separated by commas, in the order in which the line makes them, or `-` for a line that makes none;
the form is `open`, `closed` or `none`. bank/README.md is the guide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from salessim.conversation.reading.forms import FORMS, QuestionForm
from salessim.errors import InputError, Place, SurroundingsError

# fmt: off
MOVES: Final = (
    "greet", "give-reason", "agenda", "small-talk", "situation", "problem", "implication", "need-payoff", "ask-budget",
    "ask-authority", "ask-process", "ask-criteria", "ask-timeline", "ask-competition", "ask-paper", "ask-champion",
    "ask-metrics", "clarify", "acknowledge", "summarise", "confirm", "insight", "tailor", "feature", "advantage",
    "benefit", "proof", "answer-objection", "price-range", "price-quote", "concession", "trade", "hold-firm",
    "propose-next-step", "ask-to-close", "disqualify", "walk-away", "backchannel", "disparage", "pressure", "off-topic",
    "rude",
)
# fmt: on
"""Ids of the moves that lines are labelled with: those of the core playbook."""

NOTHING: Final = "-"
"""Label of a line that makes none of the moves, or that nobody would understand."""

OWN_FILE: Final = "own.tsv"
"""Name of the file with a user's own lines."""

_MOST_BYTES: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class BankLine:
    """A labelled line.

    Attributes:
        text: The line.
        moves: The moves it makes, in order; none: it makes none of them.
        form: Whether it asks, and how.
        before: What the buyer said before; empty: not known.
        amounts: Amounts in it, as written in the file; None: not labelled.
        number: Its line in the file.
    """

    text: str
    moves: tuple[str, ...]
    form: QuestionForm
    before: str = ""
    amounts: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Voice:
    """All lines of one voice.

    Attributes:
        name: Its file's name without the ending.
        about: What its head says: voice, speaker, english, channel, industries.
        lines: Its lines.
    """

    name: str
    about: dict[str, str] = field(default_factory=dict)
    lines: tuple[BankLine, ...] = ()


def read_voice(text: str, name: str) -> Voice:
    """Read the file of a voice.

    Raises:
        InputError: A line is none; the place says which.
    """
    about: dict[str, str] = {}
    lines = []
    for number, row in enumerate(text.splitlines(), start=1):
        if row.startswith("#"):
            key, _, value = row[1:].partition(":")
            about[key.strip()] = value.strip()
        elif row.strip():
            lines.append(_line(row, name, number))
    return Voice(name, about, tuple(lines))


def _line(row: str, name: str, number: int) -> BankLine:
    place = Place(f"{name}.tsv", number)
    parts = [part.strip() for part in row.split("\t")]
    if not 3 <= len(parts) <= 5 or not parts[2]:
        raise InputError("This is no line of a bank.", "Write moves, form and text, with tabs between them.", place)
    moves = () if parts[0] == NOTHING else tuple(move.strip() for move in parts[0].split(","))
    for move in moves:
        if move not in MOVES:
            raise InputError(f"There is no move “{move}” to label a line with.", f"There is {', '.join(MOVES)}.", place)
    form = next((each for each in FORMS if each == parts[1]), None)
    if form is None:
        raise InputError(f"“{parts[1]}” is no form of a question.", f"Write {', '.join(FORMS)}.", place)
    return BankLine(
        parts[2],
        tuple(dict.fromkeys(moves)),
        form,
        parts[3] if len(parts) > 3 else "",
        parts[4] if len(parts) > 4 and parts[4] else None,
        number,
    )


def written_line(line: BankLine) -> str:
    """A line as it stands in a file, without the line's end."""
    tidy = [" ".join(part.split()) for part in (line.text, line.before)]
    columns = [",".join(line.moves) or NOTHING, line.form, tidy[0], tidy[1], line.amounts or ""]
    return "\t".join(columns).rstrip("\t")


def shipped_voices() -> tuple[Voice, ...]:
    """The voices of the shipped bank, by name: from the package where a wheel put them, else from the repository."""
    return tuple(_voices(_shipped_folder()))


def voices_in(folder: Path) -> tuple[Voice, ...]:
    """The voices of a folder, by name; none where there is no such folder.

    Raises:
        InputError: A line of a file is none.
        SurroundingsError: A file cannot be read.
    """
    return tuple(_voices(folder)) if folder.is_dir() else ()


def _shipped_folder() -> Traversable:
    package = files("salessim")
    shipped = package / "shipped" / "bank"
    if shipped.is_dir():
        return shipped
    return Path(str(package)).parents[1] / "bank" / "voices"


def _voices(folder: Traversable) -> Iterator[Voice]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".tsv"):
            yield read_voice(_text(entry), entry.name.removesuffix(".tsv"))


def _text(entry: Traversable) -> str:
    try:
        data = entry.read_bytes()
        if len(data) > _MOST_BYTES:
            raise InputError(f"{entry.name} is too large for a voice.", f"The most is {_MOST_BYTES:,} bytes.")
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{entry.name} is not a text in UTF-8.", "Save it as UTF-8 text.") from error
    except OSError as error:
        raise SurroundingsError(f"I cannot read {entry.name}: {error.strerror}.") from error


def count_moves(voices: Iterable[Voice]) -> dict[str, int]:
    """How many lines make each move, in the order of `MOVES`; `-`: lines that make none."""
    counts = dict.fromkeys((*MOVES, NOTHING), 0)
    for voice in voices:
        for line in voice.lines:
            for move in line.moves or (NOTHING,):
                counts[move] += 1
    return counts

"""A user's own lines of the phrase bank: corrections that a trainer approves, at work as examples at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from salessim.conversation.reading.bank import (
    MOVES,
    OWN_FILE,
    BankLine,
    Voice,
    count_moves,
    shipped_voices,
    voices_in,
    written_line,
)
from salessim.conversation.reading.forms import question_form
from salessim.conversation.reading.understanding import Understanding
from salessim.conversation.replaying import read_journal
from salessim.errors import InputError, SurroundingsError
from salessim.records.attempts import data_folder

_HEAD: Final = "# voice: lines of our own calls, put right by trainees and approved by a trainer\n"


def bank_folder(environment: Mapping[str, str]) -> Path:
    """The folder of the user's own lines; it need not exist."""
    return data_folder(environment) / "bank"


def understanding_of_user(environment: Mapping[str, str], *, uses_encoder: bool = True) -> Understanding:
    """The reading of lines with the user's own lines as examples.

    Raises:
        InputError: A line of the user's own bank is none.
        SurroundingsError: The bank cannot be read.
    """
    return Understanding(voices_in(bank_folder(environment)), uses_encoder)


@dataclass(frozen=True, slots=True)
class BankCount:
    """What the phrase bank holds.

    Attributes:
        shipped: The shipped voices.
        own: The user's own.
        moves: How many lines make each move, both together.
    """

    shipped: tuple[Voice, ...]
    own: tuple[Voice, ...]
    moves: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        """The shape that `bank --json` prints."""
        return {
            "lines": sum(len(voice.lines) for voice in (*self.shipped, *self.own)),
            "voices": [
                {"voice": voice.name, "source": source, "lines": len(voice.lines), **voice.about}
                for source, voices in (("shipped", self.shipped), ("own", self.own))
                for voice in voices
            ],
            "moves": self.moves,
        }


def count_bank(environment: Mapping[str, str]) -> BankCount:
    """What the phrase bank holds.

    Raises:
        InputError: A line is none.
        SurroundingsError: A file cannot be read.
    """
    shipped, own = shipped_voices(), voices_in(bank_folder(environment))
    return BankCount(shipped, own, count_moves((*shipped, *own)))


@dataclass(frozen=True, slots=True)
class Correction:
    """A line that was read wrongly and put right by the trainee.

    Attributes:
        turn: Number of its turn.
        line: The line with the moves that were meant, as core moves.
        read_as: How it had been read; empty: not at all.
    """

    turn: int
    line: BankLine
    read_as: str


def corrections_in(journal_text: str, name: str) -> tuple[Correction, ...]:
    """The corrections that were stored with an attempt.

    Raises:
        JournalError: It is no journal, or was damaged.
    """
    journal = read_journal(journal_text, name)
    case = journal.header.case()
    kinds = {move.id: move.kind for move in case.moves}
    found = []
    heard = ""
    for number, turn in enumerate(journal.turns, start=1):
        said = turn.said
        if turn.reading is not None and turn.reading.was_corrected and said.text:
            moves = tuple(dict.fromkeys(kind for move in said.moves if (kind := kinds.get(move, "")) in MOVES))
            line = BankLine(said.text, moves, question_form(said.text), heard)
            found.append(Correction(number, line, turn.reading.guesses[0][0] if turn.reading.guesses else ""))
        heard = " ".join(str(line["text"]) for line in turn.spoken if line.get("spoken") == "said")
    return tuple(found)


def add_lines(folder: Path, lines: Iterable[BankLine]) -> tuple[BankLine, ...]:
    """Add lines to the user's own bank; one whose text is there already is left out.

    Returns:
        The lines that were added.

    Raises:
        InputError: The user's own file cannot be understood.
        SurroundingsError: It cannot be written.
    """
    known = {line.text for voice in voices_in(folder) for line in voice.lines}
    new: Sequence[BankLine] = [line for line in dict.fromkeys(lines) if _tidy(line.text) not in known]
    if not new:
        return ()
    path = folder / OWN_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        begin = "" if path.exists() else _HEAD
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(begin + "".join(f"{written_line(line)}\n" for line in new))
    except OSError as error:
        raise SurroundingsError(f"I cannot write {path}: {error.strerror}.") from error
    return tuple(new)


def _tidy(text: str) -> str:
    return " ".join(text.split())


def chosen(corrections: Sequence[Correction], turns: Sequence[int]) -> tuple[Correction, ...]:
    """The corrections of some turns, all where none are named.

    Raises:
        InputError: A turn was not corrected.
    """
    there = {correction.turn: correction for correction in corrections}
    for turn in turns:
        if turn not in there:
            known = ", ".join(map(str, there))
            raise InputError(f"Turn {turn} was not corrected.", f"Corrected: {known}." if known else "None was.")
    return tuple(there[turn] for turn in turns) if turns else tuple(corrections)

"""Everything that can go wrong, as one tree with stable codes.

    SalessimError                S00
    ├── InputError               S10   what was given cannot be used                        (exit code 2)
    │   ├── NotFoundError        S11   no document, file or name like that
    │   ├── NotationError        S12   a text in one of the small grammars was not understood
    │   ├── LimitError           S13   larger or deeper than a document may be
    │   ├── DocumentError        S14   one or more documents have mistakes; all of them are listed
    │   ├── ScriptError          S15   a script of turns cannot be played
    │   └── NotPlayableError     S16   the document is sound but this cannot be done with it
    ├── JournalError             S20   an attempt's journal is damaged or from other rules  (exit code 2)
    ├── RunError                 S30   a simulation job failed, died or was cancelled        (exit code 2)
    └── SurroundingsError        S40   disk, folder, terminal or a missing extra             (exit code 2)

An error has a message that names the value, a hint that says the fix, and, where there is one, a place. A mistake in
a document is a `Problem`, not an exception: a file with five mistakes has five problems. The codes of problems (`E001`,
`E101`, ...) are listed in docs/reference/checks.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file, line and column (both from 1), and the path of keys that leads there.

    Attributes:
        file: The file as the user named it, or the name of a shipped document.
        line: Line [1..], 0 where it is unknown.
        column: Column in characters [1..], 0 where it is unknown.
        path: Keys joined by dots, such as `people.marta.start.trust`; empty for the whole document.
        width: How many characters the caret underlines [characters].
    """

    file: str
    line: int = 0
    column: int = 0
    path: str = ""
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one document.

    Attributes:
        code: Stable code of the check that found it, such as `E101`.
        severity: `error` keeps the document from being used; `warning` does not.
        place: Where it stands.
        message: What is wrong, naming the value.
        hint: What to do about it; may be empty.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim check --json` prints."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "path": self.place.path,
            "message": self.message,
            "hint": self.hint,
        }


class SalessimError(Exception):
    """Root of the tree.

    Attributes:
        code: Stable code of the class.
        message: What is wrong, naming the value.
        hint: What to do about it; may be empty.
        place: Where it stands, if it stands anywhere.
    """

    code: ClassVar[str] = "S00"

    def __init__(self, message: str, hint: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}" + (f" {self.hint}" if self.hint else "")

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; Exception's own reduce would lose hint and place.
        return (_rebuilt, (type(self), self.args, self.__dict__))


def _rebuilt(kind: type[SalessimError], args: tuple[object, ...], state: dict[str, object]) -> SalessimError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class InputError(SalessimError):
    """What was given cannot be used."""

    code = "S10"


class NotFoundError(InputError):
    """There is no document, file or name like that."""

    code = "S11"


class NotationError(InputError, ValueError):
    """A text in one of the small grammars (money, time, share, ...) was not understood.

    Attributes:
        text: What was read.
        expected: Texts that would have been understood, as examples.
        within: Which part of a compound value is meant, such as `range`; empty for the whole.
    """

    code = "S12"

    def __init__(self, text: str, message: str, expected: Sequence[str] = (), within: str = "") -> None:
        hint = f"It could be, for example: {', '.join(expected)}." if expected else ""
        super().__init__(message, hint)
        self.text = text
        self.expected = tuple(expected)
        self.within = within


class LimitError(InputError):
    """A document is larger or nested deeper than a document may be."""

    code = "S13"


class DocumentError(InputError):
    """One or more documents have mistakes.

    Attributes:
        problems: All of them, in the order of file, line and column.
    """

    code = "S14"

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        errors = [p for p in self.problems if p.severity == "error"]
        first = errors[0] if errors else self.problems[0]
        more = f" ({len(errors) - 1} more)" if len(errors) > 1 else ""
        super().__init__(first.message + more, first.hint, first.place)


class ScriptError(InputError):
    """A script of turns cannot be played."""

    code = "S15"


class NotPlayableError(InputError):
    """The document is sound, but what was asked cannot be done with it."""

    code = "S16"


class JournalError(SalessimError):
    """An attempt's journal is damaged, incomplete or was made under other rules."""

    code = "S20"


class RunError(SalessimError):
    """A simulation job failed, its worker died, or it was cancelled."""

    code = "S30"


class SurroundingsError(SalessimError):
    """The disk, a folder, the terminal or a missing optional package stands in the way."""

    code = "S40"


def error_classes() -> tuple[type[SalessimError], ...]:
    """All classes of the tree, in the order of the docstring above."""

    def walk(kind: type[SalessimError]) -> Iterable[type[SalessimError]]:
        yield kind
        for child in kind.__subclasses__():
            yield from walk(child)

    return tuple(dict.fromkeys(walk(SalessimError)))

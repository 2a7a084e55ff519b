"""Check documents: every mistake of every file at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from salessim.app.all_checks import PLAYING_RULES, RULES
from salessim.errors import Problem
from salessim.library.check import check_document
from salessim.library.finding import SUFFIXES, Library, Located, located_file
from salessim.library.loading import Shelf
from salessim.library.printing import written
from salessim.library.reading import in_order


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What checking brought to light.

    Attributes:
        files: The documents that were checked, as places call them.
        problems: All problems, by file and line.
        lines: The lines of every file that has problems.
        read: Every file on disk that was read for it: the documents, and all that they refer to.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]] = field(repr=False)
    read: tuple[Path, ...] = ()

    @property
    def errors(self) -> int:
        """How many problems keep a document from being used."""
        return sum(found.severity == "error" for found in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems do not."""
        return len(self.problems) - self.errors

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim check --json` prints."""
        return {"files": len(self.files), "problems": [found.as_json() for found in self.problems]}

    def written(self, width: int) -> str:
        """All problems with their lines and carets, and a last line that counts them."""
        texts = [written(self.problems, lambda file: self.lines.get(file, ()), width=width)] if self.problems else []
        return "\n\n".join([*texts, self.summary()])

    def summary(self) -> str:
        """One line: how many files, errors and warnings."""
        files = _counted(len(self.files), "file")
        if not self.problems:
            return f"{files}: no mistakes."
        return f"{files}: {_counted(self.errors, 'error')}, {_counted(self.warnings, 'warning')}."


def check_documents(library: Library, given: Sequence[str] = (), *, plays: bool = False) -> CheckReport:
    """Check documents by name, file or folder; all that can be found by name if none is given.

    Args:
        library: Where to look.
        given: Names, files or folders.
        plays: Whether to apply those checks, too, that let bots and sample calls play; they take seconds a scenario.

    Raises:
        NotFoundError: There is no such document.
        SurroundingsError: A file cannot be read.
    """
    shelf = Shelf(library)
    documents = _documents(library, given) if given else list(library.documents)
    rules = (*RULES, *PLAYING_RULES) if plays else RULES
    problems: list[Problem] = []
    for located in documents:
        problems += check_document(shelf, located, rules=rules).problems
    ordered = in_order(problems, most=None)
    lines = {found.place.file: shelf.lines_of(found.place.file) for found in ordered}
    read = tuple(located.path for located in shelf.opened if located.path is not None)
    return CheckReport(tuple(located.file for located in documents), ordered, lines, read)


def _documents(library: Library, given: Sequence[str]) -> list[Located]:
    """What was named, each once; a folder stands for the documents in it."""
    found: dict[str, Located] = {}
    for name in given:
        folder = Path(name).expanduser()
        if folder.is_dir():
            paths = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
            documents = [located_file(path) for path in paths]
        else:
            documents = [library.find(name)]
        for located in documents:
            found.setdefault(located.file, located)
    return list(found.values())


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"

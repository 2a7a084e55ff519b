"""Where documents are: the user's own folder, the shipped library, or a file that was named.

A document's name is its file's name without the ending; its kind is what its format line says, wherever it lies.
Documents refer to each other by name, or to a file beside them, and never outside the folder they belong to.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Literal

from platformdirs import user_data_path

from salessim.errors import InputError, NotFoundError, SurroundingsError
from salessim.library.limits import SIZE_MAX_BYTES
from salessim.library.wording import listed, quoted, several_nearest, shown
from salessim.model.document import KINDS, Kind

LIBRARY_VARIABLE = "SALESSIM_LIBRARY"
"""Environment variable that names the user's own folder of documents."""

SUFFIXES = (".yaml", ".yml")
_SHIPPED_FOLDERS = ("scenarios", "playbooks")
_HEAD_BYTES = 4_096
_FOLDER_DEPTH_MAX = 4
_FILES_MAX = 2_000

_FORMAT = re.compile(r"^format:[ \t]*[\"']?([a-z-]+)/\d+", re.MULTILINE)
_QUOTED = re.compile(r"""(["'])(.*?)\1""")
_TITLE = re.compile(r"^title:[ \t]*(\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Located:
    """A document that was found, not yet read.

    Attributes:
        kind: What its format line says; None where it has none that is known.
        name: The file's name without the ending.
        title: What its title line says; the name where it has none.
        file: What to call it in places: the path as the user would write it, or the name of a shipped document.
        source: Whether it is part of the program or the user's own.
        folder: The folder whose documents it may refer to; None for shipped ones.
    """

    kind: Kind | None
    name: str
    title: str
    file: str
    source: Literal["shipped", "own"]
    folder: Path | None
    _entry: Traversable = field(repr=False)

    @property
    def path_text(self) -> str:
        """Where the file is, for showing; the file's name where it is inside an archive."""
        return str(self.path) if self.path is not None else self.file

    @property
    def path(self) -> Path | None:
        """The file, None where it is inside an archive."""
        return self._entry if isinstance(self._entry, Path) else None

    def read_bytes(self) -> bytes:
        """The document's bytes, at most one more than a document may have.

        Raises:
            SurroundingsError: The file cannot be read.
        """
        return _read(self._entry, self.file, SIZE_MAX_BYTES + 1)


def own_folder(environment: Mapping[str, str]) -> Path:
    """The user's own folder of documents; it need not exist.

    Args:
        environment: Environment variables; `SALESSIM_LIBRARY` names another folder.
    """
    named = environment.get(LIBRARY_VARIABLE)
    if named:
        return Path(named).expanduser()
    return user_data_path("salessim", appauthor=False) / "library"


@dataclass(frozen=True)
class Library:
    """Documents by kind and name.

    Attributes:
        own: The user's folder, searched before the shipped documents; None: shipped ones only.
    """

    own: Path | None = None

    @cached_property
    def documents(self) -> tuple[Located, ...]:
        """All documents that can be found by name, own ones first, each kind and name once."""
        by_name: dict[tuple[Kind | None, str], Located] = {}
        for found in (*_in_folder(self.own, "own"), *_shipped()):
            by_name.setdefault((found.kind, found.name), found)
        order = {kind: number for number, kind in enumerate(KINDS)}
        known = [found for found in by_name.values() if found.kind is not None]
        return tuple(sorted(known, key=lambda found: (order[found.kind or "scenario"], found.name)))

    def find(self, given: str, kind: Kind | None = None) -> Located:
        """The document that a user means: a file if it looks like one, else a name.

        Args:
            given: What the user wrote.
            kind: What it has to be; None: anything.

        Raises:
            NotFoundError: There is no such file or name.
            InputError: It is of another kind, or two kinds have that name.
        """
        path = Path(given).expanduser()
        if given.endswith(SUFFIXES) or "/" in given or "\\" in given or path.is_file():
            return _of_kind(located_file(path), kind)
        return self.named(given, kind)

    def named(self, name: str, kind: Kind | None = None) -> Located:
        """The document with a name.

        Raises:
            NotFoundError: There is none; the hint has the nearest names.
            InputError: It is of another kind, or two kinds have that name.
        """
        hits = [found for found in self.documents if found.name == name]
        fitting = [found for found in hits if kind in (None, found.kind)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            kinds = listed((found.kind or "" for found in fitting), "and")
            raise InputError(f"{quoted(name)} is the name of several documents: {kinds}.", "Name the file instead.")
        if hits:
            raise InputError(f"{quoted(name)} is a {hits[0].kind}, not a {kind}.", self._hint(name, kind))
        raise NotFoundError(f"There is no {kind or 'document'} {quoted(name)}.", self._hint(name, kind))

    def referred(self, name: str, kind: Kind, beside: Located) -> Located:
        """The document that another one refers to: a file beside it, or a name.

        Args:
            name: What the document says.
            kind: What it has to be.
            beside: The document that says it.

        Raises:
            NotFoundError: There is no such file or name.
            InputError: It is of another kind, or outside the folder of the document.
        """
        if not (name.endswith(SUFFIXES) or "/" in name or "\\" in name):
            neighbour = _neighbour(name, kind, beside)
            return neighbour if neighbour is not None else self.named(name, kind)
        if beside.folder is None:
            raise InputError(f"{quoted(name)} is a file, but shipped documents refer to each other by name.")
        return _of_kind(_inside(beside, name), kind)

    def names(self, kind: Kind) -> list[str]:
        """The names of all documents of a kind."""
        return [found.name for found in self.documents if found.kind == kind]

    def _hint(self, name: str, kind: Kind | None) -> str:
        known = [found.name for found in self.documents if kind in (None, found.kind)]
        near = several_nearest(name, known)
        if near:
            return f"Did you mean {listed(map(quoted, near))}?"
        return f"There are {listed(known, 'and')}." if known else ""


def located_file(path: Path) -> Located:
    """A file that a user named.

    Raises:
        NotFoundError: There is no such file.
        InputError: It is a folder or a device.
    """
    if not path.exists():
        raise NotFoundError(f"There is no file {quoted(str(path))}.", _near_files(path))
    if not path.is_file():
        raise InputError(f"{quoted(str(path))} is not a file.", "Name a document, such as scenario.yaml.")
    return _located(path, str(path), "own", path.resolve().parent)


def _near_files(path: Path) -> str:
    try:
        beside = [entry.name for entry in path.parent.iterdir() if entry.suffix in SUFFIXES][:_FILES_MAX]
    except OSError:
        return ""
    near = several_nearest(path.name, beside)
    return f"Did you mean {listed(map(quoted, near))}?" if near else ""


def _of_kind(found: Located, kind: Kind | None) -> Located:
    # A file without a known format line is let through: reading it says what is wrong with it.
    if kind is not None and found.kind not in (None, kind):
        raise InputError(f"{quoted(found.file)} is a {found.kind}, not a {kind}.")
    return found


def _neighbour(name: str, kind: Kind, beside: Located) -> Located | None:
    """The document with a name in the folder of another one."""
    if beside.folder is None:
        return None
    for suffix in SUFFIXES:
        try:
            # Most names are not those of neighbours: look before anything is resolved or explained.
            found = _inside(beside, name + suffix) if (beside.folder / (name + suffix)).is_file() else None
        except (InputError, OSError, ValueError):
            continue
        if found is not None and found.kind == kind:
            return found
    return None


def _inside(beside: Located, name: str) -> Located:
    """A file in the folder of a document; links that lead out of it do not count."""
    assert beside.folder is not None
    steps = PurePosixPath(name.replace("\\", "/"))
    if steps.is_absolute() or ".." in steps.parts or ":" in name:
        raise InputError(f"{quoted(name)} leads out of the folder.", "Refer to a file beside this one, or to a name.")
    folder = beside.folder.resolve()
    try:
        path = (folder / steps).resolve()
        if not path.is_relative_to(folder):
            raise InputError(f"{quoted(name)} is a link that leads out of the folder.", "Copy the file here.")
        if not path.is_file():
            raise NotFoundError(f"There is no file {quoted(name)} beside {quoted(beside.file)}.", _near_files(path))
    except (OSError, ValueError) as error:
        raise NotFoundError(f"There is no file {quoted(name)} beside {quoted(beside.file)}.") from error
    file = str(Path(beside.file).parent / steps) if beside.source == "own" else name
    return _located(path, file, "own", folder)


def _located(entry: Traversable, file: str, source: Literal["shipped", "own"], folder: Path | None) -> Located:
    name = PurePosixPath(entry.name).stem
    try:
        head = _read(entry, file, _HEAD_BYTES).decode("utf-8-sig", "replace")
    except SurroundingsError:
        head = ""
    word = _FORMAT.search(head)
    kind = next((known for known in KINDS if word and word[1] == known), None)
    return Located(kind, name, _title(head) or name, file, source, folder, entry)


def _title(head: str) -> str | None:
    """The title as a person reads it: without quotes and comment. Not parsed, because nothing is known of the file."""
    line = _TITLE.search(head)
    if line is None:
        return None
    quoted_title = _QUOTED.match(line[1])
    title = quoted_title[2] if quoted_title else re.split(r"\s+#", line[1])[0]
    return shown(title.strip(), 120) or None


def _read(entry: Traversable, file: str, most: int) -> bytes:
    try:
        with entry.open("rb") as stream:
            return bytes(stream.read(most))
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise SurroundingsError(f"I cannot read {quoted(file)}: {reason}.", "Is the file yours to read?") from error


def _in_folder(folder: Path | None, source: Literal["shipped", "own"]) -> Iterator[Located]:
    """All documents below a folder, without following links out of it."""
    if folder is None or not folder.is_dir():
        return
    root = folder.resolve()
    count = 0
    queue: list[tuple[Path, int]] = [(folder, 0)]
    while queue and count < _FILES_MAX:
        here, depth = queue.pop(0)
        try:
            entries = sorted(here.iterdir(), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith(".") or not entry.resolve().is_relative_to(root):
                continue
            if entry.is_dir() and depth < _FOLDER_DEPTH_MAX:
                queue.append((entry, depth + 1))
            elif entry.suffix in SUFFIXES and entry.is_file() and count < _FILES_MAX:
                count += 1
                yield _located(entry, str(entry), source, root)


def _shipped() -> Iterator[Located]:
    """The shipped documents: from the package where a wheel put them, else from the repository beside it."""
    for root in _shipped_roots():
        for folder in _SHIPPED_FOLDERS:
            yield from _below(root / folder)


def _shipped_roots() -> Iterator[Traversable]:
    package = files("salessim")
    shipped = package / "shipped"
    if shipped.is_dir():
        yield shipped
        return
    # An editable install or a checkout: src/salessim beside scenarios/ and playbooks/.
    if isinstance(package, Path):
        repository = package.parent.parent
        if all((repository / folder).is_dir() for folder in _SHIPPED_FOLDERS):
            yield repository


def _below(folder: Traversable) -> Iterator[Located]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry)
        elif entry.name.endswith(SUFFIXES):
            yield _located(entry, PurePosixPath(entry.name).name, "shipped", None)

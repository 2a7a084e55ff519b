"""Look over the surroundings: versions, folders, terminal, encodings, optional packages."""

import importlib.metadata
import importlib.util
import os
import platform
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import salessim
from salessim.library.finding import LIBRARY_VARIABLE, Library, own_folder

Verdict = Literal["good", "note", "bad"]

PACKAGES = ("pydantic", "PyYAML", "numpy", "scipy", "simpy", "textual", "holidays", "platformdirs", "click")
"""Packages whose versions matter when something is reported."""

OLDEST_PYTHON = (3, 11)
SMALLEST_TERMINAL = (60, 16)
"""Columns and lines below which the app shows a message instead of its screens."""
COMFORTABLE_TERMINAL = (80, 24)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: What it is.
        verdict: `bad` keeps something from working, `note` is worth knowing.
        says: What was found.
        advice: What to do; may be empty.
    """

    what: str
    verdict: Verdict
    says: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What is known about the terminal.

    Attributes:
        size: Columns and lines; None where there is no terminal.
        encoding: Encoding of what is printed.
    """

    size: tuple[int, int] | None
    encoding: str


def examine(environment: Mapping[str, str], terminal: Terminal, data: Path) -> tuple[Finding, ...]:
    """Look at everything.

    Args:
        environment: Environment variables.
        terminal: What is known about the terminal.
        data: The folder for attempts and logs.
    """
    own = own_folder(environment)
    return (
        _python(),
        *_packages(),
        _yaml_parser(),
        _library(own),
        _folder("own documents", own, f"Set {LIBRARY_VARIABLE} to a folder that you may write to."),
        _folder("attempts and logs", data, "Set SALESSIM_DATA to a folder that you may write to."),
        _terminal(terminal),
        _encoding(terminal.encoding),
    )


def as_json(findings: tuple[Finding, ...]) -> dict[str, object]:
    """The shape that `salessim doctor --json` prints."""
    return {
        "healthy": all(one.verdict != "bad" for one in findings),
        "findings": [
            {"what": one.what, "verdict": one.verdict, "says": one.says, "advice": one.advice} for one in findings
        ],
    }


def _python() -> Finding:
    says = f"salessim {salessim.__version__}, Python {platform.python_version()} on {platform.system()}"
    if sys.version_info < OLDEST_PYTHON:
        return Finding("version", "bad", says, "Install Python 3.11 or newer.")
    return Finding("version", "good", says)


def _packages() -> list[Finding]:
    found = []
    for name in PACKAGES:
        try:
            found.append(Finding(name, "good", importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            found.append(Finding(name, "bad", "is not installed", "Install salessim again."))
    return found


def _yaml_parser() -> Finding:
    if importlib.util.find_spec("yaml._yaml") is not None:
        return Finding("YAML parser", "good", "the fast one")
    says = "PyYAML without its C part: documents are read about ten times slower"
    return Finding("YAML parser", "note", says, "Install PyYAML from a wheel.")


def _library(own: Path) -> Finding:
    documents = Library(own).documents
    shipped = sum(one.source == "shipped" for one in documents)
    mine = len(documents) - shipped
    if shipped == 0:
        return Finding("documents", "bad", "the shipped documents are missing", "Install salessim again.")
    return Finding("documents", "good", f"{shipped} shipped, {mine} of your own")


def _folder(what: str, folder: Path, advice: str) -> Finding:
    """Whether a folder can be written to; it need not exist yet."""
    here = folder
    while not here.exists() and here != here.parent:
        here = here.parent
    try:
        with tempfile.TemporaryFile(dir=here):
            pass
    except OSError as error:
        return Finding(what, "bad", f"{folder} cannot be written: {error.strerror}", advice)
    return Finding(what, "good", str(folder) if folder.exists() else f"{folder} (made when it is needed)")


def _terminal(terminal: Terminal) -> Finding:
    if terminal.size is None:
        return Finding("terminal", "note", "none; commands work, the app needs one")
    columns, lines = terminal.size
    says = f"{columns} columns, {lines} lines"
    if columns < SMALLEST_TERMINAL[0] or lines < SMALLEST_TERMINAL[1]:
        return Finding("terminal", "bad", says, "Make the window larger; the app needs 60 by 16, better 80 by 24.")
    if columns < COMFORTABLE_TERMINAL[0] or lines < COMFORTABLE_TERMINAL[1]:
        return Finding("terminal", "note", says, "The app is made for 80 by 24 and larger.")
    return Finding("terminal", "good", says)


def _encoding(encoding: str) -> Finding:
    if encoding.lower().replace("-", "") in ("utf8", "utf8sig"):
        return Finding("encoding", "good", encoding)
    advice = "Set PYTHONUTF8=1, or the terminal to UTF-8." if os.name == "nt" else "Set LC_ALL=C.UTF-8."
    return Finding("encoding", "note", f"{encoding}: some signs cannot be shown", advice)

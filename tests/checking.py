"""Checking a text as if it were a file; shared by the tests of documents."""

from collections.abc import Callable
from pathlib import Path

from salessim.errors import Problem
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.loading import Shelf

CheckText = Callable[..., tuple[Problem, ...]]
"""Takes a document's text or bytes, and optionally a file name; gives its problems."""


def text_checker(library: Library, folder: Path) -> CheckText:
    """A function that writes documents into a folder and checks them."""

    def check(text: str | bytes, name: str = "document.yaml") -> tuple[Problem, ...]:
        path = folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
        return check_document(Shelf(library), str(path)).problems

    return check

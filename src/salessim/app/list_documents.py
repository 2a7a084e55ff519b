"""List the documents that can be found by name."""

from dataclasses import dataclass
from typing import Literal

from salessim.library.finding import Library
from salessim.model.document import Kind


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One document.

    Attributes:
        kind: Its kind.
        name: The name by which it is found.
        title: What it is called.
        file: Where it is.
        source: Whether it is part of the program or the user's own.
    """

    kind: Kind
    name: str
    title: str
    file: str
    source: Literal["shipped", "own"]


def list_documents(library: Library, kind: Kind | None = None) -> tuple[ListedDocument, ...]:
    """All documents of a kind, or of every kind; own ones hide shipped ones of the same name."""
    return tuple(
        ListedDocument(found.kind, found.name, found.title, found.path_text, found.source)
        for found in library.documents
        if found.kind is not None and kind in (None, found.kind)
    )


def as_json(documents: tuple[ListedDocument, ...]) -> dict[str, object]:
    """The shape that `salessim list --json` prints."""
    return {
        "documents": [
            {"kind": one.kind, "name": one.name, "title": one.title, "file": one.file, "source": one.source}
            for one in documents
        ]
    }

"""The JSON Schema of a kind of document, with the names that are known here; and where editors find it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from salessim.errors import SurroundingsError
from salessim.library.finding import Library
from salessim.library.loading import Shelf
from salessim.library.schema import Schema, schema_of
from salessim.library.tree import Mapping as Tree
from salessim.model.document import Kind

FOLDER = ".schemas"
"""Folder for schemas inside the user's own folder of documents; its dot keeps it out of the list."""


def document_schema(library: Library, kind: Kind) -> Schema:
    """The schema of a kind, offering the documents, moves and families that can be found."""
    return schema_of(kind, known_names(library))


def known_names(library: Library) -> Mapping[str, Sequence[str]]:
    """The names to offer in an editor, by what they name."""
    shelf = Shelf(library)
    moves: dict[str, None] = {}
    families: dict[str, None] = {}
    for located in library.documents:
        root = shelf.playbook(located).root if located.kind == "playbook" else None
        for key, names in (("moves", moves), ("families", families)):
            part = root.get(key) if root else None
            names.update(dict.fromkeys(part.items if isinstance(part, Tree) else ()))
    single = [name for name in moves if name not in families]
    return {
        "playbook": library.names("playbook"),
        "persona": library.names("persona"),
        "department": library.names("department"),
        "move": [*single, *families],
        "reaction": [*single, *families],
        "single move": single,
    }


def written_schema(schema: Schema) -> str:
    """A schema as text."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schema(library: Library, kind: Kind, folder: Path) -> Path:
    """Write a kind's schema into a folder, for editors to read.

    Returns:
        The file.

    Raises:
        SurroundingsError: The folder cannot be written.
    """
    path = folder / FOLDER / f"{kind}.json"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written_schema(document_schema(library, kind)), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise SurroundingsError(f"I cannot write the schema to “{path}”: {reason}.") from error
    return path

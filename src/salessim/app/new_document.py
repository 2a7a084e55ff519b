"""Start a new document: text that is complete and sound, with a first line that tells editors its schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from salessim.app.write_schema import write_schema
from salessim.errors import InputError, SurroundingsError
from salessim.library.finding import Library
from salessim.library.interviewed import scenario_of
from salessim.library.new import modeline, new_document, title_from
from salessim.library.wording import quoted
from salessim.model.document import Kind


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A new document.

    Attributes:
        kind: Its kind.
        text: What is in it.
        file: Where it was written; None where it was not.
        warning: What did not work but does not matter much; may be empty.
    """

    kind: Kind
    text: str
    file: Path | None = None
    warning: str = ""

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim new --json` prints."""
        return {"kind": self.kind, "file": str(self.file) if self.file else None, "text": self.text}


def start_document(
    library: Library,
    kind: Kind,
    name: str = "",
    *,
    folder: Path | None,
    schemas: Path,
    call: str = "",
    answers: Mapping[str, str] | None = None,
) -> NewDocument:
    """Make a new document and, where a folder is given, write it there.

    Args:
        library: The documents whose names the schema offers.
        kind: What it is to be.
        name: Its name.
        folder: Where to write it; None: nowhere.
        schemas: The folder that keeps schemas for editors.
        call: For a scenario: the kind of call whose example it starts from; empty: the usual one.
        answers: For a scenario: the answers of an interview, to every question; it is made of them.

    Raises:
        InputError: The name cannot be one, there is no such call, or there is such a file already.
        SurroundingsError: The file cannot be written.
    """
    schema, warning = "", ""
    try:
        schema = write_schema(library, kind, schemas).resolve().as_uri()
    except SurroundingsError as error:
        # A document without completion in the editor is better than none.
        warning = f"{error.message} Editors will not complete names in this file."
    if answers is None:
        text = new_document(kind, name, schema, call)
    else:
        text = modeline(schema) + scenario_of(title_from(name) or "My scenario", answers)
    if folder is None:
        return NewDocument(kind, text, None, warning)
    if not name:
        raise InputError("A file needs a name.", f"Write `salessim new {kind} NAME`.")
    path = folder / f"{name}.yaml"
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise InputError(f"There is a file {quoted(str(path))} already.", "Choose another name.") from error
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        raise SurroundingsError(f"I cannot write {quoted(str(path))}: {reason}.") from error
    return NewDocument(kind, text, path, warning)

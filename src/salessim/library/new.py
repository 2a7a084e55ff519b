"""The text of a new document: small, complete, commented, and sound."""

import re
from importlib.resources import files

from salessim.errors import InputError
from salessim.library.wording import quoted
from salessim.model.document import Kind

_NAME = re.compile(r"[\w][\w -]{0,98}")


def new_document(kind: Kind, name: str = "", schema: str = "") -> str:
    """The text of a new document.

    Args:
        kind: What it is to be.
        name: Its name, from which a title is made; the kind where there is none.
        schema: Where an editor finds the JSON Schema of the kind: a path or address for the first line; empty: none.

    Raises:
        InputError: The name cannot be the name of a document.
    """
    if name and not _NAME.fullmatch(name):
        raise InputError(f"{quoted(name)} cannot be the name of a document.", "Use letters, digits and hyphens.")
    template = (files("salessim.library") / "templates" / f"{kind}.yaml").read_text(encoding="utf-8")
    title = re.sub(r"[-_ ]+", " ", name).strip().capitalize() or f"My {kind}"
    modeline = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    return modeline + template.replace("{title}", title, 1)

"""The text of a new document: small, complete, commented, and sound."""

import re
from importlib.resources import files

from salessim.errors import InputError
from salessim.library.wording import listed, nearest, quoted
from salessim.model.document import Kind

CALLS = ("cold-call", "inbound", "discovery", "complaint", "renewal")
"""The kinds of call for which there is a whole example to start from."""

_NAME = re.compile(r"[\w][\w -]{0,98}")


def new_document(kind: Kind, name: str = "", schema: str = "", call: str = "") -> str:
    """The text of a new document.

    Args:
        kind: What it is to be.
        name: Its name, from which a title is made; the kind where there is none.
        schema: Where an editor finds the JSON Schema of the kind: a path or address for the first line; empty: none.
        call: For a scenario: which of `CALLS` it starts from; empty: a small discovery call with the format explained.

    Raises:
        InputError: The name cannot be the name of a document, or there is no such call.
    """
    title = title_from(name) or f"My {call.replace('-', ' ') if call else kind}"
    if call and (kind != "scenario" or call not in CALLS):
        raise _unknown(kind, call)
    file = f"calls/{call}.yaml" if call else f"{kind}.yaml"
    template = (files("salessim.library") / "templates" / file).read_text(encoding="utf-8")
    return modeline(schema) + template.replace("{title}", title, 1)


def title_from(name: str) -> str:
    """A title made from a document's name; empty where it has none.

    Raises:
        InputError: The name cannot be the name of a document.
    """
    if name and not _NAME.fullmatch(name):
        raise InputError(f"{quoted(name)} cannot be the name of a document.", "Use letters, digits and hyphens.")
    return re.sub(r"[-_ ]+", " ", name).strip().capitalize()


def modeline(schema: str) -> str:
    """The first line, which tells editors the schema; nothing where there is none."""
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""


def _unknown(kind: Kind, call: str) -> InputError:
    if kind != "scenario":
        return InputError(f"There is only one {kind} to start from.", "Calls to start from there are for scenarios.")
    near = nearest(call, CALLS)
    hint = f"Did you mean {quoted(near)}?" if near else f"There is {listed(CALLS, 'and')}."
    return InputError(f"There is no call {quoted(call)} to start from.", hint)

"""The format line: which kind of document a file says it is."""

from salessim.errors import Place, Problem
from salessim.library.reading import Reading
from salessim.library.shape_checks import problem
from salessim.library.tree import Mapping, Scalar
from salessim.library.wording import listed, nearest, quoted
from salessim.model.document import FORMAT_LINE, KINDS, MAJORS, Kind

OLDER_MAJORS = 2
"""How many older major versions of a format are still read."""


def kind_of(reading: Reading) -> tuple[Kind | None, Problem | None]:
    """The kind that a document says it is, or what is wrong with its format line (E017)."""
    root = reading.root
    if root is None:
        return None, None
    entry = root.items.get("format")
    if entry is None:
        return None, None if "format" in reading.broken else _missing(root)
    line = entry.node
    if not isinstance(line, Scalar):
        return None, problem("E017", line.place, "The format line is one text.", _EXAMPLE)
    match = FORMAT_LINE.fullmatch(line.text.strip())
    kind = next((known for known in KINDS if match and known == match[1]), None)
    if match is None or kind is None:
        word = line.text.partition("/")[0].strip()
        near = nearest(word, KINDS)
        known = listed(f"{name}/{MAJORS[name]}" for name in KINDS)
        hint = f"Did you mean “{near}/1”?" if near else f"It is one of {known}."
        return None, problem("E017", line.place, f"{quoted(line.text)} is not a format that I know.", hint)
    return kind, _version(kind, int(match[2][:6]), line)


_EXAMPLE = "Write, for example, “format: scenario/1”."


def _missing(root: Mapping) -> Problem:
    first = next(iter(root.items.values()), None)
    place = first.key.place if first else root.place
    near = nearest("format", list(root.items), 0.7)
    place = Place(place.file, 1, 1) if near is None else root.items[near].key.place
    message = "The first line should say what this document is."
    hint = (
        f"Is {quoted(near)} meant as “format”?" if near else f"Write “format: {_guess(root)}/1” above everything else."
    )
    return problem("E017", place, message, hint)


def _guess(root: Mapping) -> Kind:
    """The kind that a document without a format line most likely is."""
    telling: dict[str, Kind] = {
        "brief": "scenario", "people": "scenario", "moves": "playbook", "rubric": "playbook", "baseline": "what-if",
        "options": "what-if", "segments": "department", "roles": "department", "reacts": "persona", "voice": "persona",
    }  # fmt: skip
    return next((kind for key, kind in telling.items() if key in root.items), "scenario")


def _version(kind: Kind, major: int, line: Scalar) -> Problem | None:
    current = MAJORS[kind]
    if max(1, current - OLDER_MAJORS) <= major <= current:
        return None
    newer = major > current
    message = f"Version {major} of the {kind} format is {'newer than' if newer else 'too old for'} this program."
    hint = f"It reads {kind}/{current}." + (" Install a newer salessim." if newer else "")
    return problem("E017", line.place, message, hint)

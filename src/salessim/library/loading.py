"""From a name or a file to a whole document: all its layers read, laid over each other and made into a model.

Layers, lowest first (later wins). Playbook: `core`, what it extends, itself. Persona: what it extends, itself.
Scenario: for each person his persona (with what that extends), the scenario, the chosen difficulty, the command line.
Department and what-if: themselves, the command line. A what-if's options are laid over its baseline.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from salessim.errors import DocumentError, InputError, Problem
from salessim.library.finding import Library, Located
from salessim.library.formats import kind_of
from salessim.library.layers import Layer, grafted, merge, merged, only, replaced
from salessim.library.reading import Reading, in_order, read
from salessim.library.settings import settings_layer
from salessim.library.shape import Suspects, shaped
from salessim.library.tree import Mapping, Scalar
from salessim.library.wording import listed, nearest, quoted
from salessim.model.document import Document, Kind
from salessim.model.kinds import MODELS
from salessim.model.persona import Manner
from salessim.model.scenario import DIFFICULTIES

CORE = "core"
"""The playbook that all others start from."""

STANDARD = "standard"
"""The difficulty that is played unless another is chosen."""

_EXTENDS_MAX = 12
_MANNER_KEYS = (*Manner.model_fields, "start")


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that took part in a document.

    Attributes:
        label: What it is, for people: `scenario`, `persona driver`.
        kind: Its kind.
        name: Its name.
        file: What places call it.
        text: Its text.
        sha256: Hash of the text in UTF-8, hexadecimal.
    """

    label: str
    kind: Kind
    name: str
    file: str
    text: str
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A document with everything that went into it.

    Attributes:
        kind: Its kind; None where its format line is wrong.
        located: Where it was found.
        layers: Its layers, lowest first.
        root: Its layers in one tree; None where nothing could be read.
        document: The model; None where something keeps the tree from being one.
        sources: Every file that took part, its own first.
        problems: What reading and shape brought to light, in the order of files and lines.
        playbook: For a scenario: its playbook.
        baseline: For a what-if: its department.
        suspects: Parts of which reading has complained already.
    """

    kind: Kind | None
    located: Located
    layers: tuple[Layer, ...]
    root: Mapping | None
    document: Document | None
    sources: tuple[Origin, ...]
    problems: tuple[Problem, ...]
    playbook: "Loaded | None" = None
    baseline: "Loaded | None" = None
    suspects: Suspects = field(default_factory=Suspects)

    @property
    def name(self) -> str:
        """The document's name."""
        return self.located.name

    def sound(self) -> Document:
        """The model.

        Raises:
            DocumentError: The document has mistakes.
        """
        if self.document is None or any(found.severity == "error" for found in self.problems):
            raise DocumentError(self.problems)
        return self.document


@dataclass(slots=True)
class Shelf:
    """Documents that were opened, each read once.

    Attributes:
        library: Where to look.
    """

    library: Library
    _opened: dict[str, Located] = field(default_factory=dict)
    _readings: dict[str, Reading] = field(default_factory=dict)
    _playbooks: dict[str, Loaded] = field(default_factory=dict)
    _departments: dict[str, Loaded] = field(default_factory=dict)

    def reading(self, located: Located) -> Reading:
        """What was read of a document.

        Raises:
            SurroundingsError: Its file cannot be read.
        """
        if located.file not in self._readings:
            self._opened[located.file] = located
            self._readings[located.file] = read(located.read_bytes(), located.file)
        return self._readings[located.file]

    @property
    def opened(self) -> tuple[Located, ...]:
        """Every document that was opened, even one that could not be read."""
        return tuple(self._opened.values())

    def lines_of(self, file: str) -> tuple[str, ...]:
        """The lines of a file that was opened, by its name in places."""
        reading = self._readings.get(file)
        return reading.source.lines if reading else ()

    def forget(self, file: str) -> None:
        """Read a file anew when it is opened next."""
        for opened in (self._readings, self._playbooks, self._departments):
            opened.pop(file, None)

    def referred(self, name: str, kind: Kind, beside: Located) -> Located | None:
        """The document that another refers to; None where there is none (a check reports that)."""
        try:
            return self.library.referred(name, kind, beside)
        except InputError:
            return None

    def chain(self, located: Located, kind: Kind) -> list[Located]:
        """A document and what it extends, lowest first; ends where a name repeats or is unknown."""
        chain = [located]
        while len(chain) < _EXTENDS_MAX:
            root = self.reading(chain[0]).root
            name = root.text("extends") if root else None
            if name is None and kind == "playbook" and chain[0].name != CORE:
                name = CORE
            below = self.referred(name, kind, chain[0]) if name else None
            if below is None or any(below.file == known.file for known in chain):
                break
            chain.insert(0, below)
        return chain

    def playbook(self, located: Located) -> Loaded:
        """A playbook, made into a model once."""
        if located.file not in self._playbooks:
            self._playbooks[located.file] = _load_chain(self, located, "playbook", ())
        return self._playbooks[located.file]

    def department(self, located: Located) -> Loaded:
        """A department, made into a model once."""
        if located.file not in self._departments:
            self._departments[located.file] = _load_chain(self, located, "department", ())
        return self._departments[located.file]


def load(
    library: Library | Shelf,
    given: str | Located,
    kind: Kind | None = None,
    *,
    difficulty: str = STANDARD,
    playbook: str | None = None,
    settings: Sequence[str] = (),
) -> Loaded:
    """A document by name or file.

    Args:
        library: Where to look; a shelf where several documents are loaded that share others.
        given: A name, or a file.
        kind: What it has to be; None: anything.
        difficulty: For a scenario: which of its difficulties.
        playbook: For a scenario: another playbook than its own.
        settings: `path=value`, laid over everything else.

    Returns:
        The document with the mistakes in its shape; those in its references are found by `salessim.library.check`.

    Raises:
        NotFoundError: There is no such document.
        InputError: It is of another kind, there is no such difficulty, or a setting cannot be read.
        SurroundingsError: A file cannot be read.
    """
    if difficulty not in DIFFICULTIES:
        near = nearest(difficulty, DIFFICULTIES)
        hint = f"Did you mean {quoted(near)}?" if near else f"There is {listed(DIFFICULTIES, 'and')}."
        raise InputError(f"There is no difficulty {quoted(difficulty)}.", hint)
    shelf = library if isinstance(library, Shelf) else Shelf(library)
    located = shelf.library.find(given, kind) if isinstance(given, str) else given
    reading = shelf.reading(located)
    found, wrong = kind_of(reading)
    if found is None or wrong is not None or reading.root is None:
        problems = in_order([*reading.problems, *([wrong] if wrong else [])])
        return Loaded(
            found, located, (), reading.root, None, (_origin(found or "scenario", located, reading),), problems
        )
    if kind is not None and found != kind:
        raise InputError(f"“{located.file}” is a {found}, not a {kind}.")
    if found == "scenario":
        return _load_scenario(shelf, located, difficulty, playbook, settings)
    if found == "what-if":
        return _load_whatif(shelf, located, settings)
    return _load_chain(shelf, located, found, settings)


def _origin(kind: Kind, located: Located, reading: Reading, label: str = "") -> Origin:
    text = "\n".join(reading.source.lines)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Origin(label or kind, kind, located.name, located.file, text, digest)


def _load_chain(shelf: Shelf, located: Located, kind: Kind, settings: Sequence[str]) -> Loaded:
    """A document whose layers are itself and what it extends."""
    chain = shelf.chain(located, kind) if kind in ("playbook", "persona") else [located]
    readings = [shelf.reading(member) for member in chain]
    layers = [
        Layer(kind if member is located else f"{kind} {member.name}", reading.root)
        for member, reading in zip(chain, readings, strict=True)
        if reading.root is not None
    ]
    layers += settings_layer(settings)
    origins = [_origin(kind, member, reading) for member, reading in zip(chain, readings, strict=True)]
    return _finished(kind, located, layers, merged(layers), origins[::-1], readings)


def _finished(
    kind: Kind,
    located: Located,
    layers: Sequence[Layer],
    root: Mapping,
    origins: Sequence[Origin],
    readings: Sequence[Reading],
    **parts: Loaded | None,
) -> Loaded:
    """A document from its merged tree."""
    suspects = Suspects.of(readings)
    document, problems = shaped(root, MODELS[kind], suspects)
    every = [found for reading in readings for found in reading.problems] + problems
    for part in parts.values():
        every += part.problems if part else ()
    return Loaded(
        kind,
        located,
        tuple(layers),
        root,
        document if isinstance(document, Document) else None,
        tuple(origins) + tuple(origin for part in parts.values() if part for origin in part.sources),
        in_order(every),
        suspects=suspects,
        **parts,
    )


def _load_scenario(
    shelf: Shelf, located: Located, difficulty: str, playbook: str | None, settings: Sequence[str]
) -> Loaded:
    reading = shelf.reading(located)
    assert reading.root is not None
    upper = [Layer("scenario", reading.root)]
    overlay = overlay_of(reading.root, "difficulty", difficulty)
    if overlay is not None:
        upper.append(Layer(f"difficulty {difficulty}", overlay))
    upper += settings_layer([*settings, *([f"playbook={playbook}"] if playbook else [])])
    root = merged(upper)
    lower, origins, readings = [], [_origin("scenario", located, reading)], [reading]
    people = root.get("people")
    for name, entry in (people.items if isinstance(people, Mapping) else {}).items():
        person = entry.node
        persona = person.get("persona") if isinstance(person, Mapping) else None
        if not isinstance(person, Mapping) or not isinstance(persona, Scalar):
            continue
        first = shelf.referred(persona.text, "persona", located)
        manner: Mapping | None = None
        for member in shelf.chain(first, "persona") if first else []:
            below = shelf.reading(member)
            if below not in readings:
                readings.append(below)
                origins.append(_origin("persona", member, below, f"persona {member.name}"))
            if below.root is None:
                continue
            part = only(below.root, _MANNER_KEYS)
            lower.append(Layer(f"persona {member.name}", grafted(part, ("people", name), persona)))
            manner = merge(manner, part) if manner else part
        if manner is not None:
            root = replaced(root, ("people", name), merge(manner, person))
    book = root.text("playbook")
    found = shelf.referred(book, "playbook", located) if book else None
    loaded_book = shelf.playbook(found) if found else None
    return _finished("scenario", located, [*lower, *upper], root, origins, readings, playbook=loaded_book)


def _load_whatif(shelf: Shelf, located: Located, settings: Sequence[str]) -> Loaded:
    reading = shelf.reading(located)
    assert reading.root is not None
    layers = [Layer("what-if", reading.root), *settings_layer(settings)]
    root = merged(layers)
    name = root.text("baseline")
    found = shelf.referred(name, "department", located) if name else None
    baseline = shelf.department(found) if found else None
    origins = [_origin("what-if", located, reading)]
    return _finished("what-if", located, layers, root, origins, [reading], baseline=baseline)


def overlay_of(root: Mapping, *way: str) -> Mapping | None:
    """The map at the end of a way of keys, None where there is none."""
    node = root.get(way[0])
    for key in way[1:]:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else None


def overlaid(
    loaded: Loaded, overlays: Sequence[Layer], model: type[BaseModel] | None = None
) -> tuple[Mapping, list[Problem]]:
    """A document with more layers on top, and the mistakes that they bring in.

    Args:
        loaded: The document below.
        overlays: Layers, lowest first.
        model: What the whole has to be; None: what the document is.
    """
    assert loaded.root is not None
    assert loaded.kind is not None
    root = merged([Layer("below", loaded.root), *overlays])
    _, problems = shaped(root, model or MODELS[loaded.kind], loaded.suspects)
    known = set(loaded.problems)
    return root, [found for found in problems if found not in known]

"""Explain a value of a document: what it is, and which line of which file gave it."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from salessim.errors import InputError, NotFoundError, Place
from salessim.library.allowed import models_at, names_of
from salessim.library.finding import Library
from salessim.library.layers import Setting, layered_value
from salessim.library.loading import STANDARD, Loaded, load
from salessim.library.tree import Found, Mapping, Node, Scalar, at_path, walk
from salessim.library.wording import listed, quoted, several_nearest
from salessim.model.kinds import MODELS
from salessim.units import Quantity


@dataclass(frozen=True, slots=True)
class LayerSaying:
    """What one layer says about the value.

    Attributes:
        layer: What the layer is, such as `persona driver` or `difficulty tough`.
        place: Where it says so.
        text: What it says, shortened where it is long.
        counts: Whether this is in force; a higher layer may replace it.
    """

    layer: str
    place: Place
    text: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text of a map or list that is explained as a whole."""

    path: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Explanation:
    """Where a value comes from.

    Attributes:
        path: The path that was asked for.
        text: The value as it was written; empty for a map or list.
        meaning: What it means: for a range median, ends and mean; for a word on a scale its number; else empty.
        says: What each layer says, lowest first.
        leaves: For a map or list: every text in it with its place.
        is_default: Whether no layer says anything, so that the format's own default holds.
    """

    path: str
    text: str
    meaning: str
    says: tuple[LayerSaying, ...]
    leaves: tuple[Leaf, ...]
    is_default: bool = False

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim explain --json` prints."""
        return {
            "path": self.path,
            "value": self.text,
            "meaning": self.meaning,
            "is_default": self.is_default,
            "layers": [
                {"layer": one.layer, "text": one.text, "counts": one.counts, **_at(one.place)} for one in self.says
            ],
            "values": [{"path": one.path, "value": one.text, **_at(one.place)} for one in self.leaves],
        }


def explain_value(
    library: Library,
    given: str,
    path: str,
    *,
    difficulty: str = STANDARD,
    settings: Sequence[str] = (),
) -> Explanation:
    """Say what a value of a document is and where it comes from.

    Args:
        library: Where to look for documents.
        given: A name or a file.
        path: Keys joined by dots; items of a list count from 1.
        difficulty: For a scenario: which of its difficulties.
        settings: `path=value`, laid over everything else.

    Raises:
        NotFoundError: There is no such document, or nothing at the path; the hint has the nearest paths.
        InputError: The document cannot be read at all.
    """
    loaded = load(library, given, difficulty=difficulty, settings=settings)
    if loaded.root is None or loaded.kind is None:
        raise InputError(
            f"{quoted(loaded.located.file)} cannot be read.", "`salessim check` says what is wrong with it."
        )
    found = at_path(loaded.root, path)
    if found is None:
        return _default(loaded, path)
    says = tuple(_saying(one) for one in layered_value(loaded.layers, path))
    text = found.node.text if isinstance(found.node, Scalar) else ""
    return Explanation(path, text, _meaning(loaded, found), says, _leaves(found, path))


def _at(place: Place) -> dict[str, object]:
    return {"file": place.file, "line": place.line, "column": place.column}


def _saying(setting: Setting) -> LayerSaying:
    text = "removed" if setting.is_removal else _shortened(setting.node)
    return LayerSaying(setting.layer.label, setting.node.place, text, not setting.is_hidden)


def _shortened(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    return f"({len(node.items)} entries)" if isinstance(node, Mapping) else f"({len(node.nodes)} items)"


def _leaves(found: Found, path: str) -> tuple[Leaf, ...]:
    if isinstance(found.node, Scalar):
        return ()
    return tuple(_leaf(way, node, path) for way, node in _texts(found.node))


def _leaf(way: tuple[str, ...], node: Scalar, path: str) -> Leaf:
    return Leaf(".".join([path, *way]) if path else ".".join(way), node.text, node.place)


def _texts(node: Node, way: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Scalar]]:
    if isinstance(node, Scalar):
        return [(way, node)]
    if isinstance(node, Mapping):
        return [one for key, entry in node.items.items() for one in _texts(entry.node, (*way, key))]
    return [one for number, item in enumerate(node.nodes, start=1) for one in _texts(item, (*way, str(number)))]


def _meaning(loaded: Loaded, found: Found) -> str:
    """What a value was read as, where that says more than its text."""
    value: object = loaded.document
    for step in found.steps:
        value = _step(value, step)
    if isinstance(value, Quantity):
        mean = "" if value.nature == "known" else f"; mean {value.written(value.mean())}"
        return f"{value}{mean}"
    if isinstance(found.node, Scalar) and isinstance(value, int | float) and not isinstance(value, bool):
        number = f"{value:g}"
        return "" if number == found.node.text else number
    return ""


def _step(value: object, step: str | int) -> object:
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if step in (info.alias, name):
                return getattr(value, name)
        return None
    if isinstance(value, AnyMapping):
        return value.get(step)
    if isinstance(value, tuple | list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _default(loaded: Loaded, path: str) -> Explanation:
    """What holds where no layer says anything."""
    assert loaded.kind is not None
    assert loaded.root is not None
    parent, _, name = path.rpartition(".")
    above = at_path(loaded.root, parent) if parent else at_path(loaded.root, "")
    models = models_at(MODELS[loaded.kind], above.steps) if above else []
    for model in models:
        for field, info in model.model_fields.items():
            if name in (info.alias, field) and not info.is_required():
                text = "" if info.default in (None, ()) or info.default_factory else str(info.default)
                return Explanation(path, text, "", (), (), is_default=True)
    known = [node.path for _, node in walk(loaded.root) if node.path]
    near = several_nearest(path, known)
    hint = f"Did you mean {listed(map(quoted, near))}?" if near else _what_there_is(above, models, parent)
    raise NotFoundError(f"There is nothing at {quoted(path)} in {quoted(loaded.located.file)}.", hint)


def _what_there_is(above: Found | None, models: Sequence[type[BaseModel]], parent: str) -> str:
    if above is None:
        return "Paths are names joined by dots, such as people.marta.start.trust."
    names = list(above.node.items) if isinstance(above.node, Mapping) else []
    names += [name for model in models for name in names_of(model) if name not in names]
    where = f"Under {quoted(parent)}" if parent else "At the top"
    return f"{where} there can be {listed(names, 'and')}." if names else ""

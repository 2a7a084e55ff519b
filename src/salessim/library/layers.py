"""Layers of a document: laid over each other, later wins, and every value still knows who wrote it.

Maps merge deeply, lists and texts replace, and the plain word `none` removes the map or list below it. Where nothing
but a text lies below, `none` is a text like any other, because `urgency: none` and `explicit_needs: none` mean what
they say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salessim.library.source import Source
from salessim.library.tree import Entry, Mapping, Node, Scalar, at_path, joined
from salessim.library.tree import Sequence as List

REMOVED = "none"
"""The word that removes the map or list of a lower layer."""

_RANGES = (frozenset({"typical", "range"}), frozenset({"best_guess", "unsure"}))


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a document.

    Attributes:
        label: What it is, for people: `persona driver`, `difficulty tough`, `command line`.
        root: Its tree.
    """

    label: str
    root: Mapping


@dataclass(frozen=True, slots=True)
class Setting:
    """What one layer says about a value.

    Attributes:
        layer: The layer.
        key: The key it is written behind; None for an item of a list.
        node: What it says.
        is_removal: Whether it takes away what the layers below say.
        is_hidden: Whether a higher layer replaces or removes it.
    """

    layer: Layer
    key: Scalar | None
    node: Node
    is_removal: bool
    is_hidden: bool


def merged(layers: Iterable[Layer]) -> Mapping:
    """All layers in one tree; later ones win.

    Raises:
        ValueError: There is no layer.
    """
    roots = [layer.root for layer in layers]
    if not roots:
        raise ValueError("there is nothing to merge")
    result = roots[0]
    for root in roots[1:]:
        result = merge(result, root)
    return result


def merge(below: Mapping, above: Mapping) -> Mapping:
    """One map over another. Every node of the result is the one that was written, with its place."""
    items = dict(below.items)
    for key, entry in above.items.items():
        before = items.get(key)
        if before is None:
            items[key] = entry
        elif removes(entry.node, before.node):
            del items[key]
        elif (
            isinstance(entry.node, Mapping)
            and isinstance(before.node, Mapping)
            and not _differ(before.node, entry.node)
        ):
            items[key] = Entry(entry.key, merge(before.node, entry.node))
        else:
            items[key] = entry
    return Mapping(above.source, above.start, above.end, above.path, items, above.is_flow)


def removes(above: Node, below: Node) -> bool:
    """Whether a value is the word that removes what lies below it."""
    is_word = isinstance(above, Scalar) and above.style == "plain" and above.text == REMOVED
    return is_word and not isinstance(below, Scalar)


def _differ(below: Mapping, above: Mapping) -> bool:
    """Whether both are ranges, of the two kinds that are never mixed; then one replaces the other."""
    keys_below, keys_above = frozenset(below.items), frozenset(above.items)
    return any(keys_above <= kind and keys_above and not keys_below & kind and keys_below for kind in _RANGES) and any(
        keys_below <= kind for kind in _RANGES
    )


def layered_value(layers: Sequence[Layer], path: str) -> tuple[Setting, ...]:
    """Who says what about a value, lowest layer first; the last that is not hidden gives it.

    Args:
        layers: The document's layers, lowest first.
        path: Keys joined by dots; items of a list count from 1.
    """
    said: list[Setting] = []
    for layer in layers:
        found = at_path(layer.root, path)
        replacement = None if found is not None else _replaced_above(layer.root, path)
        if found is not None:
            below = [setting for setting in said if not setting.is_hidden]
            gone = bool(below) and removes(found.node, below[-1].node)
            keeps = isinstance(found.node, Mapping) and bool(below) and isinstance(below[-1].node, Mapping)
            said = said if keeps else [_hidden(setting) for setting in said]
            said.append(Setting(layer, found.key, found.node, gone, False))
        elif replacement is not None and said:
            # A parent of the value was replaced or removed as a whole.
            said = [_hidden(setting) for setting in said]
            said.append(Setting(layer, replacement[0], replacement[1], True, False))
    return tuple(said)


def _hidden(setting: Setting) -> Setting:
    return Setting(setting.layer, setting.key, setting.node, setting.is_removal, True)


def _replaced_above(root: Mapping, path: str) -> tuple[Scalar | None, Node] | None:
    """The nearest text or list that a layer puts where the path would have to go through a map."""
    parts = path.split(".")
    for length in range(len(parts) - 1, 0, -1):
        found = at_path(root, ".".join(parts[:length]))
        if found is not None:
            return None if isinstance(found.node, Mapping) else (found.key, found.node)
    return None


def grafted(node: Node, way: Sequence[str], anchor: Scalar) -> Mapping:
    """A tree in which a node stands at the end of a way of keys, so that it can be a layer of a larger document.

    Args:
        node: What to graft; keeps its place.
        way: Keys from the top; at least one.
        anchor: A text whose place the new keys take.
    """
    source, start, end = anchor.source, anchor.start, anchor.end
    for key in reversed(way):
        entry = Entry(Scalar(source, start, end, anchor.path, key), node)
        node = Mapping(source, start, end, anchor.path, {key: entry})
    assert isinstance(node, Mapping)
    return node


def set_value(path: str, value: Node, source: Source) -> Mapping:
    """A layer that gives one value at a path, as `--set path=value` does."""
    anchor = Scalar(source, 0, min(len(path), len(source.text)), path, path)
    return grafted(value, path.split("."), anchor)


def only(root: Mapping, keys: Iterable[str]) -> Mapping:
    """A map with some of its entries."""
    wanted = frozenset(keys)
    items = {key: entry for key, entry in root.items.items() if key in wanted}
    return Mapping(root.source, root.start, root.end, root.path, items, root.is_flow)


def replaced(root: Mapping, way: Sequence[str | int], node: Node) -> Mapping:
    """A tree in which the node at the end of a way is another one.

    Raises:
        KeyError: There is nothing at the end of the way.
        IndexError: A list on the way is shorter.
    """
    result = _replaced(root, tuple(way), node)
    assert isinstance(result, Mapping)
    return result


def _replaced(parent: Node, way: tuple[str | int, ...], node: Node) -> Node:
    if not way:
        return node
    step = way[0]
    if isinstance(parent, Mapping):
        entry = parent.items[str(step)]
        items = {**parent.items, str(step): Entry(entry.key, _replaced(entry.node, way[1:], node))}
        return Mapping(parent.source, parent.start, parent.end, parent.path, items, parent.is_flow)
    if isinstance(parent, List) and isinstance(step, int):
        nodes = list(parent.nodes)
        nodes[step] = _replaced(nodes[step], way[1:], node)
        return List(parent.source, parent.start, parent.end, parent.path, nodes, parent.is_flow)
    raise KeyError(joined(parent.path, step))

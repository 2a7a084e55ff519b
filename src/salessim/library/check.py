"""Every mistake of a document at once: reading, shape, references, and whatever upper layers add."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from salessim.errors import Problem
from salessim.library.checks import REFERENCE_RULES, TEXT_RULES
from salessim.library.finding import Library, Located
from salessim.library.layers import Layer
from salessim.library.loading import STANDARD, Loaded, Shelf, load, overlaid, overlay_of
from salessim.library.market import for_department, market_wide
from salessim.library.reading import in_order
from salessim.library.rules import Rule
from salessim.library.shape import Suspects
from salessim.library.tree import Mapping
from salessim.library.tree import Sequence as List
from salessim.library.view import View
from salessim.model.document import Kind
from salessim.model.scenario import DIFFICULTIES


def check_document(
    library: Library | Shelf,
    given: str | Located,
    kind: Kind | None = None,
    *,
    rules: Sequence[Rule] = (*REFERENCE_RULES, *TEXT_RULES),
    difficulty: str | None = None,
    playbook: str | None = None,
    settings: Sequence[str] = (),
) -> Loaded:
    """A document with all its mistakes.

    Args:
        library: Where to look; a shelf where several documents are checked that share others.
        given: A name or a file.
        kind: What it has to be; None: anything.
        rules: The rules to check, beside reading and shape.
        difficulty: Only this one of a scenario's difficulties; None: every one.
        playbook: For a scenario: another playbook than its own.
        settings: `path=value`, laid over everything else.

    Returns:
        The document as it is at the difficulty asked for (`standard` if none was), with the problems of all.

    Raises:
        NotFoundError: There is no such document.
        InputError: It is of another kind, or a setting cannot be read.
        SurroundingsError: A file cannot be read.
    """
    shelf = library if isinstance(library, Shelf) else Shelf(library)
    loaded = load(shelf, given, kind, difficulty=difficulty or STANDARD, playbook=playbook, settings=settings)
    problems = list(loaded.problems)
    problems += _found(loaded, shelf, rules)
    repeated = [rule for rule in rules if rule.is_for_each_difficulty]
    if loaded.kind == "scenario" and difficulty is None and loaded.root is not None:
        for name in _difficulties(loaded.root):
            other = load(shelf, loaded.located, difficulty=name, playbook=playbook, settings=settings)
            problems += other.problems
            problems += _found(other, shelf, repeated)
    if loaded.kind == "what-if":
        problems += _options(loaded, shelf, rules)
    return replace(loaded, problems=in_order(problems))


def _found(loaded: Loaded, shelf: Shelf, rules: Iterable[Rule]) -> list[Problem]:
    """What the rules find in a document that is not known to be wrong already."""
    if loaded.root is None or loaded.kind is None:
        return []
    view = View(loaded, loaded.root, shelf)
    found = [one for rule in rules if loaded.kind in rule.kinds for one in rule.find(view)]
    unread = Suspects(frozenset(entry for entry in loaded.suspects.paths if not entry[1].endswith("?")))
    return [one for one in found if not unread.explain(one)]


def _difficulties(root: Mapping) -> list[str]:
    # One that there is not is a mistake of shape, found already.
    block = root.get("difficulty")
    known = (name for name in DIFFICULTIES if name != STANDARD)
    return [name for name in known if name in block.items] if isinstance(block, Mapping) else []


def _options(loaded: Loaded, shelf: Shelf, rules: Sequence[Rule]) -> list[Problem]:
    """What is wrong with a what-if's options and worlds, laid over its baseline."""
    baseline = loaded.baseline
    if loaded.root is None or baseline is None or baseline.root is None:
        return []
    own = loaded.located.file
    before = set(baseline.problems) | set(_found(baseline, shelf, rules))
    problems: list[Problem] = []
    for label, overlays in plans(loaded):
        problems += market_wide(overlays)
        layers = [Layer(label, for_department(overlay)) for overlay in overlays]
        root, found = overlaid(baseline, layers)
        found += _found(replace(baseline, root=root), shelf, rules)
        problems += [one for one in found if one not in before and one.place.file == own]
    return problems


def plans(loaded: Loaded) -> list[tuple[str, list[Mapping]]]:
    """For each option and world of a what-if, what it lays over the department, in order."""
    found = []
    for block in ("options", "worlds"):
        entries = loaded.root.get(block) if loaded.root else None
        if isinstance(entries, Mapping):
            found += [(f"{block.removesuffix('s')} {name}", _overlays(entries, name)) for name in entries.items]
    return found


def _overlays(entries: Mapping, name: str) -> list[Mapping]:
    """The `set` maps of an option, those of what it builds on first."""
    chain: list[Mapping] = []
    seen: set[str] = set()
    here: str | None = name
    while here is not None and here not in seen:
        seen.add(here)
        option = overlay_of(entries, here)
        if option is None:
            break
        chain.insert(0, option)
        here = option.text("builds_on")
    overlays = []
    for option in chain:
        changes = option.get("changes")
        for change in changes.nodes if isinstance(changes, List) else ():
            overlay = change.get("set") if isinstance(change, Mapping) else None
            if isinstance(overlay, Mapping):
                overlays.append(overlay)
    return overlays

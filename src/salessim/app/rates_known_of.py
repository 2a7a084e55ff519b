"""Of which department the rates of a file are known: the file itself, before anybody laid settings over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from salessim.department.replicate import as_against
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.tree import Mapping


def rates_known_of(library: Library, given: str, changed: Mapping, settings: Sequence[str]) -> str:
    """What the rates of a changed department are known of, as a job wants it; empty without settings.

    Args:
        library: Where documents are found.
        given: Name or file of the department.
        changed: The department with the settings laid over it.
        settings: `path=value`, as they were laid over it.

    Raises:
        InputError: The department, or a playbook that it names, has mistakes.
    """
    if not settings:
        return ""
    loaded = check_document(library, given, "department")
    loaded.sound()
    assert loaded.root is not None
    names = {name for root in (loaded.root, changed) for name in _playbooks(root)}
    return as_against(loaded.root.plain(), {name: _assumptions(library, name) for name in sorted(names)})


def rates_with_playbooks(library: Library, baseline: Mapping, playbooks: Iterable[str] = ()) -> str:
    """What the rates of a department are known of, itself, for a job in which its file may change.

    Args:
        library: Where playbooks are found.
        baseline: The department.
        playbooks: Playbooks that it may come to work by, besides its own.

    Raises:
        InputError: A playbook is not there, or has mistakes.
    """
    names = sorted({*_playbooks(baseline), *playbooks})
    return as_against(baseline.plain(), {name: _assumptions(library, name) for name in names})


def _playbooks(root: Mapping) -> list[str]:
    named = root.get("playbooks")
    return [str(book) for book in named.plain().values()] if isinstance(named, Mapping) else []


def _assumptions(library: Library, name: str) -> object:
    loaded = check_document(library, name, "playbook")
    loaded.sound()
    assert loaded.root is not None
    listed = loaded.root.get("assumptions")
    return listed.plain() if listed is not None else []

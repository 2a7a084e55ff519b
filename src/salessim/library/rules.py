"""A rule: a check together with the function that finds what it is about."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from salessim.errors import Problem
from salessim.library.codes import Check
from salessim.library.uses import Use
from salessim.library.view import View
from salessim.library.wording import listed, nearest, quoted
from salessim.model.document import Kind

Finder = Callable[[View], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check of whole documents.

    Attributes:
        check: What can be wrong, with its examples.
        kinds: Which documents it looks at.
        find: Finds it.
        is_for_each_difficulty: Whether another difficulty can bring out more than the file itself does.
    """

    check: Check
    kinds: frozenset[Kind]
    find: Finder
    is_for_each_difficulty: bool = True


def rule(check: Check, *kinds: Kind, is_for_each_difficulty: bool = True) -> Callable[[Finder], Rule]:
    """Make a function that finds problems into a rule."""
    return lambda find: Rule(check, frozenset(kinds), find, is_for_each_difficulty)


def unknown_names(
    view: View, check: Check, what: str, called: str, known: Sequence[str], where: str = "", *, block: str = ""
) -> Iterator[Problem]:
    """A problem for each use of a name that is not known.

    Args:
        view: The document.
        check: The check that is broken.
        what: Which uses, in the words of `salessim.library.uses`.
        called: What such a thing is called in a message.
        known: The names there are.
        where: Where they are to be found, for the case that there are none.
        block: The part of the document that has the names; nothing is said while it could not be read as a whole.
    """
    if block and view.is_doubtful(block):
        return
    for use in view.uses(what):
        if use.text not in known:
            yield unknown_name(check, use, called, known, where)


def unknown_name(check: Check, use: Use, called: str, known: Sequence[str], where: str = "") -> Problem:
    """The problem of one use of an unknown name."""
    near = nearest(use.text, known, 0.5)
    if near is not None:
        hint = f"Did you mean {quoted(near)}?"
    elif known:
        hint = f"There is {listed(known, 'and')}."
    else:
        hint = where
    return check.problem(use.node.place, f"There is no {called} {quoted(use.text)} here.", hint)

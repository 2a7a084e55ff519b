"""Blanks in authored lines: known, and with something to fill them."""

import re
from collections.abc import Iterator

from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule
from salessim.library.tree import Scalar
from salessim.library.uses import Use
from salessim.library.view import View
from salessim.library.wording import listed, nearest, quoted
from salessim.model.lines import BLANKS
from salessim.model.playbook import MODEL_SENTENCE_BLANKS

_BLANK = re.compile(r"\{([^{}]*)\}")
_NEEDS = {"product": "seller", "company": "company"}
_LINE = "{says: Two of them no longer close.}"


@rule(
    check(
        "E108",
        "Blank that cannot be filled",
        """The buyer's lines may hold the blanks {figure}, {company}, {person} and {product}. A figure has to stand
        beside the line, a company or product in the scenario; otherwise the buyer would say the blank aloud.""",
        bad=changed(SCENARIO, _LINE, '{says: "That costs {figures} a month.", figure: 2k EUR}'),
        line=21,
        good=changed(SCENARIO, _LINE, '{says: "That costs {figure} a month.", figure: 2k EUR}'),
    ),
    "scenario",
    "persona",
    "playbook",
)
def blanks_can_be_filled(view: View) -> Iterator[Problem]:
    """E108."""
    for use in view.uses("line", "model sentence"):
        known = BLANKS if use.what == "line" else MODEL_SENTENCE_BLANKS
        for hit in _BLANK.finditer(use.text):
            wrong = _wrong(view, use, hit[1], known)
            if wrong is not None:
                message, hint = wrong
                yield blanks_can_be_filled.check.problem(use.node.place, message, hint)


def _wrong(view: View, use: Use, blank: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """Message and hint for a blank that nothing can fill."""
    if blank not in known:
        near = nearest(blank, known, 0.5)
        names = listed(("{" + name + "}" for name in known), "and")
        hint = "Did you mean “{" + near + "}”?" if near else f"There is {names}."
        return f"There is no blank {quoted('{' + blank + '}')}.", hint
    if use.what != "line":
        return None
    if blank == "figure" and not _has_figure(use):
        return "There is no figure for {figure} here.", "Write “figure: …” beside this line."
    needed = _NEEDS.get(blank)
    if needed is not None and view.kind == "scenario" and not _is_inherited(view, use) and view.part(needed) is None:
        return f"There is no {blank} for {{{blank}}} in this scenario.", f"Add “{needed}” to it."
    return None


def _has_figure(use: Use) -> bool:
    return any(isinstance(parent.get("figure"), Scalar) for parent in use.parents[-2:])


def _is_inherited(view: View, use: Use) -> bool:
    """Whether a line comes with a persona, whose author cannot know the scenario."""
    own = view.shelf.reading(view.loaded.located).source.file
    return use.node.source.file != own

"""The checks of texts (family W4): what will be read out otherwise than it is meant."""

import re
from collections.abc import Iterator

from salessim.errors import NotationError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule
from salessim.library.tree import Scalar, Sequence, walk
from salessim.library.view import View
from salessim.library.wording import quoted
from salessim.units import parse_money, parse_money_rate

_AMOUNT = re.compile(
    r"[+-]?\d[\d.,]*\s*(?:k|K|M|thousand|million)?\s*(?:[A-Z]{3}\b|[€$£]).*|[€$£]\s*\d.*|[A-Z]{3}\s*\d.*"
)
_DASH_AND_TEXT = re.compile(r"-[^\W\d_]")
_CLOSE = "problem: {says: Two of them no longer close.}"
_COST = 'problem: {says: "It costs {figure}.", figure: 4k EUR/month}'
_NINE = "fact: {says: There are nine doors.}"
_NINE_BELOW = """fact:
      says:
        - There are nine doors."""


@rule(
    check(
        "W401",
        "A figure that is read out as it stands",
        """A sum such as 4k EUR/month is said in words that people use: 4,000 EUR a month. A sum that cannot be read is
        said letter by letter as it was written. Texts that are no sums, such as “three a week”, are fine.""",
        bad=changed(SCENARIO, _CLOSE, _COST.replace("month", "mnth")),
        line=21,
        good=changed(SCENARIO, _CLOSE, _COST),
        severity="warning",
    ),
    "scenario",
)
def figures_can_be_said(view: View) -> Iterator[Problem]:
    """W401."""
    for key, node in walk(view.root):
        if key is not None and key.text.rpartition(".")[2] == "figure":
            for value in node.nodes if isinstance(node, Sequence) else [node]:
                if isinstance(value, Scalar) and (why := _unreadable(value.text)) is not None:
                    message = f"{quoted(value.text)} will be said as it stands here. {why.message}"
                    yield figures_can_be_said.check.problem(value.place, message, why.hint)


def _unreadable(text: str) -> NotationError | None:
    """Why a text that looks like a sum of money is none; None where it is one, or does not look like one."""
    if not _AMOUNT.fullmatch(text.strip()):
        return None
    try:
        if "/" in text:
            parse_money_rate(text)
        else:
            parse_money(text)
    except NotationError as error:
        return error
    return None


@rule(
    check(
        "W402",
        "A hyphen that belongs to the words",
        """In a list every item begins with a hyphen and a space. Without the space the hyphen is part of the words, and
        lines that follow it run together to one text.""",
        bad=changed(SCENARIO, _NINE, _NINE_BELOW.replace("- ", "-")),
        line=22,
        good=changed(SCENARIO, _NINE, _NINE_BELOW),
        severity="warning",
    ),
    "scenario",
    "persona",
    "playbook",
    is_for_each_difficulty=False,
)
def hyphens_have_their_space(view: View) -> Iterator[Problem]:
    """W402."""
    for _, node in walk(view.root):
        if isinstance(node, Scalar) and node.style == "plain" and _DASH_AND_TEXT.match(node.text):
            message = f"The hyphen is part of the words {quoted(node.text)}."
            hint = "Put a space behind it if an item of a list is meant, or quotation marks around the words if not."
            yield hyphens_have_their_space.check.problem(node.place, message, hint)

"""Two ways on from one position as text, side by side."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from salessim.app.review_branch import Branch, BranchTurn
from salessim.cli.review_text import wrapped
from salessim.conversation.review.telling import better_text, worth_text

_COLUMN = 39
_GAP = "  "


def branch_lines(branch: Branch) -> Iterator[str]:
    """The lines of a comparison: what was on the left, what would be on the right."""
    yield f"Before turn {branch.turn} the call was worth {worth_text(branch.before, '')} points"
    yield f"to a seller of the strength “{branch.bot}”. On the same luck:"
    yield ""
    yield _beside("AS IT WAS", "AS IT WOULD BE")
    yield _beside(f"then worth {worth_text(branch.was, '')}", f"then worth {worth_text(branch.would_be, '')}")
    yield ""
    for left, right in zip_longest(branch.said, branch.instead):
        columns = zip_longest(_column(left), _column(right), fillvalue="")
        yield from (_beside(one, other) for one, other in columns)
        yield ""
    yield _beside(f"{branch.result}, {branch.score} points", f"{branch.new_result}, {branch.new_score} points")
    yield ""
    if branch.best is None:
        yield "Nothing was found that would have done better here."
    else:
        yield from wrapped("Better still: ", better_text(branch.best))
        yield f"Regret against it: {branch.regret:.0f} points."


def _column(turn: BranchTurn | None) -> Sequence[str]:
    if turn is None:
        return ()
    who = "Bot" if turn.is_bots else "You"
    lines = [*_wrapped(f"{turn.number} {who}: {turn.you}")]
    if turn.reading:
        lines += _wrapped(f"‹ {turn.reading} ›")
    for answer in turn.answers:
        if answer.kind == "said":
            lines += _wrapped(f"{answer.speaker.split()[0]}: {answer.text}" if answer.speaker else answer.text)
        else:
            lines += _wrapped(f"◦ {answer.speaker} {answer.text}" if answer.kind == "cue" else answer.text)
    return lines


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _COLUMN, subsequent_indent="  ", break_on_hyphens=False)


def _beside(left: str, right: str) -> str:
    return f"{left:<{_COLUMN}}{_GAP}{right}".rstrip()

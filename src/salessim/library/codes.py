"""What a check is: code, title, why, a bad and a good example.

docs/reference/checks.md is made from all checks, and a test reads every example: the bad one gives exactly its code on
its line, the good one gives nothing. Each package keeps the checks of what it understands.
"""

from dataclasses import dataclass
from textwrap import dedent

from salessim.errors import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that can be wrong with a document.

    Attributes:
        code: Stable code; its first digit is the family.
        title: What is wrong, in a few words.
        why: Why it matters and what to do, for the reference page.
        bad: A document with this mistake and no other.
        line: The line of the mistake in `bad` [1..].
        good: The same document without it.
        severity: Whether it keeps a document from being used.
    """

    code: str
    title: str
    why: str
    bad: str
    line: int
    good: str
    severity: Severity = "error"

    def problem(self, place: Place, message: str, hint: str = "") -> Problem:
        """This mistake at a place."""
        return Problem(self.code, self.severity, place, message, hint)


def check(code: str, title: str, why: str, *, bad: str, line: int, good: str, severity: Severity = "error") -> Check:
    """A check whose texts may be indented as the code around them is."""
    return Check(code, title, " ".join(why.split()), _document(bad), line, _document(good), severity)


def _document(text: str) -> str:
    return dedent(text).lstrip("\n").rstrip(" ")

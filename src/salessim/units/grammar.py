"""What the small grammars share: tidying a text, finding the nearest word, refusing in plain words."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from salessim.errors import NotationError

LONGEST_TEXT = 120
"""Longest text that any of the grammars reads [characters]; real ones have a dozen."""

_SPACES = re.compile(r"\s+")
_SAME_SIGN = str.maketrans({"\N{MINUS SIGN}": "-", "\N{FIGURE DASH}": "-", "\N{EN DASH}": "-"})


def shown(text: object, longest: int = 60) -> str:
    """The text as a message quotes it: in quotation marks, on one line, at most `longest` [characters]."""
    line = _SPACES.sub(" ", str(text)[: 4 * longest]).strip()
    return f"“{line if len(line) <= longest else line[: longest - 1] + '…'}”"


def nearest_word(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like a mistyped one, or an empty text if none is near.

    Similarity is `difflib`'s ratio with a cutoff of 0.65 (below, `point` would be near `month`).
    """
    lowered = {candidate.lower(): candidate for candidate in known}
    matches = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.65)
    return lowered[matches[0]] if matches else ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """One of the small grammars: what it reads and what it would understand.

    Attributes:
        what: What a text of this grammar is, such as `an amount of money`.
        examples: Texts that are understood; shown with every refusal.
    """

    what: str
    examples: tuple[str, ...]

    def tidy(self, text: object) -> str:
        """The text with single spaces and plain minus signs.

        Raises:
            NotationError: It is no text, empty, or longer than anything this grammar reads.
        """
        if not isinstance(text, str):
            raise self.refusal(text, "One value is expected here, not a list or a block.")
        if len(text) > LONGEST_TEXT:
            raise self.refusal(text, "It is far too long.")
        tidied = _SPACES.sub(" ", text.translate(_SAME_SIGN)).strip()
        if not tidied:
            raise NotationError(text, f"There is nothing here; it should be {self.what}.", self.examples)
        return tidied

    def refusal(self, text: object, because: str = "", within: str = "") -> NotationError:
        """The error for a text that is not of this grammar; `because` is a full sentence with the fix."""
        message = f"{shown(text)} is not {self.what} that I understand."
        return NotationError(
            text if isinstance(text, str) else str(text)[:LONGEST_TEXT],
            f"{message} {because}".rstrip(),
            self.examples,
            within,
        )

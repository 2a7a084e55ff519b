"""A line cut into the pieces that may each make a move of its own: sentences, and clauses where nobody set stops."""

import re
from typing import Final

_TITLE: Final = r"(?<!\bmr\.)(?<!\bms\.)(?<!\bdr\.)(?<!\bst\.)(?<!\bmrs\.)"
_SENTENCE: Final = re.compile(rf"(?<=[.?!;…]){_TITLE}[\"')\]]*\s+|\n+|\s+[-–—]{{1,2}}\s+", re.IGNORECASE)
_ASKS: Final = (
    r"(?:what|how|who|when|where|why|which|could you|can you|can we|could we|would you|would it|do you|did you|"
    r"does|is it|is that|shall i|may i|want me|have i|"
    r"is there|are you|are there|have you|has|shall we|should we|will you|tell me|walk me|can i)\b"
)
_TELLS: Final = (
    r"(?:i'd|i would|i can|i could|i'll|ill|i will|let's|let us|let me|we can|we could|we'll|you said|you mentioned|"
    r"you told|i'm calling|i'm ringing|if|nobody|no one|it's|it is|its|"
    r"our|my |for that)"
)
_CLAUSE: Final = re.compile(
    rf"(?:,\s*|\s+)(?=(?:and|so|but|also|then|ok so|okay so|right so|anyway|now|because|or)\s+(?:then\s+|"
    rf"so\s+|if\s+)?(?:{_ASKS}|{_TELLS}))"
    rf"|,\s*(?={_ASKS})|:\s+(?={_ASKS})"
    # What a fact leads to, what is given with a price, what is asked in return: each may be a move of its own.
    r"|,?\s+(?=(?:so that|which means|meaning|but (?:if|with|for|give|take|buy)\b))"
    r"|,\s+(?=(?:so|and|or|but|because)\s+\w+)",
    re.IGNORECASE,
)
_LEAST_WORDS: Final = 3
_MOST_PIECES: Final = 12


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a line; a line without stops is one."""
    return tuple(part for part in (piece.strip() for piece in _SENTENCE.split(text.strip())) if part)


def pieces_of(text: str) -> tuple[str, ...]:
    """The sentences and, within them, the clauses that may be moves of their own; at most twelve.

    A clause of fewer than three words stays with its neighbour.
    """
    pieces: list[str] = []
    for sentence in sentences_of(text):
        parts = [part.strip() for part in _CLAUSE.split(sentence) if part.strip()]
        joined: list[str] = []
        for part in parts:
            if joined and (len(part.split()) < _LEAST_WORDS or len(joined[-1].split()) < _LEAST_WORDS):
                joined[-1] = f"{joined[-1]} {part}"
            else:
                joined.append(part)
        pieces += joined
    if len(pieces) > _MOST_PIECES:
        pieces = [*pieces[: _MOST_PIECES - 1], " ".join(pieces[_MOST_PIECES - 1 :])]
    return tuple(pieces)

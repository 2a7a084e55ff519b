"""Whether a line asks, and whether openly: the words that tell, before anything is learned."""

import re
from typing import Final, Literal

from salessim.conversation.reading.normalising import tokens_of
from salessim.conversation.reading.segments import pieces_of

QuestionForm = Literal["open", "closed", "none"]
FORMS: Final[tuple[QuestionForm, ...]] = ("open", "closed", "none")

_LEAD: Final = r"^(?:(?:and|so|but|ok|right|now|then|also|because|sorry|please|just|hi|hello|thanks|yes|,|\.) )*"
_ONE_FACT: Final = re.compile(
    rf"{_LEAD}(?:how (?:many|much|often|long|old|far|big|large|soon|fast|frequently|late|early)\b|when\b|"
    rf"which\b|who\b|whose\b|whom\b|"
    r"where\b|what (?:time|date|number|percentage|share|size|year|day|month)\b|by when\b|since when\b|"
    r"until when\b|at what\b)"
)
_OPEN: Final = re.compile(
    rf"{_LEAD}(?:(?:could|can|would|will) (?:you|we) (?:please |maybe |just )?(?:tell|walk|talk|take|describe|"
    rf"explain|share|give|help|"
    r"say|show|paint|run)\b|what\b|how\b|why\b|tell me\b|walk me\b|talk me\b|take me\b|describe\b|explain\b|help me\b|"
    r"say more\b|share\b|in what way\b|to what\b|from what\b|for what\b)"
)
_YES_NO: Final = re.compile(
    rf"{_LEAD}(?:is|are|was|were|do|does|did|have|has|had|can|could|would|will|shall|should|may|might|am|any)\b"
)


def question_form(text: str) -> QuestionForm:
    """Whether a sentence asks, and whether openly, by its first words and its last sign."""
    last: QuestionForm = "none"
    for piece in pieces_of(text):
        said = " ".join(tokens_of(piece))
        asks = said.endswith("?")
        if _ONE_FACT.match(said):
            last = "closed"
        elif _OPEN.match(said):
            last = "open"
        elif asks or (_YES_NO.match(said) and not said.endswith((".", "!"))):
            last = "closed"
    return last

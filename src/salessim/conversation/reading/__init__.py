"""How typed lines are read. English only.

The light parts are here; what needs numpy (`understanding`, `head`) is imported where a line is read first.
"""

from salessim.conversation.reading.amounts import Amounts, amounts_of
from salessim.conversation.reading.forms import QuestionForm, question_form
from salessim.conversation.reading.reader import Doubt, LineRead, LineReader, Reader, SentenceRead

__all__ = [
    "Amounts",
    "Doubt",
    "LineRead",
    "LineReader",
    "QuestionForm",
    "Reader",
    "SentenceRead",
    "amounts_of",
    "question_form",
]

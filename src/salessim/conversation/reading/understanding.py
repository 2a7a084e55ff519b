"""What reading needs, kept together: the head, the encoder where there is one, and a user's own lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from salessim.conversation.case import Case
from salessim.conversation.reading.bank import Voice
from salessim.conversation.reading.encoder import EncoderInBackground
from salessim.conversation.reading.head import load_head
from salessim.conversation.reading.reader import LineReader
from salessim.conversation.reading.situated import Anywhere, InCall
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario


@dataclass(frozen=True)
class Understanding:
    """Makes readers.

    Attributes:
        own: A user's own lines; they act as examples at once.
        uses_encoder: Whether the encoder of the extra `[nlu]` is used where it is installed; it begins to load now.
    """

    own: Sequence[Voice] = ()
    uses_encoder: bool = True
    _encoder: EncoderInBackground | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_encoder", EncoderInBackground() if self.uses_encoder else None)

    def anywhere(self) -> LineReader:
        """A reader of lines that belong to no scenario."""
        return LineReader(Anywhere(load_head(), self._encoder.get() if self._encoder else None, self.own))

    def in_call(self, case: Case, scenario: Scenario, playbook: Playbook) -> LineReader:
        """A reader of lines in one call."""
        encoder = self._encoder.get() if self._encoder else None
        return LineReader(InCall(case, scenario, playbook, load_head(), encoder, self.own))

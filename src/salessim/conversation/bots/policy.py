"""What a bot is: from what is seen, what can be done and what is remembered to the next line."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.seen import Seen
from salessim.conversation.pad import Note
from salessim.conversation.turn import Act, Turn
from salessim.luck import Draws, KeyPart, Luck

HANG_UP = Turn(hangs_up=True)


@dataclass(frozen=True)
class Fate:
    """A bot's own luck: its own name keeps it apart from the call's.

    What was drawn is remembered, because a bot thinks of the same slips before every line; the same key would give the
    same number anyway.

    Attributes:
        luck: The luck of the attempt.
        bot: Name of the bot.
        attempt: Which of its attempts at the same call this is.
    """

    luck: Luck
    bot: str
    attempt: int = 0
    _drawn: dict[tuple[KeyPart, ...], float] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _own(self) -> Draws:
        return self.luck.of("bot", self.bot, self.attempt)

    def chance(self, p: float, *key: KeyPart) -> bool:
        """Whether something with probability `p` happens [0..1]."""
        if p <= 0.0:
            return False
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = self._own.uniform(*key)
        return drawn < p

    def pick(self, n: int, *key: KeyPart) -> int:
        """One of 0 to n - 1, all equally likely."""
        return self.luck.pick(n, "bot", self.bot, self.attempt, *key)


class Bot(Protocol):
    """A seller."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def line(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Turn:
        """What it says next.

        Args:
            seen: What a trainee would see now.
            past: What it remembers.
            craft: What it can do.
            fate: Its luck.
        """
        ...

    def note(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Note:
        """What it writes down once the call is over, and what it makes of the lead; the same arguments."""
        ...


def spoken(craft: Craft, moves: tuple[int, ...], subject: int = -1, to: int = -1, offer: tuple[int, ...] = ()) -> Turn:
    """A line of these moves about one subject, as long as the playbook's own sentences for them."""
    return Turn(
        acts=tuple([Act(move, subject) for move in moves]),
        to=to,
        offer=offer,
        words=sum([craft.words[move] for move in moves]),
    )

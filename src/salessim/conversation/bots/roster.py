"""All bots by name, and the skill dial with its named points."""

from dataclasses import dataclass
from typing import Final

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.host import HOSTS_THOUGHTS
from salessim.conversation.bots.manners import MANNERS
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.policy import HANG_UP, Bot, Fate
from salessim.conversation.bots.seen import Seen
from salessim.conversation.bots.seller import Seller
from salessim.conversation.pad import Note
from salessim.conversation.turn import Turn
from salessim.errors import NotFoundError

SKILLS: Final[dict[str, float]] = {"novice": 0.25, "average": 0.5, "expert": 0.9}
"""The named points of the skill dial. Assumption: far enough apart to keep their order at P10, P50 and P90 of the score
on a fair scenario; no claim about how many people stand where."""

BOTS: Final[dict[str, Bot]] = {
    **{name: Seller(name, skill) for name, skill in SKILLS.items()},
    "host": Seller("host", SKILLS["expert"], HOSTS_THOUGHTS),
    **{bot.name: bot for bot in MANNERS},
}
"""Every bot that has a name and can play any call."""

AT_TABLES: Final = ("trader", "micro", "linear", "giver", "refuser")
"""Bots that bargain; in a call without a table they have nothing to say. At one, `random` bargains at random, too."""


@dataclass(frozen=True, slots=True)
class TableBot:
    """A bot that only bargains: see `salessim.conversation.table.bots`."""

    name: str

    def line(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Turn:  # noqa: ARG002 - all bots are asked alike
        """Without a table there is nothing to do."""
        return HANG_UP

    def note(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Note:  # noqa: ARG002 - all bots are asked alike
        """Nor anything to write down."""
        return Note()


def bots_for(*, has_table: bool) -> tuple[str, ...]:
    """The bots that play a scenario where none is named."""
    return (*SKILLS, *AT_TABLES, "random") if has_table else tuple(BOTS)


def bot_called(name: str) -> Bot:
    """A bot by its name; a number from 0 to 1 is a seller of that skill.

    Raises:
        NotFoundError: There is none.
    """
    if name in BOTS:
        return BOTS[name]
    if name in AT_TABLES:
        return TableBot(name)
    try:
        return Seller(name, float(name))
    except ValueError:
        known = ", ".join((*BOTS, *AT_TABLES))
        raise NotFoundError(
            f"There is no bot “{name}”.", f"There is {known}, and any skill from 0 to 1, such as 0.7."
        ) from None

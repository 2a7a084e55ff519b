"""All bots by name, and the skill dial with its named points."""

from typing import Final

from salessim.conversation.bots.manners import MANNERS
from salessim.conversation.bots.policy import Bot
from salessim.conversation.bots.seller import Seller
from salessim.errors import NotFoundError

SKILLS: Final[dict[str, float]] = {"novice": 0.25, "average": 0.5, "expert": 0.9}
"""The named points of the skill dial. Assumption: far enough apart to keep their order at P10, P50 and P90 of the score
on a fair scenario; no claim about how many people stand where."""

BOTS: Final[dict[str, Bot]] = {
    **{name: Seller(name, skill) for name, skill in SKILLS.items()},
    **{bot.name: bot for bot in MANNERS},
}
"""Every bot that has a name."""


def bot_called(name: str) -> Bot:
    """A bot by its name; a number from 0 to 1 is a seller of that skill.

    Raises:
        NotFoundError: There is none.
    """
    if name in BOTS:
        return BOTS[name]
    try:
        return Seller(name, float(name))
    except ValueError:
        known = ", ".join(BOTS)
        raise NotFoundError(
            f"There is no bot “{name}”.", f"There is {known}, and any skill from 0 to 1, such as 0.7."
        ) from None

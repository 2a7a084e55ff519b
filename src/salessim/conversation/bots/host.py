"""A seller who lets everybody have a say: what one person has told he asks the others, too, and takes in what he hears.

He is there so that the lines of those who speak second are heard, and to show what such a round costs in time.
"""

from typing import Final

from salessim.conversation.bots.asking import climber, rungs
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.seller import THOUGHTS, Thought
from salessim.conversation.bots.showing import show
from salessim.conversation.situation import members
from salessim.conversation.turn import Turn

_ASKS_ANOTHER: Final = 0.9  # the chance that he asks somebody else about a thing of the subject that he cares for most
_ASKS_BESIDE: Final = 0.2  # the same for all other things; there is no time for everything
_TAKES_IN: Final = 0.3  # the chance that he gives what he has heard a line of its own
_SHOWS_AT_ONCE: Final = 0.5
_SAYS_BACK: Final = ("acknowledge", "summarise", "confirm")


def take_in(mind: Mind) -> Turn | None:
    """Give back what was heard, in a line of its own."""
    news = members(mind.news())
    if not news or not mind.fate.chance(_TAKES_IN, "takes in", news[-1]):
        return None
    return mind.say(mind.move(_SAYS_BACK[mind.fate.pick(len(_SAYS_BACK), "how", news[-1])]))


def show_at_once(mind: Mind) -> Turn | None:
    """In every second call: answer a need as soon as it was named."""
    return show(mind) if mind.fate.chance(_SHOWS_AT_ONCE, "shows at once") else None


def ask_the_others(mind: Mind) -> Turn | None:
    """Ask somebody who is there for what another has told; each thing of each person once at most."""
    past, seen, topics = mind.past, mind.seen, mind.craft.topics
    if mind.is_hurried:
        return None
    favourite = _favourite(mind)
    for thing in reversed(members(seen.told)):
        topic, rung = divmod(thing, 4) if thing < 4 * topics else (-1, -1)
        move = climber(mind, rung) if topic >= 0 else next(iter(mind.craft.fillers.get(thing, ())), -1)
        chance = _ASKS_ANOTHER if topic % (topics + 1) == favourite else _ASKS_BESIDE
        for person in members(seen.on_call & ~past.asked_of.get(thing, 1 << seen.lead)):
            if move >= 0 and mind.fate.chance(chance, "asks another", thing, person):
                return mind.say(move, on=topic, to=person)
    return None


def ask_about_favourite(mind: Mind) -> Turn | None:
    """Ask about the subject that he cares for most before all others, once he knows what is wrong at all."""
    found = [question for question in rungs(mind) if question.subject == _favourite(mind)]
    return mind.say(found[0].move, on=found[0].subject) if found and mind.problems_heard else None


def _favourite(mind: Mind) -> int:
    """The subject that he cares for most in this call; past the last topic: who decides, how and when."""
    return mind.fate.pick(mind.craft.topics + 1, "favourite")


_BEFORE_THE_ROUND: Final = 4  # questions and concerns of the others come first, and what they propose
HOSTS_THOUGHTS: Final[tuple[Thought, ...]] = (
    *THOUGHTS[:_BEFORE_THE_ROUND],
    take_in,
    show_at_once,
    ask_the_others,
    ask_about_favourite,
    *THOUGHTS[_BEFORE_THE_ROUND:],
)
"""What makes a seller a host: the same thoughts, with a round in between."""

"""What else could have been said: lines that somebody could think of who saw only what the seller saw.

Every thought of the seller's policy, taken by itself and without slips, comes to a line; so do the plain moves that a
playbook has for anybody: the next question on each topic, a slot still open, giving back what was heard, an insight, a
benefit, a proof, an answer to what waits, a next step of more or less weight, letting go. What is hidden is not looked
at; a test holds that, because `Seen`, `Past` and `Craft` are all that goes in.
"""

from collections.abc import Iterator
from typing import Final

from salessim.conversation.bots.asking import climber
from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.policy import Fate, spoken
from salessim.conversation.bots.replying import answer_concern, answer_question
from salessim.conversation.bots.seen import Seen
from salessim.conversation.bots.seller import THOUGHTS
from salessim.conversation.turn import Turn
from salessim.luck import Luck

MOST: Final = 14
"""So many are looked at [lines]; the first come first."""

_NO_SLIPS: Final = 1.0
_WAYS: Final = 3
_PROPOSAL: Final = "propose-next-step"


def candidates(seen: Seen, past: Past, craft: Craft) -> tuple[Turn, ...]:
    """Lines worth looking at, each once: first what a careful seller would think of, then the plain moves."""
    found: dict[tuple[object, ...], Turn] = {}
    for turn in _all(seen, past, craft):
        found.setdefault((turn.acts, turn.to, turn.offer), turn)
        if len(found) == MOST:
            break
    return tuple(found.values())


def questions(seen: Seen, past: Past, craft: Craft, most: int) -> tuple[Turn, ...]:
    """The next question on each topic of the call around a table, and for a slot still open, each once.

    Args:
        seen: What the seller sees.
        past: What he remembers.
        craft: What he can do.
        most: No more than so many [lines].
    """
    found: dict[tuple[object, ...], Turn] = {}
    for turn in _questions(Mind(_NO_SLIPS, seen, past, craft, Fate(Luck(0), "review"))):
        found.setdefault((turn.acts, turn.to), turn)
    return tuple(found.values())[:most]


def _all(seen: Seen, past: Past, craft: Craft) -> Iterator[Turn]:
    mind = Mind(_NO_SLIPS, seen, past, craft, Fate(Luck(0), "review"))
    for thought in THOUGHTS:
        if (turn := thought(mind)) is not None and not turn.hangs_up:
            yield turn
    yield from _replies(mind)
    yield from _questions(mind)
    yield from _steps(mind)
    yield from _plain(mind)


def _replies(mind: Mind) -> Iterator[Turn]:
    """Other ways to answer what waits than the first that comes to mind."""
    waiting = [text for text in (mind.seen.question, *(concern.text for concern in mind.seen.concerns)) if text]
    for tries in range(1, _WAYS if waiting else 1):
        past = mind.past.copied()
        past.answers |= dict.fromkeys(waiting, tries)
        other = Mind(_NO_SLIPS, mind.seen, past, mind.craft, mind.fate)
        for thought in (answer_question, answer_concern):
            if (turn := thought(other)) is not None:
                yield turn


def _questions(mind: Mind) -> Iterator[Turn]:
    """The next rung of every topic, and a slot of which nothing was heard."""
    for topic in range(mind.craft.topics):
        rung = (mind.seen.told >> (4 * topic) & 15).bit_length()
        if rung < 4 and (move := climber(mind, rung)) >= 0:
            yield mind.say(move, on=topic)
        if rung == 0 and (move := climber(mind, 1)) >= 0:
            yield mind.say(move, on=topic)
    open_slots = [slot for slot in mind.craft.slots() if not (mind.seen.told | mind.seen.claimed) >> slot & 1]
    for slot in open_slots[:2]:
        yield mind.say(mind.craft.fillers[slot][0])


def _steps(mind: Mind) -> Iterator[Turn]:
    """Next steps of more and of less weight: for every issue what is best for the seller, second best, and third."""
    craft = mind.craft
    if _PROPOSAL not in craft.by_kind or not craft.issues:
        return
    for place in range(3):
        offer = []
        for issue in range(craft.issues):
            ranked = sorted(
                (number for number, option in enumerate(craft.options) if option.issue == issue),
                key=lambda number: -craft.options[number].worth,
            )
            offer.append(ranked[min(place, len(ranked) - 1)])
        yield spoken(craft, (mind.move(_PROPOSAL),), offer=tuple(offer))


def _plain(mind: Mind) -> Iterator[Turn]:
    craft = mind.craft
    needs, problems = mind.needs_heard, mind.problems_heard
    subject = (needs or problems or [-1])[-1]
    if mind.news():
        yield from (spoken(craft, (mind.move(kind),)) for kind in ("acknowledge", "summarise") if kind in craft.by_kind)
    for kind in ("insight", "tailor", "benefit", "proof"):
        if kind in craft.by_kind and subject >= 0:
            yield spoken(craft, (mind.move(kind),), subject)
    if "disqualify" in craft.by_kind and mind.seen.told:
        yield spoken(craft, (mind.move("disqualify"),))

"""Sellers with one manner and no sense: yardsticks that a good call has to beat, and a buyer has to withstand.

None of them looks at what was said. A fair scenario gives them little; one that pays any of them well can be gamed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.policy import HANG_UP, Fate, spoken
from salessim.conversation.bots.seen import Seen
from salessim.conversation.pad import Note
from salessim.conversation.situation import members
from salessim.conversation.turn import Act, Turn

Manner = Callable[[Seen, Past, Craft, Fate], Turn]

MOST_LINES = 40
"""After so many lines they hang up: what nobody understands takes no time, and would go on for ever."""


@dataclass(frozen=True, slots=True)
class MannerBot:
    """A seller with one manner.

    Attributes:
        name: What it is called.
        manner: How it finds its next line.
    """

    name: str
    manner: Manner

    def line(self, seen: Seen, past: Past, craft: Craft, fate: Fate) -> Turn:
        """What it says next."""
        return HANG_UP if seen.turn >= MOST_LINES else self.manner(seen, past, craft, fate)

    def note(self, _seen: Seen, _past: Past, _craft: Craft, _fate: Fate) -> Note:
        """It writes nothing down and thinks nothing of it."""
        return Note()


def _silent(_seen: Seen, _past: Past, _craft: Craft, _fate: Fate) -> Turn:
    return Turn()


def _interrogator(seen: Seen, past: Past, craft: Craft, _fate: Fate) -> Turn:
    """Asks one question after the other, up every ladder and through every slot, and never gives anything back."""
    opening = _say_why(seen, past, craft)
    if opening is not None:
        return opening
    for topic in range(craft.topics):
        for rung, moves in enumerate(craft.climbers):
            thing = 4 * topic + rung
            if moves and not seen.told >> thing & 1 and thing not in past.tries:
                return spoken(craft, (moves[0],), topic)
    for slot, moves in craft.fillers.items():
        if not (seen.told | seen.claimed) >> slot & 1 and slot not in past.tries:
            return spoken(craft, (moves[0],))
    return _ask_for_everything(craft, "propose-next-step")


def _feature_dumper(seen: Seen, past: Past, craft: Craft, _fate: Fate) -> Turn:
    """Says why it calls, then describes the product, subject by subject."""
    opening = _say_why(seen, past, craft)
    if opening is not None:
        return opening
    pitches = [number for kind in _PITCHES for number in craft.by_kind.get(kind, ())]
    number = seen.turn - 1
    if not pitches or number >= len(pitches) * max(craft.topics, 1):
        return _ask_for_everything(craft, "propose-next-step")
    subject = number // len(pitches) if craft.topics else -1
    return spoken(craft, (pitches[number % len(pitches)],), subject)


_PITCHES = ("feature", "advantage", "benefit", "proof")


def _closer(seen: Seen, past: Past, craft: Craft, _fate: Fate) -> Turn:
    """Says why it calls, then asks for the most there is, again and again."""
    opening = _say_why(seen, past, craft)
    if opening is not None:
        return opening
    return _ask_for_everything(craft, "ask-to-close" if past.proposals % 2 else "propose-next-step")


def _parrot(seen: Seen, past: Past, craft: Craft, fate: Fate) -> Turn:
    """Gives back whatever it hears and never asks for anything."""
    opening = _say_why(seen, past, craft)
    if opening is not None:
        return opening
    moves = [number for kind in ("acknowledge", "summarise", "confirm", "clarify") for number in craft.by_kind[kind]]
    return spoken(craft, (moves[fate.pick(len(moves), "parrot", seen.turn)],))


def _gibberish(seen: Seen, _past: Past, craft: Craft, fate: Fate) -> Turn:
    """Says what nobody can understand, and now and then a sound or something that has nothing to do with the call."""
    noises = [number for kind in ("backchannel", "off-topic") for number in craft.by_kind.get(kind, ())]
    if noises and fate.chance(0.5, "noise", seen.turn):
        return spoken(craft, (noises[fate.pick(len(noises), "which", seen.turn)],))
    return Turn(words=9)


def _random(seen: Seen, _past: Past, craft: Craft, fate: Fate) -> Turn:
    """Picks anything from the menu, about anything, to anybody it knows."""
    move = fate.pick(len(craft.moves), "move", seen.turn)
    needs_subject = craft.moves[move].rung >= 0 or craft.moves[move].is_pitch
    subject = fate.pick(craft.topics, "subject", seen.turn) if needs_subject and craft.topics else -1
    known = members(seen.known)
    to = known[fate.pick(len(known), "to", seen.turn)] if fate.chance(0.3, "by name", seen.turn) else -1
    offer: tuple[int, ...] = ()
    if craft.moves[move].kind in ("propose-next-step", "ask-to-close"):
        offer = tuple(_any_option(issue, craft, fate, seen.turn) for issue in range(craft.issues))
    return spoken(craft, (move,), subject, to, offer)


def _any_option(issue: int, craft: Craft, fate: Fate, turn: int) -> int:
    options = [number for number, option in enumerate(craft.options) if option.issue == issue]
    return options[fate.pick(len(options), "option", issue, turn)]


def _say_why(seen: Seen, past: Past, craft: Craft) -> Turn | None:
    """The reason for the call, once to each person who leads it."""
    if past.greeted >> seen.lead & 1:
        return None
    moves = (*craft.by_kind.get("greet", ())[:1], craft.by_kind["give-reason"][0])
    return Turn(tuple(Act(move) for move in moves), words=sum(craft.words[move] for move in moves))


def _ask_for_everything(craft: Craft, kind: str) -> Turn:
    best = tuple(
        max(
            (number for number, option in enumerate(craft.options) if option.issue == issue),
            key=lambda number: craft.options[number].worth,
        )
        for issue in range(craft.issues)
    )
    return spoken(craft, (craft.by_kind[kind][0],), offer=best)


MANNERS: tuple[MannerBot, ...] = (
    MannerBot("silent", _silent),
    MannerBot("interrogator", _interrogator),
    MannerBot("feature-dumper", _feature_dumper),
    MannerBot("closer", _closer),
    MannerBot("parrot", _parrot),
    MannerBot("gibberish", _gibberish),
    MannerBot("random", _random),
)

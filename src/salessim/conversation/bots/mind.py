"""What goes on in a seller's head before a line: what he sees, remembers and can do, and where he slips."""

from dataclasses import dataclass

from salessim.conversation.bots.craft import Craft, made_of
from salessim.conversation.bots.past import Past
from salessim.conversation.bots.policy import Fate, spoken
from salessim.conversation.bots.seen import NEUTRAL, SHORT, Seen
from salessim.conversation.bots.slips import Slip, chance_of
from salessim.conversation.situation import members
from salessim.conversation.turn import Turn

LAST_SECONDS = 150
"""With no more time than this left, a seller who looks at the clock comes to the next step [s]."""

_FIRST_WORDS_OF_GUARDS = ("assistant", "reception", "secretar", "switchboard", "front desk", "operator", "gatekeeper")


@dataclass(frozen=True, slots=True)
class Mind:
    """One moment of a seller's.

    Attributes:
        skill: How good he is [0..1].
        seen: What he sees.
        past: What he remembers.
        craft: What he can do.
        fate: His luck.
    """

    skill: float
    seen: Seen
    past: Past
    craft: Craft
    fate: Fate

    def slips(self, slip: Slip, *key: str | int) -> bool:
        """Whether he makes this mistake; the key says about what, so that it does not hang on the turn."""
        return self.fate.chance(chance_of(slip, self.skill), slip, *key)

    # ------------------------------------------------------------------ how things stand

    @property
    def faces_guard(self) -> bool:
        """Whether he seems to be speaking to somebody who only puts calls through."""
        role = self.craft.roles[self.seen.lead].lower()
        return any(word in role for word in _FIRST_WORDS_OF_GUARDS)

    @property
    def trust(self) -> int:
        """How whoever leads seems to feel about him."""
        return self.seen.trust[self.seen.lead]

    @property
    def is_hurried(self) -> bool:
        """Whether there is little time left: on the clock, or in the face of whoever leads."""
        return self.seen.seconds_left <= LAST_SECONDS or self.seen.patience[self.seen.lead] == SHORT

    @property
    def is_welcome(self) -> bool:
        """Whether whoever leads at least listens."""
        return self.trust >= NEUTRAL

    @property
    def needs_heard(self) -> list[int]:
        """Topics on which the buyer has said what solving it would be worth."""
        return [topic for topic in range(self.craft.topics) if self.seen.told >> (4 * topic + 3) & 1]

    @property
    def problems_heard(self) -> list[int]:
        """Topics on which the buyer has said what is wrong."""
        return [topic for topic in range(self.craft.topics) if self.seen.told >> (4 * topic + 1) & 7]

    def has_made(self, kind: str) -> int:
        """How many lines of a core move, or of one that acts like it, he has made."""
        return sum(self.past.made[move] for move in self.craft.by_kind.get(kind, ()))

    def was_about(self, kind: str, subject: int) -> bool:
        """Whether he has made such a move about a subject."""
        return any(self.past.subjects.get(move, 0) >> (subject + 1) & 1 for move in self.craft.by_kind.get(kind, ()))

    def news(self, subject: int = -1) -> int:
        """What he was told and has not named again, about a subject or at all [set of things]."""
        news = self.seen.told & ~self.past.given_back
        return news & self.craft.things_of(subject) if subject >= 0 else news

    # ------------------------------------------------------------------ what he may say

    def move(self, kind: str) -> int:
        """A move of a kind; the playbook's ways of doing it take turns."""
        moves = self.craft.by_kind[kind]
        return moves[self.has_made(kind) % len(moves)]

    def may(self, move: int) -> bool:
        """Whether one more such line keeps within what the playbook calls good."""
        return all(
            habit.most < 0 or made_of(habit.moves, self.past.made) < habit.most
            for habit in self.craft.habits
            if habit.moves >> move & 1
        )

    def wants(self, kind: str) -> bool:
        """Whether the playbook wants to see more lines of a kind than there were."""
        moves = self.craft.by_kind.get(kind, ())
        return any(
            made_of(habit.moves, self.past.made) < habit.least
            for habit in self.craft.habits
            if any(habit.moves >> move & 1 for move in moves)
        )

    def say(self, *moves: int, on: int = -1, to: int = -1, offer: tuple[int, ...] = ()) -> Turn:
        """A line of these moves, which begins by giving back what was just heard, if he thinks of it."""
        return spoken(self.craft, (*self.giving_back(on, moves), *moves), on, to, offer)

    def giving_back(self, subject: int, moves: tuple[int, ...] = ()) -> tuple[int, ...]:
        """The move with which he names what he has just heard; empty if there is nothing, or he forgets."""
        if any(self.craft.gives_back >> move & 1 for move in moves):
            return ()
        news = self.news(subject)
        if not news or self.slips("forgets to give back", members(news)[-1]):
            return ()
        return (self.move("acknowledge"),)

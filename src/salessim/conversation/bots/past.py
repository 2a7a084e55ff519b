"""What a bot remembers of a call beside what it sees: its own lines and what came of them."""

from copy import copy
from dataclasses import dataclass, field

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.seen import Seen
from salessim.conversation.situation import members, with_item
from salessim.conversation.turn import Act, Turn

_PROPOSALS = ("propose-next-step", "ask-to-close")


@dataclass(slots=True)
class Past:
    """What a seller remembers. Everything in it can be told from his own lines and from what he saw.

    Attributes:
        made: Lines of each move.
        tries: How often he asked for each thing in vain.
        tried_at: How often he had given something back by the last of these.
        tried_with: How whoever led the call seemed to feel about him then.
        sent_to: For things that somebody else was named for, that person.
        given_back: What he has named again since it was told [set of things].
        times_given_back: How often he did.
        in_a_row: Questions since he last did.
        spoken_to: Whom he has spoken to [set of people].
        greeted: To whom he has said why he calls [set of people].
        asked_for: How often he has asked for each person.
        asked_of: For each thing those whom he has asked for it [sets of people].
        subjects: For each move the subjects that it was about [sets].
        answers: How often he has tried to answer the question or concern that waits, by its words.
        refused_told: What was told when a proposal was last refused [set of things]; -1: none was.
        refused_worth: What that one was worth to him [hundredths].
        proposals: Proposals made.
    """

    made: tuple[int, ...]
    tries: dict[int, int] = field(default_factory=dict)
    tried_at: dict[int, int] = field(default_factory=dict)
    tried_with: dict[int, int] = field(default_factory=dict)
    sent_to: dict[int, int] = field(default_factory=dict)
    given_back: int = 0
    times_given_back: int = 0
    in_a_row: int = 0
    spoken_to: int = 0
    greeted: int = 0
    asked_for: dict[int, int] = field(default_factory=dict)
    asked_of: dict[int, int] = field(default_factory=dict)
    subjects: dict[int, int] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)
    refused_told: int = -1
    refused_worth: int = 0
    proposals: int = 0

    def copied(self) -> "Past":
        """The same memories, to go on from in another way."""
        twin = copy(self)
        for name in ("tries", "tried_at", "tried_with", "sent_to", "asked_for", "asked_of", "subjects", "answers"):
            setattr(twin, name, dict(getattr(self, name)))
        return twin

    def note(self, turn: Turn, before: Seen, after: Seen, craft: Craft) -> None:
        """Remember a line and what came of it.

        Args:
            turn: The line.
            before: What was seen before it.
            after: What was seen after it.
            craft: What there was to work with.
        """
        person = turn.to if turn.to >= 0 else before.lead
        if turn.to >= 0 and not before.on_call >> turn.to & 1:
            self.asked_for[turn.to] = self.asked_for.get(turn.to, 0) + 1
            person = turn.to if after.on_call >> turn.to & 1 else before.lead
        self.spoken_to |= 1 << person
        for waiting in (before.question, *(concern.text for concern in before.concerns)):
            if waiting:
                self.answers[waiting] = self.answers.get(waiting, 0) + 1
        asked: list[Act] = []
        for act in turn.acts:
            self._note_act(act, person, before, craft)
            if craft.moves[act.move].is_question:
                asked.append(act)
        if asked:
            self.in_a_row += 1
            thing = thing_asked(asked[-1], craft)
            self.asked_of[thing] = self.asked_of.get(thing, 0) | 1 << person
            if person == before.lead or turn.to < 0:  # that somebody else does not know it means nothing
                self._note_question(asked[-1], before, after, craft)
        if any(craft.moves[act.move].kind in _PROPOSALS for act in turn.acts):
            self._note_proposal(turn, before, after, craft)

    def _note_act(self, act: Act, person: int, before: Seen, craft: Craft) -> None:
        self.made = with_item(self.made, act.move, self.made[act.move] + 1)
        self.subjects[act.move] = self.subjects.get(act.move, 0) | 1 << (act.subject + 1)
        if craft.moves[act.move].kind == "give-reason":
            self.greeted |= 1 << person
        if craft.gives_back >> act.move & 1:
            news = before.told & ~self.given_back
            if act.subject >= 0:
                news &= craft.things_of(act.subject)
            self.given_back |= news
            self.in_a_row = 0
            self.times_given_back += 1

    def _note_question(self, act: Act, before: Seen, after: Seen, craft: Craft) -> None:
        thing = thing_asked(act, craft)
        if thing < 0 or after.told >> thing & 1 or (after.claimed & ~before.claimed) >> thing & 1:
            return
        newly_named = members(after.known & ~before.known)
        if newly_named and after.told == before.told:
            self.sent_to[thing] = newly_named[0]
        self.tries[thing] = self.tries.get(thing, 0) + 1
        self.tried_at[thing] = self.times_given_back
        self.tried_with[thing] = before.trust[before.lead]

    def _note_proposal(self, turn: Turn, before: Seen, after: Seen, craft: Craft) -> None:
        self.proposals += 1
        if not after.agreed and not after.has_ended and turn.offer:
            self.refused_told = before.told
            self.refused_worth = sum(craft.options[option].worth for option in turn.offer)


def thing_asked(act: Act, craft: Craft) -> int:
    """What a question asks for; -1: nothing in particular."""
    move = craft.moves[act.move]
    if move.fills >= 0:
        return move.fills
    if move.rung >= 0 and 0 <= act.subject < craft.topics:
        return 4 * act.subject + move.rung
    return -1


def blank_past(craft: Craft) -> Past:
    """The memory before the first line."""
    return Past(made=(0,) * len(craft.moves))

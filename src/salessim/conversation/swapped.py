"""The sides exchanged: a bot sells, and somebody sits in the buyer's place and decides what the buyer does.

After each line of the seller's the rules say what the buyer would do. Whoever sits in his place takes that, or
something else that a person could do there: keep back what he would have told, tell what was not earned, object,
agree or refuse, end the call. What follows from it is the same as if the rules had decided so, so that the seller goes
on from it and is marked for it. Calls with a negotiation table are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from salessim.conversation.bots.craft import Craft
from salessim.conversation.bots.past import Past, blank_past
from salessim.conversation.bots.playing import MOST_LINES
from salessim.conversation.bots.policy import HANG_UP, Bot, Fate
from salessim.conversation.bots.seen import seen_now
from salessim.conversation.bots.wording import worded
from salessim.conversation.draft import Draft
from salessim.conversation.ending import close_if_over, end
from salessim.conversation.events import Event
from salessim.conversation.lines import Spoken
from salessim.conversation.session import Session
from salessim.conversation.situation import NOT_RAISED, OPEN, Situation, members, with_item
from salessim.conversation.step import step
from salessim.conversation.turn import NamedTurn
from salessim.errors import NotPlayableError
from salessim.model.scenario import Scenario

Deed = Literal["answer", "hold-back", "tell", "agree", "refuse", "object", "end"]
"""What somebody in the buyer's place can do with a line of the seller's."""

MOST_OBJECTIONS: Final = 3

_ANSWERS = ("told", "claimed", "refused")
_BARGAINING = ("agreed", "declined", "countered", "pushed")
_OWN_HAND = "in-person"


@dataclass(frozen=True, slots=True)
class Reply:
    """Something that the buyer can do now, and what follows from it.

    Attributes:
        deed: What it is.
        about: The objection that is raised; -1: none.
        situation: Where the call stands afterwards.
        events: What happens.
        spoken: The words, and what could be noticed.
    """

    deed: Deed
    about: int
    situation: Situation
    events: tuple[Event, ...]
    spoken: tuple[Spoken, ...]

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(line.text for line in self.spoken if line.kind == "said")


class SwappedCall:
    """A call that a bot sells in.

    Attributes:
        session: The call: its lines are the bot's.
        said: The line that waits for an answer; None once the call is over.
        replies: What the buyer can do with it.
    """

    def __init__(self, session: Session, scenario: Scenario, bot: Bot, craft: Craft) -> None:
        """Begin.

        Args:
            session: A call that has not begun.
            scenario: Its scenario.
            bot: The seller.
            craft: What there is to work with.

        Raises:
            NotPlayableError: There is a negotiation table in it.
        """
        if session.case.table is not None:
            raise NotPlayableError(
                f"In “{scenario.title}” terms are negotiated; there the sides cannot be exchanged yet.",
                "Choose a scenario without a negotiation table.",
            )
        self.session = session
        self._scenario, self._bot, self._craft = scenario, bot, craft
        self._fate = Fate(session.luck, bot.name)
        self._past: Past = blank_past(craft)
        self._turn = HANG_UP
        self.said: NamedTurn | None = None
        self.replies: tuple[Reply, ...] = ()
        self._sell()

    def reply(self, reply: Reply, text: str = "") -> None:
        """Do something with the seller's line; he goes on.

        Args:
            reply: One of `replies`.
            text: The buyer's own words; empty for those of the reply.
        """
        assert self.said is not None, "somebody has to have spoken"
        before = seen_now(self.session.case, self.session.situation)
        exchange = self.session.take(self.said, self._turn, reply.situation, list(reply.events))
        if text:
            self.session.recall(len(self.session.exchanges), tuple(_in_words(exchange.spoken, text)))
        after = seen_now(self.session.case, self.session.situation)
        self._past.note(self._turn, before, after, self._craft)
        self._sell()

    def _sell(self) -> None:
        """Let the seller say his next line; where he ends the call, it is over."""
        session = self.session
        self.said, self.replies = None, ()
        if session.has_ended:
            return
        seen = seen_now(session.case, session.situation)
        is_long = len(session.exchanges) >= MOST_LINES
        self._turn = HANG_UP if is_long else self._bot.line(seen, self._past, self._craft, self._fate)
        said = worded(self._turn, session, self._scenario)
        if self._turn.hangs_up:
            session.say(said)
            return
        # What is said counts, not what the bot planned to say: the words are those of the sentence.
        self._turn = self._turn._replace(words=len(said.text.split()))
        self.said = said
        self.replies = tuple(self._replies())

    def _replies(self) -> Iterator[Reply]:
        session = self.session
        before = session.situation
        after, happened = step(session.case, before, self._turn, session.luck)
        yield self._reply("answer", -1, after, happened)
        kinds = {event[0] for event in happened}
        if "told" in kinds:
            yield self._changed("hold-back", self._kept_back(before, after), _with_answers(happened, "told", "refused"))
        hidden = [e[4] for e in happened if e[0] in ("refused", "claimed") and session.case.things[e[4]].is_there]
        if hidden:
            told = self._told(after, hidden, happened)
            yield self._changed("tell", told, _with_answers(happened, ("refused", "claimed"), "told"))
        yield from self._bargains(before, after, happened, kinds)
        if after.ending < 0:
            yield from self._objections(after, happened)
            draft = Draft(session.case, before, session.luck, events := self._opening_of(happened))
            draft.turn = after.turn
            end(draft, "patience")
            yield self._reply("end", -1, draft.settled(), events)

    def _bargains(self, before: Situation, after: Situation, happened: list[Event], kinds: set[str]) -> Iterator[Reply]:
        commitment = self.session.case.commitment
        if commitment is None:
            return
        rest = [event for event in happened if event[0] not in (*_BARGAINING, "ended")]
        if "agreed" in kinds:
            refused = after._replace(agreed=before.agreed, refused_told=after.told, ending=-1)
            no: Event = ("declined", after.turn, "not-worth-it", commitment.buyer, -1, 0, 0)
            yield self._changed("refuse", refused, [*rest, no])
        elif kinds & {"declined", "countered"} and after.ending < 0:
            wanted = [event[4] for event in happened if event[0] == "proposed"]
            options = wanted or [event[4] for event in happened if event[0] == "countered"]
            if options:
                agreed = after._replace(agreed=sum(1 << option for option in set(options)), counter=0)
                yes = [("agreed", after.turn, "", commitment.buyer, option, 0, 0) for option in options]
                yield self._changed("agree", agreed, [*rest, *yes])

    def _objections(self, after: Situation, happened: list[Event]) -> Iterator[Reply]:
        case = self.session.case
        person = after.lead
        if OPEN in after.objections:
            return  # one at a time, as a person would
        free = [number for number in case.own_objections[person] if after.objections[number] == NOT_RAISED]
        free += [
            number
            for number, objection in enumerate(case.objections)
            if objection.who < 0 and objection.raised_when is not None and after.objections[number] == NOT_RAISED
        ]
        for number in free[:MOST_OBJECTIONS]:
            raised = after._replace(
                objections=with_item(after.objections, number, OPEN),
                objection_holders=with_item(after.objection_holders, number, person),
            )
            event: Event = ("raised", after.turn, _OWN_HAND, person, number, 0, 0)
            yield self._reply("object", number, raised, [*happened, event])

    def _changed(self, deed: Deed, situation: Situation, events: list[Event]) -> Reply:
        """What follows where the buyer does something else than the rules would: the call may be over, or not yet."""
        events = [event for event in events if event[0] != "ended"]
        draft = Draft(self.session.case, situation._replace(ending=-1), self.session.luck, events)
        close_if_over(draft)
        return self._reply(deed, -1, draft.settled(), events)

    def _reply(self, deed: Deed, about: int, situation: Situation, events: list[Event]) -> Reply:
        return Reply(deed, about, situation, tuple(events), self.session.words_for(events))

    @staticmethod
    def _opening_of(happened: list[Event]) -> list[Event]:
        """What the seller did, without what the buyer would have done with it."""
        return [event for event in happened if event[0] in ("made", "spoke-with", "proposed", "pitched")]

    @staticmethod
    def _kept_back(before: Situation, after: Situation) -> Situation:
        return after._replace(told=before.told, told_by=before.told_by, last_told=before.last_told)

    @staticmethod
    def _told(after: Situation, things: list[int], happened: list[Event]) -> Situation:
        bits = sum(1 << thing for thing in set(things))
        person = next(event[3] for event in happened if event[0] in _ANSWERS)
        return after._replace(
            told=after.told | bits,
            told_by=with_item(after.told_by, person, after.told_by[person] | bits),
            last_told=things[-1],
        )


def _with_answers(happened: list[Event], old: str | tuple[str, ...], new: str) -> list[Event]:
    """The same events with answers of one kind in the place of another; needs that were put into words go with them."""
    kinds = (old,) if isinstance(old, str) else old
    return [
        (new, event[1], _OWN_HAND if new == "refused" else "", *event[3:]) if event[0] in kinds else event
        for event in happened
        if not (new == "refused" and event[0] in ("need", "elaborated"))
    ]


def _in_words(spoken: tuple[Spoken, ...], text: str) -> Iterator[Spoken]:
    """What was said, in the buyer's own words: all of it in the place of the first line."""
    said = [line for line in spoken if line.kind == "said"]
    if said:
        things = tuple(thing for line in said for thing in line.things)
        yield replace(said[0], text=text, things=things, places=(), told=(text,) * len(things))
    yield from (line for line in spoken if line.kind != "said")


def things_known(situation: Situation) -> list[int]:
    """The things that the seller was told."""
    return members(situation.told)

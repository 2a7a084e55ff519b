"""Why a line was worth what it was: told from what happened in its turn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from salessim.conversation import words as call_words
from salessim.conversation.case import Case
from salessim.conversation.debrief import subject_title
from salessim.conversation.events import Event
from salessim.conversation.review import words
from salessim.conversation.situation import OPEN, Situation

_TRUST: Final = 0
_FELT: Final = 3  # points of trust; less is not worth a sentence


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason: a short name, by which equal ones are known again, and a sentence."""

    name: str
    text: str


def harm(events: Sequence[Event], case: Case, before: Situation) -> tuple[Cause, ...]:
    """What went wrong in a turn, the gravest first; where nothing did, that nothing was gained.

    Args:
        events: What happened in the turn.
        case: The case.
        before: Where the call stood before it.
    """
    found = {cause.name: cause for cause in _harms(_Turn(events, case, before))}
    return tuple(found.values()) or (Cause("nothing gained", words.NOTHING_GAINED),)


def good(events: Sequence[Event], case: Case) -> tuple[Cause, ...]:
    """What went well in a turn."""
    found = []
    told = [event[4] for event in events if event[0] == "told"]
    if told:
        found.append(Cause("told", words.TOLD.format(what=", ".join(thing_title(case, thing) for thing in told))))
    for event in events:
        if event[0] == "agreed":
            found.append(Cause("agreed", words.AGREED.format(who=case.people[event[3]].name)))
            break
    if any(event[0] == "settled" for event in events):
        found.append(Cause("settled", words.SETTLED))
    won = sum(event[5] for event in events if event[0] == "moved" and event[4] == _TRUST)
    if won >= _FELT:
        found.append(Cause("trust", words.WON_TRUST.format(points=won)))
    return tuple(found)


def thing_title(case: Case, thing: int) -> str:
    """What a rung or slot is called: `line 2 stops: what it costs`, `budget`."""
    about = case.things[thing]
    title = subject_title(case, about.subject)
    return f"{title}: {call_words.RUNG_TITLES[about.rung]}" if about.rung >= 0 else title


@dataclass(frozen=True, slots=True)
class _Turn:
    """One turn, as causes look at it."""

    events: Sequence[Event]
    case: Case
    before: Situation

    def first(self, kind: str, rule: str = "") -> Event | None:
        return next((one for one in self.events if one[0] == kind and (not rule or one[2] == rule)), None)

    def hurt(self, rule: str) -> bool:
        return any(one[0] == "moved" and one[2] == rule and one[5] < 0 for one in self.events)

    def who(self, event: Event) -> str:
        person = event[3] if event[3] >= 0 else self.before.lead
        return self.case.people[person].name

    @property
    def move(self) -> str:
        """The label of the last move made."""
        made = [one[4] for one in self.events if one[0] == "made"]
        return self.case.moves[made[-1]].label if made else ""


def _harms(turn: _Turn) -> Iterator[Cause]:
    yield from _ends(turn)
    yield from _by_rule(turn)
    yield from _refusals(turn)
    yield from _concerns(turn)
    yield from _offence(turn)
    yield from _at_table(turn)


def _ends(turn: _Turn) -> Iterator[Cause]:
    if (ended := turn.first("ended")) is not None:
        if ended[2] == "hung-up":
            yield Cause("hung up", words.HUNG_UP)
        elif turn.first("agreed") is None:
            yield Cause("ended", words.ENDED)


_RULES: Final[tuple[tuple[str, str, str], ...]] = (
    ("pushing-after-no", "pushed", words.PUSHED),
    ("too-many", "too many", words.TOO_MANY),
    ("same-question-again", "asked again", words.AGAIN),
    ("stacked-questions", "several questions", words.STACKED),
    ("questions-in-a-row", "questions in a row", words.ROW),
    ("saying-nothing", "silence", words.SILENCE),
    ("long-talk", "long talk", words.LONG),
)


def _by_rule(turn: _Turn) -> Iterator[Cause]:
    if turn.hurt("too-early") or any(one[0] == "pitched" and one[6] for one in turn.events):
        text = words.TOO_EARLY_OBJECTION if turn.first("raised") is not None else words.TOO_EARLY
        yield Cause("too early", text.format(move=turn.move))
    for rule, name, text in _RULES:
        if turn.hurt(rule) or (name == "pushed" and turn.first("pushed") is not None):
            yield Cause(name, text.format(move=turn.move))


def _refusals(turn: _Turn) -> Iterator[Cause]:
    if (declined := turn.first("declined")) is not None:
        text = words.DECLINED.get(declined[2], "")
        if text:
            yield Cause(f"declined {declined[2]}", text.format(who=turn.who(declined)))
    reasons: dict[str, tuple[str, str]] = {
        "needs": ("not ready", words.NOT_READY),
        "order": ("out of order", words.OUT_OF_ORDER),
        "answering": ("not answering", words.NOT_ANSWERING),
    }
    for one in turn.events:
        if one[0] == "refused" and one[2] in reasons:
            name, text = reasons[one[2]]
            yield Cause(name, text.format(who=turn.who(one)))
    singles: tuple[tuple[str, str, Callable[[Event], str]], ...] = (
        ("nothing-there", "nothing there", lambda _: words.NOTHING_THERE),
        ("sent-on", "sent on", lambda one: words.SENT_ON.format(who=turn.who(one))),
    )
    for kind, name, said in singles:
        if (found := turn.first(kind)) is not None:
            yield Cause(name, said(found))


def _concerns(turn: _Turn) -> Iterator[Cause]:
    if (ignored := turn.first("ignored")) is not None and turn.before.objections[ignored[4]] == OPEN:
        yield Cause("ignored", words.IGNORED)
    if (dodged := turn.first("dodged")) is not None:
        yield Cause("dodged", words.DODGED.format(who=turn.who(dodged)))
    if (poorly := turn.first("answered-poorly")) is not None:
        yield Cause("answered poorly", words.POORLY.format(who=turn.who(poorly)))
    if (puzzled := turn.first("replied", "puzzled")) is not None:
        yield Cause("puzzled", words.PUZZLED.format(who=turn.who(puzzled)))


def _offence(turn: _Turn) -> Iterator[Cause]:
    """Moves that are never good, such as pressure, by what they cost in trust."""
    moves = {move.id: move.label for move in turn.case.moves}
    for one in turn.events:
        if one[0] == "moved" and one[4] == _TRUST and one[5] <= -_FELT and one[2] in moves:
            yield Cause(f"cost trust: {one[2]}", words.OFFENDED.format(move=moves[one[2]], points=-one[5]))


def _at_table(turn: _Turn) -> Iterator[Cause]:
    if (gift := turn.first("gift")) is not None:
        yield Cause("gift", words.LOST_AT_TABLE.format(who=turn.who(gift)))
    if turn.first("misnamed") is not None:
        yield Cause("misnamed", words.MISNAMED)

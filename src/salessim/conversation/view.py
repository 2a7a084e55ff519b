"""What the trainee can see of a call, and nothing else: no hidden number, no condition, nothing untold.

The app draws it, the command line prints it, and a bot is given the same.
"""

from dataclasses import dataclass
from typing import Literal

from salessim.conversation import words
from salessim.conversation.asking_back import pending_ask
from salessim.conversation.case import Case
from salessim.conversation.debrief import subject_title
from salessim.conversation.draft import Draft
from salessim.conversation.session import Exchange, Session
from salessim.conversation.situation import OPEN, Situation, members
from salessim.model.scales import scale

YOU = "You"


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """Somebody the seller has heard of.

    Attributes:
        id: Name in the scenario.
        name: Name.
        role: Role in the company.
        is_on_call: Whether he is there.
        leads: Whether he leads the call.
        manner: What a person would notice about him now; empty where he is not there.
    """

    id: str
    name: str
    role: str
    is_on_call: bool
    leads: bool
    manner: str


@dataclass(frozen=True, slots=True)
class Heard:
    """Something the seller was told.

    Attributes:
        subject: Topic or slot.
        rung: Rung of the topic; empty for a slot.
        text: The words.
        is_claim: Whether it is only what was claimed.
    """

    subject: str
    rung: str
    text: str
    is_claim: bool = False


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A line of the transcript.

    Attributes:
        turn: The seller's turn it belongs to; 0 before the first.
        speaker: Name of who speaks, `You`, or empty.
        text: The words.
        kind: `said`, `reading`, `cue` or `happening`.
    """

    turn: int
    speaker: str
    text: str
    kind: Literal["said", "reading", "cue", "happening"]


@dataclass(frozen=True, slots=True)
class View:
    """The call as the trainee sees it.

    Attributes:
        turn: Turns taken.
        seconds_gone: Time gone [s].
        seconds_allowed: Time allowed [s].
        talk_share_pct: The seller's share of the words [%]; None before the first.
        people: Everybody heard of; who leads comes first.
        heard: What was told so far.
        question: The question that waits for an answer; empty: none does.
        concerns: Concerns that stand open.
        concern_holders: Who holds each of them.
        agreed: Options that are agreed, as `issue.option`.
        proposed: Options that the buyer has proposed, as `issue.option`.
        lines: The transcript.
        has_ended: Whether the call is over.
        last_words: What was said at the end.
    """

    turn: int
    seconds_gone: int
    seconds_allowed: int
    talk_share_pct: int | None
    people: tuple[PersonSeen, ...]
    heard: tuple[Heard, ...]
    question: str
    concerns: tuple[str, ...]
    concern_holders: tuple[str, ...]
    agreed: tuple[str, ...]
    proposed: tuple[str, ...]
    lines: tuple[LineSeen, ...]
    has_ended: bool
    last_words: str


def view_of(session: Session) -> View:
    """What can be seen of a call now."""
    case, situation = session.case, session.situation
    spoken = situation.words_you + situation.words_them
    lines = transcript(session)
    concerns = [number for number, state in enumerate(situation.objections) if state == OPEN]
    return View(
        turn=situation.turn,
        seconds_gone=situation.seconds,
        seconds_allowed=case.seconds_allowed,
        talk_share_pct=round(100 * situation.words_you / spoken) if spoken else None,
        people=_people(case, situation),
        heard=_heard(session),
        question=_question(session),
        concerns=tuple(case.objections[number].says[0].text for number in concerns),
        concern_holders=tuple(case.people[situation.objection_holders[number]].id for number in concerns),
        agreed=tuple(option_id(case, option) for option in members(situation.agreed)),
        proposed=tuple(option_id(case, option) for option in members(situation.counter)),
        lines=lines,
        has_ended=session.has_ended,
        last_words=_last_words(lines) if session.has_ended else "",
    )


def option_id(case: Case, option: int) -> str:
    """An option as `issue.option`."""
    return case.commitment.options[option].id if case.commitment else ""


def _people(case: Case, situation: Situation) -> tuple[PersonSeen, ...]:
    order = sorted(members(situation.known), key=lambda person: (person != situation.lead, person))
    return tuple(
        PersonSeen(
            id=case.people[person].id,
            name=case.people[person].name,
            role=case.people[person].role,
            is_on_call=bool(situation.on_call >> person & 1),
            leads=person == situation.lead,
            manner=_manner(situation, person) if situation.on_call >> person & 1 else "",
        )
        for person in order
    )


def _manner(situation: Situation, person: int) -> str:
    trust = words.MANNERS["trust"][scale("trust").word(situation.trust[person])]
    patience = words.MANNERS["patience"][scale("patience").word(situation.patience[person])]
    return f"{trust} · {patience}"


def _heard(session: Session) -> tuple[Heard, ...]:
    case, situation = session.case, session.situation
    found = []
    for number in members(situation.told | situation.claimed):
        thing = case.things[number]
        found.append(
            Heard(
                subject=case.names.subject_name(thing.subject),
                rung=("fact", "problem", "impact", "payoff")[thing.rung] if thing.rung >= 0 else "",
                text=session.heard.get(number, ""),
                is_claim=not situation.told >> number & 1,
            )
        )
    return tuple(found)


def _question(session: Session) -> str:
    draft = Draft(session.case, session.situation, session.luck, None)
    number = pending_ask(draft)
    return session.case.asks[number].says[0].text if number >= 0 else ""


def transcript(session: Session) -> tuple[LineSeen, ...]:
    """Everything that was said and could be noticed, with the reading of the seller's lines."""
    lines = _buyers_lines(session.case, session.opening)
    for number, exchange in enumerate(session.exchanges, start=1):
        text = exchange.said.text or ("..." if not exchange.said.hangs_up else "")
        if exchange.said.hangs_up:
            lines.append(LineSeen(number, "", words.HANGS_UP, "happening"))
        else:
            lines.append(LineSeen(number, YOU, text, "said"))
        if reading := reading_text(session.case, exchange):
            lines.append(LineSeen(number, "", reading, "reading"))
        lines += _buyers_lines(session.case, exchange)
    return tuple(lines)


def _buyers_lines(case: Case, exchange: Exchange) -> list[LineSeen]:
    return [
        LineSeen(
            spoken.turn,
            case.people[spoken.person].name if spoken.person >= 0 and spoken.kind != "happening" else "",
            spoken.text,
            spoken.kind,
        )
        for spoken in exchange.spoken
    ]


def reading_text(case: Case, exchange: Exchange) -> str:
    """How a line was read, in the playbook's words: `Problem question · line 2 stops`."""
    at_table = ""
    if case.table is not None:
        from salessim.conversation.table.echoing import echo  # loads numpy, which most calls do without

        at_table = echo(exchange.turn, case.table)
    if not exchange.turn.acts:
        return at_table
    labels = [case.moves[act.move].label for act in exchange.turn.acts]
    subject = exchange.turn.acts[0].subject
    told = [" and ".join(labels)]
    if subject >= 0 and not any(case.moves[act.move].fills >= 0 for act in exchange.turn.acts):
        told.append(subject_title(case, subject))
    if exchange.turn.offer and case.commitment:
        told.append(", ".join(case.commitment.options[option].title for option in exchange.turn.offer))
    if at_table:
        told.append(at_table)
    return " · ".join(told)


def _last_words(lines: tuple[LineSeen, ...]) -> str:
    return next((line.text for line in reversed(lines) if line.kind == "said" and line.speaker != YOU), "")

"""From what was judged to what is shown: names, words, and the examples of what could have been said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from salessim.conversation import words as call_words
from salessim.conversation.bots.playing import named
from salessim.conversation.bots.wording import worded
from salessim.conversation.journal import Header
from salessim.conversation.lines import Spoken
from salessim.conversation.marks import Marks
from salessim.conversation.revealing import Hidden, hidden_now
from salessim.conversation.review import words
from salessim.conversation.review.causes import good, harm, thing_title
from salessim.conversation.review.grading import Thresholds, thresholds
from salessim.conversation.review.judging import Judged, Judgement
from salessim.conversation.review.searching import Alternative
from salessim.conversation.review.views import Better, LineShown, ReviewView, TurnShown
from salessim.conversation.session import Exchange, Session
from salessim.conversation.turn import NamedTurn, Turn
from salessim.conversation.view import reading_text
from salessim.model.scenario import Scenario

_LESSONS_OF_A_STRONG_CALL = 3
_LESSONS_OF_A_WEAK_CALL = 1  # those at the beginning take in one thing and no more (Luo and others 2021)
_TEN = 10


def review_page(
    judged: Judged,
    header: Header,
    session: Session,
    scenario: Scenario,
    marks: Marks,
    rolled: int,
    *,
    bot: str,
    is_complete: bool,
) -> ReviewView:
    """The review of a call as front ends show it."""
    case = session.case
    limits = thresholds()
    turns = tuple(_turns(judged, session, scenario, limits))
    passed = marks.score >= marks.pass_mark
    return ReviewView(
        attempt=header.attempt,
        scenario=header.scenario,
        title=header.title,
        seed=header.seed,
        bot=bot,
        plays=judged.plays,
        rolled=rolled,
        is_complete=is_complete,
        score=marks.score,
        pass_mark=marks.pass_mark,
        result=call_words.RESULTS[marks.result],
        currency=case.table.rules.money.currency if case.table is not None else "",
        opening=lines_shown(session, session.opening.spoken),
        begins=judged.turns[0].before if judged.turns else judged.final,
        turns=turns,
        turning_point=judged.turning_point,
        missed=judged.missed,
        written=judged.written,
        lessons=_lessons(judged, turns, limits, _LESSONS_OF_A_STRONG_CALL if passed else _LESSONS_OF_A_WEAK_CALL),
    )


def lines_shown(session: Session, spoken: Sequence[Spoken]) -> tuple[LineShown, ...]:
    """What was said and could be noticed, with the names of those who spoke."""
    people = session.case.people
    return tuple(
        LineShown(people[line.person].name if line.person >= 0 else "", line.text, line.kind) for line in spoken
    )


def _turns(judged: Judged, session: Session, scenario: Scenario, limits: Thresholds) -> Iterator[TurnShown]:
    again = Session(session.case, session.luck)
    hidden = [hidden_now(session.case, situation) for situation in session.situations]
    for judgement, exchange in zip(judged.turns, session.exchanges, strict=True):
        better = tuple(better_shown(one, judgement.gain(one), again, scenario) for one in judgement.alternatives)
        before = again.situation
        again.take(exchange.said, exchange.turn, session.situations[judgement.number], list(exchange.events))
        again.recall(len(again.exchanges), exchange.spoken)
        events = exchange.events
        reasons = harm(events, session.case, before) if judgement.grade in ("inaccurate", "mistake", "blunder") else ()
        reasons = reasons or good(events, session.case)
        yield TurnShown(
            number=judgement.number,
            you=exchange.said.text or ("" if not exchange.said.hangs_up else call_words.HANGS_UP),
            reading=reading_text(session.case, exchange),
            answers=lines_shown(session, exchange.spoken),
            before=judgement.before,
            after=judgement.after,
            change=judgement.change,
            choice=judgement.choice,
            luck=judgement.luck,
            grade=judgement.grade,
            why=tuple(reason.text for reason in reasons),
            about_luck=_about_luck(judgement, events, limits),
            better=better,
            hidden=_hidden(hidden[judgement.number], session),
        )


def _about_luck(
    judgement: Judgement, events: Sequence[tuple[str, int, str, int, int, int, int]], limits: Thresholds
) -> str:
    if abs(judgement.luck) < limits.mistake:
        return ""
    text = words.LUCK_BAD if judgement.luck < 0 else words.LUCK_GOOD
    said = [text.format(choice=judgement.choice, change=judgement.change)]
    if judgement.luck < 0:
        if any(event[0] in ("refused", "declined") for event in events) and judgement.answered:
            said.append(words.WOULD_OPEN.format(times=round(_TEN * judgement.answered)))
        if judgement.alternatives and judgement.best is None:
            said.append(words.WHATEVER)
    return " ".join(said)


def better_shown(one: Alternative, gain: float, session: Session, scenario: Scenario) -> Better:
    """An alternative in words.

    Args:
        one: The alternative.
        gain: What it would have been worth more than what was said, on the luck of the call [points].
        session: The call where it stands before the line.
        scenario: The scenario.
    """
    case = session.case
    said = said_in_words(one.turn, session, scenario)
    return Better(
        label=label_of(one.turn, session),
        text=said.text,
        own=one.own,
        other=one.other,
        gain=gain,
        opens=tuple((thing_title(case, opening.thing), opening.share) for opening in one.opens),
        opens_today=bool(one.opens_today),
        agrees=one.agrees,
        moves=said.moves,
        on=said.on,
        to=said.to,
        offer=said.offer,
    )


def label_of(turn: Turn, session: Session) -> str:
    """What a line does, in the playbook's words: `Problem question · line 2 stops`."""
    if turn.hangs_up:
        return call_words.HANGS_UP
    label = reading_text(session.case, Exchange(NamedTurn(), turn, (), ()))
    if turn.to >= 0 and turn.to != session.situation.lead:
        label += f" · {session.case.people[turn.to].name}"
    return label


def said_in_words(turn: Turn, session: Session, scenario: Scenario) -> NamedTurn:
    """A line with words that fit the call where it stands."""
    if turn.at_table is None or turn.hangs_up:
        return worded(turn, session, scenario)
    said = named(turn, session.case)
    if turn.acts:
        return replace(said, text=worded(turn, session, scenario).text)
    return replace(said, text=reading_text(session.case, Exchange(said, turn, (), ())))


def _hidden(moment: Hidden, session: Session) -> tuple[str, ...]:
    lines = [f"{mind.name}: {mind.in_words()}" for mind in moment.minds]
    names = session.case.names
    if moment.opens:
        things = ", ".join(thing_title(session.case, names.thing(thing)) for thing in moment.opens)
        lines.append(words.IN_REACH.format(what=things))
    return tuple(lines)


def _lessons(judged: Judged, turns: Sequence[TurnShown], limits: Thresholds, most: int) -> tuple[str, ...]:
    """What to do differently: the dearest first, and each kind of mistake once."""
    dear = [one for one in judged.worst if one.is_bad]
    missed = [one for one in judged.turns if one.number == judged.missed and one.missed >= limits.mistake]
    found: dict[str, str] = {}
    for one in (*dear, *missed):
        shown = turns[one.number - 1]
        why = shown.why[0] if shown.why else ""
        found.setdefault(_kind(why, shown), _lesson(one, shown, why))
    lessons = tuple(found.values())[:most]
    return lessons or (words.NO_LESSON,)


def _kind(why: str, shown: TurnShown) -> str:
    return why or (shown.better[0].label if shown.better else "")


def _lesson(one: Judgement, shown: TurnShown, why: str) -> str:
    best = next((better for better in shown.better if better.gain > 0), None)
    if best is None:
        return words.LESSON_ALONE.format(turn=one.number, why=why).strip()
    return words.LESSON.format(
        turn=one.number, why=why, better=best.text if "“" in best.text else f"“{best.text}”"
    ).replace("  ", " ")

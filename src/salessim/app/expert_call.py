"""A good call of a scenario, played on given luck, with what there is to say about each of its lines.

It is the best of the author's own sample calls where one of them passes, else the expert bot's.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from salessim.app.play import Call, start_call
from salessim.app.playable import Playable, load_playable
from salessim.app.practice_port import ExpertCall, ExpertTurn
from salessim.app.scripts import Script, play_lines
from salessim.conversation import words
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.bots.wording import worded
from salessim.conversation.debrief import subject_title
from salessim.conversation.marks import Marks
from salessim.conversation.session import Exchange
from salessim.conversation.view import reading_text
from salessim.library.finding import Library
from salessim.library.loading import STANDARD

EXPERT = "expert"
BY_BOT = "played by a simulated expert"
BY_AUTHOR = "“{name}”, written with the scenario"
COUNTS_FOR = "Counts for: {criteria}."
LEARNED = "You know now: {subjects}."
SETTLED = "That settles a concern."
AGREED = "They agree: {options}."
UNTIMED = datetime(2000, 1, 1, tzinfo=UTC)
"""The start of calls that nobody plays and nothing keeps."""


def expert_call(library: Library, given: str, *, seed: int, difficulty: str = STANDARD) -> ExpertCall:
    """A good call, annotated.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        seed: Seed of its luck.
        difficulty: One of its difficulties.

    Raises:
        InputError: The scenario cannot be played.
    """
    call, by = played_well(library, given, seed=seed, difficulty=difficulty)
    marks = call.marks()
    return ExpertCall(
        scenario=given,
        title=call.header.title,
        difficulty=difficulty,
        seed=seed,
        by=by,
        score=marks.score,
        outcome=words.RESULTS[marks.result],
        lines=call.view.lines,
        turns=tuple(_turns(call, marks)),
    )


def played_well(library: Library, given: str | Playable, *, seed: int, difficulty: str = STANDARD) -> tuple[Call, str]:
    """A good call that is over, and who plays it, in words; it is kept nowhere."""
    if isinstance(given, str):
        given = load_playable(library, given, difficulty=difficulty)  # once for all calls
    best: tuple[int, Call, str] | None = None
    first = _blank(library, given, seed, difficulty)
    for sample in first.scenario.checks.sample_calls:
        call = _blank(library, given, seed, difficulty)
        play_lines(call, Script(sample.turns, sample.name))
        call.hang_up()
        marks = call.marks()
        if marks.has_passed and (best is None or marks.score > best[0]):
            best = (marks.score, call, BY_AUTHOR.format(name=sample.name))
    if best is not None:
        return best[1], best[2]
    return played_by_bot(first, EXPERT), BY_BOT


def played_by_bot(call: Call, name: str, attempt: int = 0) -> Call:
    """A call that has not begun, played to its end by a bot.

    Args:
        call: The call.
        name: The bot.
        attempt: Which of the bot's own tries at it.
    """
    session = call.session
    craft = craft_for(session.case, call.scenario, call.playbook)
    for turn in play_call(bot_called(name), session.case, craft, session.luck, attempt).turns:
        if session.has_ended:
            break
        call.take_turn(worded(turn, session, call.scenario))
    call.hang_up()
    return call


def _blank(library: Library, given: str | Playable, seed: int, difficulty: str) -> Call:
    return start_call(library, given, seed=seed, attempt="watched", now=UNTIMED, difficulty=difficulty)


def _turns(call: Call, marks: Marks) -> Iterator[ExpertTurn]:
    earned: dict[int, list[str]] = {}
    for mark in marks.marks:
        for turn in mark.turns if mark.points > 0 else ():
            earned.setdefault(turn, []).append(mark.criterion)
    for number, exchange in enumerate(call.session.exchanges, start=1):
        if exchange.said.hangs_up:
            continue
        yield ExpertTurn(number, _did(call, exchange), _why(call, exchange), _brought(call, exchange, earned, number))


def _did(call: Call, exchange: Exchange) -> str:
    return reading_text(call.session.case, exchange)


def _why(call: Call, exchange: Exchange) -> str:
    """What a coach says about its moves, else what they do."""
    moves = [call.session.case.moves[act.move] for act in exchange.turn.acts]
    coached = [move.coach for move in moves if move.coach]
    return " ".join(dict.fromkeys(coached or [move.what for move in moves if move.what]))


def _brought(call: Call, exchange: Exchange, earned: Mapping[int, list[str]], turn: int) -> tuple[str, ...]:
    case = call.session.case
    told = [case.things[event[4]] for event in exchange.events if event[0] == "told"]
    learned = [_subject(subject_title(case, thing.subject), thing.rung) for thing in told]
    agreed = [
        case.commitment.options[event[4]].title
        for event in exchange.events
        if event[0] == "agreed" and case.commitment is not None
    ]
    lines = [
        LEARNED.format(subjects=", ".join(learned)) if learned else "",
        SETTLED if any(event[0] == "settled" for event in exchange.events) else "",
        AGREED.format(options=", ".join(agreed)) if agreed else "",
        COUNTS_FOR.format(criteria=", ".join(earned[turn])) if turn in earned else "",
    ]
    return tuple(line for line in lines if line)


def _subject(title: str, rung: int) -> str:
    return f"{title} ({words.RUNG_TITLES[rung]})" if rung >= 0 else title

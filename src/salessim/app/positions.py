"""Positions to rehearse from: points of a call where one behaviour is due, or where an objection was raised."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from salessim.app.expert_call import EXPERT, UNTIMED, played_by_bot, played_well
from salessim.app.play import Call, start_call
from salessim.app.playable import Playable, load_playable
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.bots.wording import worded
from salessim.conversation.marks import Mark, judged, mark_call
from salessim.conversation.session import Session
from salessim.conversation.situation import OPEN, members
from salessim.conversation.turn import NamedTurn
from salessim.errors import NotFoundError, NotPlayableError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.library.wording import quoted
from salessim.luck import Luck

DRILL_TASK = "Your task: {criterion}"
OBJECTION_TASK = "Your task: settle what {person} objects"
BEGINS_AT_DRILL = "drill: {criterion}, turn {turn}"
BEGINS_AT_OBJECTION = "objection: {name}"
IT_TAKES = "It takes: {moves}."
THEN = ", then "

_SCOUTS = (("average", 8), ("expert", 8), ("novice", 8), ("feature-dumper", 2), ("closer", 2), ("random", 8))
"""Who is sent ahead to meet an objection, and how often: those first who come to it in a talk that goes well."""


@dataclass(frozen=True, slots=True)
class Position:
    """A point in a call where one thing is due.

    Attributes:
        scenario: Name of the scenario.
        difficulty: Its difficulty.
        seed: Seed of the luck.
        aim: The criterion, or the objection, that it is about.
        is_objection: Which of the two it is.
        task: What to do, in a sentence.
        beginning: The lines that lead there.
        model: What a good seller says here; empty: nobody has said it.
        needs: What it takes, in words; empty: the marks say it.
        model_turn: The same line with what it does.
    """

    scenario: str
    difficulty: str
    seed: int
    aim: str
    is_objection: bool
    task: str
    beginning: tuple[NamedTurn, ...]
    model: str = ""
    needs: str = ""
    model_turn: NamedTurn = field(default_factory=NamedTurn)

    @property
    def begins_at(self) -> str:
        """The point, in words."""
        if self.is_objection:
            return BEGINS_AT_OBJECTION.format(name=self.aim)
        return BEGINS_AT_DRILL.format(criterion=self.aim, turn=len(self.beginning) + 1)


def marks_now(call: Call) -> Sequence[Mark]:
    """The marks of a call as it stands, over or not."""
    return mark_call(judged(call.scenario, call.playbook, call.session.case, call.session.events)).marks


def share_of(mark: Mark | None) -> float:
    """How far a mark was earned [0..1]; what does not apply was not."""
    return float(mark.points / mark.of) if mark is not None and mark.is_applicable and mark.of else 0.0


def objection_number(session: Session, name: str) -> int:
    """The number of an objection.

    Raises:
        NotFoundError: There is none of that name.
    """
    for number, objection in enumerate(session.case.objections):
        if objection.id == name:
            return number
    known = ", ".join(objection.id for objection in session.case.objections)
    raise NotFoundError(f"There is no objection {quoted(name)}.", f"There is {known}." if known else "")


def drill_positions(
    library: Library, given: str, *, seed: int, difficulty: str = STANDARD, playable: Playable | None = None
) -> tuple[Position, ...]:
    """Where in a good call each behaviour that the playbook marks is due, in the order of the call.

    A behaviour is due before the line with which a good seller first earns something for it.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        seed: Seed of the luck.
        difficulty: One of its difficulties.
        playable: The scenario, if it was read already.

    Raises:
        InputError: The scenario cannot be played.
    """
    playable = playable or load_playable(library, given, difficulty=difficulty)
    best, _ = played_well(library, playable, seed=seed, difficulty=difficulty)
    found: dict[str, Position] = {}
    other = played_by_bot(_blank(library, playable, seed, difficulty), EXPERT)
    for call in (best, other):
        for criterion, turn in _first_earned(library, playable, call).items():
            if criterion in found:
                continue
            said = [exchange.said for exchange in call.session.exchanges]
            found[criterion] = Position(
                given,
                difficulty,
                seed,
                criterion,
                False,
                DRILL_TASK.format(criterion=criterion),
                tuple(said[: turn - 1]),
                said[turn - 1].text,
                model_turn=said[turn - 1],
            )
    return tuple(sorted(found.values(), key=lambda position: len(position.beginning)))


def _first_earned(library: Library, given: Playable, played: Call) -> dict[str, int]:
    """For each criterion of the playbook the turn that first earned something for it."""
    call = _blank(library, given, played.header.seed, played.header.difficulty)
    shares = {mark.criterion: share_of(mark) for mark in marks_now(call) if mark.group == "playbook"}
    first: dict[str, int] = {}
    for number, exchange in enumerate(played.session.exchanges, start=1):
        if exchange.said.hangs_up:
            break
        call.take_turn(exchange.said)
        if call.session.has_ended:
            break  # the last line would be its own rehearsal: there is nothing after it to rehearse in
        for mark in marks_now(call):
            if mark.criterion not in shares or mark.criterion in first:
                continue
            if share_of(mark) > shares[mark.criterion] and number in mark.turns:
                first[mark.criterion] = number
            shares[mark.criterion] = share_of(mark)
    return first


def objection_position(
    library: Library,
    given: str,
    name: str,
    *,
    seed: int,
    difficulty: str = STANDARD,
    playable: Playable | None = None,
) -> Position:
    """The moment after an objection was raised; bots are sent ahead until one of them meets with it.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        name: The objection.
        seed: Seed of the luck.
        difficulty: One of its difficulties.
        playable: The scenario, if it was read already.

    Raises:
        InputError: The scenario cannot be played.
        NotFoundError: It has no such objection.
        NotPlayableError: No bot met with it on this luck.
    """
    playable = playable or load_playable(library, given, difficulty=difficulty)
    call = _blank(library, playable, seed, difficulty)
    case, luck = call.session.case, Luck(seed)
    number = objection_number(call.session, name)
    craft = craft_for(case, call.scenario, call.playbook)
    for bot, tries in _SCOUTS:
        for attempt in range(tries):
            played = play_call(bot_called(bot), case, craft, luck, attempt)
            turn = next((event[1] for event in played.all_events if event[0] == "raised" and event[4] == number), 0)
            if not turn:
                continue
            way = _blank(library, playable, seed, difficulty)
            for line in played.turns[:turn]:
                way.take_turn(worded(line, way.session, way.scenario))
            if way.session.has_ended or way.session.situation.objections[number] != OPEN:
                continue
            holder = case.people[way.session.situation.objection_holders[number]].name
            said = tuple(exchange.said for exchange in way.session.exchanges)
            task = OBJECTION_TASK.format(person=holder)
            return Position(given, difficulty, seed, name, True, task, said, *_answer(way, number))
    raise NotPlayableError(
        f"Nobody met with the objection {quoted(name)}, on this luck.", "Choose another one, or try again."
    )


def _answer(way: Call, number: int) -> tuple[str, str]:
    """A model answer to an objection, and the moves that it takes, in words."""
    case = way.session.case
    entries = {entry.move: entry for entry in way.menu()}
    sentences, labels = [], []
    for step in case.objections[number].good_answer:
        moves = [case.moves[move] for move in members(step)]
        labels.append(moves[0].label)
        entry = next((entries[move.id] for move in moves if move.id in entries), None)
        if entry is not None:
            sentences.append(entry.sentences[0])
    return " ".join(sentences), IT_TAKES.format(moves=THEN.join(labels)) if labels else ""


def _blank(library: Library, given: str | Playable, seed: int, difficulty: str) -> Call:
    return start_call(library, given, seed=seed, attempt="rehearsed", now=UNTIMED, difficulty=difficulty)

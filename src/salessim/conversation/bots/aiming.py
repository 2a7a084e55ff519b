"""Looks for a way to authored lines: which turns make somebody say one of them?

First every bot plays a number of attempts; what nobody says by itself is then looked for by trying single moves from
the most promising places reached so far: those that differ most from what was seen before (Ecoffet and others 2021,
"First return, then explore"). What is found is shortened as far as it will go, and played once more in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from salessim.conversation.bots.craft import Craft, craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.policy import Bot, spoken
from salessim.conversation.bots.wording import worded
from salessim.conversation.case import Case
from salessim.conversation.compiling import compile_case
from salessim.conversation.events import Event
from salessim.conversation.lines import Speaker
from salessim.conversation.session import Session
from salessim.conversation.situation import Situation
from salessim.conversation.step import begin, step
from salessim.conversation.turn import NamedTurn, Turn
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

_PROPOSALS = ("propose-next-step", "ask-to-close")
_STEPS_ON = 6  # moves tried in a row from one place
_TRUST_STEP, _PATIENCE_STEP = 20, 25  # places that differ by less count as one [points]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a line.

    Attributes:
        seed: Seed of the attempt in which it works.
        turns: The lines to say.
        place: The place of the line that is said to the last of them.
        said: What is said then, with all that stands around it.
    """

    seed: int
    turns: tuple[NamedTurn, ...]
    place: str
    said: str


@dataclass(frozen=True, slots=True)
class Aim:
    """What to look for, and how long.

    Attributes:
        scenario: The scenario.
        playbook: The playbook.
        places: Places of the lines, any of which will do.
        bots: Who plays first.
        seeds: Seeds of the attempts to look into.
        steps: How many single moves to try in each attempt after that.
    """

    scenario: Scenario
    playbook: Playbook
    places: frozenset[str]
    bots: tuple[Bot, ...]
    seeds: tuple[int, ...]
    steps: int


def find_way(aim: Aim) -> Way | None:
    """A short way to one of the lines, or None if none was found."""
    cases = {seed: compile_case(aim.scenario, aim.playbook, Luck(seed)) for seed in aim.seeds}
    craft = craft_for(cases[aim.seeds[0]], aim.scenario, aim.playbook)
    for seed, turns in chain(_played(aim, cases, craft), _explored(aim, cases, craft)):
        way = _shortened(aim, cases[seed], seed, turns)
        if way is not None:
            return way
    return None


def _played(aim: Aim, cases: dict[int, Case], craft: Craft) -> Iterator[tuple[int, tuple[Turn, ...]]]:
    for seed, case in cases.items():
        luck = Luck(seed)
        for bot in aim.bots:
            call = play_call(bot, case, craft, luck)
            speaker = Speaker(case, luck)
            for number, events in enumerate(call.events):
                if any(aim.places.intersection(line.places) for line in speaker.words_for(list(events))):
                    yield seed, call.turns[:number]
                    break


@dataclass(slots=True)
class _Place:
    """Somewhere in a call: how one gets there, and how often it was gone on from."""

    situation: Situation
    turns: tuple[Turn, ...]
    visits: int = 0


def _explored(aim: Aim, cases: dict[int, Case], craft: Craft) -> Iterator[tuple[int, tuple[Turn, ...]]]:
    for seed, case in cases.items():
        for turns, _ in _explore(set(aim.places), aim.steps, case, craft, Luck(seed)):
            yield seed, turns


def lines_reached(aim: Aim) -> frozenset[str]:
    """Which of the lines can be brought about by trying single moves; bots are not asked."""
    wanted = set(aim.places)
    for seed in aim.seeds:
        if not wanted:
            break
        case = compile_case(aim.scenario, aim.playbook, Luck(seed))
        craft = craft_for(case, aim.scenario, aim.playbook)
        for _, places in _explore(wanted, aim.steps, case, craft, Luck(seed)):
            wanted -= places
            if not wanted:
                break
    return aim.places - wanted


def _explore(
    wanted: set[str], most_steps: int, case: Case, craft: Craft, luck: Luck
) -> Iterator[tuple[tuple[Turn, ...], set[str]]]:
    """Ways to wanted lines, with the lines that are said at their ends; `wanted` may shrink meanwhile."""
    menu = tuple(_menu(case, craft))
    start, _ = begin(case, luck)
    places = {_kind_of_place(start): _Place(start, ())}
    steps = 0
    while steps < most_steps:
        place = min(places.values(), key=lambda one: (one.visits, len(one.turns)))
        place.visits += 1
        situation, turns = place.situation, place.turns
        for _ in range(_STEPS_ON):
            steps += 1
            turn = menu[luck.pick(len(menu), "aim", steps)]
            situation, events = step(case, situation, turn, luck)
            turns = (*turns, turn)
            if _may_be_said(events, wanted, case) and (places_said := _said_last(case, turns, luck) & wanted):
                yield turns, places_said
            if situation.ending >= 0:
                break
            kind = _kind_of_place(situation)
            known = places.get(kind)
            if known is None or len(turns) < len(known.turns):
                places[kind] = _Place(situation, turns, known.visits if known else 0)


def _menu(case: Case, craft: Craft) -> Iterator[Turn]:
    """Every single thing that can be said, to whoever leads and to everybody by name."""
    people = (-1, *range(len(case.people)))
    for number, move in enumerate(craft.moves):
        takes_topic = move.rung >= 0 or move.is_pitch
        for subject in range(craft.topics) if takes_topic and craft.topics else (-1,):
            for person in people if move.is_question or takes_topic else (-1,):
                yield spoken(craft, (number,), subject, person)
        if move.kind in _PROPOSALS:
            for option in range(len(craft.options)):
                yield spoken(craft, (number,), offer=(option,))
    yield Turn()
    yield Turn(hangs_up=True)


def _kind_of_place(situation: Situation) -> tuple[object, ...]:
    return (
        situation.told,
        situation.claimed,
        situation.objections,
        situation.asks,
        situation.beats,
        situation.on_call,
        situation.lead,
        situation.agreed,
        situation.counter,
        situation.pushes,
        tuple(trust // _TRUST_STEP for trust in situation.trust),
        situation.patience[situation.lead] // _PATIENCE_STEP,
    )


def _may_be_said(events: list[Event], wanted: set[str], case: Case) -> bool:
    """Whether a fresh speaker would find a wanted line among those that fit what has happened."""
    parts = {place.rpartition(".")[0] for place in wanted}
    spoken_lines = Speaker(case, Luck(0)).words_for(events)
    return any(place.rpartition(".")[0] in parts for line in spoken_lines for place in line.places)


def _said_last(case: Case, turns: tuple[Turn, ...], luck: Luck) -> set[str]:
    """The places of the lines that are said to the last of these turns, with the words that were used up before."""
    speaker = Speaker(case, luck)
    situation, events = begin(case, luck)
    spoken_lines = speaker.words_for(events)
    for turn in turns:
        situation, events = step(case, situation, turn, luck)
        spoken_lines = speaker.words_for(events)
    return {place for line in spoken_lines for place in line.places}


def _shortened(aim: Aim, case: Case, seed: int, turns: tuple[Turn, ...]) -> Way | None:
    """The way in words, without the turns that it can do without; None if it fails once it is put in words."""
    way = _in_words(aim, case, seed, turns)
    is_shorter = way is not None
    while way is not None and is_shorter:
        turns, is_shorter = turns[: len(way.turns)], False
        for number in range(len(turns) - 1):
            fewer = (*turns[:number], *turns[number + 1 :])
            found = _in_words(aim, case, seed, fewer)
            if found is not None:
                way, turns, is_shorter = found, fewer, True
                break
    return way


def _in_words(aim: Aim, case: Case, seed: int, turns: tuple[Turn, ...]) -> Way | None:
    session = Session(case, Luck(seed))
    said: list[NamedTurn] = []
    exchange = session.opening
    for turn in (None, *turns):
        if turn is not None:
            if session.has_ended:
                return None
            said.append(worded(turn, session, aim.scenario))
            exchange = session.say(said[-1])
        places = [place for line in exchange.spoken for place in line.places if place in aim.places]
        if places:
            words = " ".join(line.text for line in exchange.spoken if line.kind == "said")
            return Way(seed, tuple(said), places[0], words)
    return None

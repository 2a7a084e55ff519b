"""Begin a call at a point of it: after some turns of a sample call, or where something has come to be so.

What lies before the point is played, turn by turn, and stands in the journal as such; nothing is made up. To a
situation that is described by a condition, bots lead the way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import yaml
from pydantic import ValidationError

from salessim.app.play import Call, start_call
from salessim.app.playable import load_playable
from salessim.app.scripts import Script, play_lines, sample_script
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.bots.wording import worded
from salessim.conversation.case import Case
from salessim.conversation.compiling import compile_case
from salessim.conversation.conditions import Compiled, compile_condition, holds
from salessim.conversation.journal import Aid
from salessim.conversation.session import Session
from salessim.conversation.turn import NamedTurn, Turn
from salessim.errors import InputError, NotPlayableError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.library.wording import quoted
from salessim.luck import Luck
from salessim.model.condition import Condition
from salessim.model.scenario import Scenario, ScriptTurn
from salessim.records.attempts import AttemptStore

_TURN = re.compile(r"(?:turn\s+)?(\d+)(?:\s+of\s+(.+))?", re.IGNORECASE)
_EXAMPLES = "Write “turn 5 of NAME”, with the name of a sample call, or a condition such as “shared_all: [budget]”."

# Who is sent ahead, and how often: somebody able first, then those who come to worse places.
_SCOUTS = (("expert", 12), ("average", 12), ("novice", 12), ("feature-dumper", 1), ("closer", 1), ("random", 12))


@dataclass(frozen=True, slots=True)
class Point:
    """A point in a call.

    Attributes:
        text: The point, in words.
        beginning: The lines that lead there.
    """

    text: str
    beginning: Script


def start_call_at(
    library: Library,
    given: str,
    text: str,
    *,
    seed: int,
    attempt: str,
    now: datetime,
    store: AttemptStore | None = None,
    sample: str | None = None,
    playbook: str | None = None,
    difficulty: str = STANDARD,
    is_revealed: bool = False,
) -> Call:
    """Start an attempt at a point of the call: what lies before has been played. It does not count.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        text: The point, as `point_in_call` reads it.
        seed: Seed of the attempt's luck.
        attempt: Its id.
        now: The time, with its time zone.
        store: Where to keep it; None: nowhere.
        sample: The sample call whose turns are meant where the point does not name it; None: the first.
        playbook: Another playbook than the scenario's.
        difficulty: One of the scenario's difficulties.
        is_revealed: Whether what the buyer hides is shown.

    Raises:
        InputError: The scenario or the point cannot be used.
        NotPlayableError: No bot came to such a situation.
    """
    point = point_in_call(library, given, text, seed=seed, sample=sample, playbook=playbook, difficulty=difficulty)
    aid = Aid(is_revealed, point.text, len(point.beginning.turns))
    call = start_call(
        library,
        given,
        seed=seed,
        attempt=attempt,
        now=now,
        store=store,
        playbook=playbook,
        difficulty=difficulty,
        aid=aid,
    )
    play_lines(call, point.beginning)
    return call


def point_in_call(
    library: Library,
    given: str,
    text: str,
    *,
    seed: int,
    sample: str | None = None,
    playbook: str | None = None,
    difficulty: str = STANDARD,
) -> Point:
    """Find the way to a point.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        text: The point: `turn 5 of NAME`, `turn 5`, or a condition such as `shared_all: [budget], trust: open`.
        seed: Seed of the attempt.
        sample: The sample call whose turns are meant where the point does not name it; None: the first.
        playbook: Another playbook than the scenario's.
        difficulty: One of its difficulties.

    Raises:
        InputError: The scenario or the point cannot be used.
        NotPlayableError: No bot came to such a situation.
    """
    playable = load_playable(library, given, playbook=playbook, difficulty=difficulty)
    scenario = playable.scenario
    turns = _TURN.fullmatch(text.strip())
    if turns is not None:
        return _in_sample(scenario, int(turns[1][:6]), turns[2] or sample)
    condition = _condition(text)
    case = compile_case(scenario, playable.playbook, Luck(seed))
    wanted = compile_condition(condition, case.names, case.needs)
    craft = craft_for(case, scenario, playable.playbook)
    luck = Luck(seed)
    ways = (
        play_call(bot_called(name), case, craft, luck, attempt).turns
        for name, attempts in _SCOUTS
        for attempt in range(attempts)
    )
    for said in _arriving(scenario, case, luck, wanted, ways):
        return Point(text.strip(), Script(tuple(_script_turn(turn) for turn in said), "the way to the point"))
    raise NotPlayableError(
        f"No bot came to a situation with {quoted(text)}, with this luck.",
        "Ask for less, or choose another luck with --seed.",
    )


def _in_sample(scenario: Scenario, number: int, name: str | None) -> Point:
    if name is None:
        samples = scenario.checks.sample_calls
        if not samples:
            raise InputError("This scenario has no sample call.", _EXAMPLES)
        name = samples[0].name
    script = sample_script(scenario, name)
    if not 1 <= number <= len(script.turns):
        raise InputError(f"“{name}” has no turn {number}.", f"It has {len(script.turns)} turns.")
    return Point(f"turn {number} of {name}", Script(script.turns[:number], name))


def _condition(text: str) -> Condition:
    flow = text.strip() if text.strip().startswith("{") else "{" + text + "}"
    try:
        raw = yaml.load(flow, Loader=yaml.CBaseLoader)
        return Condition.model_validate(raw)
    except yaml.YAMLError as error:
        raise InputError(f"{quoted(text)} is no point in a call.", _EXAMPLES) from error
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        about = f" Look at {quoted(key)}." if key else ""
        raise InputError(f"{quoted(text)} is no point in a call.{about}", _EXAMPLES) from error


def _arriving(
    scenario: Scenario, case: Case, luck: Luck, wanted: Compiled, ways: Iterator[tuple[Turn, ...]]
) -> Iterator[tuple[NamedTurn, ...]]:
    """The beginnings of ways, in words, at whose end what is wanted is so and the call goes on."""
    for turns in ways:
        session = Session(case, luck)
        said: list[NamedTurn] = []
        for turn in turns:
            if turn.hangs_up or session.has_ended:
                break
            said.append(worded(turn, session, scenario))
            session.say(said[-1])
            if not session.has_ended and holds(wanted, session.situation, session.situation.lead):
                yield tuple(said)
                break


def _script_turn(turn: NamedTurn) -> ScriptTurn:
    return ScriptTurn(
        you=turn.text or "...", means=turn.moves, on=turn.on or None, to=turn.to or None, offer=turn.offer
    )

"""Scripted calls: a list of turns as in a scenario's `sample_calls`, or plain text with one line a turn."""

from dataclasses import dataclass, replace

import yaml
from pydantic import TypeAdapter, ValidationError

from salessim.app.play import Call
from salessim.conversation.journal import Reading
from salessim.conversation.reading import NgramReader, SentenceRead
from salessim.conversation.turn import NamedTurn
from salessim.errors import ScriptError
from salessim.model.scenario import Scenario, ScriptTurn

SIZE_MAX = 1_000_000
"""Longest script that is read [characters]."""

_TURNS = TypeAdapter(tuple[ScriptTurn, ...])


@dataclass(frozen=True, slots=True)
class Script:
    """Lines to play.

    Attributes:
        turns: The lines; those without a meaning are read when they are played.
        name: What to call it in messages.
    """

    turns: tuple[ScriptTurn, ...]
    name: str


def sample_script(scenario: Scenario, name: str) -> Script:
    """One of a scenario's own sample calls.

    Raises:
        ScriptError: It has none of that name.
    """
    for sample in scenario.checks.sample_calls:
        if sample.name == name:
            return Script(sample.turns, name)
    known = ", ".join(f"“{sample.name}”" for sample in scenario.checks.sample_calls)
    raise ScriptError(f"There is no sample call “{name}”.", f"There is {known}." if known else "The scenario has none.")


def read_script(text: str, name: str) -> Script:
    """Read a script: YAML where its first line begins with a hyphen, else plain text.

    Raises:
        ScriptError: It cannot be read, or holds nothing.
    """
    if len(text) > SIZE_MAX:
        raise ScriptError(f"{name} is too long for a script.", f"The most is {SIZE_MAX:,} characters.")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        raise ScriptError(f"{name} holds no lines.", "Write one line for each turn.")
    if not lines[0].startswith("-"):
        return Script(tuple(ScriptTurn(you=line) for line in lines), name)
    try:
        # The base loader makes nothing but texts, lists and maps, whatever the file says.
        return Script(_TURNS.validate_python(yaml.load(text, Loader=yaml.CBaseLoader)), name)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"Line {mark.line + 1} of {name}" if mark else name
        raise ScriptError(f"{where} cannot be read.", "Put the words of a turn in quotation marks.") from error
    except ValidationError as error:
        first = error.errors()[0]
        number = first["loc"][0] if first["loc"] and isinstance(first["loc"][0], int) else None
        where = f"Turn {number + 1} of {name}" if number is not None else name
        key = ".".join(str(part) for part in first["loc"][1:])
        raise ScriptError(
            f"{where} is not a turn" + (f": look at “{key}”." if key else "."),
            "A turn looks like this: - {you: How often does it stop?, means: problem, on: line-2-stops}.",
        ) from error


def play_script(call: Call, script: Script) -> int:
    """Play the lines of a script until it or the call ends; what is still open then is hung up.

    Returns:
        How many lines were left over because the call had ended.
    """
    reader = _Reader(call)
    for number, turn in enumerate(script.turns):
        if call.session.has_ended:
            return len(script.turns) - number
        reader.play(turn)
    call.hang_up()
    return 0


class _Reader:
    """Plays lines of a script in one call; those without a meaning are read first."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._talk = NgramReader(call.session.case, call.scenario, call.playbook)

    def play(self, turn: ScriptTurn) -> None:
        given = NamedTurn(
            tuple(turn.means),
            turn.on or "",
            turn.to or "",
            tuple(turn.offer),
            turn.you,
            if_he_agrees=tuple(turn.if_he_agrees),
            or_else=tuple(turn.or_else),
            accepts=turn.accepts,
        )
        if turn.means or turn.accepts or turn.if_he_agrees or turn.or_else:
            self._call.take_turn(given)
        elif self._call.session.case.table is None:
            self._play_talk(given)
        elif turn.offer:
            self._call.take_turn(given)
        else:
            self._play_at_table(given)

    def _play_talk(self, given: NamedTurn) -> None:
        read = self._talk.read(given.text, self._call.last_said())
        said = replace(given, moves=read.moves, on=given.on or read.topic)
        self._call.take_turn(said, Reading(_guesses(read.sentences)))

    def _play_at_table(self, given: NamedTurn) -> None:
        read = self._call.read(given.text)
        said = replace(read.said, on=given.on or read.said.on, to=given.to or read.said.to)
        if read.problem:
            self._call.misread[len(self._call.session.exchanges) + 1] = read.problem
        self._call.take_turn(said, Reading(_guesses(read.sentences)))


def _guesses(sentences: tuple[SentenceRead, ...]) -> tuple[tuple[str, float], ...]:
    return tuple(guess for sentence in sentences for guess in sentence.guesses[:1])

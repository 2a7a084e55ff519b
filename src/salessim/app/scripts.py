"""Scripted calls: a list of turns as in a scenario's `sample_calls`, or plain text with one line a turn."""

import re
from dataclasses import dataclass

import yaml
from pydantic import TypeAdapter, ValidationError

from salessim.app.play import Call
from salessim.conversation.scripted import ScriptReader
from salessim.conversation.session import last_said
from salessim.errors import ScriptError
from salessim.model.outcome import SLOTS, VERDICTS
from salessim.model.scenario import Scenario, ScriptTurn

SIZE_MAX = 1_000_000
"""Longest script that is read [characters]."""

_WRITTEN_DOWN = re.compile(r"verdict:(?P<verdict>.+)|pad:(?P<pad>.+=.+)", re.IGNORECASE)
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
        return Script(tuple(_plain_turn(line, name) for line in lines), name)
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


def _plain_turn(line: str, name: str) -> ScriptTurn:
    """A line of plain text: words that are said, `verdict: nurture`, or `pad: budget = under 60k?`."""
    if not (found := _WRITTEN_DOWN.fullmatch(line)):
        return ScriptTurn(you=line)
    slot, _, text = found["pad"].partition("=") if found["pad"] else ("", "", "")
    try:
        if found["verdict"]:
            return ScriptTurn.model_validate({"verdict": found["verdict"].strip()})
        return ScriptTurn.model_validate({"pad": {slot.strip(): text.strip()}})
    except ValidationError as error:
        raise ScriptError(
            f"“{line}” in {name} writes down nothing that there is.",
            f"Write verdict: {', '.join(VERDICTS)}, or pad: SLOT = WORDS with one of {', '.join(SLOTS)}.",
        ) from error


def play_script(call: Call, script: Script) -> int:
    """Play the lines of a script until it or the call ends; what is still open then is hung up.

    Returns:
        How many lines were left over because the call had ended.
    """
    left_over = play_lines(call, script)
    call.hang_up()
    return left_over


def play_lines(call: Call, script: Script) -> int:
    """Play the lines of a script until it or the call ends.

    Returns:
        How many lines were left over because the call had ended.
    """
    reader = ScriptReader(call.session.case, call.scenario, call.playbook)
    left_over = 0
    for turn in script.turns:
        if turn.you and call.session.has_ended:
            left_over += 1
        elif turn.you:
            read = reader.read(turn, last_said(call.session))
            if read.problem:
                call.misread[len(call.session.exchanges) + 1] = read.problem
            call.take_turn(read.said, read.reading)
        if turn.writes_down:
            call.write_down(reader.note(turn))
    return left_over

"""Scripted calls: a list of turns as in a scenario's `sample_calls`, or plain text with one line a turn."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from salessim.app.play import Call
from salessim.conversation.scripted import ScriptReader, named
from salessim.conversation.session import last_said, numbered
from salessim.errors import DocumentError, NotPlayableError, ScriptError
from salessim.library.reading import in_order, read_list
from salessim.library.shape import shaped
from salessim.model.notation import Part
from salessim.model.outcome import SLOTS, VERDICTS
from salessim.model.scenario import Scenario, ScriptTurn

SIZE_MAX = 1_000_000
"""Longest script that is read [characters]."""

_WRITTEN_DOWN = re.compile(r"verdict:(?P<verdict>.+)|pad:(?P<pad>.+=.+)", re.IGNORECASE)
_MEANT = re.compile(r"meant:\s*(?P<moves>[\w-]+(?:\s*,\s*[\w-]+)*)(?:\s+on\s+(?P<on>\S+))?", re.IGNORECASE)
_IN_QUOTES = re.compile(r'[“„"]([^“”„"]+)[”“"]')


class _Turns(Part):
    """A script as a document."""

    turns: tuple[ScriptTurn, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """What a line was meant as: its moves, and what they are about."""

    moves: tuple[str, ...]
    on: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """Lines to play.

    Attributes:
        turns: The lines; those without a meaning are read when they are played.
        name: What to call it in messages.
        meant: What lines were meant as, by their number, where their reading is put right after the answer.
    """

    turns: tuple[ScriptTurn, ...]
    name: str
    meant: Mapping[int, Meant] = field(default_factory=dict)

    @property
    def has_free_lines(self) -> bool:
        """Whether there are words in it whose meaning has to be read."""
        return any(turn.you and not turn.means for turn in self.turns)


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
        ScriptError: It is too long, or holds nothing.
        DocumentError: It has mistakes.
    """
    if len(text) > SIZE_MAX:
        raise ScriptError(f"{name} is too long for a script.", f"The most is {SIZE_MAX:,} characters.")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if not lines:
        raise ScriptError(f"{name} holds no lines.", "Write one line for each turn.")
    if not lines[0].startswith("-"):
        return _plain_script(lines, name)
    return Script(_listed_turns(text, name), name)


def _plain_script(lines: list[str], name: str) -> Script:
    """One line a turn; `meant: implication on line-2-stops` puts right how the line before it was read."""
    turns: list[ScriptTurn] = []
    meant = {}
    for line in lines:
        if found := _MEANT.fullmatch(line):
            moves = tuple(move.strip() for move in found["moves"].split(","))
            meant[len(turns)] = Meant(moves, found["on"] or "")
        else:
            turns.append(_plain_turn(line, name))
    return Script(tuple(turns), name, meant)


def _listed_turns(text: str, name: str) -> tuple[ScriptTurn, ...]:
    """A list of turns, read as documents are: all mistakes at once, each at its place.

    Raises:
        DocumentError: It has mistakes.
        ScriptError: It is no list.
    """
    root, problems = read_list(text, name, "turns")
    if root is None and not problems:
        raise ScriptError(f"{name} is no list of turns.", "Begin every turn with a hyphen and a space.")
    script, wrong = shaped(root, _Turns) if root is not None else (None, [])
    problems = in_order([*problems, *wrong])
    if script is None or problems:
        raise DocumentError(problems)
    return tuple(turn.model_copy(update={"you": unquoted(turn.you)}) for turn in script.turns)


def unquoted(text: str) -> str:
    """Words without the quotation marks around them, curly ones as well, which text programs put there unasked."""
    found = _IN_QUOTES.fullmatch(text.strip())
    return found[1].strip() if found else text


def _plain_turn(line: str, name: str) -> ScriptTurn:
    """A line of plain text: words that are said, `verdict: nurture`, or `pad: budget = under 60k?`."""
    if not (found := _WRITTEN_DOWN.fullmatch(line)):
        return ScriptTurn(you=unquoted(line))
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

    Raises:
        ScriptError: Turns name what is not there.
    """
    _check_names(script, call)
    left_over = play_lines(call, script)
    call.hang_up()
    return left_over


def _check_names(script: Script, call: Call) -> None:
    """Look at all turns before the first is played.

    Raises:
        ScriptError: Some of them name what is not there; it names them all.
    """
    wrong = []
    for number, turn in enumerate(script.turns, start=1):
        try:
            numbered(named(turn), call.session.case)
        except NotPlayableError as error:
            wrong.append((number, error))
    if wrong:
        told = [f"Turn {number} of {script.name}: {error.message} {error.hint}" for number, error in wrong]
        raise ScriptError("\n".join(text.rstrip() for text in told))


def play_lines(call: Call, script: Script) -> int:
    """Play the lines of a script until it or the call ends.

    Returns:
        How many lines were left over because the call had ended.
    """
    reader = ScriptReader(call.session.case, call.scenario, call.playbook, call.understanding)
    left_over = 0
    for number, turn in enumerate(script.turns, start=1):
        if turn.you and call.session.has_ended:
            left_over += 1
        elif turn.you:
            read = reader.read(turn, last_said(call.session))
            if read.problem:
                call.misread[len(call.session.exchanges) + 1] = read.problem
            call.take_turn(read.said, read.reading)
        if turn.writes_down:
            call.write_down(reader.note(turn))
        if number in script.meant:
            call.put_right(script.meant[number].moves, script.meant[number].on)
    return left_over

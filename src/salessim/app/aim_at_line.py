"""Look for a way to one authored line of a scenario, for an author who wonders whether it can ever be heard."""

from dataclasses import dataclass
from typing import Any

import yaml

from salessim.app.playable import playable_of
from salessim.conversation.authored import AuthoredLine, authored_lines
from salessim.conversation.bots.aiming import Aim, Way, find_way
from salessim.conversation.bots.roster import BOTS, bot_called
from salessim.conversation.compiling import compile_case
from salessim.conversation.turn import NamedTurn
from salessim.errors import NotFoundError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, load
from salessim.library.wording import quoted
from salessim.luck import Luck

ATTEMPTS = 20
"""Attempts whose luck is looked into."""

STEPS = 4_000
"""Single moves that are tried in each of them."""


@dataclass(frozen=True, slots=True)
class Aimed:
    """What looking for a line came to.

    Attributes:
        scenario: Name of the scenario.
        difficulty: The difficulty.
        lines: The lines that were meant; any of them will do.
        way: The way to one of them; None: none was found.
    """

    scenario: str
    difficulty: str
    lines: tuple[AuthoredLine, ...]
    way: Way | None

    @property
    def found(self) -> AuthoredLine | None:
        """The line that was reached."""
        return next((line for line in self.lines if self.way and line.place == self.way.place), None)

    def script(self) -> str:
        """The way as a script for `salessim play --script`; empty where there is none."""
        turns = [_script_turn(turn) for turn in self.way.turns if not turn.hangs_up] if self.way else []
        return yaml.safe_dump(turns, allow_unicode=True, sort_keys=False, width=10_000) if turns else ""

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim autoplay --aim --json` prints."""
        line = self.found
        return {
            "scenario": self.scenario,
            "difficulty": self.difficulty,
            "aimed_at": [{"file": one.where.file, "line": one.where.line, "text": one.text} for one in self.lines],
            "reached": None
            if line is None or self.way is None
            else {
                "line": line.where.line,
                "text": line.text,
                "seed": self.way.seed,
                "said": self.way.said,
                "turns": [_script_turn(turn) for turn in self.way.turns],
            },
        }


def _script_turn(turn: NamedTurn) -> dict[str, Any]:
    values: dict[str, Any] = {"you": turn.text or "..."}
    if turn.moves:
        values["means"] = list(turn.moves)
    rest = {"on": turn.on, "to": turn.to, "offer": list(turn.offer)}
    return {**values, **{key: value for key, value in rest.items() if value}}


def aim_at_line(
    library: Library,
    given: str,
    line: str,
    *,
    bots: tuple[str, ...] = (),
    playbook: str | None = None,
    difficulty: str = STANDARD,
    seed: int = 0,
) -> Aimed:
    """Look for a way to an authored line.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        line: Which line: its number in the file, its path, or some of its words.
        bots: Who tries first; all that have a name if none is given.
        playbook: Another playbook than the scenario's.
        difficulty: One of its difficulties.
        seed: Seed of the first attempt that is looked into.

    Raises:
        NotFoundError: There is no such line, or no such bot.
        InputError: The scenario cannot be used.
    """
    loaded = load(library, given, "scenario", difficulty=difficulty, playbook=playbook)
    playable = playable_of(loaded, difficulty)
    assert loaded.root is not None  # it would not be playable
    case = compile_case(playable.scenario, playable.playbook, Luck(seed))
    lines = _meant(line, authored_lines(case, loaded.root, loaded.located.file))
    aim = Aim(
        scenario=playable.scenario,
        playbook=playable.playbook,
        places=frozenset(one.place for one in lines),
        bots=tuple(bot_called(name) for name in bots or BOTS),
        seeds=tuple(range(seed, seed + ATTEMPTS)),
        steps=STEPS,
    )
    return Aimed(playable.name, difficulty, lines, find_way(aim))


def _meant(line: str, lines: tuple[AuthoredLine, ...]) -> tuple[AuthoredLine, ...]:
    """The lines that a number, a path or words mean.

    Raises:
        NotFoundError: None.
    """
    number = line.rpartition(":")[2]
    if number.isdigit():
        found = [one for one in lines if one.where.line == int(number)]
        hint = f"Lines that can be said stand from line {lines[0].where.line} on." if lines else ""
    else:
        wanted = " ".join(line.lower().split())
        found = [one for one in lines if one.where.path == line or one.where.path.startswith(f"{line}.")]
        found = found or [one for one in lines if wanted in " ".join(one.text.lower().split())]
        hint = "Give its number in the file, its path, or some of its words."
    if not found:
        raise NotFoundError(f"Nobody can say a line {quoted(line)} here.", hint)
    return tuple(found)

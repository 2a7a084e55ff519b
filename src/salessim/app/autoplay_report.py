"""What letting bots play came to: the values, and the shape in which programs get them."""

from dataclasses import dataclass

from salessim.conversation.authored import AuthoredLine
from salessim.errors import Place


@dataclass(frozen=True, slots=True)
class Spread:
    """How a score spreads [points]: a tenth of all calls score no more than `p10`, and so on."""

    p10: int
    p50: int
    p90: int


@dataclass(frozen=True, slots=True)
class BotResult:
    """What one bot's calls came to.

    Attributes:
        plays: How many there were.
        score: How their scores spread.
        passed: Share that passed [0..1].
        endings: Share of each ending [0..1], the commonest first.
        lines: How many lines the bot said in a call, on average.
    """

    plays: int
    score: Spread
    passed: float
    endings: dict[str, float]
    lines: float


@dataclass(frozen=True, slots=True)
class LineResult:
    """An authored line, and in how many calls it was said."""

    line: AuthoredLine
    said: int


@dataclass(frozen=True, slots=True)
class Passed:
    """How one bot fared with a condition.

    Attributes:
        calls: In how many calls it met with it.
        share: The share of these in which it was let through in the end [0..1].
        trust: Trust of whoever was asked, the first time [points].
    """

    calls: int
    share: float
    trust: Spread


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that an answer or a guard has, and how bots fared with it.

    Attributes:
        what: Path of what it guards.
        where: Where the condition stands.
        condition: The condition as it was written.
        bots: How each bot fared that met with it.
    """

    what: str
    where: Place
    condition: str
    bots: dict[str, Passed]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One of the scenario's own expectations, whether it held, and in how many calls what it expects was so."""

    check: str
    held: bool
    found: str


@dataclass(frozen=True, slots=True)
class Autoplay:
    """What letting bots play came to.

    Attributes:
        scenario: Name of the scenario.
        playbook: Name of the playbook.
        difficulty: The difficulty.
        seed: Seed of the first attempt; the others follow it.
        bots: Each bot's results.
        lines: The scenario's own lines.
        gates: Its conditions.
        checks: Its expectations of the bots that played, and of its sample calls.
    """

    scenario: str
    playbook: str
    difficulty: str
    seed: int
    bots: dict[str, BotResult]
    lines: tuple[LineResult, ...]
    gates: tuple[Gate, ...]
    checks: tuple[CheckResult, ...]

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim autoplay --json` prints."""
        return {
            "scenario": self.scenario,
            "playbook": self.playbook,
            "difficulty": self.difficulty,
            "seed": self.seed,
            "bots": {
                name: {
                    "plays": bot.plays,
                    "score": _spread_json(bot.score),
                    "passed": bot.passed,
                    "endings": bot.endings,
                    "lines": bot.lines,
                }
                for name, bot in self.bots.items()
            },
            "lines": {
                "authored": len(self.lines),
                "said": sum(1 for line in self.lines if line.said),
                "unsaid": [_line_json(result) for result in self.lines if not result.said],
                "heard": [{**_line_json(result), "calls": result.said} for result in self.lines if result.said],
            },
            "conditions": [
                {
                    "what": gate.what,
                    "file": gate.where.file,
                    "line": gate.where.line,
                    "condition": gate.condition,
                    "bots": {
                        name: {"calls": bot.calls, "passed": bot.share, "trust": _spread_json(bot.trust)}
                        for name, bot in gate.bots.items()
                    },
                }
                for gate in self.gates
            ],
            "checks": [{"check": each.check, "held": each.held, "found": each.found} for each in self.checks],
        }


def _spread_json(spread: Spread) -> dict[str, int]:
    return {"p10": spread.p10, "p50": spread.p50, "p90": spread.p90}


def _line_json(result: LineResult) -> dict[str, object]:
    return {"file": result.line.where.file, "line": result.line.where.line, "text": result.line.text}

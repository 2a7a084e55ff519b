"""The validity card of a scenario: what bots show about whether its marks mean anything.

It says nothing about people: a call that ranks bots well may still rank people badly. It says when a call cannot do so.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from statistics import mean, stdev
from typing import Any, Final

from salessim.app.check_documents import check_documents
from salessim.app.playable import Playable, load_playable
from salessim.conversation.bots.by_heart import best_list, mean_recited, stage_for
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.observing import Batch, observe, percentile
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.roster import BOTS, SKILLS, bots_for
from salessim.conversation.bots.wording import worded
from salessim.conversation.compiling import compile_case
from salessim.conversation.reading.understanding import Understanding
from salessim.conversation.session import Session, last_said
from salessim.errors import InputError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.luck import Luck
from salessim.model.scenario import DIFFICULTIES

FILE: Final = "validity.json"
PLAYS: Final = 20
"""Calls of each bot at each difficulty, unless another number is asked for."""

ORDER_TIMES: Final = 3
"""So many times as many calls say which difficulty is harder: scores of one seller spread by some 20 points, and
difficulties lie some 8 apart. With 60 on the same luck the error of a difference is 1 to 3 points."""

SURE: Final = 2
"""So many standard errors apart two means are surely different: in 19 of 20 cases."""

MOST_PLAYS: Final = 10_000

ADVERSARIES: Final = tuple(name for name in BOTS if name not in SKILLS and name != "host")
AT_TABLES_WITHOUT_BARGAINING: Final = ("giver", "refuser", "random")
BY_HEART: Final = "five moves by heart"
_MOST_MOVES = 5
_HEART_TRIES, _HEART_SEARCHED, _HEART_FRESH = 60, range(2), range(1_000, 1_010)
_WORDED_SEEDS = range(2)


@dataclass(frozen=True, slots=True)
class ValidityCard:
    """What bots show about a scenario.

    Attributes:
        scenario: Its name.
        playbook: The playbook that marks it.
        plays: Calls of each bot at each difficulty.
        bots: P10, P50 and P90 of the score of the bots on the dial of skill, at standard.
        separation: The chance that a better one of them scores more than a worse one [0..1]; 0.5 is a coin.
        retest: Correlation of the scores of the same bots on two kinds of luck [-1..1].
        adversaries: Mean score of each bot that does not sell, and of a list learned by heart.
        reached: Share of the endings that some bot reached [0..1].
        unreachable: Problems of the family W2: what no call can come to.
        wording: Share of the lines of good calls that are read as they were meant [0..1]; None: it has a table.
        by_difficulty: Mean score of the average bot at each difficulty, on the same luck, the easiest first; from more
            calls than the rest, because two means of few calls stand in the wrong order by chance.
        in_order: Whether no difficulty is easier than the one before, beyond what chance does to two means (twice the
            standard error).
        order_errors: For each difficulty but the easiest the standard error of its difference from the one before
            [points].
    """

    scenario: str
    playbook: str
    plays: int
    bots: dict[str, tuple[int, int, int]]
    separation: float
    retest: float
    adversaries: dict[str, float]
    reached: float
    unreachable: int
    wording: float | None
    by_difficulty: dict[str, float]
    in_order: bool
    order_errors: tuple[float, ...] = ()

    @property
    def steps(self) -> tuple[str, ...]:
        """What each difficulty is against the one before: `>` surely harder, `<` surely easier, `≈` nobody can say."""
        means = list(self.by_difficulty.values())
        return tuple(
            "≈" if abs(easier - harder) <= SURE * error else ">" if easier > harder else "<"
            for (easier, harder), error in zip(pairwise(means), self.order_errors, strict=True)
        )

    @property
    def worst_adversary(self) -> tuple[str, float]:
        """Who gets furthest without selling, and his mean score."""
        return max(self.adversaries.items(), key=lambda each: each[1])

    def as_json(self) -> dict[str, Any]:
        """The shape that `validity --json` prints."""
        return asdict(self)


def measure_validity(library: Library, given: str, *, plays: int = PLAYS) -> ValidityCard:
    """Measure the card of a scenario.

    Args:
        library: Where to look.
        given: Its name or file.
        plays: Calls of each bot at each difficulty.

    Raises:
        InputError: It cannot be played, or the number cannot be used.
    """
    if not 2 <= plays <= MOST_PLAYS:
        raise InputError(f"{plays:,} plays cannot be made.", f"Give a number from 2 to {MOST_PLAYS:,}.")
    playable = load_playable(library, given)
    scenario, has_table = playable.scenario, playable.scenario.negotiation is not None
    others = AT_TABLES_WITHOUT_BARGAINING if has_table else ADVERSARIES
    everybody = tuple(dict.fromkeys((*SKILLS, *others, *bots_for(has_table=has_table))))
    calls = observe(Batch(scenario, playable.playbook, everybody, tuple(range(plays)))).calls
    scores = {bot: [call.score for call in played] for bot, played in calls.items()}
    adversaries = {name: mean(scores[name]) for name in others}
    if not has_table:
        adversaries[BY_HEART] = _by_heart(playable)
    reached = {call.ending for played in calls.values() for call in played}
    sellers = [scores[name] for name in SKILLS]
    return ValidityCard(
        scenario=playable.name,
        playbook=playable.playbook_name,
        plays=plays,
        bots={name: _spread(scores[name]) for name in SKILLS},
        separation=round(separation(sellers), 3),
        retest=round(retest(sellers), 3),
        adversaries={name: round(score, 1) for name, score in adversaries.items()},
        reached=round(len(reached & set(scenario.endings)) / max(1, len(scenario.endings)), 3),
        unreachable=sum(each.code.startswith("W2") for each in check_documents(library, (given,)).problems),
        wording=None if has_table else round(_read_as_meant(playable), 3),
        **measure_order(library, given, plays=plays),
    )


def measure_order(library: Library, given: str, *, plays: int = PLAYS) -> dict[str, Any]:
    """What a card says about the order of difficulties: `by_difficulty`, `in_order` and `order_errors`.

    Args:
        library: Where to look.
        given: The name or file of a scenario.
        plays: Calls of each bot on a card; the order comes from `ORDER_TIMES` as many.
    """
    scores = _by_difficulty(library, given, ORDER_TIMES * plays)
    steps = list(pairwise(scores.values()))
    errors = [_error(easier, harder) for easier, harder in steps]
    return {
        "by_difficulty": {name: round(mean(found), 1) for name, found in scores.items()},
        "in_order": all(
            mean(harder) - mean(easier) <= SURE * error for (easier, harder), error in zip(steps, errors, strict=True)
        ),
        "order_errors": tuple(round(error, 1) for error in errors),
    }


def separation(sellers: Sequence[Sequence[int]]) -> float:
    """The chance that a better seller scores more than a worse one [0..1], ties counting half.

    It is the area under the ROC curve (Mann and Whitney 1947), over all pairs of neighbours.

    Args:
        sellers: The scores of each, the worst seller first.
    """
    wins = [
        (better > worse) + (better == worse) / 2 for low, high in pairwise(sellers) for worse in low for better in high
    ]
    return mean(wins)


def retest(sellers: Sequence[Sequence[int]]) -> float:
    """How alike two scores of one seller are, on luck of two kinds: an intraclass correlation [-1..1].

    ICC(1,1) of Shrout and Fleiss (1979): among these sellers, the share of the variance that is theirs and not luck's.

    Args:
        sellers: For each seller his scores; as many of each.
    """
    tries = len(sellers[0])
    means = [mean(scores) for scores in sellers]
    middle = mean(means)
    between = tries * sum((each - middle) ** 2 for each in means) / (len(sellers) - 1)
    luck = [(score - own) ** 2 for scores, own in zip(sellers, means, strict=True) for score in scores]
    within = sum(luck) / (len(sellers) * (tries - 1))
    whole = between + (tries - 1) * within
    return (between - within) / whole if whole else 0.0


def _spread(scores: Sequence[int]) -> tuple[int, int, int]:
    return percentile(scores, 10), percentile(scores, 50), percentile(scores, 90)


def _by_heart(playable: Playable) -> float:
    """What a list of five moves scores that was searched for in some attempts, and is said in others [points]."""
    stage = stage_for(playable.scenario, playable.playbook)
    found = best_list(stage, _HEART_SEARCHED, _HEART_TRIES, most_moves=_MOST_MOVES)
    return mean_recited(stage, found.lines, _HEART_FRESH)


def _error(left: Sequence[int], right: Sequence[int]) -> float:
    """Standard error of the difference of two means of scores on the same luck, one by one [points]."""
    return stdev(one - other for one, other in zip(left, right, strict=True)) / sqrt(len(left))


def _by_difficulty(library: Library, given: str, plays: int) -> dict[str, list[int]]:
    """Scores of the average seller at each difficulty, the easiest first [points]."""
    found: dict[str, list[int]] = {}
    for difficulty in DIFFICULTIES:
        playable = load_playable(library, given, difficulty=difficulty)
        if difficulty != STANDARD and difficulty not in playable.scenario.difficulty:
            continue
        batch = Batch(playable.scenario, playable.playbook, ("average",), tuple(range(plays)))
        found[difficulty] = [call.score for call in observe(batch).calls["average"]]
    return found


def _read_as_meant(playable: Playable) -> float:
    """The share of the lines of good calls that a reader takes for what they were meant to do [0..1]."""
    scenario, playbook = playable.scenario, playable.playbook
    meant = 0
    lines = 0
    for seed in _WORDED_SEEDS:
        luck = Luck(seed)
        case = compile_case(scenario, playbook, luck)
        played = play_call(BOTS["expert"], case, craft_for(case, scenario, playbook), luck)
        reader = Understanding(uses_encoder=False).in_call(case, scenario, playbook)
        session = Session(case, luck)
        for turn in played.turns:
            said = worded(turn, session, scenario)
            if said.moves:
                read = reader.read(said.text, last_said(session))
                meant += read.ranked[0][0] in said.moves
                lines += 1
            session.say(said)
            if session.has_ended:
                break
    return meant / max(1, lines)


@cache
def shipped_cards() -> dict[str, ValidityCard]:
    """The cards of the shipped scenarios, by name."""
    file = files("salessim.app").joinpath(FILE)
    data = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {name: card_from(values) for name, values in data.items()}


def card_from(values: dict[str, Any]) -> ValidityCard:
    """A card as `as_json` gave it."""
    bots = {bot: tuple(values["bots"][bot]) for bot in SKILLS}
    return ValidityCard(**{**values, "bots": bots, "order_errors": tuple(values.get("order_errors", ()))})


def card_of(library: Library, given: str) -> ValidityCard | None:
    """The card that a shipped scenario comes with; None: it is somebody's own, and has to be measured."""
    located = library.find(given)
    return shipped_cards().get(located.name) if located.source == "shipped" else None

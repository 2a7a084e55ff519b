"""Let bots play a scenario: how scores spread, how calls end, which lines are heard, who gets past which condition."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from salessim.app.autoplay_report import Autoplay, BotResult, CheckResult, Gate, LineResult, Passed, Spread
from salessim.app.playable import Playable, playable_of
from salessim.conversation.authored import authored_lines
from salessim.conversation.bots.observing import Batch, Observed, Tally, observe, percentile
from salessim.conversation.bots.roster import bot_called, bots_for
from salessim.conversation.compiling import compile_case
from salessim.conversation.expecting import SAMPLE_SEEDS, misses
from salessim.errors import InputError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, load
from salessim.library.tree import Mapping, Node, Scalar, at_path
from salessim.library.tree import Sequence as List
from salessim.luck import Luck
from salessim.model.scenario import BotCheck
from salessim.runs import CancelToken, Progress, open_executor, run_jobs

PLAYS = 200
"""Calls of each bot, unless another number is asked for."""

MOST_PLAYS = 100_000

_SEEDS_A_JOB = 10
_ALONE_BELOW = 600  # so few calls are done before worker processes have started


def autoplay(
    library: Library,
    given: str,
    *,
    bots: Sequence[str] = (),
    plays: int = PLAYS,
    playbook: str | None = None,
    difficulty: str = STANDARD,
    seed: int = 0,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: CancelToken | None = None,
) -> Autoplay:
    """Let bots play a scenario.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        bots: Which bots; all that have a name if none is given.
        plays: Calls of each.
        playbook: Another playbook than the scenario's.
        difficulty: One of the scenario's difficulties.
        seed: Seed of the first attempt; the n-th has this seed plus n - 1, so that it can be played by hand.
        workers: Worker processes; 0: none; None: as many as pay.
        on_progress: Told how far the run is; a job is a few attempts.
        cancelled: Ends the run once it is set.

    Raises:
        InputError: The scenario, a bot or a number cannot be used.
        RunError: The run was cancelled.
    """
    if not 1 <= plays <= MOST_PLAYS:
        raise InputError(f"{plays:,} plays cannot be made.", f"Give a number from 1 to {MOST_PLAYS:,}.")
    for name in bots:
        bot_called(name)  # an unknown one is refused before anything is played
    loaded = load(library, given, "scenario", difficulty=difficulty, playbook=playbook)
    playable = playable_of(loaded, difficulty)
    chosen = tuple(dict.fromkeys(bots or bots_for(has_table=playable.scenario.negotiation is not None)))
    root = loaded.root
    assert root is not None  # it would not be playable
    scenario = playable.scenario
    # Whatever cannot be played says so here, and not from within a worker.
    case = compile_case(scenario, playable.playbook, Luck(seed))
    expected = [(number, check) for number, check in enumerate(scenario.checks.bots, 1) if check.bot in chosen]
    seeds = range(seed, seed + plays)
    batches = [
        Batch(
            scenario,
            playable.playbook,
            chosen,
            tuple(seeds[first : first + _SEEDS_A_JOB]),
            tuple((check.bot, check.expect) for _, check in expected),
        )
        for first in range(0, plays, _SEEDS_A_JOB)
    ]
    if workers is None and plays * len(chosen) < _ALONE_BELOW:
        workers = 0
    tally = Tally()
    with open_executor(workers) as executor:
        for part in run_jobs(
            observe, batches, executor=executor, on_progress=on_progress, cancelled=cancelled, describe=_described
        ):
            tally.add(part)
    return Autoplay(
        scenario=playable.name,
        playbook=playable.playbook_name,
        difficulty=difficulty,
        seed=seed,
        bots={name: _bot_result(tally.calls[name]) for name in chosen},
        lines=tuple(
            LineResult(line, tally.said[line.place]) for line in authored_lines(case, root, loaded.located.file)
        ),
        gates=_gates(tally, root),
        checks=(
            *(
                _bot_check(number, check, met, plays, root)
                for (number, check), met in zip(expected, tally.met, strict=True)
            ),
            *_sample_checks(playable, root),
        ),
    )


def _described(batch: Batch) -> str:
    return f"attempts {batch.seeds[0]} to {batch.seeds[-1]} of “{batch.scenario.title}”"


def _spread(values: Sequence[int]) -> Spread:
    return Spread(percentile(values, 10), percentile(values, 50), percentile(values, 90))


def _bot_result(calls: list[Observed]) -> BotResult:
    plays = len(calls)
    endings = Counter(call.ending for call in calls)
    return BotResult(
        plays=plays,
        score=_spread([call.score for call in calls]),
        passed=sum(call.has_passed for call in calls) / plays,
        endings={ending: times / plays for ending, times in endings.most_common()},
        lines=sum(call.lines for call in calls) / plays,
    )


def _gates(tally: Tally, root: Mapping) -> tuple[Gate, ...]:
    """The conditions that anybody met with, in the order of the file."""
    passages: dict[str, dict[str, list[tuple[bool, int]]]] = {}
    for bot, calls in tally.calls.items():
        for call in calls:
            for passage in call.passages:
                by_bot = passages.setdefault(passage.what, {})
                by_bot.setdefault(bot, []).append((passage.has_passed, passage.trust))
    found = []
    for what, by_bot in passages.items():
        node = _condition_node(root, what)
        fared = {
            bot: Passed(len(met), sum(passed for passed, _ in met) / len(met), _spread([trust for _, trust in met]))
            for bot, met in by_bot.items()
        }
        found.append(Gate(what, node.place, _in_words(node), fared))
    return tuple(sorted(found, key=lambda gate: (gate.where.file, gate.where.line, gate.where.column)))


def _condition_node(root: Mapping, what: str) -> Node:
    """The condition of a rung, a slot or a guard; what has none of its own stands for itself."""
    for key in ("needs", "lets_you_through"):
        found = at_path(root, f"{what}.{key}")
        if found is not None:
            return found.node
    found = at_path(root, what)
    return found.node if found else root


def _in_words(node: Node | None) -> str:
    """A condition or an expectation in one line, in the document's own words."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, List):
        return ", ".join(_in_words(item) for item in node.nodes)
    if isinstance(node, Mapping):
        parts = []
        for key, entry in node.items.items():
            inner = _in_words(entry.node)
            parts.append(f"{key} ({inner})" if isinstance(entry.node, Mapping) else f"{key} {inner}")
        return ", ".join(parts)
    return ""


def _bot_check(number: int, check: BotCheck, met: int, plays: int, root: Mapping) -> CheckResult:
    found = at_path(root, f"checks.bots.{number}.expect")
    wanted = _in_words(found.node) if found else ""
    return CheckResult(
        f"{check.bot}: {wanted}, in {check.how_often:.0%}", met >= check.how_often * plays, f"{met} of {plays} calls"
    )


def _sample_checks(playable: Playable, root: Mapping) -> Iterator[CheckResult]:
    tries = len(SAMPLE_SEEDS)
    for number, sample in enumerate(playable.scenario.checks.sample_calls, 1):
        missed = misses(sample, playable.scenario, playable.playbook)
        found = at_path(root, f"checks.sample_calls.{number}.expect")
        wanted = _in_words(found.node) if found else ""
        yield CheckResult(
            f"sample call “{sample.name}”: {wanted}", not missed, f"{tries - len(missed)} of {tries} attempts"
        )

"""Put reviews to the test and set their thresholds (`make review-figures`, some hours on two cores).

Three experiments on shipped calls, each with bots: every line of ordinary calls (from which the thresholds come), calls
with a planted blunder, and calls whose worst marked mistake was mended. The figures are written into
docs/background/review.md, the thresholds into the file that ships. `--only` and smaller numbers make it quicker; then
nothing is written, and the figures go to stdout.
"""

import argparse
import csv
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev

from salessim.app.playable import load_playable
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.review import grading
from salessim.conversation.review.grading import GRADES, Thresholds, grade_of, thresholds
from salessim.conversation.review.rolling import Board, board_for
from salessim.conversation.review.trials import Mended, judged_call, mend, plant, said_by_bot
from salessim.library.finding import Library
from salessim.runs import open_executor, stream_jobs

PAGE = Path(__file__).parent / "background" / "review.md"
THRESHOLDS = Path(grading.__file__).parent / "thresholds.csv"
BEGIN, END = "<!-- figures: written by make review-figures -->", "<!-- end of figures -->"

CALLS = (
    "discovery-plant-director",
    "disqualify-three-vans",
    "demo-spare-parts-warehouse",
    "closing-county-training",
    "insight-meeting-supermarkets",
    "proof-vision-for-bottler",
)
BOTS = ("novice", "average", "expert")

# Whose lines, and how many of them lose at least the threshold: an expert's hardly ever are inaccurate, an average
# seller makes a mistake in one line of twenty, a novice a blunder in one of twenty. Of an average seller's lines one in
# twenty gains as much as a strong one.
LOSSES = {"inaccurate": ("expert", 0.01), "mistake": ("average", 0.05), "blunder": ("novice", 0.05)}
STRONG = ("average", 0.05)


@dataclass(frozen=True, slots=True)
class Trial:
    """One call of one bot on one seed, and which experiment it is for."""

    kind: str
    call: str
    seed: int
    bot: str
    plays: int


@dataclass(frozen=True, slots=True)
class Rank:
    """A planted blunder: its place among all lines of its call [0..], and whether it was called a mistake or worse."""

    place: int
    is_marked: bool


Outcome = tuple[float, ...] | Rank | Mended | None


def _board(trial: Trial) -> Board:
    playable = load_playable(Library(None), trial.call)
    return board_for(playable.scenario, playable.playbook, trial.seed)


def tried(trial: Trial) -> Outcome:
    """What came of a trial: worths of lines, the rank of what was planted, or what was mended; None: nothing."""
    board, bot = _board(trial), bot_called(trial.bot)
    if trial.kind == "lines":
        review = judged_call(board, said_by_bot(board, bot), trial.plays)
        return tuple(line.worth for line in review.turns)
    if trial.kind == "mended":
        return mend(board, bot, trial.plays)
    planted = plant(board, bot)
    if planted is None:
        return None
    review = judged_call(board, planted.call, trial.plays)
    place = next(number for number, line in enumerate(review.worst) if line.number == planted.turn)
    return Rank(place, review.turns[planted.turn - 1].is_bad)


def quantile(values: Sequence[float], share: float) -> float:
    """The value that a share of all values does not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def calibrated(worths: dict[str, list[float]]) -> Thresholds:
    """Thresholds from the worths of lines, by bot; whole points."""
    found = {
        grade: max(1, round(quantile([-worth for worth in worths[bot]], 1 - share)))
        for grade, (bot, share) in LOSSES.items()
    }
    bot, share = STRONG
    return Thresholds(
        max(1, round(quantile(worths[bot], 1 - share))),
        found["inaccurate"],
        max(found["mistake"], found["inaccurate"] + 1),
        max(found["blunder"], found["mistake"] + 1),
    )


def lines_table(worths: dict[str, list[float]], limits: Thresholds) -> Iterator[str]:
    """How often each bot's lines are called what."""
    yield f"| bot | lines | {' | '.join(GRADES)} |"
    yield f"|---|---|{'---|' * len(GRADES)}"
    for bot, values in worths.items():
        named = [grade_of(value, limits) for value in values]
        shares = " | ".join(f"{named.count(grade) / len(named):.1%}" for grade in GRADES)
        yield f"| {bot} | {len(values)} | {shares} |"


def _results(trials: Sequence[Trial], workers: int | None) -> Iterator[tuple[Trial, Outcome]]:
    with open_executor(workers) as executor:
        yield from zip(trials, stream_jobs(tried, trials, executor=executor), strict=True)


def measure_lines(seeds: int, plays: int, workers: int | None) -> dict[str, list[float]]:
    """The worths of all lines of ordinary calls, by bot."""
    trials = [Trial("lines", call, seed, bot, plays) for seed in range(seeds) for call in CALLS for bot in BOTS]
    worths: dict[str, list[float]] = {bot: [] for bot in BOTS}
    for trial, result in _results(trials, workers):
        assert isinstance(result, tuple)
        worths[trial.bot] += result
    return worths


def planted_sentences(calls: int, plays: int, workers: int | None) -> Iterator[str]:
    """In how many calls what was planted is among the two worst lines."""
    trials = [Trial("planted", call, seed, "expert", plays) for seed in range(calls) for call in CALLS]
    ranks: list[Rank] = []
    for _, result in _results(trials, workers):
        if isinstance(result, Rank):
            ranks.append(result)
        if len(ranks) == calls:
            break
    first, two = (sum(rank.place < most for rank in ranks) / len(ranks) for most in (1, 2))
    marked = sum(rank.is_marked for rank in ranks) / len(ranks)
    yield (
        f"In {len(ranks)} calls with a planted blunder it is the worst line in {first:.0%}, among the two worst in "
        f"{two:.0%}, and called a mistake or a blunder in {marked:.0%} ({plays} plays from each position)."
    )


def mended_sentences(calls: int, plays: int, workers: int | None) -> Iterator[str]:
    """By how much a mended mistake raises the score of the bot that made it."""
    bots = ("novice", "average")
    trials = [Trial("mended", call, seed, bot, plays) for seed in range(calls) for call in CALLS for bot in bots]
    found: list[Mended] = []
    for _, result in _results(trials, workers):
        if isinstance(result, Mended):
            found.append(result)
        if len(found) == calls:
            break
    gains = [float(one.now - one.was) for one in found]
    error = stdev(gains) / math.sqrt(len(gains)) if len(gains) > 1 else 0.0
    yield (
        f"In {len(found)} calls of novice and average bots the worst marked mistake was replaced by the line proposed, "
        f"and the same bot played on: {fmean(one.was for one in found):.1f} points became "
        f"{fmean(one.now for one in found):.1f}, a gain of {fmean(gains):.1f} (standard error {error:.1f}); "
        f"promised were {fmean(one.promised for one in found):.1f}."
    )


def write_thresholds(limits: Thresholds, lines: int) -> None:
    """Write the thresholds into the file that ships."""
    source = f"docs/measure_review.py on {lines} lines of bots"
    with THRESHOLDS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("grade", "points", "source"))
        for grade in ("strong", "inaccurate", "mistake", "blunder"):
            writer.writerow((grade, f"{getattr(limits, grade):g}", source))


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("lines", "planted", "mended"))
    parser.add_argument("--seeds", type=int, default=20, help="attempts of each bot at each call, for the thresholds")
    parser.add_argument("--calls", type=int, default=200, help="calls with a planted and with a mended mistake")
    parser.add_argument("--plays", type=int, default=24, help="plays from each position")
    parser.add_argument("--workers", type=int, help="worker processes; left out: one for each processor")
    given = parser.parse_args()
    said: list[str] = []
    limits = thresholds()
    if given.only in (None, "lines"):
        worths = measure_lines(given.seeds, given.plays, given.workers)
        limits = calibrated(worths)
        said += [
            f"Thresholds: strong from {limits.strong:g} points gained; inaccurate from {limits.inaccurate:g} lost, "
            f"mistake from {limits.mistake:g}, blunder from {limits.blunder:g}.",
            "",
            *lines_table(worths, limits),
            "",
        ]
        if given.only is None:
            write_thresholds(limits, sum(map(len, worths.values())))
    others: dict[str, Callable[[int, int, int | None], Iterator[str]]] = {
        "planted": planted_sentences,
        "mended": mended_sentences,
    }
    for kind, sentences in others.items():
        if given.only in (None, kind):
            said += [*sentences(given.calls, given.plays, given.workers), ""]
    if given.only is not None:
        print("\n".join(said))
        return
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(said) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Put reviews to the test and set their thresholds (`make review-figures`, an hour or two on two cores).

Three experiments on shipped calls of bots: every line of ordinary calls (from which the thresholds come), calls
with a planted blunder, and calls whose worst marked mistake was mended. The figures are written into
docs/background/review.md, the thresholds into the file that ships. `--only` makes one of the three. `--keep FOLDER`
keeps each result there as soon as it is there, and a run that was broken off goes on where it was.
"""

import argparse
import csv
import math
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean, stdev

from salessim.app.review_trials import CALLS, Outcome, Trial, kept_in, tried
from salessim.conversation.review import grading
from salessim.conversation.review.grading import GRADES, Thresholds, grade_of
from salessim.runs import open_executor, stream_jobs

PAGE = Path(__file__).parent / "background" / "review.md"
THRESHOLDS = Path(grading.__file__).parent / "thresholds.csv"
BEGIN, END = "<!-- {kind}: written by make review-figures -->", "<!-- end of {kind} -->"
WIDTH = 120
KINDS = ("lines", "planted", "mended")
BOTS = ("novice", "average", "expert")

# Whose lines, and how many of them lose at least the threshold: an expert's hardly ever are inaccurate, an average
# seller makes a mistake in one line of twenty, a novice a blunder in one of twenty. Of an average seller's lines one in
# twenty gains as much as a strong one.
LOSSES = {"inaccurate": ("expert", 0.01), "mistake": ("average", 0.05), "blunder": ("novice", 0.05)}
STRONG = ("average", 0.05)


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


Results = Callable[[Sequence[Trial]], Iterator[Outcome]]
"""Gives the results of trials, one by one, in their order."""


def results_with(workers: int | None, folder: Path | None) -> Results:
    """What trials are made with: so many worker processes, and a folder in which results are kept."""

    def results(trials: Sequence[Trial]) -> Iterator[Outcome]:
        with open_executor(workers) as executor:
            yield from stream_jobs(tried, trials, executor=executor, cache=kept_in(folder) if folder else None)

    return results


def measure_lines(seeds: int, plays: int, results: Results) -> dict[str, list[float]]:
    """The worths of all lines of ordinary calls, by bot."""
    trials = [Trial("lines", call, seed, bot, plays) for seed in range(seeds) for call in CALLS for bot in BOTS]
    worths: dict[str, list[float]] = {bot: [] for bot in BOTS}
    for trial, result in zip(trials, results(trials), strict=True):
        worths[trial.bot] += result["worths"]
    return worths


def first_of(trials: Sequence[Trial], most: int, results: Results) -> list[Outcome]:
    """The first results that came to something."""
    found = []
    stream = results(trials)
    for result in stream:
        if result:
            found.append(result)
        if len(found) == most:
            break
    return found


def planted_sentences(calls: int, plays: int, results: Results) -> Iterator[str]:
    """In how many calls what was planted is among the two worst lines."""
    trials = [Trial("planted", call, seed, "expert", plays) for seed in range(calls) for call in CALLS]
    ranks = first_of(trials, calls, results)
    first, two = (sum(rank["place"] < most for rank in ranks) / len(ranks) for most in (1, 2))
    marked = fmean(rank["marked"] for rank in ranks)
    error = math.sqrt(two * (1 - two) / len(ranks))
    yield (
        f"In {len(ranks)} calls of experts with a planted blunder (by which the same bot ends "
        f"{fmean(rank['cost'] for rank in ranks):.0f} points lower in the mean) it is the worst line in {first:.0%}, "
        f"among the two worst in {two:.1%} (standard error {error:.1%}), and called a mistake or a blunder in "
        f"{marked:.0%}; {plays} plays from each position."
    )


def mended_sentences(calls: int, plays: int, results: Results) -> Iterator[str]:
    """By how much a mended mistake raises the score of the bot that made it."""
    bots = ("novice", "average")
    trials = [Trial("mended", call, seed, bot, plays) for seed in range(calls) for call in CALLS for bot in bots]
    found = first_of(trials, calls, results)
    gains = [float(one["now"] - one["was"]) for one in found]
    error = stdev(gains) / math.sqrt(len(gains)) if len(gains) > 1 else 0.0
    yield (
        f"In {len(found)} calls of novice and average bots the worst marked mistake was replaced by the line proposed, "
        f"and the same bot played on: {fmean(one['was'] for one in found):.1f} points became "
        f"{fmean(one['now'] for one in found):.1f}, a gain of {fmean(gains):.1f} (standard error {error:.1f}); "
        f"promised were {fmean(one['promised'] for one in found):.1f}; {plays} plays from each position."
    )


def lines_sentences(seeds: int, plays: int, results: Results) -> Iterator[str]:
    """The thresholds, which are written into the file that ships, and what they call the lines that made them."""
    worths = measure_lines(seeds, plays, results)
    limits, lines = calibrated(worths), sum(map(len, worths.values()))
    write_thresholds(limits, lines)
    yield (
        f"Thresholds: strong from {limits.strong:g} points gained; inaccurate from {limits.inaccurate:g} lost, mistake "
        f"from {limits.mistake:g}, blunder from {limits.blunder:g}. They come from {seeds * len(CALLS) * len(BOTS)} "
        f"calls with {plays} plays from each position:"
    )
    yield ""
    yield from lines_table(worths, limits)


def write_thresholds(limits: Thresholds, lines: int) -> None:
    """Write the thresholds into the file that ships."""
    source = f"docs/measure_review.py on {lines} lines of bots"
    with THRESHOLDS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("grade", "points", "source"))
        for grade in ("strong", "inaccurate", "mistake", "blunder"):
            writer.writerow((grade, f"{getattr(limits, grade):g}", source))


def wrapped(said: str) -> str:
    """A sentence in lines that fit the page; a table stays as it is."""
    return said if said.startswith("|") else "\n".join(textwrap.wrap(said, WIDTH))


def write_figures(kind: str, said: Sequence[str]) -> None:
    """Put the figures of one experiment in their place on the page."""
    begin, end = BEGIN.format(kind=kind), END.format(kind=kind)
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    PAGE.write_text(f"{before}{begin}\n\n" + "\n".join(map(wrapped, said)) + f"\n\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=KINDS)
    parser.add_argument("--seeds", type=int, default=20, help="attempts of each bot at each call, for the thresholds")
    parser.add_argument("--calls", type=int, default=200, help="calls with a planted and with a mended mistake")
    parser.add_argument("--plays", type=int, default=24, help="plays from each position")
    parser.add_argument("--workers", type=int, help="worker processes; 0: none; left out: one for each processor")
    parser.add_argument("--keep", type=Path, help="a folder in which results are kept, to go on from")
    given = parser.parse_args()
    results = results_with(given.workers, given.keep)
    for kind in KINDS if given.only is None else (given.only,):
        if kind == "lines":
            write_figures(kind, [*lines_sentences(given.seeds, given.plays, results)])
        elif kind == "planted":
            write_figures(kind, [*planted_sentences(given.calls, given.plays, results)])
        else:
            write_figures(kind, [*mended_sentences(given.calls, given.plays, results)])


if __name__ == "__main__":
    main()

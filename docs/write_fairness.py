"""Write docs/background/fairness.md: what bots score on every shipped call (`make fairness`, some fifteen minutes).

With names of scenarios only these are measured, and the page goes to stdout: `python docs/write_fairness.py cold-call`.
`--plays` and `--tries` make it quicker and less sure; the page says how many there were.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from salessim.app.autoplay import autoplay
from salessim.app.autoplay_report import Autoplay, BotResult
from salessim.app.playable import load_playable
from salessim.conversation.bots.by_heart import (
    Lines,
    Stage,
    best_by_heart,
    best_list,
    mean_recited,
    most_useful,
    recited,
    stage_for,
)
from salessim.conversation.bots.roster import BOTS
from salessim.conversation.events import RULES
from salessim.errors import NotPlayableError
from salessim.library.finding import Library

PAGE = Path(__file__).parent / "background" / "fairness.md"
LIBRARY = Library(None)

PLAYS, TRIES = 200, 400
OTHERS_SHARE = 4  # under other playbooks a quarter of the plays has to do
SEARCHED, FRESH = range(6), range(1_000, 1_100)
MOST_MOVES = 5

INTRODUCTION = """# Is it fair?

This page is written by `make fairness`. Every shipped call was played by every bot, {plays} times at each difficulty,
all of them with the same luck. The bots see what a trainee sees and nothing else. Rules {rules}.

A call is fair if skill pays and nothing else does:

- the expert scores at least 80 at the median and 60 at P10; at both he is above the average seller, who is above the
  novice;
- who says nothing, nothing sensible, or only what he hears, scores below 10;
- who only asks, only pitches or only closes stays below the upper quartile of the novices;
- for the three of them, gentle is easier than standard and tough is harder, in the mean;
- nobody passes with a list of five moves learned by heart.

`novice`, `average` and `expert` are points on a dial of skill (0.25, 0.5 and 0.9), no claim about people. The tests in
`tests/balance/` hold all this to be so.
"""

HOW_TO_READ = """
Score: P10 · P50 · P90, and in brackets the share that passes. The last column: how calls end at standard, in percent.

| bot | gentle | standard | tough | endings at standard |
|---|---|---|---|---|"""

BY_HEART = """
## Learned by heart

What somebody scores who never listens, and says a list of lines whatever the buyer answers. *Five moves*: the best list
found of at most five different moves, said over and over. *Any moves*: the best list of up to 24 lines. *An expert's
call*: of twelve calls of the expert, the one that does best when it is said again word for word. Each was looked for in
{searched} attempts ({tries:,} changes of an empty list, for five moves also of what is left of the expert's call) and
then said in {fresh} others: the mean of these, and the share that passes. A whole good call learned by heart is a good
call, and may pass; five moves may not.

| call | pass mark | novice | five moves | any moves | an expert's call |
|---|---|---|---|---|---|"""

OTHER_BOOKS = """
## Under other playbooks

Every call can be marked under every playbook. Median of the novice < P10 · median of the expert, at standard,
{plays} plays each.
"""


def main(names: Sequence[str], plays: int, tries: int) -> None:
    """Measure the named scenarios, or all."""
    calls = [name for name in LIBRARY.names("scenario") if _is_call(name)]
    chosen = [name for name in calls if not names or any(name.startswith(start) for start in names)]
    text = "\n".join(_page(chosen, plays, tries)) + "\n"
    if names:
        sys.stdout.write(text)
    else:
        PAGE.write_text(text, encoding="utf-8")


def _is_call(name: str) -> bool:
    return load_playable(LIBRARY, name).scenario.negotiation is None


def _page(names: Sequence[str], plays: int, tries: int) -> Iterator[str]:
    yield INTRODUCTION.format(plays=plays, rules=RULES)
    novices = {}
    for name in names:
        by_difficulty = {
            difficulty: autoplay(LIBRARY, name, plays=plays, difficulty=difficulty, workers=0)
            for difficulty in ("gentle", "standard", "tough")
        }
        novices[name] = by_difficulty["standard"].bots["novice"].score.p50
        yield from _scenario(name, by_difficulty)
    yield BY_HEART.format(searched=len(SEARCHED), tries=tries, fresh=len(FRESH))
    for name in names:
        yield _learned_by_heart(name, novices[name], tries)
    yield OTHER_BOOKS.format(plays=plays // OTHERS_SHARE)
    yield from _under_other_playbooks(names, plays // OTHERS_SHARE)


def _scenario(name: str, by_difficulty: dict[str, Autoplay]) -> Iterator[str]:
    scenario = load_playable(LIBRARY, name).scenario
    standard = by_difficulty["standard"]
    yield f"\n## {scenario.title}\n\n`{name}`, {standard.playbook}, pass mark {scenario.scoring.pass_mark:g}."
    yield HOW_TO_READ
    for bot in BOTS:
        cells = [_result(by_difficulty[difficulty].bots[bot]) for difficulty in by_difficulty]
        endings = ", ".join(f"{ending} {share:.0%}" for ending, share in standard.bots[bot].endings.items())
        yield f"| {bot} | {' | '.join(cells)} | {endings.replace('%', '')} |"


def _result(bot: BotResult) -> str:
    score = bot.score
    return f"{score.p10} · {score.p50} · {score.p90} ({bot.passed:.0%})"


def _learned_by_heart(name: str, novice: int, tries: int) -> str:
    playable = load_playable(LIBRARY, name)
    stage = stage_for(playable.scenario, playable.playbook)
    whole = best_by_heart(stage, BOTS["expert"], range(12)).lines
    left = most_useful(stage, whole, SEARCHED[:2], MOST_MOVES)
    five = _best_of(stage, tries, (), left, most_moves=MOST_MOVES)
    free = _best_of(stage, tries, ())
    pass_mark = playable.scenario.scoring.pass_mark
    cells = [_fresh(stage, lines, pass_mark) for lines in (five, free, whole)]
    return f"| {name} | {pass_mark:g} | {novice} | {' | '.join(cells)} |"


def _best_of(stage: Stage, tries: int, *starts: Lines, most_moves: int | None = None) -> Lines:
    found = [best_list(stage, SEARCHED, tries, most_moves=most_moves, start=start) for start in starts]
    return max(found, key=lambda one: one.score).lines


def _fresh(stage: Stage, lines: Lines, pass_mark: float) -> str:
    passed = sum(recited(stage, lines, seed) >= pass_mark for seed in FRESH) / len(FRESH)
    return f"{mean_recited(stage, lines, FRESH):.0f} ({passed:.0%})"


def _under_other_playbooks(names: Sequence[str], plays: int) -> Iterator[str]:
    books = [book for book in LIBRARY.names("playbook") if _marks_calls(names[0], book)]
    yield f"| call | {' | '.join(books)} |"
    yield "|---" * (len(books) + 1) + "|"
    for name in names:
        yield f"| {name} | {' | '.join(_under(name, book, plays) for book in books)} |"


def _marks_calls(name: str, book: str) -> bool:
    try:
        autoplay(LIBRARY, name, bots=("silent",), plays=1, playbook=book, workers=0)
    except NotPlayableError:
        return False
    return True


def _under(name: str, book: str, plays: int) -> str:
    found = autoplay(LIBRARY, name, bots=("novice", "expert"), plays=plays, playbook=book, workers=0).bots
    expert = found["expert"].score
    return f"{found['novice'].score.p50} < {expert.p10} · {expert.p50}"


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("names", nargs="*")
    options.add_argument("--plays", type=int, default=PLAYS)
    options.add_argument("--tries", type=int, default=TRIES)
    chosen = options.parse_args()
    main(chosen.names, chosen.plays, chosen.tries)

"""Measure how hard the shipped calls are (`make difficulties`): bots off a dial play, lines go through what they earn.

It writes src/salessim/practice/difficulties.json. `--tries` makes it quicker and less sure.
"""

import argparse
import json
from pathlib import Path

from salessim.app.playable import load_playable
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.model.scenario import DIFFICULTIES
from salessim.practice.difficulty import FILE, call_key
from salessim.practice.families import MEASURED_WITH
from salessim.practice.measuring import Earned, difficulties_from, players
from salessim.practice.played import Plays, play
from salessim.practice.strangers import strangers_from
from salessim.runs import open_executor, run_jobs

TARGET = Path(__file__).parents[1] / "src" / "salessim" / "practice" / FILE
LIBRARY = Library(None)
TRIES = 3
OTHERS = 2


def main(tries: int, workers: int | None) -> None:
    """Measure all shipped scenarios."""
    jobs, calls, reference, like = [], [], {}, {}
    for name in LIBRARY.names("scenario"):
        for difficulty in DIFFICULTIES:
            if difficulty != STANDARD and difficulty not in load_playable(LIBRARY, name).scenario.difficulty:
                continue
            playable = load_playable(LIBRARY, name, difficulty=difficulty)
            is_standard = difficulty == STANDARD
            # At other difficulties one family is enough: only how far they lie from the standard is looked for.
            whose = [player for player in players() if is_standard or player.family == MEASURED_WITH[0]]
            key = call_key(name, difficulty, playable.playbook_name)
            who = tuple(
                (player, player.seed(key, attempt))
                for player in whose
                for attempt in range(tries if is_standard else OTHERS)
            )
            jobs.append(Plays(playable.scenario, playable.playbook, who))
            calls.append(key)
            if is_standard:
                reference[name] = calls[-1]
            else:
                like[calls[-1]] = call_key(name, STANDARD, playable.playbook_name)
    with open_executor(workers) as executor:
        played = run_jobs(play, jobs, executor=executor)
    earned = [
        Earned(call, player, points)
        for call, job, results in zip(calls, jobs, played, strict=True)
        for (player, _), points in zip(job.who, results, strict=True)
    ]
    beside = strangers_from([each for each in earned if each.call not in like], reference)
    found = difficulties_from(earned, reference, like, beside)
    TARGET.write_text(json.dumps(found.as_json(), indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tries", type=int, default=TRIES)
    options.add_argument("--workers", type=int, default=None)
    chosen = options.parse_args()
    main(chosen.tries, chosen.workers)

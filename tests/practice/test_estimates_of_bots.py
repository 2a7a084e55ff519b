"""Estimates from six calls each, of a thousand bots of families that difficulties were not measured with.

SALESSIM_TEST_FAMILIES names eight other families to be drawn, for whom nobody has looked yet.
"""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

import numpy as np
import pytest
from scipy.stats import spearmanr

from salessim.app.playable import load_playable
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.luck import Luck
from salessim.practice.abilities import WHOLE
from salessim.practice.difficulty import shipped_difficulties
from salessim.practice.families import TESTED_WITH, drawn_families
from salessim.practice.played import Player, Plays, play
from salessim.practice.skill import Tried, estimate
from salessim.runs import open_executor, run_jobs

DRAWN = os.environ.get("SALESSIM_TEST_FAMILIES")
FAMILIES = drawn_families(DRAWN, 8) if DRAWN else TESTED_WITH
BOTS = int(os.environ.get("SALESSIM_TEST_BOTS", "1000"))
TRIES = 6
TRUE_TRIES = 4
GRID = np.linspace(0.0, 1.0, 9)
NOW = datetime(2027, 3, 1, tzinfo=UTC)
Points = dict[str, float]


def played(wanted: dict[str, list[tuple[Player, int]]]) -> dict[str, list[Points]]:
    """Calls at standard, scenario by scenario, in processes."""
    jobs = []
    for name, who in wanted.items():
        playable = load_playable(Library(None), name)
        jobs.append(Plays(playable.scenario, playable.playbook, tuple(who)))
    with open_executor() as executor:
        return dict(zip(wanted, run_jobs(play, jobs, executor=executor), strict=True))


def truths(names: Sequence[str]) -> dict[str, np.ndarray]:
    """For each family the score to be expected over the reference set, as a cubic of the dial."""
    people = [Player(family, float(dial), 7) for family in FAMILIES for dial in GRID]
    wanted = {
        name: [(who, who.seed(name, each, "true")) for who in people for each in range(TRUE_TRIES)] for name in names
    }
    scores = played(wanted)
    means = np.mean([[each[WHOLE] for each in scores[name]] for name in names], axis=0)
    means = means.reshape(len(FAMILIES), len(GRID), TRUE_TRIES).mean(axis=2)
    return {family.name: np.polyfit(GRID, own, 3) for family, own in zip(FAMILIES, means, strict=True)}


@cache
def measured() -> tuple[float, float]:
    """Rank correlation of estimates and dials, and the share of 80 % intervals that hold the truth."""
    difficulties = shipped_difficulties()
    names = difficulties.reference
    luck = Luck(5)
    bots = [Player(FAMILIES[n % len(FAMILIES)], luck.uniform("dial", n), n) for n in range(BOTS)]
    wanted: dict[str, list[tuple[Player, int]]] = {name: [] for name in names}
    for bot in bots:
        for name in sorted(names, key=lambda name: luck.uniform("which", bot.number, name))[:TRIES]:
            wanted[name].append((bot, bot.seed(name, 0)))
    tries: dict[int, list[Tried]] = {bot.number: [] for bot in bots}
    for name, points in played(wanted).items():
        playbook = load_playable(Library(None), name).playbook_name
        for (bot, _), each in zip(wanted[name], points, strict=True):
            tries[bot.number].append(Tried(NOW, name, STANDARD, playbook, each))

    found = [estimate(tries[bot.number], difficulties, NOW)[0] for bot in bots]
    truth = truths(names)
    true = np.array([np.polyval(truth[bot.family.name], bot.skill) for bot in bots])
    rank = spearmanr([each.mean for each in found], [bot.skill for bot in bots]).statistic
    inside = np.mean([each.low <= value <= each.high for each, value in zip(found, true, strict=True)])
    off = np.array([each.mean for each in found]) - true
    for family in FAMILIES:
        own = [
            each.low <= value <= each.high
            for bot, each, value in zip(bots, found, true, strict=True)
            if bot.family == family
        ]
        print(f"{family.name}: {np.mean(own):.3f} of {len(own)} inside")
    print(
        f"Spearman {rank:.3f}, inside {inside:.3f}, bias {off.mean():.2f}, rmse {np.sqrt((off**2).mean()):.2f}, "
        f"sure to {np.mean([each.deviation for each in found]):.2f}"
    )
    return float(rank), float(inside)


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_six_calls_rank_strangers() -> None:
    assert measured()[0] >= 0.9


@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_six_calls_say_how_sure_that_is() -> None:
    assert 0.77 <= measured()[1] <= 0.83

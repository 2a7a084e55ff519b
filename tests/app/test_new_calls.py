"""The calls to start from are whole: bots get through them in the right order, and what they promise holds."""

from pathlib import Path

import pytest

from salessim.app.autoplay import autoplay
from salessim.library.finding import Library
from salessim.library.new import CALLS, new_document
from salessim.library.reading import read
from salessim.library.tree import Mapping

PARTS = {"asks", "objections", "commitment", "vary", "difficulty", "debrief", "checks", "qualification", "scoring"}


@pytest.mark.parametrize("call", CALLS)
def test_it_has_every_part_that_a_shipped_call_has(call: str) -> None:
    root = read(new_document("scenario", "mine", call=call), "mine.yaml").root
    assert isinstance(root, Mapping)
    assert set(root.items) >= PARTS
    assert len(root.items["topics"].node.plain()) >= 2
    assert {"gentle", "tough"} <= set(root.items["difficulty"].node.plain())


@pytest.mark.parametrize("call", CALLS)
def test_better_bots_do_better_and_the_sample_call_passes(call: str, tmp_path: Path) -> None:
    path = tmp_path / f"{call}.yaml"
    path.write_text(new_document("scenario", call, call=call), encoding="utf-8")
    bots = ("novice", "expert", "silent", "gibberish", "feature-dumper")
    played = autoplay(Library(None), str(path), bots=bots, plays=20, workers=0)
    score = {name: bot.score.p50 for name, bot in played.bots.items()}
    assert score["expert"] >= 75
    assert score["expert"] > score["novice"] > score["silent"]
    assert score["silent"] < 10
    assert score["gibberish"] < 10
    assert score["feature-dumper"] < 20
    assert [check.check for check in played.checks if not check.held] == []
    assert any(check.check.startswith("sample call") for check in played.checks)


@pytest.mark.slow
@pytest.mark.parametrize("call", CALLS)
def test_its_difficulties_are_in_order(call: str, tmp_path: Path) -> None:
    path = tmp_path / f"{call}.yaml"
    path.write_text(new_document("scenario", call, call=call), encoding="utf-8")
    means = []
    for difficulty in ("gentle", "standard", "tough"):
        played = autoplay(Library(None), str(path), bots=("average",), plays=200, workers=0, difficulty=difficulty)
        spread = played.bots["average"].score
        means.append(spread.p10 + spread.p50 + spread.p90)
    assert means == sorted(means, reverse=True)

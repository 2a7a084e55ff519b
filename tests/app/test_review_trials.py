"""Trials of reviews: what they come to, and that they go on where they were broken off."""

from pathlib import Path

from salessim.app.review_trials import Trial, kept_in, tried
from salessim.runs import SerialExecutor, run_jobs


def test_a_planted_blunder_is_told_with_its_place_and_its_cost() -> None:
    found = tried(Trial("planted", "disqualify-three-vans", 3, "expert", 2))
    assert found["cost"] >= 15
    assert found["place"] >= 0


def test_a_run_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    trial = Trial("lines", "disqualify-three-vans", 1, "expert", 1)
    with SerialExecutor() as executor:
        first = run_jobs(tried, [trial], executor=executor, cache=kept_in(tmp_path))
    kept = kept_in(tmp_path)
    assert [kept.load(kept.key(tried, trial))] == first
    assert first[0]["worths"]

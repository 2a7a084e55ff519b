"""People at a small table: the CaSiNo corpus (Chawla and others 2021) replayed through our measures.

Its campsite game: three packages each of food, water and firewood, worth 5, 4 or 3 points to each side; walking away
is worth 5 points. Over all 1,030 dialogues 1,005 end in a deal, 67.4 % of these on the frontier, at 18.98 points each.
"""

import gzip
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from salessim.negotiation import Table, additive_table
from salessim.negotiation.review.economics import Economics, economics

GOODS = ("Food", "Water", "Firewood")
POINTS = {"High": 5, "Medium": 4, "Low": 3}


def corpus() -> Path | None:
    """The folder with the corpus: named by SALESSIM_TEST_DATA, or `shared/data` in a folder above."""
    if named := os.environ.get("SALESSIM_TEST_DATA"):
        return Path(named) / "casino"
    folders = (parent / "shared" / "data" / "casino" for parent in Path(__file__).parents)
    return next((folder for folder in folders if folder.is_dir()), None)


CORPUS = corpus()


@cache
def campsite(first: tuple[int, ...], second: tuple[int, ...]) -> Table:
    """The table of two campers; an option of a good is how many packages the first one gets."""
    return additive_table(
        [[worth * count for count in range(4)] for worth in first],
        [[worth * (3 - count) for count in range(4)] for worth in second],
        5.0,
        5.0,
    )


def result_of(dialogue: dict[str, Any]) -> tuple[Table, Economics, dict[str, int]]:
    """Their table, what the two made of it, and the points that the corpus says they scored."""
    people = dialogue["participant_info"]
    one, other = sorted(people)
    worths = {
        person: tuple(
            next(POINTS[rank] for rank, good in people[person]["value2issue"].items() if good == wanted)
            for wanted in GOODS
        )
        for person in people
    }
    table = campsite(worths[one], worths[other])
    deal = None
    for line in dialogue["chat_logs"]:
        if line["text"] == "Submit-Deal":
            got = line["task_data"]["issue2youget" if line["id"] == one else "issue2theyget"]
            deal = table.space.number([int(got[good]) for good in GOODS])
        if line["text"] == "Walk-Away":
            deal = None
    return table, economics(table, deal), {person: people[person]["outcomes"]["points_scored"] for person in people}


@pytest.mark.skipif(CORPUS is None, reason="the CaSiNo corpus is not here: set SALESSIM_TEST_DATA")
def test_people_leave_a_third_of_their_deals_improvable() -> None:
    assert CORPUS is not None
    dialogues = [
        dialogue
        for name in ("train", "valid")
        for dialogue in json.loads(gzip.decompress((CORPUS / f"casino_{name}.json.gz").read_bytes()))
    ]
    results = [result_of(dialogue) for dialogue in dialogues]
    for _, result, scored in results:
        # Our money and the corpus's points are the same, with and without a deal.
        assert [result.yours, result.his] == [scored[person] for person in sorted(scored)]
    deals = [(table, result) for table, result, _ in results if result.deal is not None]
    on_the_frontier = sum(
        (result.yours, result.his) in zip(table.frontier.first, table.frontier.second, strict=True)
        for table, result in deals
    )
    mean = sum(result.yours + result.his for _, result in deals) / (2 * len(deals))
    assert len(deals) == pytest.approx(930 * 1005 / 1030, abs=10)
    assert on_the_frontier / len(deals) == pytest.approx(0.674, abs=0.02)
    assert mean == pytest.approx(18.98, abs=0.2)
    assert all(result.left_to_claim >= result.left_on_the_table for _, result in deals)

"""What there is to trade, and what trading adds."""

import pytest

from salessim.negotiation import additive_table, integrative_potential, issue_trades


def test_each_issue_is_told_for_what_it_is() -> None:
    table = additive_table(
        [[0, -10, -20], [0, -1], [0, 9], [0, 5], [0, 4, 0], [0, 0]],
        [[0, 10, 20], [0, 8], [0, -2], [0, 1], [0, 4, 0], [0, 0]],
    )
    kinds = {trade.issue: trade.kind for trade in issue_trades(table)}
    assert kinds == {
        "issue-1": "tug of war",
        "issue-2": "worth giving",
        "issue-3": "worth insisting on",
        "issue-4": "same wish",
        "issue-5": "same wish",
        "issue-6": "nothing at stake",
    }


def test_an_issue_can_settle_itself() -> None:
    (trade,) = issue_trades(additive_table([[10, 8, 0]], [[0, 8, 10]]))
    assert (trade.kind, trade.best_together, trade.gain_by_trading) == ("settles itself", "1", 6)


@pytest.mark.parametrize(("mine", "yours", "most"), [((5, 4, 3), (3, 4, 5), 42), ((5, 4, 3), (4, 5, 3), 39)])
def test_campsite_games_have_the_published_potential(mine: tuple[int, ...], yours: tuple[int, ...], most: int) -> None:
    # Three packages of each of three goods (Chawla and others 2021): splitting evenly gives 36 points together.
    table = additive_table(
        [[worth * count for count in range(4)] for worth in mine],
        [[worth * (3 - count) for count in range(4)] for worth in yours],
    )
    welfare = table.points.welfare
    assert welfare is not None
    assert sum(table.frontier.pair(welfare)) == most
    assert integrative_potential(table) == most - 36


def test_a_pure_tug_of_war_has_no_potential() -> None:
    assert integrative_potential(additive_table([[0, 1, 2]], [[2, 1, 0]])) == 0


def test_without_a_zone_there_is_no_potential() -> None:
    assert integrative_potential(additive_table([[0, 1]], [[1, 0]], 5.0, 5.0)) is None

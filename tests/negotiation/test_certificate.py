"""What the certificate says."""

from salessim.negotiation import additive_table, certificate


def test_a_table_that_can_be_won() -> None:
    report = certificate(additive_table([[0, 3], [0, 1]], [[2, 0], [4, 0]], 1.0, 1.0), unit="EUR")
    assert report.outcomes == 4
    assert report.has_zone_of_agreement
    assert report.can_be_won
    assert report.best_for_first is not None
    assert (report.best_for_first.first, report.best_for_first.second) == (3, 4)
    assert report.best_for_first.terms == {"issue-1": "1", "issue-2": "0"}


def test_a_table_without_agreement() -> None:
    report = certificate(additive_table([[0, 1]], [[1, 0]], 2.0, 2.0))
    assert not report.has_zone_of_agreement
    assert not report.can_be_won
    assert report.nash is report.best_for_first is report.integrative_potential is None
    assert report.as_json()["nash"] is None


def test_a_zone_of_one_point_cannot_be_won() -> None:
    report = certificate(additive_table([[0, 1]], [[1, 0]], 1.0, 0.0))
    assert report.has_zone_of_agreement
    assert not report.can_be_won


def test_the_printed_shape() -> None:
    printed = certificate(additive_table([[0, 1]], [[1, 0]])).as_json()
    assert printed["outcomes"] == 2
    assert printed["frontier"] == [[0.0, 1.0], [1.0, 0.0]]
    assert printed["zone_of_agreement"] is True
    for name in ("nash", "egalitarian", "kalai_smorodinsky", "welfare"):
        assert printed[name] == [1.0, 0.0]

"""Figures by world: each is that of the futures which lie in it, and of no other."""

from salessim.study.simulation import estimated_cuts


def test_a_world_has_the_figures_of_its_own_futures_only():
    results = [
        {"by|as usual|deals_won": [10.0, 1.0]},
        {"by|recession|deals_won": [4.0, 1.0]},
        {"by|as usual|deals_won": [12.0, 1.0]},
        {"by|recession|deals_won": [6.0, 1.0]},
    ]
    cuts = {cut.value: cut.kpis[0].estimate.mean for cut in estimated_cuts(results, "EUR", by_world=True)}
    assert cuts == {"as usual": 11.0, "recession": 5.0}
    parts = {cut.value: cut.kpis[0].estimate.mean for cut in estimated_cuts(results, "EUR")}
    assert parts == {"as usual": 5.5, "recession": 2.5}, "what somebody did not sell in a future is nothing in it"

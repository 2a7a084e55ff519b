"""A scenario's negotiation made ready."""

from typing import Any

import pytest

from negotiation.rental import rental
from salessim.errors import InputError, NotPlayableError
from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.model.scenario import Scenario
from salessim.negotiation.scenario.table_case import table_case
from salessim.negotiation.talks.moves import BUYER, YOU


def test_a_shipped_negotiation_is_read_whole() -> None:
    scenario = load(Library(), "negotiation-renewal", "scenario").sound()
    assert isinstance(scenario, Scenario)
    assert scenario.negotiation is not None
    case = table_case(scenario.negotiation, scenario.people)
    assert (case.rules.rounds, case.rules.first) == (12, BUYER)
    assert case.brings == {"marta": ("switching-effort", "stops-avoided")}
    assert case.through == ("switching-effort", "stops-avoided.impact")
    assert case.trust == 30  # wary
    assert [tactic.kind.name for tactic in case.plan.tactics] == [
        "low-anchor",
        "red-herring",
        "competitor-quote",
        "deadline",
        "limited-authority",
        "nibble",
    ]
    herring, nibble = case.plan.tactics[1], case.plan.tactics[5]
    names = [issue.name for issue in case.rules.table.space.issues]
    assert (names[herring.on or 0], names[herring.drops_it_for or 0]) == ("response-time", "discount")
    assert nibble.asks_for == ((names.index("training"), 1),)
    assert (nibble.occasion, nibble.usually) == ("after a verbal deal", 0.5)


def test_the_words_become_parameters() -> None:
    plans = []
    for words in ("early", "steadily", "late", "hardly"):

        def change(raw: dict[str, Any], words: str = words) -> None:
            raw["buyer_plays"]["gives_ground"] = words

        plans.append(table_case(rental(change)).plan)
    assert [plan.exponent for plan in plans] == sorted((plan.exponent for plan in plans), reverse=True)
    assert [plan.by_the_end for plan in plans] == sorted((plan.by_the_end for plan in plans), reverse=True)
    assert plans[1].opens_at == 0.9
    assert (plans[1].returns, plans[1].leaves_after) == (0.5, 4)


def test_you_may_make_the_first_offer() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["first_offer"] = "you"

    assert table_case(rental(change)).rules.first == YOU


def test_a_tactic_about_an_unknown_issue_is_refused() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["buyer_plays"]["tactics"] = [{"play": "nibble", "asks_for": {"maintenance": "weekly"}, "says": "And?"}]

    with pytest.raises(InputError, match="“weekly” is no option"):
        table_case(rental(change))


@pytest.mark.parametrize(("when", "named"), [({"after": "3 turns"}, "after"), ({"moves": {"proof": "1+"}}, "proof")])
def test_what_the_table_cannot_judge_is_said(when: dict[str, Any], named: str) -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["tells_you"]["maintenance"]["when"] = when

    with pytest.raises(NotPlayableError, match=f"depends on {named}"):
        table_case(rental(change))

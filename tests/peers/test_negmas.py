"""Our buyers against the reference negotiators of NegMAS, which runs in an environment of its own.

Its licence keeps it out of our dependencies: `make test-peers` installs it beside, and it is only spoken to through a
pipe.
"""

import json
import subprocess
from pathlib import Path

import pytest

from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.luck import Luck
from salessim.negotiation.scenario.table_case import table_case
from salessim.negotiation.scenario.table_situation import TableTurn
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.talks.moves import BUYER, Accept, Offer, Propose, StandFirm

HERE = Path(__file__).parent
PYTHON = HERE / "negmas-env" / "bin" / "python"
SCENARIOS = ("negotiation-renewal", "negotiation-new-deal", "negotiation-quarter-end", "negotiation-distributor")
SLACK = 1e-6

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(not PYTHON.exists(), reason="needs NegMAS; `make test-peers` installs it"),
]


def played(case, negotiator):
    """One negotiation: the agreed outcome or None, and how often NegMAS made an offer."""
    table, rounds = case.money.table, case.rules.rounds
    first, second = ([float(value) for value in values] for values in table.values)
    situation, _ = begin(case, Luck(1))
    offers = 0
    with subprocess.Popen(
        [str(PYTHON), str(HERE / "play_with_negmas.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:

        def tell(values):
            other.stdin.write(json.dumps(values) + "\n")
            other.stdin.flush()

        tell(
            {
                "shape": list(table.space.shape),
                "values": first,
                "reserved": table.first.no_deal,
                "rounds": rounds,
                "negotiator": negotiator,
            }
        )
        while True:
            heard = json.loads(other.stdout.readline())
            if "agreed" in heard:
                break
            if heard["offer"] is not None:
                offers += 1
                situation, _ = step(case, situation, TableTurn(Propose(Offer((heard["offer"],)))), Luck(1))
                while situation.talks.demand is not None:
                    situation, _ = step(case, situation, TableTurn(StandFirm()), Luck(1))
            if situation.talks.ending == "deal":
                assert situation.talks.deal == heard["offer"]
                tell({"accepts": True})
            elif situation.talks.has_ended:
                tell({"leaves": True})
            else:
                tell({"offer": situation.talks.standing[BUYER].packages[0]})
        other.stdin.close()
        other.wait(timeout=60)
    agreed = heard["agreed"]
    if agreed is not None and not situation.talks.has_ended:
        # NegMAS said yes to what our buyer had on the table: that has to be a yes in our talks, too.
        situation, _ = step(case, situation, TableTurn(Accept(agreed)), Luck(1))
    if agreed is not None:
        assert second[agreed] >= table.second.no_deal - SLACK
        assert first[agreed] >= table.first.no_deal - SLACK
    return agreed, offers


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize(
    "negotiator",
    [
        "BoulwareTBNegotiator",
        "LinearTBNegotiator",
        "ConcederTBNegotiator",
        "NaiveTitForTatNegotiator",
        "MiCRONegotiator",
    ],
)
def test_nobody_signs_below_his_walk_away(scenario, negotiator):
    loaded = load(Library(None), scenario, "scenario", difficulty="gentle").sound()
    negotiation = loaded.negotiation.model_copy(update={"you_may": None})  # NegMAS knows nothing of a manager
    agreed, offers = played(table_case(negotiation, loaded.people), negotiator)
    assert agreed is not None or offers >= 1


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_who_gives_in_early_gets_less_from_our_buyer(scenario):
    loaded = load(Library(None), scenario, "scenario", difficulty="gentle").sound()
    case = table_case(loaded.negotiation.model_copy(update={"you_may": None}), loaded.people)

    def worth(negotiator):
        agreed, _ = played(case, negotiator)
        return case.money.table.first.no_deal if agreed is None else float(case.money.table.values[0][agreed])

    assert worth("ConcederTBNegotiator") <= max(worth("LinearTBNegotiator"), worth("BoulwareTBNegotiator"))

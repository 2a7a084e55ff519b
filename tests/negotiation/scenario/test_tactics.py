"""The catalogue of tactics fits the documents."""

from typing import get_args

from salessim.model.terms import Tactic
from salessim.negotiation.scenario.tactics import TACTICS


def test_every_tactic_that_a_document_can_name_is_known() -> None:
    named = get_args(Tactic.model_fields["play"].annotation)
    assert set(named) == set(TACTICS)


def test_every_tactic_can_be_told_and_countered() -> None:
    for kind in TACTICS.values():
        assert kind.what
        assert kind.tell
        assert kind.counters

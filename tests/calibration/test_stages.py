"""How deals pass through stages, from a history whose truth is known."""

from dataclasses import replace

import numpy as np
import pytest

from calibration.made_deals import LOST, OPEN, START, WON, deals
from salessim.calibration.deals import StageHistory, texts
from salessim.calibration.stages import fit_stages
from salessim.luck import Luck

STAGES = ("Proposal", "Demo", "Terms")
LOSS, DAYS = {"Proposal": 0.2, "Demo": 0.5, "Terms": 0.1}, {"Proposal": 10, "Demo": 30, "Terms": 20}
ORDER = ("Demo", "Proposal", "Terms")


def staged(count, until, seed=1):
    """Deals that pass Demo, Proposal and Terms; a tenth of those in Demo stay there for good."""
    u = Luck(seed).block("stages", first=0, rows=count, columns=7)
    rows, moves = [], []
    for number in range(count):
        created = day = number * until // count
        end, closed = OPEN, None
        for place, stage in enumerate(ORDER):
            if day > until:
                break
            moves.append((number, day, stage))
            took = round(DAYS[stage] * (0.5 + u[number, place]))
            fate = u[number, 3 + place]
            if stage == "Demo" and u[number, 6] < 0.1:
                break
            day += took
            if fate < LOSS[stage]:
                end, closed = (LOST, day) if day <= until else (OPEN, None)
                break
        else:
            end, closed = (WON, day) if day <= until else (OPEN, None)
        rows.append((created, closed, end, 1000.0 if end == WON else None))
    made = deals(rows)
    deal, when, stage = zip(*sorted(moves, key=lambda move: move[1]), strict=True)
    history = StageHistory(np.array(deal), START + np.array(when), texts(stage), np.full(len(deal), np.nan))
    return replace(made, history=history)


def test_each_stage_gives_back_what_was_put_in_though_late_deals_are_still_on_their_way():
    until = 400
    found = fit_stages(staged(3000, until), START + until, START)
    assert [each.name for each in found] == list(ORDER)
    demo, proposal, terms = found
    assert demo.lost == pytest.approx(0.45, abs=0.03)
    assert demo.stays == pytest.approx(0.1, abs=0.03)
    assert proposal.lost == pytest.approx(0.2, abs=0.03)
    assert terms.goes_on == pytest.approx(0.9, abs=0.03)
    assert demo.days == pytest.approx(30, abs=2)
    # Of 100 deals 45 are lost in Demo, 9 of the 45 left in Proposal, 3.6 of the 36 left in Terms.
    assert [each.share_of_losses for each in found] == pytest.approx([45 / 57.6, 9 / 57.6, 3.6 / 57.6], abs=0.03)
    assert [each.share_of_time for each in found] == pytest.approx([0.5, 10 / 60, 20 / 60], abs=0.02)


def test_without_a_history_that_tells_stages_apart_nothing_is_said():
    made = staged(300, 400)
    alone = np.flatnonzero(made.history.stage == "Demo")
    history = made.history
    one = StageHistory(history.deal[alone], history.day[alone], history.stage[alone], history.value[alone])
    assert fit_stages(replace(made, history=one), START + 400, START) == ()
    assert fit_stages(replace(made, history=StageHistory()), START + 400, START) == ()

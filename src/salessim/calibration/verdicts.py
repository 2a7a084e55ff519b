"""What a back-test says, in sentences; also where a simple rule was better."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from typing import Final

from salessim.calibration.backtest import FORECAST, CutResult
from salessim.calibration.deals import written_day

EVEN: Final = 0.01
"""Errors that differ by less are as good as equal [share] (assumption)."""
WANTED: Final = (0.65, 0.95)
"""Between which share of the weeks a band of 8 in 10 should lie; with 13 weeks luck alone moves it by about 0.11."""


def verdict_of_cut(cut: CutResult) -> str:
    """What the forecast of one day was worth."""
    return " ".join(each for each in (_points(cut), _bands(cut), _pipeline(cut), _warning(cut)) if each)


def verdict_of_cuts(cuts: Sequence[CutResult]) -> tuple[str, ...]:
    """What all days together say; nothing where there is but one."""
    if len(cuts) < 2:
        return ()
    rules = [name for name in cuts[0].errors if name != FORECAST]
    better = [name for name in rules if _sum(cuts, name) < _sum(cuts, FORECAST) - EVEN * len(cuts)]
    ours = _sum(cuts, FORECAST) / len(cuts)
    beaten = sum(cut.errors[FORECAST].wins < cut.errors[cut.best_rule].wins for cut in cuts)
    sentences = [
        f"Over {len(cuts)} days the forecast was off by {ours:.0%} of the wins of a month on average; it beat every "
        f"simple rule on {beaten} of them.",
    ]
    best = min(rules, key=lambda name: _sum(cuts, name))
    other = _sum(cuts, best) / len(cuts)
    if better:
        sentences.append(f"“{_upper(best)}” was better on average, with {other:.0%}. Use it, or find out why.")
    else:
        sentences.append(f"No single rule was better on average; the nearest is “{best}” with {other:.0%}.")
    covered = sum(cut.band.covered * len(cut.weeks.names) for cut in cuts) / sum(len(cut.weeks.names) for cut in cuts)
    sentences.append(f"Of all weeks {covered:.0%} lay in the bands, where 80% should.")
    return tuple(sentences)


def _points(cut: CutResult) -> str:
    ours, best = cut.errors[FORECAST], cut.best_rule
    rule = cut.errors[best]
    if isnan(ours.wins):
        return f"Nothing was won in the {cut.horizon} days after {written_day(cut.at)}; there is nothing to compare."
    begin = f"From {written_day(cut.at)} the forecast was off by {ours.wins:.0%} of the wins of a month"
    if not isnan(ours.revenue):
        begin += f" and by {ours.revenue:.0%} of the revenue"
    if abs(ours.wins - rule.wins) < EVEN:
        return f"{begin}, as good as the best simple rule (“{best}”, {rule.wins:.0%})."
    if ours.wins < rule.wins:
        return f"{begin}. It beat every simple rule; the best was “{best}” with {rule.wins:.0%}."
    better = [name for name, each in cut.errors.items() if name != FORECAST and each.wins < ours.wins]
    return (
        f"{begin}. The simple rule “{best}” was better, with {rule.wins:.0%}"
        f" ({len(better)} of {len(cut.errors) - 1} rules were)."
    )


def _bands(cut: CutResult) -> str:
    covered, wide = cut.band.covered, cut.band.width
    low, high = WANTED
    count = len(cut.weeks.names)
    said = f"{covered * count:.0f} of {count} weeks lay in the bands"
    if covered < low:
        said += ": too few, the bands were too sure of themselves"
    elif covered > high:
        said += ": more than the 8 in 10 that are meant, the bands are wide enough"
    width = "narrower than" if wide < cut.trailing.width - 0.5 else "wider than"
    if abs(wide - cut.trailing.width) <= 0.5:
        width = "as wide as"
    return f"{said}; they are {width} those of the last quarter's weeks ({wide:.0f} against {cut.trailing.width:.0f})."


def _pipeline(cut: CutResult) -> str:
    if FORECAST not in cut.deals:
        return ""
    ours, naive, came = cut.fate[FORECAST].won, cut.fate["constant rate"].won, cut.fate["came"].won
    best = min(cut.deals, key=lambda name: cut.deals[name].brier)
    told = "It told best which would be won." if best == FORECAST else f"“{_upper(best)}” told them apart better."
    expected = f"Of the open deals it expected {ours:.0f} wins, the usual win rate times the pipeline {naive:.0f};"
    return f"{expected} {came:.0f} came. {told}"


def _warning(cut: CutResult) -> str:
    few = [each.why for each in cut.unknown if each.what == "closing" and "Only" in each.why]
    return f"Take it for a guess: {few[0][0].lower()}{few[0][1:]}" if few else ""


def _sum(cuts: Sequence[CutResult], name: str) -> float:
    return sum(cut.errors[name].wins for cut in cuts if not isnan(cut.errors[name].wins))


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]

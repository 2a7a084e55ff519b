"""Tests the forecast on the third-party data sets and writes the tables of docs/background/forecasting.md.

Run it with `make forecasts`, some minutes. The data are not part of the project: they lie in `shared/data` beside the
checkout, or where SALESSIM_TEST_DATA says. `--recovery` also fits 200 exports of a department without queues (half an
hour).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests"))

from calibration import third_party  # noqa: E402 - the readers of the data sets are those of the tests
from salessim.calibration.backtest import FORECAST, CutResult, backtest  # noqa: E402
from salessim.calibration.deals import Book, written_day  # noqa: E402

PAGE = DOCS / "background" / "forecasting.md"
HORIZON = 92
FUTURES = 500
SETS: dict[str, tuple[Callable[[], Book], tuple[str, ...]]] = {
    "fictitious CRM A": (third_party.crm_maven, ("2017-05-31", "2017-06-30", "2017-07-31", "2017-08-31")),
    "fictitious CRM B": (third_party.crm_dataworld, ("2017-05-31", "2017-06-30", "2017-07-31", "2017-08-31")),
    "real funnel": (third_party.olist_funnel, ("2017-12-31", "2018-01-31", "2018-02-15", "2018-02-28")),
}


def main() -> None:
    """Measures and writes."""
    text = PAGE.read_text(encoding="utf-8")
    text = _between(text, "backtests", "\n".join(_backtests()))
    if "--recovery" in sys.argv:
        text = _between(text, "recovery", "\n".join(_recovery()))
    PAGE.write_text(text, encoding="utf-8")


def _backtests() -> Iterator[str]:
    yield "| data | from | wins off by | revenue off by | best simple rule, in hindsight | weeks held (trailing) |"
    yield "|---|---|---:|---:|---|---:|"
    rows, bands = [], []
    for name, (read, days) in SETS.items():
        for cut in backtest(read(), [third_party.day_of(day) for day in days], HORIZON, futures=FUTURES):
            rows.append(_row(name, cut))
            bands.append(_band_row(name, cut))
    yield from rows
    yield ""
    yield "| data | from | width (trailing) | CRPS (trailing) | drift | open deals won: said, came | days to win |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    yield from bands


def _row(name: str, cut: CutResult) -> str:
    ours, rule = cut.errors[FORECAST], cut.errors[cut.best_rule]
    money = "" if cut.revenue is None else f"{ours.revenue:.1%}"
    held = f"{cut.band.covered:.0%} ({cut.trailing.covered:.0%})"
    when = f"{written_day(cut.at)}, {cut.horizon} days"
    return f"| {name} | {when} | {ours.wins:.1%} | {money} | {cut.best_rule} {rule.wins:.1%} | {held} |"


def _band_row(name: str, cut: CutResult) -> str:
    said, came = cut.fate[FORECAST].won, cut.fate["came"].won
    days = "{:.0f}, {:.0f}".format(*cut.cycle_days)
    return (
        f"| {name} | {written_day(cut.at)} | {cut.band.width:.0f} ({cut.trailing.width:.0f}) "
        f"| {cut.band.crps:.1f} ({cut.trailing.crps:.1f}) | {cut.drift:.0%} | {said:.0f}, {came:.0f} | {days} |"
    )


def _recovery() -> Iterator[str]:
    import numpy as np

    from calibration.recovering import TRUE, recovered

    sets = [recovered(seed) for seed in range(200)]
    yield "| number | bias | spread of single data sets | 80 % ranges that hold the truth |"
    yield "|---|---:|---:|---:|"
    for name, truth in TRUE.items():
        found = np.array([each[name].best for each in sets])
        holds = [each[name].holds for each in sets if each[name].holds is not None]
        said = f"{np.mean(holds):.0%}" if holds else ""
        yield f"| {name} | {found.mean() / truth - 1:+.1%} | {found.std() / truth:.1%} | {said} |"


def _between(text: str, name: str, new: str) -> str:
    """The text with what stands between the marks of a table replaced."""
    marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
    pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{PAGE} has no marks for {name}.")
    return pattern.sub(lambda _: f"{marks[0]}\n{new}\n{marks[1]}", text)


if __name__ == "__main__":
    main()

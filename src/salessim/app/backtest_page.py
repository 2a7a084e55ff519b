"""A page that shows what was forecast on days gone by against what came: HTML and inline SVG."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from salessim.app.backtest import Backtest
from salessim.app.import_tables import tables_of_import
from salessim.calibration.backtest import Compared, CutResult
from salessim.calibration.deals import written_day
from salessim.calibration.intake.records import ImportReport
from salessim.calibration.verdicts import verdict_of_cut
from salessim.reports.page.markup import figure, paragraph, table
from salessim.reports.page.parts_page import Part, page_of_parts
from salessim.reports.page.plots import Line, lines
from salessim.study.intervals import Estimate

_MOST_NAMED = 6


def backtest_page(done: Backtest, report: ImportReport) -> str:
    """The page."""
    how = (
        f"Forecasts as they would have been made on {len(done.cuts)} days gone by, {done.futures} futures each, seed "
        f"{done.seed}. Nothing in them was known later than on that day."
    )
    return page_of_parts("Would the forecast have worked?", how, _parts(done, report))


def _parts(done: Backtest, report: ImportReport) -> Iterator[Part]:
    if done.verdict:
        yield "all", "All days together", tuple(paragraph(sentence) for sentence in done.verdict)
    for cut in done.cuts:
        day = written_day(cut.at)
        yield f"day-{day}", f"As on {day}, {cut.horizon} days ahead", tuple(_cut(cut, done))
    yield "files", "What became of the files", tuple(tables_of_import(report))


def _cut(cut: CutResult, done: Backtest) -> Iterator[str]:
    yield paragraph(verdict_of_cut(cut))
    yield _figure("Wins by week", cut.weeks)
    yield _figure("Wins by month", cut.months)
    if cut.revenue:
        yield _figure(f"Revenue by month, thousand {done.currency}", cut.revenue, 1000.0)
    rows = [
        [name, *(_share(each) for each in (errors.wins, errors.revenue, errors.weekly_wins)), _share(errors.total, "+")]
        for name, errors in cut.errors.items()
    ]
    headings = ("Forecast by", "Wins of months", "Revenue of months", "Wins of weeks", "All wins, with sign")
    yield table("Off by, as a share of what came", headings, rows, (1, 2, 3, 4))
    bands = [("this forecast", cut.band), ("a negative binomial of the last 13 weeks", cut.trailing)]
    cells = [[name, f"{each.covered:.0%}", f"{each.width:.1f}", f"{each.crps:.1f}"] for name, each in bands]
    yield table(
        "Bands of 8 in 10 for the wins of weeks", ("Bands of", "Weeks held", "Mean width", "CRPS"), cells, (1, 2, 3)
    )
    if cut.deals:
        fates = []
        for name, fate in cut.fate.items():
            scores = cut.deals.get(name)
            told = (f"{scores.brier:.3f}", f"{scores.log_loss:.3f}") if scores else ("", "")
            fates.append([name, f"{fate.won:.0f}", f"{fate.lost:.0f}", f"{fate.still_open:.0f}", *told])
        yield table("Open deals", ("By", "Won", "Lost", "Still open", "Brier", "Log loss"), fates, (1, 2, 3, 4, 5))


def _figure(title: str, compared: Compared, unit: float = 1.0) -> str:
    """What came as a line, and the forecast as a line with its band."""
    places = range(len(compared.names))
    forecast = Line(
        "forecast",
        tuple(
            (float(at), _estimate(compared.median[at], unit, (compared.low[at] / unit, compared.high[at] / unit)))
            for at in places
        ),
    )
    came = Line("came", tuple((float(at), _estimate(compared.actual[at], unit)) for at in places))
    step = max(1, -(-len(compared.names) // _MOST_NAMED))
    named = [(float(at), _short(compared.names[at])) for at in places if at % step == 0]
    held = sum(
        low <= actual <= high for low, actual, high in zip(compared.low, compared.actual, compared.high, strict=True)
    )
    tells = f"{title}: the forecast with the band of 8 in 10 futures, and what came; {held} of {len(places)} held"
    return figure(lines(title, tells, [forecast, came], _count, named), tells)


def _estimate(value: float, unit: float, ends: tuple[float, float] | None = None) -> Estimate:
    low, high = (float(ends[0]), float(ends[1])) if ends else (None, None)
    return Estimate(float(value) / unit, None, low, high, 0.8, 1)


def _short(name: str) -> str:
    """Weeks are named by their first day; the year stands in the heading."""
    return name[5:] if len(name) == len("2017-07-01") else name


def _count(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def _share(number: float, sign: str = "") -> str:
    return "–" if isnan(number) else f"{number:{sign}.1%}"

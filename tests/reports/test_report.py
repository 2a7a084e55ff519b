"""The page holds every figure with its interval, says what it rests on, and can be read by anybody."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from salessim.app.simulate import prepare, run_prepared
from salessim.library.finding import Library
from salessim.model.parameters import parameters
from salessim.reports.assumptions import assumptions_of
from salessim.reports.page.plots import Line, bars, lines
from salessim.reports.page.report import written_report
from salessim.reports.wording import mean_text, range_text
from salessim.study.intervals import Estimate, estimate
from small_department import SMALL, small


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "four-people.yaml"
    file.write_text(SMALL.replace("Four people", "Four <people> & co"), encoding="utf-8")
    prepared = prepare(str(file), library=Library(), months=4, replications=4, opening_months=2, with_curves=True)
    simulation = run_prepared(prepared, workers=0)
    return simulation, b"".join(written_report(simulation, prepared.department)).decode()


class Balanced(HTMLParser):
    """Reads a page, and minds that every tag is closed in order."""

    VOID = frozenset({"meta", "br", "path", "circle", "rect"})

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.cells = [], [], [], []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        if tag not in self.VOID:
            self.open.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_startendtag(self, tag, attrs):
        assert tag in self.VOID

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.cells[-1] += data


def parsed(page):
    reader = Balanced()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_the_page_is_whole_and_needs_nothing_else(made):
    _, page = made
    reader = parsed(page)
    assert len(set(reader.ids)) == len(reader.ids)
    assert all(link.startswith("#") and link[1:] in reader.ids for link in reader.links)
    assert not re.search(r"<script|https?://|@import|url\(", page)
    assert "Four &lt;people&gt; &amp; co" in page
    assert "<people>" not in page


def test_every_figure_stands_there_with_its_interval(made):
    simulation, page = made
    cells = parsed(page).cells
    for kpi in simulation.kpis:
        assert mean_text(kpi.estimate, kpi.unit) in cells, kpi.name
        assert range_text(kpi.estimate, kpi.unit) in cells, kpi.name
        assert kpi.definition in cells
    assert {curve.name for curve in simulation.curves} == {
        "funnel",
        "pipeline",
        "attainment",
        "won_by_age",
        "lost_by_age",
        "customers_kept",
        "revenue_kept",
    }
    units = {"funnel": "", "pipeline": "EUR"}
    for curve in simulation.curves:
        for _, found in curve.points:
            assert mean_text(found, units.get(curve.name, "share")) in cells, curve.name
            assert range_text(found, units.get(curve.name, "share")) in cells, curve.name


def test_every_assumption_stands_there_with_source_and_grade(made):
    simulation, page = made
    cells = parsed(page).cells
    for one in parameters().values():
        if one.name.startswith("department."):
            place = cells.index(one.name)
            assert cells[place + 2 : place + 5] == [one.description, one.source, one.grade]
    assert "about 30%, 8 chances in 10 from 25% to 36%" in cells[cells.index("segments.firms.win_rate") + 1]
    assert [one.name for one in assumptions_of(small()) if one.grade == "own"] == ["segments.firms.win_rate"]
    for each in simulation.not_used:
        assert each.path in cells


def test_plots_can_be_heard_and_have_a_table_beside_them(made):
    _, page = made
    plots = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(plots) == 6
    for plot in plots:
        root = ElementTree.fromstring(plot)
        title, tells = root[0], root[1]
        assert (root.get("role"), root.get("aria-labelledby")) == ("img", f"{title.get('id')} {tells.get('id')}")
        assert title.text
        assert len(tells.text) > 30
    for name in ("funnel", "pipeline", "attainment", "utilisation", "fates", "retention"):
        (part,) = re.findall(rf'<section id="{name}">.*?</section>', page, re.DOTALL)
        assert part.count("<svg") == 1
        assert part.count("<table>") == 1


def test_a_department_without_anything_to_draw(tmp_path):
    file = tmp_path / "idle.yaml"
    file.write_text(
        SMALL.replace("firms: 40", "firms: 0").replace(
            "outbound: {touches_per_day: 50", "outbound: {touches_per_day: 0"
        )
    )
    prepared = prepare(str(file), library=Library(), months=1, replications=2, opening_months=0, with_curves=True)
    page = b"".join(written_report(run_prepared(prepared, workers=0), prepared.department)).decode()
    parsed(page)
    assert "nan" not in page


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough_by_day_and_night_and_in_print(made):
    # WCAG 2.2: 4.5 for text (1.4.3), 3 for what a plot needs to be understood (1.4.11).
    _, page = made
    schemes = [
        dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    ]
    assert len(schemes) == 3
    for scheme in schemes:
        assert contrast(scheme["ink"], scheme["paper"]) >= 7
        assert contrast(scheme["quiet"], scheme["paper"]) >= 4.5
        for number in ("one", "two"):
            assert contrast(scheme[number], scheme["paper"]) >= 4.5
            assert contrast(scheme[number], scheme[f"{number}-band"]) >= 3


def sure(mean, spread=0.0):
    return Estimate(mean, 1.0, mean - spread, mean + spread, 0.8, 9)


def test_bars_are_as_long_as_their_means():
    root = ElementTree.fromstring(bars("t", "d", [("a", sure(100, 20)), ("b", sure(50, 10))], str))
    first, second = (float(box.get("width")) for box in root.iter("rect"))
    assert first == pytest.approx(2 * second, rel=0.001)
    ends = [float(mark.get("cx")) for mark in root.iter("circle")]
    zero = min(float(box.get("x")) for box in root.iter("rect"))
    assert ends[0] - zero == pytest.approx(first, abs=0.2)
    whisker = next(path for path in root.iter("path") if path.get("class") == "whisker")
    low, *_, high = [float(x) for x in re.findall(r"[MH]([\d.]+)", whisker.get("d"))]
    assert (low - zero) / first == pytest.approx(0.8, abs=0.01)
    assert (high - zero) / first == pytest.approx(1.2, abs=0.01)


def test_lines_go_through_their_means():
    drawn = [
        Line("up", ((0.0, sure(0)), (1.0, sure(5, 1)), (2.0, sure(10, 1)))),
        Line("flat", ((0.0, sure(5)), (2.0, sure(5)))),
    ]
    root = ElementTree.fromstring(lines("t", "d", drawn, str, [(0.0, "start"), (2.0, "end")]))
    curves = [path.get("d") for path in root.iter("path") if path.get("class", "").startswith("curve")]
    spots = [[tuple(map(float, spot.split())) for spot in way[1:].split("L")] for way in curves]
    (x0, y0), (x1, y1), (x2, y2) = spots[0]
    assert x1 - x0 == pytest.approx(x2 - x1, abs=0.2)
    assert y0 - y1 == pytest.approx(y1 - y2, abs=0.2)
    assert y1 < y0, "up is up"
    assert spots[1][0][1] == pytest.approx(y1, abs=0.2)
    words = [text.text for text in root.iter("text")]
    assert {"up", "flat", "start", "end"} <= set(words)


def test_one_value_is_a_plot_too():
    assert "<svg" in lines("t", "d", [Line("one", ((0.0, estimate([3.0])),))], str, [(0.0, "now")])
    assert "<svg" in bars("t", "d", [("none", sure(0.0))], str)

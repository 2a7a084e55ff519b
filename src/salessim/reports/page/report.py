"""The report of a simulated department as one HTML page: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from salessim.model.department import Department
from salessim.reports.assumptions import assumptions_of
from salessim.reports.page.markup import paragraph, section, table
from salessim.reports.page.sections import drawn_sections
from salessim.reports.wording import (
    BY_FIGURES,
    MAIN_FIGURES,
    WITH_PARTS,
    figure_name,
    figure_text,
    mean_text,
    range_text,
)
from salessim.study.simulation import SimulatedKpi, Simulation

_GRADES = (
    "Grades: A peer-reviewed or field experiment; B large primary data set or named study; C vendor page or secondary "
    "report; D recollection; assumption: nobody measured it; own: the file's own guess."
)


def written_report(simulation: Simulation, department: Department) -> Iterator[bytes]:
    """The page.

    Args:
        simulation: What came of it, curves included.
        department: The document that was simulated.
    """
    currency = department.currency
    parts = {
        "main": ("The main figures", _main_figures(simulation)),
        **drawn_sections(simulation, currency),
    }
    if simulation.against_file:
        parts["against"] = ("Against the real figures of the file", _against(simulation))
    if simulation.by:
        parts["cuts"] = (f"By {simulation.by}", _cuts(simulation))
    parts["figures"] = ("All figures", _figures(simulation))
    parts["assumptions"] = ("What this rests on", _assumptions(simulation, department))
    style = (files("salessim.reports.page") / "report.css").read_text(encoding="utf-8")
    links = "".join(f'<li><a href="#{name}">{escape(heading)}</a></li>' for name, (heading, _) in parts.items())
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(simulation.title)}: simulated</title><style>{style}</style></head><body>\n"
        f"<header><h1>{escape(simulation.title)}</h1>{_how(simulation)}</header>\n<main>"
        f'{_in_short(simulation)}<nav aria-label="Parts of this page"><ul>{links}</ul></nav>\n'
    ).encode()
    for _, markup in parts.values():
        yield markup.encode()
    yield b"</main></body></html>\n"


def _how(simulation: Simulation) -> str:
    futures = f"{simulation.replications} simulated future{'s' if simulation.replications != 1 else ''}"
    level = next((figure_text(kpi.estimate.level, "share") for kpi in simulation.kpis), "")
    return paragraph(
        f"{simulation.months} months after {simulation.opening_months} of running, {futures}, seed {simulation.seed}. "
        f"Behind ± stands the simulation error ({level} confidence), which more futures make smaller; “8 of 10 "
        "futures” says how much one future differs from another, which nothing makes smaller.",
        quiet=True,
    )


def _in_short(simulation: Simulation) -> str:
    """The answer in a few sentences."""
    found = {kpi.name: kpi for kpi in simulation.kpis}
    said = []
    if {"deals_won", "new_revenue"} <= found.keys():
        deals, money = found["deals_won"], found["new_revenue"]
        said.append(
            f"{figure_text(deals.estimate.mean, 'deals')} deals are won on average; they bring "
            f"{mean_text(money.estimate, money.unit)} a year. In 8 of 10 futures that is "
            f"{range_text(money.estimate, money.unit) or 'not known from a single future'}."
        )
    if "quota_attainment" in found:
        said.append(f"That is {figure_text(found['quota_attainment'].estimate.mean, 'share')} of all quotas.")
    busiest = max(
        (kpi for kpi in simulation.kpis if kpi.name.startswith("utilisation.") and not _has_outbound(kpi)),
        key=lambda kpi: kpi.estimate.mean,
        default=None,
    )
    if busiest is not None:
        role = busiest.name.partition(".")[2]
        said.append(f"The busiest role is {role} with {figure_text(busiest.estimate.mean, 'share')} of its time.")
    return paragraph(" ".join(said)) if said else ""


def _has_outbound(kpi: SimulatedKpi) -> bool:
    """Whether a role fills its days with outbound work, so that being busy says nothing."""
    return kpi.estimate.mean > 0.995


def _main_figures(simulation: Simulation) -> str:
    rows = []
    for names in MAIN_FIGURES.values():
        for name in names:
            found = [kpi for kpi in simulation.kpis if kpi.name.partition(".")[0] == name]
            rows += [_row(kpi, found) for kpi in found if kpi.name == name or name in WITH_PARTS]
    headings = ("figure", "mean ± simulation error", "8 of 10 futures")
    return section("main", "The main figures", table("The figures that are asked for most", headings, rows, (1, 2)))


def _row(kpi: SimulatedKpi, found: Sequence[SimulatedKpi]) -> tuple[str, str, str]:
    name, _, part = kpi.name.partition(".")
    has_whole = any(each.name == name for each in found)
    label = f"  {part}" if part and has_whole else figure_name(kpi.name)
    return label, mean_text(kpi.estimate, kpi.unit), range_text(kpi.estimate, kpi.unit)


def _figures(simulation: Simulation) -> str:
    rows, before = [], ""
    for kpi in simulation.kpis:
        name = kpi.name.partition(".")[0]
        rows.append((*_row(kpi, simulation.kpis), "" if name == before else kpi.definition))
        before = name
    headings = ("figure", "mean ± simulation error", "8 of 10 futures", "what is counted")
    return section("figures", "All figures", table("Every figure, whole and by part", headings, rows, (1, 2)))


def _cuts(simulation: Simulation) -> str:
    rows = []
    for each in simulation.cuts:
        rows.append((each.value, "", ""))
        rows += [
            (f"  {figure_name(kpi.name)}", mean_text(kpi.estimate, kpi.unit), range_text(kpi.estimate, kpi.unit))
            for kpi in each.kpis
            if kpi.name in BY_FIGURES
        ]
    headings = (simulation.by, "mean ± simulation error", "8 of 10 futures")
    return section("cuts", f"By {simulation.by}", table(f"Figures by {simulation.by}", headings, rows, (1, 2)))


def _against(simulation: Simulation) -> str:
    units = {kpi.name: kpi.unit for kpi in simulation.kpis} | {"revenue_over_quota": "share"}
    rows = []
    for each in simulation.against_file:
        unit = units.get(each.what, "")
        verdict = "near enough" if each.is_within else "too far off"
        error = "" if each.error is None else f" ± {figure_text(each.error, unit, bare=True)}"
        rows.append(
            (
                figure_name(each.what),
                figure_text(each.real, unit),
                figure_text(each.simulated, unit) + error,
                f"{each.off:+.0%}",
                f"{each.within:.0%}",
                verdict if each.is_settled else f"{verdict}, too few futures to be sure",
            )
        )
    headings = ("figure, a year's", "real", "simulated", "off by", "allowed", "verdict")
    heading = "Against the real figures of the file"
    return section("against", heading, table("Real and simulated figures", headings, rows, (1, 2, 3, 4)))


def _assumptions(simulation: Simulation, department: Department) -> str:
    rows = [(one.name, one.says, one.about, one.source, one.grade) for one in assumptions_of(department)]
    headings = ("number", "value", "what it does", "source", "grade")
    parts = [paragraph(_GRADES, quiet=True), table("Numbers that nobody knows exactly", headings, rows)]
    if simulation.not_used:
        parts.append(
            table(
                "In the file but without effect so far",
                ("key", "why"),
                [(each.path, each.why) for each in simulation.not_used],
            )
        )
    return section("assumptions", "What this rests on", *parts)

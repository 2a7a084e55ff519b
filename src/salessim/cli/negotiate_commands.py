"""`salessim negotiate`: what a negotiation table holds."""

import json
import os

import click

from salessim.app.analyse_negotiation import UTILITY, Analysis, analyse_negotiation
from salessim.library.finding import Library, own_folder
from salessim.model.scenario import DIFFICULTIES
from salessim.negotiation import IssueTrade, Point

_POINTS = (
    ("nash", "Nash (product of gains)"),
    ("egalitarian", "egalitarian (smaller gain)"),
    ("kalai_smorodinsky", "Kalai-Smorodinsky (smaller ratio)"),
    ("welfare", "welfare (sum)"),
    ("best_for_first", "best for {}"),
    ("best_for_second", "best for {}"),
)


@click.group()
def negotiate() -> None:
    """Look into negotiations."""


@negotiate.command()
@click.argument("what", metavar="FILE-OR-FOLDER")
@click.option("--difficulty", type=click.Choice(DIFFICULTIES), default="standard", help="Which difficulty to take.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def analyse(what: str, difficulty: str, as_json: bool) -> None:
    """Print the certificate of a table.

    Give a scenario (name or file) with a negotiation: block, or a folder with a GENIUS or GeniusWeb domain and its
    two profiles.
    """
    analysis = analyse_negotiation(Library(own_folder(os.environ)), what, difficulty=difficulty)
    click.echo(json.dumps(analysis.as_json(), ensure_ascii=False) if as_json else written_certificate(analysis))


def written_certificate(analysis: Analysis) -> str:
    """The certificate in words and a table."""
    report = analysis.certificate
    first, second = analysis.sides
    unit = "utility" if report.unit == UTILITY else f"{report.unit} per contract year"
    decimals = 3 if report.unit == UTILITY else 0
    width = max(12, len(first), len(second))
    titles = {name: title.format(first if name == "best_for_first" else second) for name, title in _POINTS}
    title_width = 2 + max(map(len, titles.values()))

    def row(title: str, point: tuple[float, float], terms: str = "") -> str:
        numbers = "  ".join(f"{value:>{width},.{decimals}f}" for value in point)
        return f"  {title:<{title_width}}{numbers}  {terms}".rstrip()

    lines = [
        f"{analysis.name}: {report.outcomes:,} outcomes, {len(report.frontier):,} on the frontier, in {unit}",
        "",
        f"  {'':<{title_width}}{first:>{width}}  {second:>{width}}",
        row("no deal", report.no_deal),
    ]
    for name, title in titles.items():
        point: Point | None = getattr(report, name)
        if point is not None:
            lines.append(row(title, (point.first, point.second), ", ".join(point.terms.values())))
    lines += ["", *_verdicts(analysis, decimals), "", "Issues, most to gain by trading first:"]
    lines += [_issue_line(trade, first, second, decimals) for trade in report.issues]
    return "\n".join(lines)


def _verdicts(analysis: Analysis, decimals: int) -> list[str]:
    report = analysis.certificate
    if not report.has_zone_of_agreement:
        return ["No zone of agreement: no deal is as good as no deal for both. Leaving is right."]
    lines = ["There is a zone of agreement."]
    if report.can_be_won:
        lines.append(f"It can be won: {analysis.sides[0]} can have more than without a deal.")
    else:
        lines.append(f"It cannot be won: {analysis.sides[0]} can have no more than without a deal.")
    if report.integrative_potential is not None:
        potential = f"{report.integrative_potential:,.{decimals}f}"
        lines.append(f"Trading is worth {potential} more to both together than meeting half way on every issue.")
    return lines


def _issue_line(trade: IssueTrade, first: str, second: str, decimals: int) -> str:
    ranges = f"{first} {trade.first_range:,.{decimals}f}, {second} {trade.second_range:,.{decimals}f}"
    gain = f"{trade.gain_by_trading:,.{decimals}f} by {trade.best_together}"
    return f"  {trade.issue:<16} {trade.kind:<19} at stake: {ranges}; to gain: {gain}"

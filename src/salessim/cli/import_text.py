"""What became of imported files, in words."""

from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salessim.calibration.intake.accounting import Counted, FileReport
    from salessim.calibration.intake.records import ImportReport

_COLUMNS = 80


def written_import(report: "ImportReport") -> str:
    """The report, at most 80 columns wide: each file with its columns and rows, leaks, and what to look at."""
    blocks = [_file(each) for each in report.files]
    if report.leaks:
        lines = ["Columns that know how a deal ended (a forecast from them would be worthless)"]
        lines += [_item(f"{leak.heading} in {leak.file}: {leak.how}. It is {leak.then}.") for leak in report.leaks]
        blocks.append("\n".join(lines))
    if report.warnings:
        blocks.append("\n".join(["Please look at this", *map(_item, report.warnings)]))
    return "\n\n".join([*blocks, _summary(report)])


def _file(found: "FileReport") -> str:
    lines = [fill(f"{found.file}: {found.form}", _COLUMNS)]
    if found.holds:
        lines.append(f"  holds {found.holds}, by {found.recognised_by}")
        for use in found.columns:
            if use.used_as:
                why = f" ({use.why})" if use.why else ""
                text = f"{use.used_as:<16} {use.heading}{why}"
                lines.append(fill(text, _COLUMNS, initial_indent=" " * 4, subsequent_indent=" " * 21))
        unused = [f"{use.heading}{f' ({use.why})' if use.why else ''}" for use in found.columns if not use.used_as]
        if unused:
            lines.append(
                fill("not used: " + ", ".join(unused), _COLUMNS, initial_indent="    ", subsequent_indent="      ")
            )
    lines.append(f"  {found.total} rows: {found.kept} used, {found.total - found.kept} not")
    lines += _counted(found.aside)
    if found.notes:
        lines.append("  of those used:")
        lines += _counted(found.notes)
    return "\n".join(lines)


def _counted(found: "Sequence[Counted]") -> list[str]:
    lines = []
    for each in found:
        rows = ", ".join(map(str, each.first)) + (", ..." if each.count > len(each.first) else "")
        which = f"row {rows}" if each.count == 1 else f"rows {rows}"
        lines.append(
            fill(f"{each.count:>7}  {each.why} ({which})", _COLUMNS, initial_indent="  ", subsequent_indent=" " * 11)
        )
    return lines


def _summary(report: "ImportReport") -> str:
    parts = []
    if report.deals:
        still = report.deals - report.won - report.lost
        parts.append(f"{report.deals} deals: {report.won} won, {report.lost} lost, {still} open")
    if report.leads:
        parts.append(f"{report.leads} leads")
    if report.activities:
        parts.append(f"{sum(report.activities.values())} activities (counted only)")
    return fill(
        f"In all until {report.until}, money in {report.currency}: {'; '.join(parts)}. Names of people and customers "
        "became numbers; texts, mail addresses and telephone numbers are not kept.",
        _COLUMNS,
    )


def _item(text: str) -> str:
    return fill(text, _COLUMNS, initial_indent="  - ", subsequent_indent="    ")

"""What became of imported files, as tables of a page."""

from __future__ import annotations

from collections.abc import Iterator

from salessim.calibration.intake.records import ImportReport
from salessim.reports.page.markup import table


def tables_of_import(report: ImportReport) -> Iterator[str]:
    """A table for each file, with the rows not used and why, and one of the columns that know the end."""
    for each in report.files:
        rows = [[aside.why, str(aside.count), ", ".join(map(str, aside.first))] for aside in each.aside]
        rows += [[f"used; {note.why}", str(note.count), ", ".join(map(str, note.first))] for note in each.notes]
        holds = each.holds or f"not used: {each.recognised_by}"
        caption = f"{each.file} ({holds}): {each.total} rows, {each.kept} used"
        yield table(caption, ("Rows not used, or with something unknown", "How many", "First rows"), rows, (1,))
    if report.leaks:
        cells = [[leak.heading, leak.file, leak.how, leak.then] for leak in report.leaks]
        yield table("Columns that know how a deal ended", ("Column", "File", "How", "Then"), cells)

"""What is missing to a target becomes a what-if: a department from the records, and ways to get there as options."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from salessim.calibration.deals import Book, written_day
from salessim.calibration.department_file import department_of, segment_name
from salessim.calibration.details import fit_details
from salessim.calibration.fit import fit_book
from salessim.calibration.forecast import Forecast
from salessim.calibration.segments import fit_segments
from salessim.errors import InputError, SurroundingsError
from salessim.luck import Luck

DEPARTMENT = "from-crm.yaml"
WHAT_IF = "reach-the-target.yaml"


def write_what_if(book: Book, made: Forecast, folder: Path) -> tuple[Path, Path]:
    """Writes a department and a what-if into a folder.

    Args:
        book: What was forecast from.
        made: The forecast.
        folder: Where to; it is made where it is not there.

    Raises:
        InputError: There are no deals to make a department of, or a file is there already.
        SurroundingsError: The folder cannot be written.
    """
    texts = {
        DEPARTMENT: department_of(
            book, fit_details(book, fit_book(book)), title=f"As of {written_day(made.until)}", seed=made.seed
        ),
        WHAT_IF: what_if_of(made, _win_rates(book, made.seed)),
    }
    paths = (folder / DEPARTMENT, folder / WHAT_IF)
    there = next((path for path in paths if path.exists()), None)
    if there is not None:
        raise InputError(f"{there} is there already.", "Give another folder, or move the file away.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            path.write_text(texts[path.name], encoding="utf-8")
    except OSError as error:
        raise SurroundingsError(f"{folder} cannot be written: {error.strerror}.", "Give another folder.") from error
    return paths


def _win_rates(book: Book, seed: int) -> dict[str, float]:
    fits = fit_segments(book.deals, book.until, Luck(seed))
    return {segment_name(each): each.win_rate.best for each in fits}


def what_if_of(made: Forecast, win_rates: dict[str, float]) -> str:
    """The text of a `what-if/1` file whose options are what could be moved to reach the target.

    Args:
        made: The forecast.
        win_rates: Of each segment of the department [share].
    """
    needed = {lever.name: lever.needed for lever in made.target.levers} if made.target else {}

    def percent(name: str) -> int:
        share = needed.get(name)
        return max(5, min(100, ceil(100 * share))) if share else 10

    better = 1.0 + percent("more wins") / 100
    rates = ", ".join(f"{name}: {{win_rate: {min(0.95, rate * better):.1%}}}" for name, rate in win_rates.items())
    months = max(1, round(made.horizon / 30.4))
    return "\n".join(
        [
            "format: what-if/1",
            "title: What would bring us to the target?",
            f"baseline: {Path(DEPARTMENT).stem}",
            f"look_ahead: {months + 3} months",
            "measure: new_revenue",
            "",
            "# Sizes are what each would have to be to reach the target alone, as the forecast sees it.",
            "options:",
            "  more-deals:",
            f"    label: {percent('more deals')} % more demand",
            f"    changes: [{{set: {{demand: {100 + percent('more deals')}%}}}}]",
            "  more-wins:",
            f"    label: {percent('more wins')} % more of the deals are won",
            f"    changes: [{{set: {{segments: {{{rates}}}}}}}]",
            "  faster:",
            f"    label: Customers decide {min(60, percent('faster'))} % faster",
            f"    changes: [{{set: {{time_to_decide: {100 - min(60, percent('faster'))}%}}}}]",
            "",
            "questions:",
            "  - ask: Which way brings more?",
            "    compare: new_revenue",
            "",
            "precision: 3% of the baseline",
            "",
        ]
    )

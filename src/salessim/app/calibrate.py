"""From exports of a CRM to a department whose numbers are the manager's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np

from salessim.app.check_documents import CheckReport, check_documents
from salessim.app.crm_records import import_records, write_new
from salessim.calibration.churn import Churn, churn_of
from salessim.calibration.department_file import department_of
from salessim.calibration.department_parts import MONTH_NAMES
from salessim.calibration.details import Details, fit_details
from salessim.calibration.fit import Fit, fit_book
from salessim.calibration.intake.records import Records
from salessim.calibration.season import Season
from salessim.calibration.segments import SegmentFit, Unsure, fit_segments
from salessim.library.finding import Library
from salessim.luck import Luck


@dataclass(frozen=True)
class Calibration:
    """What was found in exports.

    Attributes:
        records: What was imported, with its report.
        fit: How deals come, end and what they bring.
        segments: The same by segment, as the department file says it.
        details: Stages, season, churn and differences of people.
        department: The text of the department file; empty where there are leads alone, which make none.
        check: What `salessim check` says of the file; None where none was written.
    """

    records: Records
    fit: Fit
    segments: tuple[SegmentFit, ...]
    details: Details
    department: str
    check: CheckReport | None = None

    @property
    def not_identifiable(self) -> tuple[tuple[str, str], ...]:
        """What the data cannot tell, and why."""
        found = [(each.what, each.why) for each in self.fit.unknown]
        found += self.details.unknown
        for each in self.segments:
            if not each.incidence.is_complete:
                why = "open deals were not watched for long: not identifiable how many fade for good."
                found.append((each.name or "all deals", why))
        return tuple(found)

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim calibrate --json` prints."""
        fit = self.fit
        low, middle, high = fit.arrivals.per_month
        return {
            "import": self.records.report.as_json(),
            "fit": {
                "arrivals_per_month": {"best": middle, "low": low, "high": high},
                "dispersion": fit.arrivals.dispersion,
                "segments": [_segment(each) for each in self.segments],
                "differences": [
                    {
                        "column": each.column,
                        "end": each.cause.name.lower(),
                        "chance": each.chance,
                        "exceeds_chance": each.exceeds_chance,
                        "factors": dict(zip(map(str, each.names), map(float, each.factors), strict=True))
                        if each.exceeds_chance
                        else {},
                    }
                    for each in fit.differences
                ],
                "stages": [
                    {
                        "name": each.name,
                        "entered": each.entered,
                        "goes_on": each.goes_on,
                        "lost": each.lost,
                        "stays": each.stays,
                        "days": _number(each.days),
                        "share_of_losses": each.share_of_losses,
                        "share_of_time": each.share_of_time,
                    }
                    for each in self.details.stages
                ],
                "season": _season(self.details.season),
                "churn": _churn(self.details.churn),
                "hours_to_answer": _tenths(self.records.hours_to_answer),
                "not_identifiable": [{"what": what, "why": why} for what, why in self.not_identifiable],
            },
            "department": self.department or None,
            "check": None if self.check is None else self.check.as_json(),
        }


def calibrate(
    data: Sequence[Path],
    map_file: Path | None = None,
    *,
    title: str = "",
    is_yearly: bool = True,
    until: int | None = None,
    currency: str = "",
    seed: int = 1,
) -> Calibration:
    """Imports exports and fits everything to them.

    Args:
        data: Files, or folders of them.
        map_file: Which columns are which; None to guess.
        title: Of the department.
        is_yearly: Whether a deal's value is paid every year; otherwise it is paid once.
        until: The last day known; None: the last one in the data [day].
        currency: Of all money; empty: as the map or the data have it.
        seed: Of the luck with which deals are drawn anew to say how unsure a number is.

    Raises:
        InputError: The files cannot be read, or nothing was ever won.
    """
    records = import_records(data, map_file, until=until, currency=currency)
    return fitted(records, title=title, is_yearly=is_yearly, seed=seed)


def fitted(records: Records, *, title: str = "", is_yearly: bool = True, seed: int = 1) -> Calibration:
    """Fits everything to what was imported; see `calibrate`.

    Raises:
        InputError: Nothing was ever won.
    """
    fit = fit_book(records.book)
    segments = fit_segments(fit.deals, fit.until, Luck(seed))
    churn = churn_of(records.customer_since, records.customer_left, fit.until)
    details = fit_details(records.book, fit, churn)
    text = ""
    if not fit.is_leads:
        text = department_of(records.book, details, title=title or "From our CRM", is_yearly=is_yearly, seed=seed)
    return Calibration(records, fit, segments, details, text)


def write_department(found: Calibration, path: Path, library: Library) -> Calibration:
    """Writes the department file and checks it as `salessim check` does.

    Raises:
        SurroundingsError: The file is there already, or cannot be written.
    """
    write_new(path, found.department)
    check = check_documents(library, [str(path)])
    return Calibration(found.records, found.fit, found.segments, found.details, found.department, check)


def _segment(found: SegmentFit) -> dict[str, Any]:
    return {
        "name": found.name or None,
        "deals": found.deals,
        "wins": found.wins,
        "win_rate": _unsure(found.win_rate),
        "never_decides": _unsure(found.never_decides),
        "days": dict(zip(("low", "typical", "high"), found.days, strict=True)),
        "size": None if found.size is None else dict(zip(("low", "typical", "high"), found.size, strict=True)),
        "deals_per_month": _unsure(found.a_month),
        "is_complete": found.incidence.is_complete,
    }


def _unsure(number: Unsure) -> dict[str, float]:
    return {"best": number.best, "low": number.low, "high": number.high}


def _tenths(hours: np.ndarray[Any, np.dtype[np.float64]]) -> dict[str, float] | None:
    if not len(hours):
        return None
    low, typical, high = (float(each) for each in np.quantile(hours, (0.1, 0.5, 0.9)))
    return {"low": low, "typical": typical, "high": high}


def _season(found: Season | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"exceeds_chance": found.is_believed, "months": dict(zip(MONTH_NAMES, found.factors.tolist(), strict=True))}


def _churn(found: Churn | None) -> dict[str, Any] | None:
    if found is None:
        return None
    low, best, high = found.yearly_range
    return {
        "left": int(found.left.sum()),
        "yearly": {"best": best, "low": low, "high": high},
        "by_year": list(found.by_year) if found.is_identifiable and found.age_matters else None,
        "shape": found.shape,
        "is_identifiable": found.is_identifiable,
    }


def _number(number: float) -> float | None:
    return None if isnan(number) else number

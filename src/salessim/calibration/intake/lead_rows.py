"""Leads from the rows of one or several exports: who came, and who of them was won."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from salessim.calibration.deals import Floats, Leads, Texts, no_leads
from salessim.calibration.intake.days import read_days
from salessim.calibration.intake.deal_rows import LATEST_AFTER, OLDEST
from salessim.calibration.intake.personal import identifiers, without_people
from salessim.calibration.intake.recognising import Recognised
from salessim.calibration.intake.sieve import Sieve

_DROPPED: Final = re.compile(r"disqualif|unqualif|known already|lost|junk|rejected|not a fit|verloren|ungeeignet")


@dataclass(frozen=True)
class LeadRows:
    """Leads of all files.

    Attributes:
        leads: The leads.
        hours_to_answer: From a lead to its first answer, sorted, where both have a time of day [hour].
    """

    leads: Leads
    hours_to_answer: Floats


def read_leads(
    found: Sequence[Recognised],
    won_on: Mapping[str, float],
    opened_on: Mapping[str, float],
    uses: dict[str, dict[str, str]],
) -> LeadRows:
    """Reads leads; files that only say which were won are joined to those that say when they came.

    Args:
        found: The files and their columns.
        won_on: When each deal was won, by identifier [day].
        opened_on: When each deal was opened, by identifier [day].
        uses: How the columns of each file were read, by file and field; added to.
    """
    tables = [_leads(each, won_on, opened_on, uses) for each in found if each.cells("created") is not None]
    if not tables:
        return LeadRows(no_leads(), np.zeros(0))
    came = [table[0] for table in tables]
    joined = Leads(*(np.concatenate([getattr(each, name) for each in came]) for name in _NAMES))
    known = set(joined.id.tolist())
    wins = {}
    for each in found:
        if each.cells("created") is None:
            wins.update(_wins(each, known, uses))
    won = np.array([wins.get(name, np.nan) for name in joined.id.tolist()])
    values = {name: getattr(joined, name) for name in _NAMES} | {"won": np.where(np.isnan(won), joined.won, won)}
    # Numbers are looked up before they are replaced, where they turn out to be names.
    values["id"] = identifiers(values["id"].tolist(), range(1, len(joined) + 1), "lead")[0]
    return LeadRows(Leads(**values), np.sort(np.concatenate([table[1] for table in tables])))


_NAMES: Final = ("id", "created", "source", "segment", "became_deal", "won", "dropped")


def _wins(found: Recognised, known: set[str], uses: dict[str, dict[str, str]]) -> dict[str, float]:
    column = read_days(found.cells("won") or [], found.map.dates, found.order_of_file)
    uses[found.table.path.name] = {"won": column.order}
    names = found.cells("id") or []
    sieve = Sieve(found.table.rows, found.table.tally)
    sieve.drop(np.isnan(column.days), "no day on which it was won that can be read")
    sieve.drop(np.array([name not in known for name in names], dtype=np.bool_), "won, but not among the leads")
    kept = np.flatnonzero(sieve.kept).tolist()
    return {names[place]: float(column.days[place]) for place in kept}


def _leads(
    found: Recognised,
    won_on: Mapping[str, float],
    opened_on: Mapping[str, float],
    uses: dict[str, dict[str, str]],
) -> tuple[Leads, Floats]:
    table = found.table
    count = len(table)
    sieve = Sieve(table.rows, table.tally)
    own = uses.setdefault(table.path.name, {})

    def days(name: str) -> tuple[Floats, Floats]:
        cells = found.cells(name)
        if cells is None:
            return np.full(count, np.nan), np.full(count, np.nan)
        column = read_days(cells, found.map.dates, found.order_of_file)
        own[name] = column.order
        return column.days, column.hours

    created, created_hour = days("created")
    answered, answered_hour = days("answered")
    names = found.cells("id") or [""] * count
    sieve.drop(np.isnan(created), "no day on which it came that can be read")
    usable = created[sieve.kept & (created >= OLDEST)]
    latest = float(np.quantile(usable, 0.99)) + LATEST_AFTER if len(usable) else float(OLDEST)
    sieve.drop((created < OLDEST) | (created > latest), "a day before 1970, or more than a year after all others")
    repeated, seen = np.zeros(count, np.bool_), set()
    for place in np.flatnonzero(sieve.kept).tolist():
        if names[place] and names[place] in seen:
            repeated[place] = True
        seen.add(names[place])
    sieve.drop(repeated, "the same number as a row above")
    deal = found.cells("deal") or [""] * count
    # A CRM that keeps no day of conversion links the deal, which was opened on it.
    became = days("converted")[0]
    became = np.where(np.isnan(became), [opened_on.get(name, np.nan) if name else np.nan for name in deal], became)
    won = days("won")[0]
    won = np.where(np.isnan(won), [won_on.get(name, np.nan) if name else np.nan for name in deal], won)
    status = found.cells("status") or [""] * count
    is_dropped = np.array([bool(_DROPPED.search(each.casefold())) for each in status])
    dropped = days("dropped")[0]
    dropped = np.where(np.isnan(dropped) & is_dropped & np.isnan(became), answered, dropped)
    sieve.note(won < created, "won before it came; both are read as that day")
    kept = sieve.kept
    hours = (answered - created) * 24 + answered_hour - created_hour
    leads = Leads(
        id=np.array(names, dtype=np.str_)[kept],
        created=created[kept].astype(np.int64),
        source=_texts(found, "source")[kept],
        segment=_texts(found, "segment")[kept],
        became_deal=became[kept],
        won=won[kept],
        dropped=dropped[kept],
    )
    return leads, hours[kept & (hours >= 0)]


def _texts(found: Recognised, name: str) -> Texts:
    return np.array(without_people(found.cells(name) or [""] * len(found.table)), dtype=np.str_)

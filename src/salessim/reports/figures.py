"""The figures of a simulation as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from salessim.department.kpis import KPIS
from salessim.reports.table import Column, Table, columns, written_csv
from salessim.study.simulation import Simulation

_COLUMNS = columns(
    figure="text",
    part="text",
    unit="text",
    mean="number",
    simulation_error="number",
    low="number",
    high="number",
    level="number",
    futures="count",
    definition="text",
    source="text",
)


def figures_table(simulation: Simulation) -> Table:
    """All figures, one a row: mean, simulation error, the range of 8 of 10 futures, and what exactly was counted."""
    table = Table("kpis", _COLUMNS)
    for kpi in simulation.kpis:
        name, _, part = kpi.name.partition(".")
        found = kpi.estimate
        table.rows.append(
            (
                name,
                part,
                kpi.unit,
                found.mean,
                found.simulation_error,
                found.low,
                found.high,
                found.level,
                found.n,
                kpi.definition,
                KPIS[name].source,
            )
        )
    return table


def written_figures_csv(simulation: Simulation) -> Iterator[bytes]:
    """The figures as CSV."""
    return written_csv(figures_table(simulation), {"number": repr})


def written_cuts_csv(simulation: Simulation) -> Iterator[bytes]:
    """The figures of every part as CSV: a first column that says which, then those of `written_figures_csv`."""
    table = Table("kpis", (Column(simulation.by), *_COLUMNS))
    for each in simulation.cuts:
        rows = figures_table(replace(simulation, kpis=each.kpis)).rows
        table.rows += [(each.value, *row) for row in rows]
    return written_csv(table, {"number": repr})


def written_figures_json(simulation: Simulation) -> Iterator[bytes]:
    """The figures as `salessim simulate --json` prints them."""
    yield (json.dumps(simulation.as_json(), ensure_ascii=False, indent=2) + "\n").encode()

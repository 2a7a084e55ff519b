"""Everything that is handed out about a simulated department, as the contents of one folder."""

from __future__ import annotations

from collections.abc import Iterable

from salessim.model.department import Department
from salessim.reports.crm.hubspot import HUBSPOT
from salessim.reports.crm.salesforce import SALESFORCE
from salessim.reports.crm.shape import shaped
from salessim.reports.crm.tables import crm_tables
from salessim.reports.figures import written_cuts_csv, written_figures_csv, written_figures_json
from salessim.reports.page.report import written_report
from salessim.reports.parquet import written_parquet
from salessim.reports.recording import FORMAT, Recording, written_recording
from salessim.reports.table import written_csv
from salessim.study.simulation import Simulation

_README = """\
{title}

{months} months after {opening} of running, {futures} futures, seed {seed}.

  report.html           the results as a page to read, with plots
  kpis.csv, kpis.json   every figure over all {futures} futures, with its error and its range
  journal.jsonl         everything that happened in future {future}, the opening included ({format})
  crm/generic           the same as tables of a customer database
  crm/salesforce        the same tables with the names that Salesforce uses
  crm/hubspot           the same tables with the names that HubSpot uses
{parquet}
The companies and people are invented; nobody real is meant. The period began on {starts} and ended before {ends}.
"""


def outputs(
    simulation: Simulation, recording: Recording, department: Department, *, with_parquet: bool = False
) -> dict[str, Iterable[bytes]]:
    """The files by name.

    The same simulation and recording give the same bytes.

    Args:
        simulation: The figures over all futures.
        recording: One of them in full.
        department: The document that was simulated.
        with_parquet: Whether the tables are wanted as Parquet, too.

    Raises:
        SurroundingsError: Parquet is wanted, and pyarrow is not installed.
    """
    tables = crm_tables(recording)
    files: dict[str, Iterable[bytes]] = {
        "README.txt": [_readme(simulation, recording, with_parquet=with_parquet)],
        "report.html": written_report(simulation, department),
        "kpis.csv": written_figures_csv(simulation),
        "kpis.json": written_figures_json(simulation),
        "journal.jsonl": written_recording(recording),
    }
    if simulation.by:
        files[f"kpis-by-{simulation.by}.csv"] = written_cuts_csv(simulation)
    files |= {f"crm/generic/{name}.csv": written_csv(table) for name, table in tables.items()}
    for shape in (SALESFORCE, HUBSPOT):
        files |= {f"crm/{shape.name}/{name}": pieces for name, pieces in shaped(shape, tables).items()}
    if with_parquet:
        files |= {f"crm/parquet/{name}.parquet": written_parquet(table) for name, table in tables.items()}
    return files


def _readme(simulation: Simulation, recording: Recording, *, with_parquet: bool) -> bytes:
    return _README.format(
        title=simulation.title,
        months=simulation.months,
        opening=simulation.opening_months,
        futures=simulation.replications,
        seed=simulation.seed,
        future=recording.replication + 1,
        format=FORMAT,
        parquet="  crm/parquet           the tables as Parquet\n" if with_parquet else "",
        starts=recording.moment(recording.starts).date(),
        ends=recording.moment(recording.ends).date(),
    ).encode()

"""Small plots for a terminal: bars and a line of blocks, at most 80 columns wide."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salessim.reports.wording import figure_text, range_text

if TYPE_CHECKING:
    from salessim.study.intervals import Estimate
    from salessim.study.simulation import Simulation

_NAME = 27
_BAR = 25
_BLOCKS = "▁▂▃▄▅▆▇█"
_MOST_MONTHS = 50


def drawn_curves(simulation: "Simulation") -> list[str]:
    """The way from lead to order as bars, and the pipeline month by month; nothing where there is nothing to draw."""
    curves = {curve.name: curve.points for curve in simulation.curves}
    unit = next((kpi.unit for kpi in simulation.kpis if kpi.name == "pipeline_value"), "")
    return [*_funnel(curves.get("funnel", ())), *_pipeline(curves.get("pipeline", ()), unit)]


def _funnel(points: "Sequence[tuple[str, Estimate]]") -> list[str]:
    greatest = max((found.mean for _, found in points), default=0.0)
    if not greatest:
        return []
    lines = ["", "From lead to order (means, those of the period so far)"]
    for name, found in points:
        bar = "█" * round(_BAR * found.mean / greatest)
        lines.append(f"{name:<{_NAME}}{bar:<{_BAR}} {figure_text(found.mean, '')}")
    return lines


def _pipeline(points: "Sequence[tuple[str, Estimate]]", unit: str) -> list[str]:
    shown = points[-_MOST_MONTHS:]
    greatest = max((found.mean for _, found in shown), default=0.0)
    if not greatest or len(shown) < 3:
        return []
    blocks = "".join(_BLOCKS[min(7, int(8 * max(0.0, found.mean) / greatest))] for _, found in shown)
    first, last = shown[0][0], shown[-1][0]
    lowest = min(found.mean for _, found in shown)
    told = f"means from {figure_text(lowest, unit)} to {figure_text(greatest, unit)}"
    end = range_text(shown[-1][1], unit)
    return [
        "",
        f"Pipeline at the end of each month, {first} to {last}",
        f"{blocks}  {told}",
        *([f"8 of 10 futures end with {end}"] if end else []),
    ]

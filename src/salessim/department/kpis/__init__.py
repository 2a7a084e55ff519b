"""The figures of a department, each taken from the journal alone."""

from salessim.department.kpis import money, people, pipeline, sales
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import EUR, KPIS, WHOLE, Kpi

__all__ = ["EUR", "KPIS", "WHOLE", "Kpi", "Period", "measured", "money", "people", "pipeline", "sales"]


def measured(period: Period) -> dict[str, list[float]]:
    """All figures of a period: numerator and denominator by name, parts as `deals_won.small`."""
    return {
        f"{name}.{part}" if part else name: [float(above), float(below)]
        for name, figure in KPIS.items()
        for part, (above, below) in figure.measure(period).items()
    }

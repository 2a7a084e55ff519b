"""The figures of a department, each taken from the journal alone."""

from typing import Final

from salessim.department.kpis import (
    customers,
    delivery,
    flow,
    forecast,
    judgement,
    losses,
    money,
    people,
    pipeline,
    quotes,
    reaching,
    sales,
    service,
    targets,
)
from salessim.department.kpis.period import Period
from salessim.department.kpis.registry import ENTERED, EUR, WHOLE, Kpi

__all__ = ["EUR", "KPIS", "WHOLE", "Kpi", "Period", "measured"]

_SHOWN = [
    module.__name__
    for module in (
        sales,
        reaching,
        losses,
        quotes,
        flow,
        pipeline,
        forecast,
        judgement,
        people,
        targets,
        delivery,
        service,
        customers,
        money,
    )
]

KPIS: Final[dict[str, Kpi]] = dict(sorted(ENTERED.items(), key=lambda entry: _SHOWN.index(entry[1].measure.__module__)))
"""All figures by name, in the order in which they are shown."""


def measured(period: Period) -> dict[str, list[float]]:
    """All figures of a period: numerator and denominator by name, parts as `deals_won.small`."""
    return {
        f"{name}.{part}" if part else name: [float(above), float(below)]
        for name, figure in KPIS.items()
        for part, (above, below) in figure.measure(period).items()
    }

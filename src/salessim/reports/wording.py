"""Figures and their names as a person would say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salessim.study.intervals import Estimate

COUNTED = ("leads", "deals", "meetings", "touches", "people", "customers", "sessions", "orders", "activities")
"""Units that repeat the figure's own name."""

_UNIT_ENDINGS = ("_days", "_hours", "_months")


MAIN_FIGURES: dict[str, tuple[str, ...]] = {
    "Leads and deals": (
        "leads",
        "leads_lost_waiting",
        "deals_qualified",
        "meetings",
        "deals_won",
        "win_rate",
        "cycle_days",
        "open_deals",
    ),
    "Revenue": ("new_revenue", "deal_size", "discount", "expansion_revenue", "churned_revenue", "pipeline_value"),
    "People": ("quota_attainment", "reps_at_quota", "utilisation", "queue_hours", "leavers", "hires"),
    "Customers": ("recurring_revenue", "gross_retention", "net_retention", "churn", "satisfaction", "resolution_hours"),
    "Money": ("cost", "contribution", "acquisition_cost", "customer_value", "payback_months"),
}
"""What is shown unless everything is asked for, by its name before the dot."""

WITH_PARTS = ("deals_won", "win_rate", "cycle_days", "new_revenue", "quota_attainment", "utilisation", "queue_hours")
"""Those whose parts are shown with them."""


BY_FIGURES = (
    "leads",
    "touches",
    "deals_qualified",
    "meetings",
    "deals_won",
    "win_rate",
    "new_revenue",
    "product_revenue",
    "product_margin",
    "repeat_revenue",
    "deal_size",
    "cycle_days",
    "quota_attainment",
    "pipeline_value",
)
"""What is shown of each part."""


def figure_text(value: float, unit: str, *, bare: bool = False) -> str:
    """A figure with its unit: `4.42M EUR`, `55 %`, `84 days`; `bare`: without the unit."""
    if unit == "share":
        return f"{100 * value:.0f}" + ("" if bare else " %")
    size = abs(value)
    if unit.isupper() and size >= 1_000_000:
        text = f"{value / 1_000_000:,.2f}M"
    elif unit.isupper() and size >= 1_000:
        text = f"{value / 1_000:,.0f}k"
    elif size >= 100 or value == int(value):
        text = f"{value:,.0f}"
    else:
        text = f"{value:,.1f}"
    return text if bare or not unit or unit in COUNTED else f"{text} {unit}"


def mean_text(found: Estimate, unit: str) -> str:
    """The mean with its simulation error, as in `4.42M EUR ± 0.1M`."""
    mean = figure_text(found.mean, unit)
    if found.simulation_error is None:
        return mean
    error = found.simulation_error
    if unit == "share" and 0 < error < 0.01:
        return f"{mean} ± {100 * error:.1f}"
    return f"{mean} ± {figure_text(error, unit, bare=True)}"


def range_text(found: Estimate, unit: str) -> str:
    """Where 8 of 10 futures lie; empty where nobody knows."""
    if found.low is None or found.high is None:
        return ""
    return f"{figure_text(found.low, unit, bare=True)} to {figure_text(found.high, unit)}"


def figure_name(name: str) -> str:
    """The name of a figure, or of a part of one, in words: `win rate, mid`."""
    whole, _, part = name.partition(".")
    for ending in _UNIT_ENDINGS:
        whole = whole.removesuffix(ending)
    text = whole.replace("_", " ")
    return f"{text}, {part}" if part else text

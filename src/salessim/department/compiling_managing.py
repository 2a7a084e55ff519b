"""From what managers do in a document to the plan of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from salessim.department.future import Future
from salessim.department.plan_managing import ForecastsPlan, TargetsPlan
from salessim.errors import InputError
from salessim.model.department import Department

_YEAR_SECONDS = 365.25 * 86_400


MANAGING_DUTIES = ("targets", "forecasts")
"""Duties of those who set targets and make forecasts that a role can put in an order."""


def managing_doers(department: Department) -> dict[str, str]:
    """Who sets targets and makes forecasts: a role, by path."""
    doers = {}
    if department.targets is not None:
        doers["targets.set_by"] = department.targets.set_by
    if department.forecasts is not None:
        doers["forecasts.made_by"] = department.forecasts.made_by
    return doers


def compile_targets(department: Department, future: Future) -> TargetsPlan | None:
    """Targets; None where nobody sets any.

    Raises:
        InputError: There is no such territory or product, or the parts do not add up.
    """
    targets = department.targets
    if targets is None:
        return None
    shares = {name: territory.share_of_companies for name, territory in department.territories.items()}
    _refuse_parts("regions", targets.regions, department.territories.keys(), "territory")
    _refuse_parts("products", targets.products, department.products.keys(), "product")
    regions = targets.regions or shares
    total = math.fsum(regions.values())
    return TargetsPlan(
        cents=round(100 * targets.revenue.per_year),
        raised=targets.raised,
        set_by=targets.set_by,
        work=future.per_case(targets.work, "targets.work"),
        reviewed_every=round(_YEAR_SECONDS / targets.reviews.per_year) if targets.reviews else None,
        review_work=future.per_case(targets.review_work, "targets.review_work") if targets.review_work else None,
        regions={name: share / total for name, share in regions.items()} if total else {},
        products=dict(targets.products),
    )


def _refuse_parts(key: str, parts: Mapping[str, float], known: Iterable[str], what: str) -> None:
    """Refuses parts of something that is not there, or that are not a whole."""
    names = list(known)
    for name in parts:
        if name not in names:
            raise InputError(
                f"“{name}” at targets.{key} is no {what} of this department.",
                f"There is {', '.join(names) or 'none'}.",
            )
    total = math.fsum(parts.values())
    if parts and abs(total - 1.0) > 0.005:
        raise InputError(f"The parts at targets.{key} add up to {total:.0%}.", "Let them add up to 100%.")


def compile_forecasts(department: Department, future: Future) -> ForecastsPlan | None:
    """Forecasts; None where nobody makes any."""
    forecasts = department.forecasts
    if forecasts is None:
        return None
    bias = future.constant(forecasts.bias, "forecasts.bias", absent=1.0)
    return ForecastsPlan(
        made_by=forecasts.made_by,
        work=future.per_case(forecasts.work, "forecasts.work"),
        bias=math.log(max(1e-9, bias)),
        noise=future.per_case(forecasts.noise, "forecasts.noise") if forecasts.noise else None,
        commit_from=forecasts.commit_from,
        best_case_from=forecasts.best_case_from,
    )

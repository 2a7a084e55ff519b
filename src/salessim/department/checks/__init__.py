"""The checks of a department's arithmetic (family X6), which answer before anything is simulated."""

from salessim.department.checks.capacity import (
    deals_find_room,
    discounts_can_be_given,
    steps_fit_into_the_time,
    work_fits_into_the_time,
)
from salessim.department.checks.last_year import deals_bring_the_revenue, figures_fit, quotas_fit_the_revenue
from salessim.department.checks.market import (
    deals_come_from_somewhere,
    quotas_are_within_reach,
    somebody_sells,
    there_are_companies_enough,
)
from salessim.library.rules import Rule

ARITHMETIC_RULES: tuple[Rule, ...] = (
    figures_fit,
    deals_bring_the_revenue,
    quotas_fit_the_revenue,
    work_fits_into_the_time,
    quotas_are_within_reach,
    somebody_sells,
    deals_come_from_somewhere,
    there_are_companies_enough,
    deals_find_room,
    steps_fit_into_the_time,
    discounts_can_be_given,
)
"""All of them, in the order of their codes."""

__all__ = ["ARITHMETIC_RULES"]

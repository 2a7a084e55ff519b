"""What is under way when a plan begins: nothing, or what the department itself would have brought about."""

from __future__ import annotations

from dataclasses import dataclass

from salessim.department.load import expected_flow
from salessim.department.plan import Plan
from salessim.errors import InputError

USUAL_MONTHS = 18
"""How long a department usually runs before the plan begins [months]: more than 9 of 10 of the slowest deals of the
shipped departments take from lead to order (assumption)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The state in which a plan begins.

    Attributes:
        months: For how long the department has run before, from nothing [months]; 0: everything begins with the plan.
    """

    months: int

    @classmethod
    def empty(cls) -> Opening:
        """No leads, no deals, no customers, and everybody up to speed."""
        return cls(0)

    @classmethod
    def warmed(cls, plan: Plan, months: int = USUAL_MONTHS) -> Opening:
        """A department that has run on this plan for some months.

        Args:
            plan: The plan it ran on.
            months: For how long [months].

        Raises:
            InputError: A role has more work than time, so that its queues grow the longer it runs and there is no usual
                state to begin in; or `months` is below 1.
        """
        if months < 1:
            raise InputError(f"A department cannot have run for {months} months.", "Give 1 month or more.")
        loads = expected_flow(plan).loads
        overloaded = {role: load for role, load in loads.items() if load > 1.0}
        if overloaded:
            named = ", ".join(f"{role} ({load:.0%})" for role, load in overloaded.items())
            raise InputError(
                f"More work than time: {named}. Queues would grow for as long as the department runs, so there is no "
                "usual state to begin in.",
                "Give the role more people or less work, or begin empty: `--opening 0`, or 0 months.",
            )
        return cls(months)

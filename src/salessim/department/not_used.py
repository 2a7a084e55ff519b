"""What of a document the simulation leaves out, so that nobody expects an effect that there is not."""

from __future__ import annotations

from salessim.department.compiling_after_sale import AFTER_SALE_DUTIES, after_sale_doers
from salessim.department.compiling_managing import MANAGING_DUTIES, managing_doers
from salessim.department.plan import NotUsed
from salessim.model.department import Department, Role

_DUTIES = ("inbound", "outbound", *AFTER_SALE_DUTIES, *MANAGING_DUTIES)
_APPROVALS = ("discounts", "quotes")


def not_used(department: Department) -> tuple[NotUsed, ...]:
    """What of a document the simulation leaves out, or uses for less than one could expect.

    Playbooks, administration and meetings are in the rates of the file; a change of them has its effect.
    """
    found: list[NotUsed] = []
    helpers = {step.with_whom for step in department.process.steps}
    for name, role in department.roles.items():
        path = f"roles.{name}"
        found += [
            NotUsed(f"{path}.does.{duty}", f"only {', '.join(_DUTIES)} are duties with an order")
            for duty in role.does
            if duty not in _DUTIES
        ]
        found += [
            NotUsed(f"{path}.approves", f"approving {what} is not simulated")
            for what in role.approves
            if what not in _APPROVALS
        ]
        if role.starts_full_after is not None and not _has_tasks(name, role, department):
            found.append(NotUsed(f"{path}.starts_full_after", "nothing that is simulated takes this role's time"))
        if role.helps and name not in helpers:
            found.append(NotUsed(f"{path}.helps", "no step of the process is done with this role"))
    return tuple(found)


def _has_tasks(name: str, role: Role, department: Department) -> bool:
    process = department.process
    doers = {
        process.qualifying.done_by,
        process.qualifying.stands_in,
        process.quoting.done_by if process.quoting else None,
        *(who for step in process.steps for who in (step.done_by, step.with_whom)),
    }
    return bool(
        name in doers
        or name in after_sale_doers(department).values()
        or name in managing_doers(department).values()
        or role.accounts_max
        or role.sells_to
        or role.outbound
        or role.coaching_hours_per_rep
        or role.reviews
        or set(role.approves) & set(_APPROVALS)
    )

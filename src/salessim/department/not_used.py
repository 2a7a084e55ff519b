"""What of a document the simulation leaves out, so that nobody expects an effect that there is not."""

from __future__ import annotations

from salessim.department.compiling_after_sale import AFTER_SALE_DUTIES, after_sale_doers
from salessim.department.plan import NotUsed
from salessim.model.department import Department, Role

_DUTIES = ("inbound", "outbound", *AFTER_SALE_DUTIES)
_APPROVALS = ("discounts",)


def not_used(department: Department) -> tuple[NotUsed, ...]:
    """What of a document the simulation leaves out, or uses for less than one could expect."""
    found = [
        NotUsed(
            f"playbooks.{who}",
            "the rates of the file hold with the playbooks in use; a change of playbook is not simulated",
        )
        for who in department.playbooks
    ]
    found += [
        NotUsed(f"working_time.{part}", "only selling and preparing count as time for leads and deals; the rest is not")
        for part in ("admin", "meetings")
        if part in department.working_time.model_fields_set
    ]
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
        if role.coaching_hours_per_rep is not None:
            found.append(
                NotUsed(
                    f"{path}.coaching_hours_per_rep", "it takes time; its effect on skill is in the rates of the file"
                )
            )
        if role.starts_full_after is not None and not _has_tasks(name, role, department):
            found.append(NotUsed(f"{path}.starts_full_after", "nothing that is simulated takes this role's time"))
        if role.helps and name not in helpers:
            found.append(NotUsed(f"{path}.helps", "no step of the process is done with this role"))
    return tuple(found)


def _has_tasks(name: str, role: Role, department: Department) -> bool:
    process = department.process
    doers = {process.qualifying.done_by, *(who for step in process.steps for who in (step.done_by, step.with_whom))}
    return bool(
        name in doers
        or name in after_sale_doers(department).values()
        or role.accounts_max
        or role.sells_to
        or role.outbound
        or role.coaching_hours_per_rep
        or set(role.approves) & set(_APPROVALS)
    )

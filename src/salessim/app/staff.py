"""The cheapest plan to staff a department for a goal: from its file to what is known of all plans."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from salessim.app.rates_known_of import rates_with_playbooks
from salessim.department.compiling import compile_plan
from salessim.department.futures import Figures
from salessim.department.opening import USUAL_MONTHS, Opening
from salessim.department.replicate import as_job_text
from salessim.errors import InputError, NotFoundError
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.wording import nearest, quoted
from salessim.model.department import Department
from salessim.model.whatif import WhatIf
from salessim.runs import CancelToken, Progress, ResultCache, open_executor
from salessim.study.measures import title_of, unit_of, value_of
from salessim.study.paired_runs import paired
from salessim.study.staffing_plans import StaffingPlan, plans_within
from salessim.study.staffing_search import Found, Goal, Outcome, Tried, cheapest
from salessim.study.whatif import Study, ready
from salessim.units import parse_date, parse_money, parse_share

GAP = 0.01
"""A difference in contribution that matters, as a share of what a plan contributes (assumption)."""


@dataclass(frozen=True, slots=True)
class StaffQuestion:
    """What is sought.

    Attributes:
        study: Every plan as an option, ready to be run.
        plans: The plans, the cheapest first; the first options of the study are these, in this order.
        goal: What is to be reached.
        reach: The same as it was written.
    """

    study: Study
    plans: tuple[StaffingPlan, ...]
    goal: Goal
    reach: str

    @property
    def unit(self) -> str:
        """Of what is to be reached."""
        return unit_of(self.study.measure, self.study.currency)


@dataclass(frozen=True, slots=True)
class StaffAnswer:
    """What the search came to.

    Attributes:
        question: What was sought.
        found: What was found.
        seconds: How long it took [s].
    """

    question: StaffQuestion
    found: Found
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim staff --json` prints."""
        question, found, study = self.question, self.found, self.question.study
        return {
            "department": study.department_name,
            "measure": study.measure,
            "reach": question.goal.least,
            "unit": question.unit,
            "with": question.goal.share,
            "months": study.months,
            "currency": study.currency,
            "seed": study.experiment.seed,
            "choice": found.choice.plan.name if found.choice else None,
            "alike": [each.plan.name for each in found.alike],
            "most_contribution": found.most_contribution.plan.name if found.most_contribution else None,
            "most_contribution_is_sure": found.is_sure,
            "plans": [_plan_json(each) for each in found.tried],
            "seconds": self.seconds,
        }


def _plan_json(tried: Tried) -> dict[str, Any]:
    low, high = tried.chance_interval
    return {
        "plan": tried.plan.name,
        "label": tried.plan.label,
        "people": dict(tried.plan.people),
        "from": tried.plan.day or None,
        "cost": tried.plan.cost,
        "verdict": tried.verdict,
        "replications": tried.futures,
        "chance": tried.chance if tried.futures else None,
        "low": low,
        "high": high,
        "mean": sum(each.reached for each in tried.outcomes) / tried.futures if tried.futures else None,
        "contribution": sum(each.contribution for each in tried.outcomes) / tried.futures if tried.futures else None,
    }


def prepare_staffing(
    given: str,
    *,
    reach: str,
    share: str,
    bounds: Mapping[str, tuple[int, int]],
    days: Sequence[str] = (),
    measure: str = "new_revenue",
    months: int = 12,
    library: Library,
    seed: int = 1,
    opening_months: int = USUAL_MONTHS,
) -> StaffQuestion:
    """Reads the department, and lists all plans within the bounds with what they cost.

    Args:
        given: Name or file of the department.
        reach: What is to be reached, as `5.2M EUR`.
        share: In which share of futures, as `80%`.
        bounds: How many more of each role at least and at most; fewer below zero.
        days: From when; none: from the first day.
        measure: What is to be reached is measured by: a measure of what-ifs or a figure of `simulate --all`.
        months: How far it is looked ahead [months].
        library: Where to look for the department.
        seed: Of all luck; zero or more.
        opening_months: How long the department has run before [months].

    Raises:
        InputError: Something is no sum, share, day or role, or the department has mistakes.
    """
    loaded = check_document(library, given, "department")
    department = loaded.sound()
    assert isinstance(department, Department)
    assert loaded.root is not None
    _check_bounds(bounds, department)
    plan = compile_plan(department)
    if opening_months:
        Opening.warmed(plan, opening_months)
    plans = plans_within(bounds, _days(days, department, months), plan, months)
    written = _as_written(loaded.name, plans, measure, months)
    study = ready(
        "staff",
        WhatIf.model_validate(written),
        written,
        loaded.name,
        department,
        department_text=as_job_text(loaded.root.plain()),
        against=rates_with_playbooks(library, loaded.root, ()),
        opening_months=opening_months,
        seed=seed,
    )
    if measure == "extra_cost_first_year":
        raise InputError(
            "extra_cost_first_year is nothing to be reached.", "Name another measure, such as new_revenue."
        )
    goal = Goal(_amount(reach, unit_of(measure, department.currency), department.currency), _share(share))
    return StaffQuestion(study, tuple(plans), goal, reach)


def search_staffing(
    question: StaffQuestion,
    *,
    most: int = 200,
    workers: int | None = None,
    cluster: str = "",
    on_progress: Callable[[str, Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Figures] | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> StaffAnswer:
    """Searches the cheapest plan, on the same futures for all.

    Args:
        question: What is sought.
        most: Futures of a plan at most.
        workers: Processes to use; None for as many as there are processors, 0 for this one alone.
        cluster: Address of a Dask scheduler; empty: this computer.
        on_progress: Told how far it is, and with what.
        cancelled: Looked at now and then; ends the run.
        cache: Where results are kept and found again.
        clock: Seconds that only go forward [s].

    Raises:
        InputError: A number makes no sense.
        RunError: A simulation failed, or the run was cancelled.
    """
    if most < 2:
        raise InputError(f"{most} futures say nothing.", "Give 2 or more.")
    began = clock()
    deeds = {option.label: option.deeds for option in question.study.plans}
    with open_executor(workers, cluster) as executor:

        def sample(numbers: Sequence[int], since: int, until: int) -> Iterator[Sequence[Outcome]]:
            def tell(progress: Progress) -> None:
                assert on_progress is not None
                what = f"futures of {len(numbers)} plan{'s' if len(numbers) > 1 else ''}"
                on_progress(what, replace(progress, done=since + progress.done, total=until))

            pairs = paired(
                question.study.experiment,
                [deeds[question.plans[number].label] for number in numbers],
                range(since, until),
                executor=executor,
                on_progress=tell if on_progress else None,
                cancelled=cancelled,
                cache=cache,
            )
            for pair in pairs:
                yield [_outcome(question.study.measure, figures) for figures in pair.figures]

        found = cheapest(question.plans, sample, question.goal, _gap, most)
    return StaffAnswer(question, found, round(clock() - began, 3))


def whatif_of_plans(answer: StaffAnswer) -> str:
    """A what-if that compares the plans that cannot be told apart; where none reaches the goal, the likeliest three.

    It names the department as other documents do: by its name, or as a file beside it.
    """
    question, found, study = answer.question, answer.found, answer.question.study
    kept = [each.plan for each in found.alike if each.plan.day]
    if not kept:
        likeliest = sorted(found.tried, key=lambda each: -each.chance)
        kept = [each.plan for each in likeliest if each.plan.day][:3]
    written = _as_written(study.department_name, kept, "contribution", study.months)
    written["title"] = f"How to reach {question.reach}"
    shown: list[dict[str, Any]] = [{"ask": "What does each plan bring?", "compare": "contribution"}]
    if study.measure != "contribution":
        shown.append({"ask": f"And in {title_of(study.measure)}?", "show": {study.measure: "mean"}})
    written["questions"] = [
        *shown,
        {"ask": "How sure is it?", "show": "chance_of_being_best"},
        {"ask": "When does it pay for itself?", "show": "payback_month"},
    ]
    return yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=100)


def _outcome(measure: str, figures: Figures) -> Outcome:
    return Outcome(value_of(measure, figures, figures), value_of("contribution", figures, figures))


def _gap(outcomes: Sequence[Outcome]) -> float:
    mean = sum(each.contribution for each in outcomes) / max(1, len(outcomes))
    return max(1.0, GAP * abs(mean))


def _check_bounds(bounds: Mapping[str, tuple[int, int]], department: Department) -> None:
    if not bounds:
        raise InputError("Nobody may be hired.", "Give at least one role: --role ROLE=0..3.")
    for role, (low, high) in bounds.items():
        if role not in department.roles:
            near = nearest(role, list(department.roles), 0.5)
            hint = f"Did you mean {quoted(near)}?" if near else f"There is {', '.join(department.roles)}."
            raise NotFoundError(f"There is no role {quoted(role)} in this department.", hint)
        if low > high:
            raise InputError(f"{low}..{high} of {quoted(role)} is no range.", "Give the fewest first.")
        count = department.roles[role].count
        if -low > count:
            raise InputError(f"{-low} of {quoted(role)} cannot go: there are {count}.", "Let fewer of them go.")


def _days(days: Sequence[str], department: Department, months: int) -> list[str]:
    starts = parse_date(department.calendar.starts)
    found = [parse_date(day) for day in days] or [starts]
    for day in found:
        if not 0 <= (day - starts).days < months * 365.25 / 12:
            raise InputError(
                f"{day} lies outside of the {months} months from {starts}.", "Give a day within, or more --months."
            )
    return [day.isoformat() for day in sorted(set(found))]


def _amount(text: str, unit: str, currency: str) -> float:
    if unit != currency:
        try:
            return parse_share(text) if text.strip().endswith("%") else float(text)
        except ValueError as error:
            raise InputError(f"“{text}” is no number.", f"Write it in {unit or 'figures'}, without words.") from error
    found = parse_money(text)
    if found.currency != currency:
        raise InputError(f"The department reckons in {currency}, not in {found.currency}.", f"Give it in {currency}.")
    return found.amount


def _share(text: str) -> float:
    share = parse_share(text)
    if not 0.0 < share < 1.0:
        raise InputError(f"{text} of futures can never be shown.", "Give more than 0% and less than 100%, such as 80%.")
    return share


def _as_written(department: str, plans: Sequence[StaffingPlan], measure: str, months: int) -> dict[str, Any]:
    """Plans as a what-if, all scalars as texts; going on as before is no option there."""
    return {
        "format": "what-if/1",
        "title": "How to staff",
        "baseline": department,
        "look_ahead": f"{months} months",
        "measure": measure,
        "options": {plan.name: {"label": plan.label, "changes": plan.changes()} for plan in plans if plan.day},
    }

"""A manager's question made ready to be run: plans, worlds, and what is wanted of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from salessim.department.compiling_changes import compile_changes
from salessim.department.deeds import Deed
from salessim.department.futures import YEAR_MONTHS, FutureWorldPlan
from salessim.department.kpis import KPIS
from salessim.errors import InputError
from salessim.model.department import Department
from salessim.model.whatif import Change, WhatIf
from salessim.study.measures import MEASURES
from salessim.study.paired_runs import Deeds, Experiment

BASELINE: Final = "baseline"
"""What going on as before is called among the options."""

_MONTH_SECONDS: Final = 365.25 * 86_400 / 12
_LONGEST_MONTHS: Final = 120


@dataclass(frozen=True, slots=True)
class PlanOption:
    """One thing that could be done.

    Attributes:
        name: Its name in the file.
        label: What it is called in the answer.
        deeds: What it does.
    """

    name: str
    label: str
    deeds: Deeds


@dataclass(frozen=True, slots=True)
class Study:
    """A question ready to be run.

    Attributes:
        name: Its name.
        title: Its title.
        question: The document.
        department_name: The name of the baseline.
        department: The baseline.
        plans: Going on as before, and all options, in the order of the file.
        experiment: What all futures have in common.
        spans: Between which values numbers of the baseline are tried, as written, by their paths.
    """

    name: str
    title: str
    question: WhatIf
    department_name: str
    department: Department
    plans: tuple[PlanOption, ...]
    experiment: Experiment
    spans: Mapping[str, str]

    @property
    def measure(self) -> str:
        """What counts."""
        return self.question.measure

    @property
    def currency(self) -> str:
        """Three letters."""
        return self.department.currency

    @property
    def months(self) -> int:
        """How far it is looked ahead [months]."""
        return self.experiment.months

    @property
    def deeds(self) -> tuple[Deeds, ...]:
        """What each plan does, in their order."""
        return tuple(plan.deeds for plan in self.plans)

    def label(self, name: str) -> str:
        """What a plan is called."""
        return next(plan.label for plan in self.plans if plan.name == name)

    def shows(self, what: str) -> bool:
        """Whether one of the questions asks for something."""
        return any(what in question.show for question in self.question.questions)


def ready(
    name: str,
    question: WhatIf,
    written: Mapping[str, Any],
    department_name: str,
    department: Department,
    *,
    department_text: str,
    against: str,
    opening_months: int,
    seed: int,
) -> Study:
    """Makes a question ready to be run.

    Args:
        name: Its name.
        question: The document.
        written: The same as it stands in the file, all scalars as texts.
        department_name: Name of the baseline.
        department: The baseline.
        department_text: The baseline as JSON.
        against: Of what its rates are known.
        opening_months: How long it has run before [months].
        seed: Of all luck.

    Raises:
        InputError: It looks ahead too far, or asks for a measure that there is not.
    """
    months = round(question.look_ahead.seconds / _MONTH_SECONDS)
    if not 1 <= months <= _LONGEST_MONTHS:
        raise InputError(f"It cannot be looked ahead {months} months.", f"Give 1 to {_LONGEST_MONTHS} months.")
    starts = department.calendar.starts
    plans = [PlanOption(BASELINE, "Go on as before", ())]
    for option in question.options:
        deeds = tuple(
            sorted(
                (deed for each in _chain(question, option) for deed in _deeds(question, written, each, starts)),
                key=lambda deed: deed.day,
            )
        )
        plans.append(PlanOption(option, question.options[option].label or option.replace("-", " "), deeds))
    worlds = tuple(
        FutureWorldPlan(
            world,
            found.chance,
            compile_changes(found.changes, _written(written["worlds"][world]), starts),
        )
        for world, found in question.worlds.items()
    )
    experiment = Experiment(
        department_text,
        against,
        months,
        opening_months,
        seed,
        worlds,
        _kpis(question),
        any("luck_of_last_year" in each.show for each in question.questions),
    )
    return Study(name, question.title, question, department_name, department, tuple(plans), experiment, _spans(written))


def _chain(question: WhatIf, option: str) -> list[str]:
    """An option and what it builds on, the lowest first."""
    chain: list[str] = []
    here: str | None = option
    while here is not None and here not in chain:
        chain.insert(0, here)
        here = question.options[here].builds_on
    return chain


def _deeds(question: WhatIf, written: Mapping[str, Any], option: str, starts: str) -> Sequence[Deed]:
    changes: Sequence[Change] = question.options[option].changes
    return compile_changes(changes, _written(written["options"][option]), starts)


def _written(block: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(block.get("changes", []))


def _spans(written: Mapping[str, Any]) -> dict[str, str]:
    return {
        path: str(span) for question in written.get("questions", []) for path, span in question.get("try", {}).items()
    }


def _kpis(question: WhatIf) -> tuple[str, ...]:
    """All figures that are asked for by name and are no measure of the study itself."""
    named = [question.measure]
    for asked in question.questions:
        named += [asked.compare] if asked.compare else []
        named += [name for name in asked.show if name not in SHOWN]
    if question.decide:
        named += [*question.decide.limits, *question.decide.protect, *question.decide.only_if]
    named = [name for name in named if name not in MEASURES and name not in ("chance_of_being_best", *SHOWN)]
    for name in named:
        if name not in KPIS:
            raise InputError(
                f"There is no figure “{name}”.",
                f"There is {', '.join(MEASURES)}, and every figure of `salessim simulate --all`, such as new_revenue.",
            )
    return tuple(dict.fromkeys(named))


SHOWN: Final = {
    "chance_of_being_best": "How likely each plan is to be the best one.",
    "busiest_role_by_month": "Who is busiest, month by month.",
    "payback_month": "When what an option costs has come back.",
    "answer_by_horizon": "Whether the answer differs over shorter and longer times.",
    "what_flips_it": "Which assumption would change the answer, and what knowing it is worth.",
    "luck_of_last_year": "Whether last year was luck.",
}
"""What a question can ask to be shown, besides figures."""

__all__ = ["BASELINE", "SHOWN", "YEAR_MONTHS", "PlanOption", "Study", "ready"]

"""The answer to a manager's question: everything that is known of it, for words, tables, plots and programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salessim.study.comparing import AgainstBest, Difference, estimate_json
from salessim.study.deciding import Verdict
from salessim.study.flipping import Flip
from salessim.study.intervals import Estimate
from salessim.study.last_year import LastYear
from salessim.study.monthly import BusiestRole, HorizonAnswer, Payback
from salessim.study.regressing import Influence
from salessim.study.stopping import Known
from salessim.study.unsure import UnsureNumber
from salessim.study.whatif import Study


@dataclass(frozen=True, slots=True)
class InWorld:
    """What plans come to in one of the worlds that nobody chooses.

    Attributes:
        name: Which world.
        futures: How many of the futures lay in it.
        means: The measure of each plan.
        chances: How likely each plan is to be best in it.
    """

    name: str
    futures: int
    means: Mapping[str, Estimate]
    chances: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question.

    Attributes:
        study: The question.
        sentence: The answer in words that can be said to somebody else.
        verdict: What the decision rule says.
        estimates: Every measure of every plan.
        differences: Pairs of plans.
        states: How well each pair's difference is known, by the two names.
        chances: How likely each plan is to be best.
        against_best: Which plans may still be best.
        precision: How well differences were to be known [unit of the measure].
        replications: How many futures were simulated.
        least: How many there must be before anything is chosen.
        needed: How many futures would settle what is not known; None: nothing, or it cannot be said.
        seconds: How long it took [s].
        month_names: The months, such as `2027-01`.
        monthly: How much more each option has brought by the end of each month.
        busiest: Who is busiest, for each plan; empty where it was not asked for.
        attainment: New revenue over quota of each seat, for each plan.
        paybacks: When each option has paid for itself.
        horizons: The answer at other horizons.
        influences: What each number that nobody knows exactly has to do with the choice.
        unsure: These numbers.
        worth_of_knowing_all: What it would be worth to know the future before choosing.
        flips: What was tried besides.
        last_year: Last year among the years that could have been.
        worlds: The plans in each world.
    """

    study: Study
    sentence: str
    verdict: Verdict
    estimates: Mapping[str, Mapping[str, Estimate]]
    differences: tuple[Difference, ...]
    states: Mapping[tuple[str, str], Known]
    chances: Mapping[str, float]
    against_best: tuple[AgainstBest, ...]
    precision: float
    replications: int
    least: int
    needed: int | None
    seconds: float
    month_names: tuple[str, ...]
    monthly: Mapping[str, Sequence[Estimate]]
    busiest: Mapping[str, Sequence[BusiestRole]]
    attainment: Mapping[str, Mapping[str, float]]
    paybacks: tuple[Payback, ...]
    horizons: tuple[HorizonAnswer, ...]
    influences: tuple[Influence, ...]
    unsure: tuple[UnsureNumber, ...]
    worth_of_knowing_all: float
    flips: tuple[Flip, ...]
    last_year: tuple[LastYear, ...]
    worlds: tuple[InWorld, ...]

    def difference(self, option: str, against: str, measure: str | None = None) -> Difference | None:
        """One of the differences; None where there is none."""
        measure = measure or self.study.measure
        return next(
            (
                each
                for each in self.differences
                if (each.option, each.against, each.measure) == (option, against, measure)
            ),
            None,
        )

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim whatif --json` prints."""
        return {
            "options": {
                plan: {measure: estimate_json(found) for measure, found in known.items()}
                for plan, known in self.estimates.items()
            },
            "differences": [each.as_json() for each in self.differences],
            "chance_of_being_best": dict(self.chances),
            "choice": self.verdict.choice,
            "sentence": self.sentence,
            "replications": self.replications,
            "seconds": self.seconds,
            "what_if": self.study.name,
            "department": self.study.department_name,
            "seed": self.study.experiment.seed,
            "months": self.study.months,
            "currency": self.study.currency,
            "precision": self.precision,
            "futures_needed": self.needed,
            "known": [{"option": one, "against": other, "state": state} for (one, other), state in self.states.items()],
            "may_be_best": [each.option for each in self.against_best if each.may_be_best],
            "refused": [
                {
                    "option": each.plan,
                    "rule": each.rule,
                    "measure": each.measure,
                    "value": each.value,
                    "bound": each.bound,
                    "simulation_error": each.error,
                    "is_close": each.is_close,
                }
                for each in self.verdict.refused
            ],
            **self._asked_for(),
        }

    def _asked_for(self) -> dict[str, object]:
        """What is only there because a question asked for it."""
        return {
            "monthly": {
                plan: [
                    {"month": month, **estimate_json(found)}
                    for month, found in zip(self.month_names, each, strict=True)
                ]
                for plan, each in self.monthly.items()
            },
            "busiest_role_by_month": {
                plan: [{"month": each.month, "role": each.role, "busy": each.busy} for each in months]
                for plan, months in self.busiest.items()
            },
            "payback_month": {each.option: {"month": each.month, "never": each.never} for each in self.paybacks},
            "answer_by_horizon": [
                {
                    "months": each.months,
                    "best": each.best,
                    "is_clear": each.is_clear,
                    "replications": each.futures,
                    "differences": {plan: estimate_json(found) for plan, found in each.differences.items()},
                }
                for each in self.horizons
            ],
            "what_flips_it": [
                {
                    "path": each.path,
                    "low": {"at": each.low.text, **estimate_json(each.low.difference)},
                    "high": {"at": each.high.text, **estimate_json(each.high.difference)},
                    "flips": each.flips,
                    "is_sure": each.is_sure,
                }
                for each in self.flips
            ],
            "value_of_information": [
                {"path": each.path, "worth": each.worth, "explains": each.explains, "turns_at": each.turns_at}
                for each in self.influences
            ],
            "worth_of_knowing_all": self.worth_of_knowing_all,
            "luck_of_last_year": [
                {
                    "what": each.what,
                    "real": each.real,
                    "lower": each.lower,
                    "verdict": each.verdict,
                    **estimate_json(each.simulated),
                }
                for each in self.last_year
            ],
            "worlds": {
                each.name: {
                    "replications": each.futures,
                    "means": {plan: estimate_json(found) for plan, found in each.means.items()},
                    "chance_of_being_best": dict(each.chances),
                }
                for each in self.worlds
            },
        }

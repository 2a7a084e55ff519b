"""Answers a manager's question: runs its plans on the same futures until their differences are known."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Final

from salessim.department.futures import Figures, world_of
from salessim.department.market import first_of, month_of
from salessim.runs import CancelToken, Progress, ResultCache
from salessim.study.answer import Answer, InWorld
from salessim.study.comparing import (
    Difference,
    Values,
    against_the_best,
    chances_of_being_best,
    compared,
    differences_of,
)
from salessim.study.deciding import decided
from salessim.study.flipping import CONFIRMING, Flip, tried
from salessim.study.intervals import LEVEL, Estimate, estimate
from salessim.study.last_year import last_year
from salessim.study.measures import AGAINST_BASELINE, MEASURES, Series, ratio, values_of
from salessim.study.monthly import HorizonAnswer, at_horizon, busiest, monthly_differences, payback
from salessim.study.paired_runs import Deeds, Experiment, Pair, paired
from salessim.study.regressing import influences, worth_of_knowing_all
from salessim.study.sentences import sentence_of
from salessim.study.stopping import (
    LEAST,
    LEAST_DIFFERENT,
    MOST,
    Known,
    StoppingRule,
    futures_needed,
    run_until_known,
)
from salessim.study.unsure import unsure_numbers
from salessim.study.whatif import BASELINE, Study
from salessim.units import Money, parse_date

USUAL_PRECISION: Final = 0.02
"""Share of what the baseline comes to, where a question does not say how well differences are to be known."""

HORIZON_FUTURES: Final = 24
"""Futures in which it is looked further ahead than the question does (assumption)."""

HORIZONS: Final = (12, 36)
"""Where the answer is looked at besides the question's own horizon [months]."""


@dataclass(frozen=True, slots=True)
class Run:
    """How a question is run.

    Attributes:
        executor: Where the simulations are done.
        precision: How well mean differences are to be known: a sum, or a share of the baseline; None: as the file says.
        most: Futures at most.
        least: Futures at least.
        least_different: Futures in which two plans must differ.
        level: Level of simulation errors [share].
        on_progress: Told how far it is, and with what.
        cancelled: Looked at now and then; ends the run.
        cache: Where results are kept and found again.
        clock: Seconds that only go forward [s].
    """

    executor: Executor
    precision: Money | float | None = None
    most: int = MOST
    least: int = LEAST
    least_different: int = LEAST_DIFFERENT
    level: float = LEVEL
    on_progress: Callable[[str, Progress], None] | None = None
    cancelled: CancelToken | None = None
    cache: ResultCache[Figures] | None = None
    clock: Callable[[], float] = time.monotonic

    def pairs(
        self, what: str, experiment: Experiment, plans: Sequence[Deeds], since: int, until: int
    ) -> Iterator[Pair]:
        """Some futures of an experiment."""

        def tell(progress: Progress) -> None:
            assert self.on_progress is not None
            self.on_progress(what, replace(progress, done=since + progress.done, total=until))

        return paired(
            experiment,
            plans,
            range(since, until),
            executor=self.executor,
            on_progress=tell if self.on_progress else None,
            cancelled=self.cancelled,
            cache=self.cache,
        )


def answered(study: Study, run: Run) -> Answer:
    """The answer to a question.

    Raises:
        RunError: A simulation failed, or the run was cancelled.
    """
    began = run.clock()
    asked = study.question.precision if run.precision is None else run.precision
    asked = USUAL_PRECISION if asked is None else asked
    names = [plan.name for plan in study.plans]

    def values(pairs: Sequence[Pair]) -> dict[str, list[float]]:
        return _values(study.measure, names, pairs)

    def rule(pairs: Sequence[Pair]) -> StoppingRule:
        return StoppingRule(
            _precision(asked, values(pairs)[BASELINE]), run.level, run.least, run.least_different, run.most
        )

    def differences(pairs: Sequence[Pair]) -> list[list[float]]:
        known = values(pairs)
        return [differences_of(known[one], known[other]) for one, other in combinations(names, 2)]

    pairs = run_until_known(
        lambda since, until: run.pairs("futures", study.experiment, study.deeds, since, until),
        differences,
        rule,
        run.most,
        run.least,
    )
    return _answer(study, run, pairs, rule(pairs), began)


def _precision(asked: Money | float, baseline: Sequence[float]) -> float:
    return asked.amount if isinstance(asked, Money) else asked * abs(sum(baseline) / len(baseline))


def _values(measure: str, names: Sequence[str], pairs: Sequence[Pair]) -> dict[str, list[float]]:
    columns: list[Series] = [[pair.figures[place] for pair in pairs] for place in range(len(names))]
    return {name: values_of(measure, column, columns[0]) for name, column in zip(names, columns, strict=True)}


def _answer(study: Study, run: Run, pairs: Sequence[Pair], rule: StoppingRule, began: float) -> Answer:
    names = [plan.name for plan in study.plans]
    series = {name: [pair.figures[place] for pair in pairs] for place, name in enumerate(names)}
    measures = tuple(dict.fromkeys((study.measure, *MEASURES, *study.experiment.kpis)))
    by_measure = {measure: _values(measure, names, pairs) for measure in measures}
    values = by_measure[study.measure]
    estimates = {
        name: {measure: estimate(by_measure[measure][name], run.level) for measure in measures} for name in names
    }
    differences = _differences(names, by_measure, study.measure, run.level)
    states = {
        (one, other): rule.state_of(differences_of(values[one], values[other])) for one, other in combinations(names, 2)
    }
    settled = {
        (each.option, each.against): each.is_settled and _may_be_called(states, each, len(pairs), rule)
        for each in differences
        if each.measure == study.measure
    }
    verdict = decided(study.question.decide, values, estimates, BASELINE, settled)
    ordered = sorted(names, key=lambda name: -sum(values[name]))
    best = verdict.best or ordered[0]
    second = verdict.second or next((name for name in ordered if name != best), best)
    unsure = unsure_numbers(study.department)
    seed = study.experiment.seed
    places = {each.path: [each.uniform(seed, pair.replication) for pair in pairs] for each in unsure}
    shown = study.shows
    answer = Answer(
        study=study,
        sentence="",
        verdict=verdict,
        estimates=estimates,
        differences=differences,
        states=states,
        chances=chances_of_being_best(values),
        against_best=tuple(against_the_best(values, run.level)),
        precision=rule.precision,
        replications=len(pairs),
        least=rule.least,
        needed=_needed(states, values, rule),
        seconds=0.0,
        month_names=_months(study, series[BASELINE]),
        monthly={name: monthly_differences(series[name], series[BASELINE], run.level) for name in names[1:]},
        busiest={name: busiest(series[name], _months(study, series[name])) for name in names}
        if shown("busiest_role_by_month")
        else {},
        attainment={name: _attainment(series[name]) for name in names},
        paybacks=tuple(payback(name, series[name], series[BASELINE]) for name in names[1:])
        if shown("payback_month")
        else (),
        horizons=_horizons(study, run, series) if shown("answer_by_horizon") and len(names) > 1 else (),
        influences=influences(places, values, best, second) if places and len(names) > 1 else (),
        unsure=unsure,
        worth_of_knowing_all=worth_of_knowing_all(values) if len(names) > 1 else 0.0,
        flips=_flips(study, run, best, second) if shown("what_flips_it") and len(names) > 1 else (),
        last_year=last_year(study.department.check_against, series[BASELINE]) if shown("luck_of_last_year") else (),
        worlds=_in_worlds(study, pairs, values, run.level),
    )
    return replace(answer, sentence=sentence_of(answer), seconds=round(run.clock() - began, 3))


def _differences(
    names: Sequence[str], by_measure: Mapping[str, Values], main: str, level: float
) -> tuple[Difference, ...]:
    """Every option against going on as before in every measure, and all plans against each other in what counts."""
    found = [
        compared(option, BASELINE, measure, values, level)
        for measure, values in by_measure.items()
        for option in names[1:]
    ]
    found += [
        compared(one, other, main, by_measure[main], level)
        for one, other in permutations(names, 2)
        if other != BASELINE
    ]
    return tuple(found)


def _may_be_called(
    states: Mapping[tuple[str, str], Known], found: Difference, futures: int, rule: StoppingRule
) -> bool:
    """Whether there are futures enough to call one of two plans better at all."""
    state = states.get((found.option, found.against)) or states[(found.against, found.option)]
    return futures >= rule.least and state in ("known", "not known")


def _needed(states: Mapping[tuple[str, str], Known], values: Values, rule: StoppingRule) -> int | None:
    """How many futures would make known what is not; None where all is."""
    needed = [
        futures_needed(differences_of(values[one], values[other]), rule)
        for (one, other), state in states.items()
        if state in ("not known", "rarely differ")
    ]
    known = [count for count in needed if count is not None]
    return max(known) if known else None


def _months(study: Study, plan: Series) -> tuple[str, ...]:
    """The months that figures are counted by: one more than asked for, where the department starts within a month."""
    first = month_of(parse_date(study.department.calendar.starts))
    return tuple(f"{first_of(first + number):%Y-%m}" for number in range(len(plan[0]["margin"])))


def _attainment(plan: Series) -> dict[str, float]:
    """New revenue over quota of each seat, over all futures."""
    sums: dict[str, tuple[float, float]] = {}
    for figures in plan:
        for name, (won, quota) in ((name, each) for name, each in figures.items() if name.startswith("seat|")):
            before = sums.get(name, (0.0, 0.0))
            sums[name] = before[0] + won, before[1] + quota
    return {name.partition("|")[2]: ratio(pair) for name, pair in sorted(sums.items())}


def _horizons(study: Study, run: Run, series: Mapping[str, Series]) -> tuple[HorizonAnswer, ...]:
    """The answer after one year, after the time asked for, and after three."""
    found = []
    for months in sorted({*HORIZONS, study.months}):
        if months <= study.months:
            found.append(at_horizon(series, BASELINE, months, run.level))
            continue
        further = replace(study.experiment, months=months)
        count = min(HORIZON_FUTURES, run.most)
        pairs = list(run.pairs(f"futures of {months} months", further, study.deeds, 0, count))
        longer = {plan.name: [pair.figures[place] for pair in pairs] for place, plan in enumerate(study.plans)}
        found.append(at_horizon(longer, BASELINE, months, run.level))
    return tuple(found)


def _flips(study: Study, run: Run, best: str, second: str) -> tuple[Flip, ...]:
    """Tries the ends of every range that a question gives."""
    deeds = {plan.name: plan.deeds for plan in study.plans}
    plans: dict[str, Deeds] = {best: deeds[best], second: deeds[second]}
    if study.measure in AGAINST_BASELINE:
        plans[""] = ()
    found = []
    for path, span in study.spans.items():

        def simulate(experiment: Experiment, plans: Sequence[Deeds], count: int, path: str = path) -> list[Pair]:
            return list(run.pairs(f"futures with another {path}", experiment, plans, 0, count))

        found.append(
            tried(path, span, study.experiment, plans, study.measure, simulate, min(CONFIRMING, run.most), run.level)
        )
    return tuple(found)


def _in_worlds(study: Study, pairs: Sequence[Pair], values: Values, level: float) -> tuple[InWorld, ...]:
    worlds = study.experiment.worlds
    found = []
    for number, world in enumerate(worlds):
        here = [
            place
            for place, pair in enumerate(pairs)
            if world_of(worlds, study.experiment.seed, pair.replication) == number
        ]
        if here:
            inside = {name: [column[place] for place in here] for name, column in values.items()}
            means: dict[str, Estimate] = {name: estimate(column, level) for name, column in inside.items()}
            found.append(InWorld(world.name, len(here), means, chances_of_being_best(inside)))
    return tuple(found)

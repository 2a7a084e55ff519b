"""The answer to a what-if in a terminal of 80 columns: the sentence, the tables, the plots."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from salessim.study.measures import title_of, unit_of
from salessim.study.monthly import stretches
from salessim.study.sentences import amount, spoken, spread, with_error
from salessim.study.whatif import BASELINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salessim.study.answer import Answer

_COLUMNS = 80
_LABEL = 31
_PLOT = 33
_BLOCKS = " ▁▂▃▄▅▆▇█"


def written_answer(answer: Answer) -> str:
    """Everything that is known, in lines of at most 80 columns."""
    study = answer.study
    worlds = f", {len(answer.worlds)} worlds" if answer.worlds else ""
    lines = [study.title, "", fill(answer.sentence, _COLUMNS), ""]
    lines.append(
        f"{study.department_name}, {study.months} months, {answer.replications} futures{worlds}, "
        f"seed {study.experiment.seed}"
    )
    if len(study.plans) > 1:
        lines += [*_options(answer), *_differences(answer), *_known(answer), *_worlds(answer), *_monthly(answer)]
    for part in (_bad_futures, _busiest, _paybacks, _horizons, _flips, _information, _last_year):
        lines += part(answer)
    lines += ["", *_assumptions(answer)]
    return "\n".join(lines)


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _row(label: str, *cells: str) -> str:
    return (f"{_short(label, _LABEL - 1):<{_LABEL}}" + "".join(f"{cell:<17}" for cell in cells)).rstrip()


def _options(answer: Answer) -> Iterator[str]:
    study = answer.study
    unit = unit_of(study.measure, study.currency)
    yield ""
    yield _row(f"{title_of(study.measure)} [{unit}]", "mean ± error", "8 of 10 futures", "best in")
    for plan in study.plans:
        found = answer.estimates[plan.name][study.measure]
        mark = "▶ " if plan.name == answer.verdict.choice else "  "
        yield _row(mark + plan.label, with_error(found, unit), spread(found, unit), f"{answer.chances[plan.name]:.0%}")


def _differences(answer: Answer) -> Iterator[str]:
    study = answer.study
    unit = unit_of(study.measure, study.currency)
    yield ""
    yield _row("More than going on as before", "mean ± error", "8 of 10 futures", "better in")
    for plan in study.plans[1:]:
        found = answer.difference(plan.name, BASELINE)
        assert found is not None
        estimate = found.estimate
        yield _row(f"  {plan.label}", with_error(estimate, unit), spread(estimate, unit), f"{found.chance:.0%}")
        cost = answer.estimates[plan.name]["extra_cost_first_year"]
        yield _row("    extra cost, first year", with_error(cost, study.currency), spread(cost, study.currency))


def _known(answer: Answer) -> Iterator[str]:
    unit = unit_of(answer.study.measure, answer.study.currency)
    open_pairs = [pair for pair, state in answer.states.items() if state in ("not known", "rarely differ")]
    yield ""
    if not open_pairs:
        yield f"Every difference is known within {amount(answer.precision, unit)}, as was asked for."
        return
    needed = f"; about {answer.needed:,} futures would do" if answer.needed else ""
    yield fill(
        f"{len(open_pairs)} of {len(answer.states)} differences are not known within {amount(answer.precision, unit)} "
        f"yet{needed} (--most).",
        _COLUMNS,
    )
    best = [answer.study.label(each.option) for each in answer.against_best if each.may_be_best]
    yield fill(f"Could still be the best on average: {', '.join(best)}.", _COLUMNS)


def _worlds(answer: Answer) -> Iterator[str]:
    unit = unit_of(answer.study.measure, answer.study.currency)
    for world in answer.worlds:
        yield ""
        yield f"In the world “{world.name}” ({world.futures} futures)"
        for plan in answer.study.plans:
            found = world.means[plan.name]
            yield _row(
                f"  {plan.label}", with_error(found, unit), spread(found, unit), f"{world.chances[plan.name]:.0%}"
            )


def _monthly(answer: Answer) -> Iterator[str]:
    """How the difference grows, month by month: the mean as bars around zero."""
    currency = answer.study.currency
    yield ""
    yield f"More contribution than going on as before, by the end of each month [{currency}]"
    for plan in answer.study.plans[1:]:
        means = [found.mean for found in answer.monthly[plan.name]]
        most = max((abs(mean) for mean in means), default=0.0) or 1.0
        yield f"  {_short(plan.label, 60)}"
        yield f"    above 0 {''.join(_block(mean / most) for mean in means)}  {amount(max(means), currency)}"
        yield f"    below 0 {''.join(_block(-mean / most) for mean in means)}  {amount(min(means), currency)}"


def _block(share: float) -> str:
    return _BLOCKS[0] if share <= 0.0 else _BLOCKS[max(1, min(8, round(8 * share)))]


def _bad_futures(answer: Answer) -> Iterator[str]:
    for question in answer.study.question.questions:
        for measure, words in question.show.items():
            if words.strip().lower() != "1 in 10" or measure not in answer.estimates[BASELINE]:
                continue
            unit = unit_of(measure, answer.study.currency)
            yield ""
            yield fill(f"{question.ask} In one future of ten, {title_of(measure)} is this or less:", _COLUMNS)
            for plan in answer.study.plans:
                low = answer.estimates[plan.name][measure].low
                yield _row(f"  {plan.label}", "not known" if low is None else amount(low, unit))


def _busiest(answer: Answer) -> Iterator[str]:
    if answer.busiest:
        yield ""
        yield "Busiest role by month (share of its time spent on work somebody waits for)"
    for plan, months in answer.busiest.items():
        yield f"  {_short(answer.study.label(plan), 70)}"
        for first, last, role, busy in stretches(months):
            yield f"    {first if first == last else f'{first} to {last}':<20} {role:<22} {busy:.0%}"


def _paybacks(answer: Answer) -> Iterator[str]:
    if answer.paybacks:
        yield ""
        yield "Pays for itself"
    for each in answer.paybacks:
        when = "not within the time" if each.month is None else f"by month {each.month}, where it does"
        yield _row(f"  {answer.study.label(each.option)}", f"{when}; never in {each.never:.0%} of futures")


def _horizons(answer: Answer) -> Iterator[str]:
    if not answer.horizons:
        return
    yield ""
    yield "Looked ahead for another time"
    for each in answer.horizons:
        sure = "" if each.is_clear else ", too close to call"
        yield f"  {each.months:>3} months ({each.futures} futures): {_short(answer.study.label(each.best), 40)}{sure}"
    if len({each.best for each in answer.horizons if each.is_clear}) > 1:
        yield "  The answer turns round with the time that you look ahead."


def _flips(answer: Answer) -> Iterator[str]:
    if answer.flips:
        yield ""
        yield "Which assumption would change the answer: the best option's lead over the next"
    unit = unit_of(answer.study.measure, answer.study.currency)
    for each in answer.flips:
        yield f"  {spoken(each.path)}" + (
            "  ← flips it" if each.flips and each.is_sure else "  ← may flip it" if each.flips else ""
        )
        for end in (each.low, each.high):
            yield _row(f"    at {end.text}", with_error(end.difference, unit))


def _information(answer: Answer) -> Iterator[str]:
    unit = unit_of(answer.study.measure, answer.study.currency)
    found = [each for each in answer.influences if each.worth > 0.0 or each.explains >= 0.01][:6]
    if found:
        yield ""
        yield _row("Numbers nobody knows exactly", "knowing is worth", "explains", "turns round at")
    for each in found:
        number = next(one for one in answer.unsure if one.path == each.path)
        turns = "" if each.turns_at is None else number.quantity.written(number.quantity.quantile(each.turns_at))
        yield _row(f"  {spoken(each.path)}", amount(each.worth, unit), f"{each.explains:.0%} of spread", turns)
    if found:
        yield fill(
            f"Knowing the whole future before choosing would be worth {amount(answer.worth_of_knowing_all, unit)}; "
            "most of that is luck, which nobody can know.",
            _COLUMNS,
        )


def _last_year(answer: Answer) -> Iterator[str]:
    if answer.last_year:
        yield ""
        yield _row("Was last year luck?", "last year", "8 of 10 years", "years with less")
    for each in answer.last_year:
        unit = answer.study.currency if each.what == "new_revenue" else ""
        yield _row(
            f"  {each.what.replace('_', ' ').replace('.', ', ')}",
            amount(each.real, unit),
            spread(each.simulated, unit),
            f"{each.lower:.0%}, {each.verdict}",
        )


def _assumptions(answer: Answer) -> Iterator[str]:
    yield fill(
        f"What is not known exactly in {answer.study.department_name} ({len(answer.unsure)} numbers) is drawn anew in "
        "every future, the same for all options. --report writes every assumption with its source.",
        _COLUMNS,
    )

"""The parts of a what-if's page: each a plot where one helps, a sentence on it, and a table."""

from __future__ import annotations

from salessim.reports.assumptions import assumptions_of
from salessim.reports.page.markup import figure, paragraph, table
from salessim.reports.whatif.around_zero import bars, line
from salessim.study.answer import Answer
from salessim.study.intervals import Estimate
from salessim.study.measures import MEASURES, title_of, unit_of
from salessim.study.sentences import amount, spoken
from salessim.study.whatif import BASELINE

_ESTIMATE = ("mean ± simulation error", "8 of 10 futures")
_GRADES = (
    "Grades: A peer-reviewed or field experiment; B large primary data set or named study; C vendor page or secondary "
    "report; D recollection; assumption: nobody measured it; own: the file's own guess."
)


def _texts(found: Estimate, unit: str) -> tuple[str, str]:
    error = "" if found.simulation_error is None else f" ± {amount(found.simulation_error, unit, bare=True)}"
    spread = (
        "" if found.low is None or found.high is None else f"{amount(found.low, unit)} to {amount(found.high, unit)}"
    )
    return f"{amount(found.mean, unit)}{error}", spread


def _has_options(answer: Answer) -> bool:
    return len(answer.study.plans) > 1


def options_section(answer: Answer) -> str:
    """Every measure of every plan."""
    study = answer.study
    parts = []
    for plan in study.plans:
        rows = [
            (title_of(measure), *_texts(found, unit_of(measure, study.currency)))
            for measure, found in answer.estimates[plan.name].items()
        ]
        chosen = " (chosen)" if plan.name == answer.verdict.choice else ""
        parts.append(table(f"{plan.label}{chosen}", ("measure", *_ESTIMATE), rows, (1, 2)))
    meanings = [(title_of(name), each.definition) for name, each in MEASURES.items()]
    return "".join([*parts, table("What is measured", ("measure", "what exactly"), meanings)])


def differences_section(answer: Answer) -> str:
    """What each option brings more."""
    if not _has_options(answer):
        return ""
    study = answer.study
    unit = unit_of(study.measure, study.currency)
    found = {plan.label: answer.difference(plan.name, BASELINE) for plan in study.plans[1:]}
    rows = [(label, each.estimate) for label, each in found.items() if each]
    tells = (
        "Bars are means; whiskers span 8 of 10 futures; what lies left of the line is worse than going on as before."
    )
    plot = bars("Against going on as before", tells, rows, lambda value: amount(value, unit))
    cells = [
        (label, *_texts(each.estimate, unit), f"{each.chance:.0%}") for label, each in found.items() if each is not None
    ]
    headings = ("option", *_ESTIMATE, "better in")
    return figure(plot, tells) + table(f"More {title_of(study.measure)}", headings, cells, (1, 2, 3))


def chances_section(answer: Answer) -> str:
    """How likely each plan is the best, and what the rule says of it."""
    if not _has_options(answer):
        return ""
    study = answer.study
    refused = {
        each.plan: f"{each.rule}: {title_of(each.measure)} {amount(each.value, unit_of(each.measure, study.currency))}"
        for each in answer.verdict.refused
    }
    still = {each.option: each.may_be_best for each in answer.against_best}
    rows = [
        (
            plan.label,
            f"{answer.chances[plan.name]:.0%}",
            "yes" if still[plan.name] else "no",
            refused.get(plan.name, ""),
        )
        for plan in study.plans
    ]
    headings = ("plan", "best in", "may be best on average", "out by your rule")
    return table("Shares of the futures in which each plan is the best", headings, rows, (1,))


def monthly_section(answer: Answer) -> str:
    """How the difference grows."""
    unit = answer.study.currency
    parts = []
    for plan in answer.study.plans[1:]:
        points = list(zip(answer.month_names, answer.monthly[plan.name], strict=True))
        tells = f"{plan.label}: contribution more than going on as before, by the end of each month; mean and 8 of 10."
        parts.append(figure(line(f"{plan.label}, month by month", tells, points, lambda v: amount(v, unit)), tells))
        rows = [(month, *_texts(found, unit)) for month, found in points]
        parts.append(table(f"{plan.label}, month by month", ("by the end of", *_ESTIMATE), rows, (1, 2)))
    return "".join(parts)


def worlds_section(answer: Answer) -> str:
    """The plans in each world."""
    unit = unit_of(answer.study.measure, answer.study.currency)
    parts = []
    for world in answer.worlds:
        rows = [
            (plan.label, *_texts(world.means[plan.name], unit), f"{world.chances[plan.name]:.0%}")
            for plan in answer.study.plans
        ]
        caption = f"{world.name}: {world.futures} futures"
        parts.append(table(caption, ("plan", *_ESTIMATE, "best in"), rows, (1, 2, 3)))
    return "".join(parts)


def busiest_section(answer: Answer) -> str:
    """Who is busiest, month by month."""
    if not answer.busiest:
        return ""
    plans = [plan for plan in answer.study.plans if plan.name in answer.busiest]
    rows = [
        (month, *(f"{each.role} {each.busy:.0%}" for each in (answer.busiest[plan.name][place] for plan in plans)))
        for place, month in enumerate(answer.month_names)
    ]
    tells = "The role with the largest share of its time spent on work that somebody waits for; outbound work fills the"
    return paragraph(f"{tells} rest of the day and is left out.", quiet=True) + table(
        "Busiest role by month", ("month", *(plan.label for plan in plans)), rows
    )


def attainment_section(answer: Answer) -> str:
    """New revenue over quota, seat by seat."""
    plans = answer.study.plans
    seats = dict.fromkeys(seat for plan in plans for seat in answer.attainment[plan.name])
    rows = [
        (
            seat,
            *(
                f"{answer.attainment[plan.name][seat]:.0%}" if seat in answer.attainment[plan.name] else ""
                for plan in plans
            ),
        )
        for seat in seats
    ]
    if not rows:
        return ""
    headings = ("seat", *(plan.label for plan in plans))
    return table("New revenue over the quota for the time a seat was filled", headings, rows, range(1, len(headings)))


def horizons_section(answer: Answer) -> str:
    """The answer at other horizons, and paybacks."""
    unit, study = answer.study.currency, answer.study
    parts = []
    if answer.horizons:
        rows = [
            (
                f"{each.months} months",
                study.label(each.best) + ("" if each.is_clear else " (too close to call)"),
                *(_texts(each.differences[plan.name], unit)[0] for plan in study.plans[1:]),
                str(each.futures),
            )
            for each in answer.horizons
        ]
        headings = ("looking ahead", "best", *(plan.label for plan in study.plans[1:]), "futures")
        parts.append(table("More contribution than going on as before", headings, rows))
    if answer.paybacks:
        paid = [
            (
                study.label(each.option),
                "not within the time" if each.month is None else f"month {each.month}",
                f"{each.never:.0%}",
            )
            for each in answer.paybacks
        ]
        parts.append(table("When the extra cost has come back", ("option", "half of those by", "never in"), paid))
    return "".join(parts)


def flips_section(answer: Answer) -> str:
    """What was tried, and what knowing a number is worth."""
    unit = unit_of(answer.study.measure, answer.study.currency)
    parts = []
    if answer.flips:
        ends = [
            (f"{spoken(each.path)} at {end.text}", end.difference)
            for each in answer.flips
            for end in (each.low, each.high)
        ]
        tells = "The best option's lead over the next where a number is other than believed; left of the line it flips."
        parts.append(figure(bars("What flips the answer", tells, ends, lambda value: amount(value, unit)), tells))
        parts.append(
            table("What flips it", ("number", *_ESTIMATE), [(name, *_texts(e, unit)) for name, e in ends], (1, 2))
        )
    numbers = {each.path: each.quantity for each in answer.unsure}
    rows = [
        (
            each.path,
            str(numbers[each.path]),
            amount(each.worth, unit),
            f"{each.explains:.0%}",
            "" if each.turns_at is None else numbers[each.path].written(numbers[each.path].quantile(each.turns_at)),
        )
        for each in answer.influences
    ]
    if rows:
        headings = ("number", "what is believed", "knowing it is worth", "explains of the spread", "answer turns at")
        parts.append(table("What it is worth to know a number better", headings, rows, (2, 3)))
        parts.append(
            paragraph(
                f"Knowing the whole future before choosing would be worth {amount(answer.worth_of_knowing_all, unit)}: "
                "no study is worth more.",
                quiet=True,
            )
        )
    return "".join(parts)


def last_year_section(answer: Answer) -> str:
    """Last year among the years that could have been."""
    rows = []
    for each in answer.last_year:
        unit = answer.study.currency if each.what == "new_revenue" else ""
        _, spread = _texts(each.simulated, unit)
        what = each.what.replace("_", " ").replace(".", ", ")
        rows.append((what, amount(each.real, unit), spread, f"{each.lower:.0%}", each.verdict))
    headings = ("figure", "last year", "8 of 10 simulated years", "years with less", "verdict")
    return table("Last year among the years the same department could have had", headings, rows, (1, 3)) if rows else ""


def known_section(answer: Answer) -> str:
    """How well each difference is known."""
    if not _has_options(answer):
        return ""
    unit = unit_of(answer.study.measure, answer.study.currency)
    rows = [
        (answer.study.label(one), answer.study.label(other), state) for (one, other), state in answer.states.items()
    ]
    needed = f" About {answer.needed:,} futures would do for all." if answer.needed else ""
    said = f"Differences were to be known within {amount(answer.precision, unit)}.{needed}"
    return paragraph(said) + table("How well differences are known", ("plan", "against", "known"), rows)


def assumptions_section(answer: Answer) -> str:
    """Every number that nobody knows exactly, with source and grade."""
    rows = [(one.name, one.says, one.about, one.source, one.grade) for one in assumptions_of(answer.study.department)]
    headings = ("number", "value", "what it does", "source", "grade")
    return paragraph(_GRADES, quiet=True) + table("Numbers that nobody knows exactly", headings, rows)

"""The cheapest plan to staff a department, in 80 columns: a sentence to repeat, and a row for each plan."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from salessim.study.measures import title_of
from salessim.study.sentences import amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salessim.app.staff import StaffAnswer
    from salessim.study.staffing_search import Tried

_COLUMNS = 80
_ROWS = 16
_LABEL = 40


def written_staffing(answer: StaffAnswer) -> str:
    """Everything that is known, in lines of at most 80 columns."""
    study = answer.question.study
    futures = max((each.futures for each in answer.found.tried), default=0)
    lines = [
        fill(sentence_of(answer), _COLUMNS),
        "",
        f"{study.department_name}, {study.months} months, up to {futures} futures, seed {study.experiment.seed}",
        "",
        *_table(answer),
        "",
        fill(
            "The cost is that of the file: pay with bonus at target, overhead, tools and what hiring costs, until the "
            "end of the time looked at. “reached in” has what 8 of 10 such intervals hold. What is called sure is so "
            "with 90 % for all plans together.",
            _COLUMNS,
        ),
    ]
    return "\n".join(lines)


def sentence_of(answer: StaffAnswer) -> str:
    """The answer in words that can be said to somebody else."""
    question, found = answer.question, answer.found
    what = _goal(answer)
    within = f"within {question.study.months} months in at least {question.goal.share:.0%} of futures"
    choice = found.choice
    open_plans = [each for each in found.alike if each.verdict == "cannot be told"]
    if choice is None and not open_plans:
        best = max(found.tried, key=lambda each: each.chance)
        return (
            f"No plan within these bounds reaches {what} {within}. The nearest, “{best.plan.label}”, reaches it in "
            f"{best.chance:.0%}. Widen the bounds, or ask for less."
        )
    if choice is None:
        best = max(open_plans, key=lambda each: each.chance)
        return (
            f"No plan surely reaches {what} {within}; {_count(len(open_plans))} might. The likeliest, "
            f"“{best.plan.label}”, reaches it in {best.chance:.0%} of {best.futures} futures and costs "
            f"{_cost(best, answer)}. More futures (--most) would tell."
        )
    parts = [
        f"The cheapest plan that surely reaches {what} {within}: “{choice.plan.label}”. It reaches it in "
        f"{choice.chance:.0%} of {choice.futures} futures and costs {_cost(choice, answer)}.",
        *_cheaper(choice, open_plans, answer),
        *_most_contribution(answer),
    ]
    return " ".join(parts)


def _goal(answer: StaffAnswer) -> str:
    """What is to be reached: `5.2M EUR of new revenue`, `30 deals won`, `a quota attainment of 90%`."""
    question = answer.question
    title = title_of(question.study.measure)
    if question.unit == question.study.currency:
        return f"{amount(question.goal.least, question.unit)} of {title}"
    if question.unit == "share":
        return f"a {title} of {question.goal.least:.0%}"
    return f"{question.goal.least:g} {title}"


def _cheaper(choice: Tried, open_plans: list[Tried], answer: StaffAnswer) -> Iterator[str]:
    cheaper = [each for each in open_plans if each.plan.cost < choice.plan.cost]
    if cheaper:
        least = cheaper[0]
        yield (
            f"{_count(len(cheaper)).capitalize()} that cost less cannot be told from it yet: down to "
            f"“{least.plan.label}”, {_cost(least, answer)}, {least.chance:.0%}."
        )


def _most_contribution(answer: StaffAnswer) -> Iterator[str]:
    most = answer.found.most_contribution
    if most is not None:
        sure = "brings the most contribution" if answer.found.is_sure else "seems to bring the most contribution so far"
        yield f"Of the {len(answer.found.alike)} plans that cannot be told apart, “{most.plan.label}” {sure}."


def _count(number: int) -> str:
    return "one plan" if number == 1 else f"{number} plans"


def _cost(tried: Tried, answer: StaffAnswer) -> str:
    if not tried.plan.cost:
        return "nothing more than today"
    more = "more" if tried.plan.cost > 0 else "less"
    return f"{amount(abs(tried.plan.cost), answer.question.study.currency)} {more} than going on as before"


def _table(answer: StaffAnswer) -> Iterator[str]:
    """The plans around the choice: those that cannot be told apart first of all, then what costs less, then more."""
    currency = answer.question.study.currency
    alike = set(map(id, answer.found.alike))
    rows = sorted(answer.found.tried, key=lambda each: (id(each) not in alike, not each.futures, -each.chance))[:_ROWS]
    yield f"{'plan':<{_LABEL - 4}}{f'costs [{currency}]':>13}  {'reached in':<18}so it"
    for each in (each for each in answer.found.tried if each in rows):
        mark = "▶ " if each is answer.found.choice else ("= " if id(each) in alike else "  ")
        low, high = each.chance_interval
        reached = f"{each.chance:.0%} ({low:.0%} to {high:.0%})" if each.futures else "not tried"
        label = mark + each.plan.label
        label = label if len(label) < _LABEL else f"{label[: _LABEL - 2]}…"
        yield f"{label:<{_LABEL}}{amount(each.plan.cost, currency, bare=True):>9}  {reached:<18}{_SHORT[each.verdict]}"
    left = len(answer.found.tried) - len(rows)
    if left:
        yield f"  and {left} more (--json)"


_SHORT = {"reaches": "reaches", "misses": "misses", "cannot be told": "may", "costs more": "costs more"}

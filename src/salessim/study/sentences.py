"""The answer as a director would say it to somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salessim.study.measures import title_of, unit_of
from salessim.study.whatif import BASELINE

if TYPE_CHECKING:
    from salessim.study.answer import Answer
    from salessim.study.comparing import Difference
    from salessim.study.intervals import Estimate

_CONTAINERS: Final = frozenset(
    {"segments", "roles", "products", "marketing", "process", "hiring", "working_time", "playbooks"}
)


def sentence_of(answer: Answer) -> str:
    """The answer in a few plain sentences; what decides it comes first."""
    parts = []
    if len(answer.study.plans) > 1:
        parts += _choice(answer)
    parts += _last_year(answer)
    return " ".join(parts)


def _choice(answer: Answer) -> list[str]:
    verdict = answer.verdict
    refused = _refused(answer)
    if verdict.best is None or verdict.second is None:
        only = "Going on as before is all that your rule leaves." if verdict.best == BASELINE else ""
        return [each for each in (only, *refused) if each]
    found = answer.difference(verdict.best, verdict.second)
    assert found is not None
    known = found.estimate
    state = answer.states.get((verdict.best, verdict.second)) or answer.states[(verdict.second, verdict.best)]
    best, second = _begun(quoted(answer, verdict.best)), quoted(answer, verdict.second)
    if state == "identical":
        return [f"{best} and {second} make no difference: in all futures they come to the same.", *refused]
    if answer.replications > 1 and known.low == known.high == known.mean == 0.0:
        return [
            f"{best} and {second} came to the same to the cent in each of {answer.replications} futures: look whether "
            "what is changed is used at all.",
            *refused,
        ]
    if state == "rarely differ":
        return [
            f"{best} and {second} rarely differ: only a few of {answer.replications} futures told them apart, "
            "too few to choose by.",
            *refused,
        ]
    return [_main(answer, found, best, second), *_settling(answer), *refused]


def _main(answer: Answer, found: Difference, best: str, second: str) -> str:
    study, verdict, known = answer.study, answer.verdict, found.estimate
    unit = unit_of(study.measure, study.currency)
    low, high = known.low, known.high
    spread = (
        f"in 8 of 10 futures between {amount(low, unit, bare=True)} and {amount(high, unit)}"
        if low is not None and high is not None
        else "single futures were not told apart"
    )
    by = f"by month {study.months}"
    text = (
        f"{best} brings on average {amount(abs(known.mean), unit)} {'more' if known.mean >= 0 else 'less'} "
        f"{title_of(study.measure)} {by} than {second}; "
        f"{spread}; it is the best choice in {verdict.chance:.0%} of them"
    )
    if verdict.choice is not None:
        return f"{text}: do it." if verdict.choice != BASELINE else f"{text}: stay as you are."
    if answer.replications < answer.least:
        return f"{text}: too few futures to choose by, {answer.replications} of at least {answer.least}."
    if not found.is_settled:
        error = amount(known.simulation_error or 0.0, unit)
        return f"{text}; the simulation itself may be off by {error}: too close to call."
    if verdict.needed:
        return f"{text}: too close to your {verdict.needed:.0%} rule."
    return f"{text}: your rule asks for more."


def _settling(answer: Answer) -> list[str]:
    """What would settle a question that is too close to call."""
    if answer.verdict.choice is not None:
        return []
    unit = unit_of(answer.study.measure, answer.study.currency)
    for found in answer.influences:
        if found.turns_at is not None and found.worth > 0.0:
            number = next(each for each in answer.unsure if each.path == found.path)
            value = number.quantity.written(number.quantity.quantile(found.turns_at))
            return [
                f"What would settle it: knowing whether {spoken(found.path)} is above or below {value}; "
                f"knowing it would be worth {amount(found.worth, unit)} on average."
            ]
    flips = [each for each in answer.flips if each.flips]
    if flips:
        ends = f"{flips[0].low.text} or {flips[0].high.text}"
        return [f"What would settle it: knowing {spoken(flips[0].path)}; the answer is another at {ends}."]
    if answer.needed is not None:
        return [f"About {answer.needed:,} futures would tell them apart as well as you asked for."]
    return ["What remains is luck: no number of this department that could be measured would settle it."]


def _refused(answer: Answer) -> list[str]:
    """Plans that are out, with the reason; only where they would have been in the running."""
    texts = []
    for each in answer.verdict.refused:
        unit = unit_of(each.measure, answer.study.currency)
        what = title_of(each.measure)
        if each.rule == "limits":
            error = f" (± {amount(each.error, unit)})" if each.is_close and each.error is not None else ""
            why = f"{what} of {amount(each.value, unit)}{error}, where your limit is {amount(each.bound, unit)}"
            if each.is_close:
                why += "; that is closer than these futures tell, so look whether the limit is meant so sharply"
        else:
            bad, floor = amount(each.value, unit), amount(each.bound, unit)
            why = f"one future in ten with a {what} of {bad} or less, where you allow {floor}"
        texts.append(f"{_begun(quoted(answer, each.plan))} is out: {why}.")
    return texts


def _last_year(answer: Answer) -> list[str]:
    texts = []
    for each in answer.last_year[:1]:
        unit = answer.study.currency if each.what == "new_revenue" else ""
        said = f"{title_of(each.what.partition('.')[0])} of {amount(each.real, unit)}"
        lower = f"{each.lower:.0%} of the years that the same department could have had brought less"
        verdict = {
            "bad luck": "so few that last year was bad luck, or the file is rosier than the department",
            "luck": "so many that last year was luck, or the file is gloomier than the department",
            "ordinary": "it was neither good nor bad luck",
        }[each.verdict]
        texts.append(f"Last year's {said}: {lower}; {verdict}.")
    return texts


def quoted(answer: Answer, plan: str) -> str:
    """A plan as it is called within a sentence."""
    return "going on as before" if plan == BASELINE else f"“{answer.study.label(plan)}”"


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def spoken(path: str) -> str:
    """A path as one would say it: `segments.mid.win_rate` is the win rate (mid)."""
    *way, last = path.split(".")
    named = [step for step in way if step not in _CONTAINERS]
    return f"the {last.replace('_', ' ')}" + (f" ({' '.join(named)})" if named else "")


def amount(value: float, unit: str, bare: bool = False) -> str:
    """A figure in few characters: `120k EUR`, `1.2M EUR`, `34%`.

    Args:
        value: The figure.
        unit: Its unit; three capitals are a currency.
        bare: Without the currency.
    """
    if unit == "share":
        return f"{value:.0%}"
    if not (len(unit) == 3 and unit.isupper()):
        text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
        return f"{text} {unit}".strip()
    size = abs(value)
    if size >= 999_500:
        text = f"{value / 1e6:.2f}".rstrip("0").rstrip(".") + "M"
    elif size >= 950:
        text = f"{value / 1000:.0f}k" if size >= 9_950 else f"{value / 1000:.1f}k"
    else:
        text = f"{value:.0f}"
    return text if bare else f"{text} {unit}"


def with_error(found: Estimate, unit: str) -> str:
    """A mean with its simulation error, without the currency: `120k ± 9k`."""
    error = "" if found.simulation_error is None else f" ± {amount(found.simulation_error, unit, bare=True)}"
    return f"{amount(found.mean, unit, bare=True)}{error}"


def spread(found: Estimate, unit: str) -> str:
    """Where 8 of 10 futures lie, without the currency: `-60k to 310k`; empty where it is not known."""
    if found.low is None or found.high is None:
        return ""
    return f"{amount(found.low, unit, bare=True)} to {amount(found.high, unit, bare=True)}"

"""The answer to a what-if as parts of a page: the sentence, the tables, the plots."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.planner import QUICK_FUTURES, Asked
from salessim.study.answer import Answer
from salessim.study.intervals import Estimate
from salessim.study.measures import title_of, unit_of
from salessim.study.monthly import stretches
from salessim.study.sentences import amount, spoken, spread, with_error
from salessim.study.whatif import BASELINE
from salessim.tui import plan_words, words
from salessim.tui.widgets.band_plot import BandPlot
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, cell, filling

_MEAN, _SPREAD, _SHARE = 16, 17, 9
_BAR = 30
_MOST_BUSY = 6


def asked_cards(asked: Asked) -> list[Card]:
    """The question: what could be done, about whom, and what is asked."""
    about = [
        (plan_words.ASKED_BY, asked.asked_by),
        (plan_words.DEPARTMENT, asked.department),
        (plan_words.LOOKS, asked.look_ahead),
        (plan_words.COUNTS, asked.measure),
        (plan_words.WORLDS, ", ".join(asked.worlds)),
    ]
    facts: list[Visual] = [
        Columns(cell(label, "$ink-soft", width=12), filling(value)) for label, value in about if value
    ]
    options: list[Visual] = []
    for option in asked.options:
        options.append(Columns(cell(words.BULLET, "$ink-accent"), filling(option.label, "bold")))
        options += [Columns(cell(" "), filling(change, "$ink-soft")) for change in option.changes]
    asks: list[Visual] = [Columns(cell(words.BULLET, "$ink-accent"), filling(each)) for each in asked.asks]
    return [
        Card(plan_words.OPTIONS, *options),
        Card(plan_words.THE_QUESTION, *facts),
        Card(plan_words.ASKS, *asks),
    ]


def answer_parts(answer: Answer) -> list[Widget]:
    """Everything that is known, one part under another."""
    parts: list[Widget] = [Card(plan_words.THE_ANSWER, *_sentence(answer))]
    if len(answer.study.plans) > 1:
        parts += [_table(answer), _more(answer), *_over_time(answer), _chances(answer)]
    cards = ((plan_words.BUSIEST, _busiest(answer)), (plan_words.PAYS, _pays(answer)))
    further = ((plan_words.HORIZONS, _horizons(answer)), (plan_words.FLIPS, _flips(answer)))
    parts += [Card(title, *lines) for title, lines in ((t, list(found)) for t, found in (*cards, *further)) if lines]
    return parts


def _sentence(answer: Answer) -> Iterator[Visual]:
    if answer.replications <= QUICK_FUTURES:
        yield Content.styled(plan_words.QUICK_ONLY.format(futures=answer.replications), "$ink-part")
    yield Content(answer.sentence)
    study = answer.study
    yield Content.styled(
        plan_words.KNOWN_FROM.format(
            futures=answer.replications,
            seed=study.experiment.seed,
            seconds=answer.seconds,
            department=study.department_name,
            months=study.months,
        ),
        "$ink-soft",
    )


def _heads(heads: Sequence[str]) -> Columns:
    first, *others = heads
    widths = (_MEAN, _SPREAD, _SHARE)
    cells = [cell(text, "$ink-soft", width=w, is_right=True) for text, w in zip(others, widths, strict=True)]
    return Columns(filling(first or " ", "$ink-soft"), *cells)


def _row(label: str, found: Estimate, unit: str, share: float | None, style: str = "$ink") -> Columns:
    return Columns(
        filling(label, style),
        cell(with_error(found, unit), width=_MEAN, is_right=True),
        cell(spread(found, unit), width=_SPREAD, is_right=True),
        cell("" if share is None else f"{share:.0%}", width=_SHARE, is_right=True),
    )


def _table(answer: Answer) -> Card:
    study = answer.study
    unit = unit_of(study.measure, study.currency)
    lines: list[Visual] = [_heads(plan_words.TABLE_HEADS)]
    for plan in study.plans:
        is_chosen = plan.name == answer.verdict.choice
        label = f"{plan_words.BEST if is_chosen else ' '} {plan.label}"
        found = answer.estimates[plan.name][study.measure]
        lines.append(_row(label, found, unit, answer.chances[plan.name], "bold" if is_chosen else "$ink"))
    return Card(plan_words.TABLE.format(measure=title_of(study.measure), unit=unit), *lines)


def _more(answer: Answer) -> Card:
    study = answer.study
    unit = unit_of(study.measure, study.currency)
    lines: list[Visual] = [_heads(plan_words.MORE_HEADS)]
    for plan in study.plans[1:]:
        found = answer.difference(plan.name, BASELINE)
        if found is not None:
            lines.append(_row(f"  {plan.label}", found.estimate, unit, found.chance))
    return Card(plan_words.MORE, *lines)


def _over_time(answer: Answer) -> Iterator[Widget]:
    currency = answer.study.currency
    title = plan_words.OVER_TIME.format(unit=currency)
    yield Card(title, Content.styled(plan_words.BAND, "$ink-soft"))
    for plan in answer.study.plans[1:]:
        yield Static(Content.styled(plan.label, "bold"), classes="plot-title")
        yield BandPlot(answer.monthly[plan.name], answer.month_names, currency)


def _chances(answer: Answer) -> Card:
    lines: list[Visual] = []
    for plan in answer.study.plans:
        share = answer.chances[plan.name]
        bar = "█" * round(share * _BAR)
        lines.append(
            Columns(
                filling(plan.label),
                cell(f"{bar:·<{_BAR}}", "$ink-accent", width=_BAR),
                cell(f"{share:.0%}", width=5, is_right=True),
            )
        )
    return Card(plan_words.CHANCES, *lines)


def _busiest(answer: Answer) -> Iterator[Visual]:
    for plan, months in answer.busiest.items():
        yield Content.styled(answer.study.label(plan), "bold")
        runs = list(stretches(months))
        for first, last, role, busy in runs[:_MOST_BUSY]:
            when = first if first == last else f"{first} to {last}"
            share = plan_words.BUSY.format(share=busy)
            yield Columns(cell(f"  {when}", "$ink-soft", width=21), cell(role, width=18), filling(share, "$ink-soft"))


def _pays(answer: Answer) -> Iterator[Visual]:
    for each in answer.paybacks:
        when = (
            plan_words.NEVER
            if each.month is None
            else plan_words.BY_MONTH.format(month=each.month, never=each.never)
        )  # fmt: skip
        yield Columns(filling(answer.study.label(each.option)), cell(when, "$ink-soft", width=46))


def _horizons(answer: Answer) -> Iterator[Visual]:
    for each in answer.horizons:
        sure = "" if each.is_clear else plan_words.TOO_CLOSE
        months = plan_words.HORIZON.format(months=each.months)
        yield Columns(cell(months, "$ink-soft", width=10), filling(answer.study.label(each.best)), cell(sure, width=18))


def _flips(answer: Answer) -> Iterator[Visual]:
    unit = unit_of(answer.study.measure, answer.study.currency)
    for each in answer.flips:
        verdict = plan_words.FLIPS_IT if each.flips and each.is_sure else plan_words.MAY_FLIP_IT if each.flips else ""
        yield Columns(filling(spoken(each.path), "bold"), cell(verdict, "bold $ink-part", width=14))
        ends = plan_words.ENDS.format(
            low=each.low.text,
            one=amount(each.low.difference.mean, unit),
            high=each.high.text,
            other=amount(each.high.difference.mean, unit),
        )
        yield Columns(cell(" "), filling(ends, "$ink-soft"))

"""Answer a what-if: from its name to everything that is known about its options."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from salessim import __version__
from salessim.app.rates_known_of import rates_with_playbooks
from salessim.department.compiling import compile_plan
from salessim.department.futures import RULES, Figures
from salessim.department.opening import USUAL_MONTHS, Opening
from salessim.department.replicate import as_job_text
from salessim.errors import InputError, NotationError, SurroundingsError
from salessim.library.check import check_document
from salessim.library.checks import REFERENCE_RULES, TEXT_RULES
from salessim.library.finding import Library
from salessim.model.department import Department
from salessim.model.whatif import WhatIf
from salessim.runs import CancelToken, JsonCodec, Progress, ResultCache, open_executor
from salessim.study.answer import Answer
from salessim.study.answering import Run, answered
from salessim.study.checks import STUDY_RULES
from salessim.study.stopping import LEAST, LEAST_DIFFERENT, MOST
from salessim.study.whatif import Study, ready
from salessim.units import Money, parse_money, parse_share

_KEPT_BYTES = 500_000_000


def prepare_whatif(
    given: str, *, library: Library, seed: int = 1, opening_months: int = USUAL_MONTHS, settings: tuple[str, ...] = ()
) -> Study:
    """Reads and checks a what-if.

    Args:
        given: Its name or file.
        library: Where to look for it and for what it names.
        seed: Of all luck; zero or more.
        opening_months: How long the department has run before the plan begins [months].
        settings: `path=value`, laid over the what-if.

    Raises:
        InputError: It has mistakes, or the baseline has more work than time, so that there is no usual state to begin
            in.
    """
    loaded = check_document(
        library, given, "what-if", settings=settings, rules=(*REFERENCE_RULES, *TEXT_RULES, *STUDY_RULES)
    )
    question = loaded.sound()
    assert isinstance(question, WhatIf)
    assert loaded.root is not None
    baseline = loaded.baseline
    assert baseline is not None
    assert baseline.root is not None
    department = baseline.sound()
    assert isinstance(department, Department)
    if opening_months:
        Opening.warmed(compile_plan(department), opening_months)
    written = loaded.root.plain()
    return ready(
        loaded.name,
        question,
        written,
        baseline.name,
        department,
        department_text=as_job_text(baseline.root.plain()),
        against=rates_with_playbooks(library, baseline.root, _named_playbooks(written)),
        opening_months=opening_months,
        seed=seed,
    )


def _named_playbooks(written: Any) -> Iterator[str]:
    """Every playbook that a change names."""
    if isinstance(written, dict):
        for key, value in written.items():
            if key == "playbook" and isinstance(value, str):
                yield value
            elif key == "playbooks" and isinstance(value, dict):
                yield from (str(each) for each in value.values())
            else:
                yield from _named_playbooks(value)
    elif isinstance(written, list):
        for each in written:
            yield from _named_playbooks(each)


def answer_whatif(
    study: Study,
    *,
    precision: Money | float | None = None,
    most: int = MOST,
    least: int = LEAST,
    least_different: int = LEAST_DIFFERENT,
    workers: int | None = None,
    cluster: str = "",
    on_progress: Callable[[str, Progress], None] | None = None,
    cancelled: CancelToken | None = None,
    cache: ResultCache[Figures] | None = None,
) -> Answer:
    """Runs a what-if until its differences are known.

    Args:
        study: The question.
        precision: How well: a sum, or a share of what the baseline comes to; None: as the file says.
        most: Futures at most.
        least: Futures at least.
        least_different: Futures in which two plans must differ.
        workers: Processes to use; None for as many as there are processors, 0 for this one alone.
        cluster: Address of a Dask scheduler, such as `tcp://10.0.0.5:8786`; empty: this computer.
        on_progress: Told how far it is, and with what.
        cancelled: Looked at now and then; ends the run.
        cache: Where results are kept and found again.

    Raises:
        InputError: A number makes no sense.
        RunError: A simulation failed, or the run was cancelled.
    """
    if most < 2:
        raise InputError(f"{most} futures say nothing.", "Give 2 or more.")
    with open_executor(workers, cluster) as executor:
        return answered(
            study,
            Run(
                executor,
                precision=precision,
                most=most,
                least=least,
                least_different=least_different,
                on_progress=on_progress,
                cancelled=cancelled,
                cache=cache,
            ),
        )


class _FiguresCodec(JsonCodec):
    """Figures as JSON."""

    def decode(self, data: bytes) -> Figures:
        return cast("Figures", super().decode(data))


def kept_results(folder: Path, on_trouble: Callable[[SurroundingsError], None]) -> ResultCache[Figures]:
    """Where results are kept from one question to the next."""
    cache: ResultCache[Figures] = ResultCache(
        folder, version=f"{__version__} futures/{RULES}", codec=_FiguresCodec(), on_trouble=on_trouble
    )
    cache.trim(_KEPT_BYTES)
    return cache


def read_precision(text: str) -> Money | float:
    """How well differences are to be known: `20k EUR`, or `2%` of the baseline.

    Raises:
        InputError: It is neither, or not above zero.
    """
    words = text.strip().removesuffix("of the baseline").strip()
    try:
        found: Money | float = parse_share(words) if words.endswith("%") else parse_money(words)
    except NotationError as error:
        raise InputError(f"“{text}” is no precision.", "Write, for example, 20k EUR or 2%.") from error
    if (found.cents if isinstance(found, Money) else found) <= 0:
        raise InputError(f"A precision of {text} is never reached.", "Write, for example, 20k EUR or 2%.")
    return found

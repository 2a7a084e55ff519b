"""The answer to a what-if as one HTML page: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from importlib.resources import files

from salessim.reports.page.markup import paragraph, section
from salessim.reports.whatif.sections import (
    assumptions_section,
    attainment_section,
    busiest_section,
    chances_section,
    differences_section,
    flips_section,
    horizons_section,
    known_section,
    last_year_section,
    monthly_section,
    options_section,
    worlds_section,
)
from salessim.study.answer import Answer

_SECTIONS: dict[str, tuple[str, Callable[[Answer], str]]] = {
    "options": ("What each option comes to", options_section),
    "differences": ("Against going on as before", differences_section),
    "chances": ("How likely each is the best", chances_section),
    "monthly": ("The difference over time", monthly_section),
    "worlds": ("In worlds that nobody chooses", worlds_section),
    "busiest": ("Where the bottleneck is", busiest_section),
    "attainment": ("Who reaches the quota", attainment_section),
    "horizons": ("Over other times, and when it pays", horizons_section),
    "flips": ("What would change the answer", flips_section),
    "last-year": ("Was last year luck?", last_year_section),
    "known": ("How well this is known", known_section),
    "assumptions": ("What this rests on", assumptions_section),
}
"""All parts of the page; one that has nothing to say is left out."""


def whatif_page(answer: Answer) -> str:
    """The page."""
    study = answer.study
    made = {name: (heading, part(answer)) for name, (heading, part) in _SECTIONS.items()}
    parts = {name: (heading, markup) for name, (heading, markup) in made.items() if markup}
    style = (files("salessim.reports.page") / "report.css").read_text(encoding="utf-8")
    links = "".join(f'<li><a href="#{name}">{escape(heading)}</a></li>' for name, (heading, _) in parts.items())
    how = paragraph(
        f"{study.department_name}, {study.months} months, {answer.replications} simulated futures, seed "
        f"{study.experiment.seed}. In each future all options meet the same market, people and luck. Behind ± stands "
        "the simulation error (80 % confidence), which more futures make smaller; “8 of 10 futures” says what may "
        "happen, which nothing makes smaller.",
        quiet=True,
    )
    asked = paragraph(f"Asked by: {study.question.asked_by}", quiet=True) if study.question.asked_by else ""
    body = "".join(section(name, heading, markup) for name, (heading, markup) in parts.items())
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(study.title)}</title><style>{style}</style></head><body>\n"
        f"<header><h1>{escape(study.title)}</h1>{asked}{how}</header>\n<main>"
        f"<p><strong>{escape(answer.sentence)}</strong></p>"
        f'<nav aria-label="Parts of this page"><ul>{links}</ul></nav>\n{body}</main></body></html>\n'
    )

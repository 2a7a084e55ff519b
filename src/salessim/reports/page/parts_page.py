"""A page made of parts that are named at its top."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from typing import TypeAlias

from salessim.reports.page.markup import paragraph, section

Part: TypeAlias = tuple[str, str, tuple[str, ...]]
"""Its name in links, its heading and its pieces of HTML."""


def page_of_parts(title: str, how: str, parts: Iterable[Part]) -> str:
    """The page.

    Args:
        title: What it shows.
        how: What it was made from, in a sentence.
        parts: In their order.
    """
    style = (files("salessim.reports.page") / "report.css").read_text(encoding="utf-8")
    known = list(parts)
    links = "".join(f'<li><a href="#{name}">{escape(heading)}</a></li>' for name, heading, _ in known)
    body = "".join(section(name, heading, *pieces) for name, heading, pieces in known)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>\n"
        f"<header><h1>{escape(title)}</h1>{paragraph(how, quiet=True)}</header>\n<main>"
        f'<nav aria-label="Parts of this page"><ul>{links}</ul></nav>\n{body}</main></body></html>\n'
    )

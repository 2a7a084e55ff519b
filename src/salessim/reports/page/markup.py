"""Pieces of the page: headings, paragraphs, tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def section(name: str, heading: str, *parts: str) -> str:
    """A part of the page that can be linked to."""
    return f'<section id="{name}"><h2>{escape(heading)}</h2>{"".join(parts)}</section>\n'


def paragraph(text: str, *, quiet: bool = False) -> str:
    """A paragraph."""
    return f"<p{' class=quiet' if quiet else ''}>{escape(text)}</p>"


def figure(plot: str, caption: str) -> str:
    """A plot with what it shows below it."""
    return f"<figure>{plot}<figcaption>{escape(caption)}</figcaption></figure>"


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table whose first column names its rows.

    Args:
        caption: What it shows.
        headings: One for each column.
        rows: Texts; a first one that begins with two spaces is a part of the row above it.
        numbers: Which columns hold numbers [0..].
    """
    head = "".join(
        f'<th scope="col"{" class=number" if place in numbers else ""}>{escape(text)}</th>'
        for place, text in enumerate(headings)
    )
    body = "".join(f"<tr>{_cells(row, numbers)}</tr>" for row in rows)
    return (
        f'<div class="scroll"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Sequence[str], numbers: Sequence[int]) -> str:
    name, *rest = row
    part = " class=part" if name.startswith("  ") else ""
    first = f'<th scope="row"{part}>{escape(name.strip())}</th>'
    return first + "".join(
        f"<td{' class=number' if place in numbers else ''}>{escape(text)}</td>"
        for place, text in enumerate(rest, start=1)
    )

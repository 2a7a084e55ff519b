"""Pages of the reference that are made from the program, so that they cannot say something else than it does."""

import textwrap
from collections.abc import Callable
from functools import partial

from salessim.app.all_checks import CHECKS
from salessim.app.format_pages import format_page, moves_page
from salessim.library.codes import Check
from salessim.model.parameters import parameters

_FAMILIES = {
    "0": ("Shape", "What can be seen in one file: its text, its lines, the names and values in it."),
    "1": ("References", "What a document names in itself and in others: it exists, and shares add up."),
    "2": ("Reachability", "What a play can reach."),
    "3": ("Outcomes", "How a call or a negotiation can end."),
    "4": ("Text", "How lines read."),
    "5": ("Play", "What shows when bots play."),
    "6": ("Arithmetic", "Whether a department's figures fit together."),
}


def checks_page() -> str:
    """docs/reference/checks.md: every check with a bad and a good example."""
    parts = [
        "# Checks",
        "",
        *_wrapped(
            "`salessim check` finds these mistakes, all of them in one run. Codes are stable. An error keeps a "
            "document from being used; a warning does not. Every example below is run by the tests: the bad one gives "
            "exactly its code, on the line that is marked, and the good one gives nothing."
        ),
        "",
        "| code | what is wrong |",
        "|---|---|",
        *(f"| [{check.code}](#{_anchor(check)}) | {check.title} |" for check in CHECKS),
    ]
    family = ""
    for check in CHECKS:
        if check.code[1] != family:
            family = check.code[1]
            title, what = _FAMILIES[family]
            parts += ["", f"## {title}", "", what]
        parts += ["", *_section(check)]
    return "\n".join(parts) + "\n"


def _anchor(check: Check) -> str:
    """The anchor that Markdown readers give the heading `### CODE Title`."""
    heading = f"{check.code} {check.title}".lower()
    return "".join(sign if sign.isalnum() or sign in "-_" else "-" if sign == " " else "" for sign in heading)


def _section(check: Check) -> list[str]:
    level = "" if check.severity == "error" else f" ({check.severity})"
    return [
        f"### {check.code} {check.title}",
        "",
        *_wrapped(check.why + level),
        "",
        "```yaml",
        *_example(check.bad, check.line),
        "```",
        "",
        "Better:",
        "",
        "```yaml",
        *_shortened(check.good, check.bad),
        "```",
    ]


def _example(text: str, line: int) -> list[str]:
    """The lines around a mistake, with a mark on it."""
    rows = _rows(text)
    first, last = max(0, line - 4), min(len(rows), line + 2)
    marked = [f"{row}    # ←" if number == line else row for number, row in enumerate(rows, start=1)]
    return [*(["# ..."] if first else []), *marked[first:last], *(["# ..."] if last < len(rows) else [])]


def _shortened(good: str, bad: str) -> list[str]:
    """The lines of the good example from the first that differs from the bad one, with a few before."""
    rows, others = _rows(good), _rows(bad)
    same = next((n for n, (one, two) in enumerate(zip(rows, others, strict=False)) if one != two), len(rows) - 1)
    first, last = max(0, same - 3), min(len(rows), same + 3)
    return [*(["# ..."] if first else []), *rows[first:last], *(["# ..."] if last < len(rows) else [])]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, 119, break_on_hyphens=False)


def _rows(text: str) -> list[str]:
    """Lines that can be shown: short, and with invisible characters named."""
    shown = []
    for row in text.rstrip("\n").split("\n"):
        visible = row.replace("\t", "→tab→").replace("\u200b", "␣U+200B␣").replace("\udce8", "\\xe8")
        shown.append(visible if len(visible) <= 110 else visible[:60] + " ... " + visible[-20:])
    return shown


def parameters_page() -> str:
    """docs/reference/parameters.md: the engine's own numbers."""
    rows = [
        f"| `{one.name}` | {one.default:g} | {one.low:g} to {one.high:g} | {one.unit} | {one.description} "
        f"| {one.source} | {one.grade} |"
        for one in parameters().values()
    ]
    return "\n".join(
        [
            "# Parameters",
            "",
            *_wrapped(
                "Every number of the engine that is not a user's own, from `src/salessim/model/parameters.csv`. "
                "Grades: A peer-reviewed or field experiment; B large primary data set or named study; C vendor page "
                "or secondary report; D recollection; assumption where nobody measured it. `salessim params` prints "
                "the same."
            ),
            "",
            "| name | value | plausible | unit | what it does | source | grade |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


PAGES: dict[str, Callable[[], str]] = {
    "checks.md": checks_page,
    "parameters.md": parameters_page,
    "scenario.md": partial(format_page, "scenario"),
    "playbook.md": partial(format_page, "playbook"),
    "persona.md": partial(format_page, "persona"),
    "department.md": partial(format_page, "department"),
    "what-if.md": partial(format_page, "what-if"),
    "moves.md": moves_page,
}
"""Files in docs/reference/ and what makes their text."""

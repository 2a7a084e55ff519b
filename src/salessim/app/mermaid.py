"""Flowcharts in the Mermaid notation, written so that no text of a document can break them.

Mermaid (mermaid.js.org) is drawn by GitHub, GitLab, Obsidian, VS Code and others from a text block.
"""

import json
import re
import textwrap
from dataclasses import dataclass, field

WIDTH = 34
"""Columns after which a label goes on in the next line [columns]."""

_ESCAPES = {
    "#": "#35;",
    '"': "#quot;",
    "<": "#lt;",
    ">": "#gt;",
    "&": "#amp;",
    "`": "#96;",
    "\\": "#92;",
    "*": "#42;",
}
_ESCAPED = re.compile("|".join(map(re.escape, _ESCAPES)))
_LIST_SIGN = re.compile(r"^(\d+)\.|^([-+])(?= )")
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9]+")


def escaped(text: str) -> str:
    """A text that Mermaid shows as it is, within quotation marks."""
    safe = _ESCAPED.sub(lambda hit: _ESCAPES[hit[0]], " ".join(text.split()))
    # Labels are Markdown, and what looks like the item of a list is refused.
    safe = _LIST_SIGN.sub(lambda hit: f"{hit[1]}#46;" if hit[1] else f"#{ord(hit[2])};", safe)
    # `%%` begins a comment or a directive wherever it stands, and a colon behind a style word is read as a style.
    safe = safe.replace("%%", "#37;#37;")
    return safe.replace(":", "#58;") if re.search("style|classDef", safe) else safe


def label(*lines: str) -> str:
    """Lines of a label, wrapped, within quotation marks; empty ones are left out."""
    rows = [row for line in lines if line for row in textwrap.wrap(line, WIDTH, break_on_hyphens=False)]
    return '"' + "<br>".join(escaped(row) for row in rows) + '"'


@dataclass(slots=True)
class Flowchart:
    """A flowchart that is being drawn, from the top down.

    Attributes:
        title: Its title.
    """

    title: str
    _rows: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _ids: dict[tuple[str, ...], str] = field(default_factory=dict)
    _styles: dict[str, str] = field(default_factory=dict)
    _styled: dict[str, list[str]] = field(default_factory=dict)
    _depth: int = 1

    def id_of(self, *name: str) -> str:
        """The id of a node or group; the same for the same name, and never the same for two."""
        if name not in self._ids:
            plain = "_".join(_NOT_A_NAME.sub("_", part).strip("_") for part in name)
            plain = plain if plain[:1].isalpha() else f"node_{plain}"
            taken = set(self._ids.values())
            number = 1
            found = plain
            while found in taken:
                number += 1
                found = f"{plain}_{number}"
            self._ids[name] = found
        return self._ids[name]

    def has(self, *name: str) -> bool:
        """Whether there is a node or group of that name."""
        return name in self._ids

    def node(self, *name: str, lines: tuple[str, ...], style: str = "") -> str:
        """Draw a node; gives its id."""
        found = self.id_of(*name)
        self._add(f"{found}[{label(*lines)}]")
        if style:
            self._styled.setdefault(style, []).append(found)
        return found

    def open_group(self, *name: str, title: str) -> None:
        """Begin a frame around the nodes that follow."""
        self._add(f"subgraph {self.id_of(*name)}[{label(title)}]")
        self._depth += 1

    def close_group(self) -> None:
        """End the frame."""
        self._depth -= 1
        self._add("end")

    def link(self, first: str, second: str, text: str = "", *, is_dotted: bool = False) -> None:
        """Draw an arrow between two ids, once."""
        arrow = "-.->" if is_dotted else "-->"
        said = f"|{label(text)}|" if text else ""
        row = f"{first} {arrow}{said} {second}"
        if row not in self._links:
            self._links.append(row)

    def style(self, name: str, css: str) -> None:
        """Say what nodes of a style look like."""
        self._styles[name] = css

    def text(self) -> str:
        """The whole chart."""
        # The title is YAML, for which JSON's way of writing a text will do.
        rows = ["---", f"title: {json.dumps(self.title, ensure_ascii=False)}", "---", "flowchart TB", *self._rows]
        rows += [f"  {link}" for link in self._links]
        rows += [f"  classDef {name} {css}" for name, css in self._styles.items() if name in self._styled]
        rows += [f"  class {','.join(self._styled[name])} {name}" for name in self._styles if name in self._styled]
        return "\n".join(rows) + "\n"

    def _add(self, row: str) -> None:
        self._rows.append("  " * self._depth + row)

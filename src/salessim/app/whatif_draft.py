"""A what-if while it is put together: options and their changes, and how that is written as a file.

What it was opened from and cannot be changed here, such as worlds and the rule of decision, is written as it was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

import yaml

FORMAT: Final = "what-if/1"
USUAL_LOOK: Final = "18 months"
USUAL_MEASURE: Final = "contribution"
USUAL_PRECISION: Final = "2% of the baseline"
ASKED: Final[tuple[dict[str, Any], ...]] = (
    {"ask": "Which option brings more?", "compare": USUAL_MEASURE},
    {"ask": "How sure are we?", "show": "chance_of_being_best"},
    {"ask": "Where is the bottleneck before and after?", "show": "busiest_role_by_month"},
    {"ask": "When does each option pay for itself?", "show": "payback_month"},
)
"""What a question that was put together in the app asks."""

_SHORT = 100
_TOP: Final = ("format", "title", "asked_by", "baseline", "look_ahead", "measure", "options")


@dataclass(frozen=True, slots=True)
class DraftOption:
    """One thing that could be done.

    Attributes:
        name: Its name in the file.
        label: What it is called.
        changes: What is done, as a file has it.
        builds_on: The option whose changes it adds to; empty: none.
    """

    name: str
    label: str
    changes: tuple[dict[str, Any], ...] = ()
    builds_on: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question while it is put together.

    Attributes:
        title: What is asked.
        department: The baseline.
        look_ahead: How far is looked, as it is written.
        options: What could be done.
        file: The file it is kept in; empty: not kept yet.
        rest: All else of the file that it was opened from, as it was written.
    """

    title: str
    department: str
    look_ahead: str = USUAL_LOOK
    options: tuple[DraftOption, ...] = ()
    file: str = ""
    rest: Mapping[str, Any] = field(default_factory=dict)

    def with_option(self, label: str) -> Draft:
        """One option more."""
        taken = {option.name for option in self.options}
        return replace(self, options=(*self.options, DraftOption(free_name(label, taken), label)))

    def with_change(self, option: int, place: int, change: dict[str, Any]) -> Draft:
        """A change of an option put in the place of another; at the end: added."""
        changes = list(self.options[option].changes)
        changes[place : place + 1] = [change]
        return self._changed(option, changes=tuple(changes))

    def without_change(self, option: int, place: int) -> Draft:
        """A change of an option taken out."""
        changes = self.options[option].changes
        return self._changed(option, changes=changes[:place] + changes[place + 1 :])

    def renamed(self, option: int, label: str) -> Draft:
        """An option under another label."""
        return self._changed(option, label=label)

    def without_option(self, option: int) -> Draft:
        """An option taken out; those that build on it build on what it built on."""
        gone = self.options[option]
        left = (*self.options[:option], *self.options[option + 1 :])
        options = tuple(
            replace(each, builds_on=gone.builds_on) if each.builds_on == gone.name else each for each in left
        )
        return replace(self, options=options)

    def _changed(self, option: int, **values: Any) -> Draft:
        options = list(self.options)
        options[option] = replace(options[option], **values)
        return replace(self, options=tuple(options))

    def written(self) -> str:
        """The file."""
        found: dict[str, Any] = {
            "format": FORMAT,
            "title": self.title,
            "baseline": self.department,
            "look_ahead": self.look_ahead,
            "measure": USUAL_MEASURE,
            "questions": [dict(each) for each in ASKED],
            "precision": USUAL_PRECISION,
            **self.rest,
        }
        found["options"] = {option.name: _plain(option) for option in self.options}
        order = [*(key for key in _TOP if key in found), *(key for key in found if key not in _TOP)]
        node = _node({key: found[key] for key in order}, blocks=5)
        text = yaml.serialize(node, Dumper=yaml.BaseDumper, width=200, allow_unicode=True)
        return str(text).replace("\noptions:", "\n\noptions:", 1)


def draft_of(plain: Mapping[str, Any], file: str) -> Draft:
    """A what-if file, opened to be changed.

    Args:
        plain: What stands in it, all scalars as texts.
        file: Where changes are to be kept; empty: in a new file.
    """
    options = tuple(
        DraftOption(name, str(one.get("label", name.replace("-", " "))), tuple(one.get("changes", ())),
                    str(one.get("builds_on", "")))
        for name, one in plain.get("options", {}).items()
    )  # fmt: skip
    own = ("format", "title", "baseline", "look_ahead", "options")
    rest = {key: value for key, value in plain.items() if key not in own}
    return Draft(str(plain["title"]), str(plain["baseline"]), str(plain["look_ahead"]), options, file, rest)


def free_name(title: str, taken: set[str]) -> str:
    """A name for a file or an option, made of its title, that nothing else has."""
    name = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40].strip("-") or "option"
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _plain(option: DraftOption) -> dict[str, Any]:
    found: dict[str, Any] = {"label": option.label}
    if option.builds_on:
        found["builds_on"] = option.builds_on
    return {**found, "changes": list(option.changes)}


def _node(value: Any, blocks: int) -> yaml.Node:
    """A value as a node; short ones below `blocks` levels are written in one line."""
    if isinstance(value, Mapping):
        pairs = [(_node(str(key), 0), _node(inner, blocks - 1)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=_is_short(value, blocks))
    if isinstance(value, (list, tuple)):
        nodes = [_node(inner, blocks - 1) for inner in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", nodes, flow_style=_is_short(value, blocks))
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(value))


def _is_short(value: Any, blocks: int) -> bool:
    return blocks <= 0 and len(str(value)) < 4 * _SHORT

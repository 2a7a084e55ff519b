"""Differences between two versions of a document, as sentences."""

from collections.abc import Callable

from salessim.library.comparing import CONDITIONS, EFFECTS, LINES, Difference
from salessim.library.condition_words import as_text, in_words
from salessim.library.tree import Plain
from salessim.library.wording import listed, shown
from salessim.model.condition import RUNGS

_LONGEST = 160  # so much of a text is shown [characters]

_ENTRIES = {
    "people": "{0}",
    "qualification": "the slot {0}",
    "asks": "the question {0}",
    "objections": "the objection {0}",
    "beats": "the beat {0}",
    "endings": "the ending {0}",
    "moves": "the move {0}",
    "families": "the family {0}",
    "stages": "the stage {0}",
    "reacts": "the reaction to {0}",
    "rubric": "the criterion “{0}”",
    "debrief": "the debrief “{0}”",
    "pitfalls": "the pitfall “{0}”",
    "segments": "the segment {0}",
    "products": "the product {0}",
    "roles": "the role {0}",
    "options": "the option {0}",
    "worlds": "the world {0}",
}
"""How an entry of each part is called."""

_VERBS = {
    "needs": "needs",
    "when": "comes when",
    "raised_when": "is raised when",
    "opens_when": "opens when",
    "only_if": "is considered only if",
    "lets_you_through": "puts you through when",
    "unless": "is too early unless",
    "expect": "expects",
}


def sentence(found: Difference) -> str:
    """One difference in words."""
    way = found.way
    if way[:1] == ("difficulty",) and len(way) > 2:
        inner = Difference(way[2:], found.what, found.before, found.after)
        return f"In difficulty {way[1]}: {sentence(inner)}"
    where, rest = _where(way)
    key = rest[-1] if rest else ""
    if found.what == "order":
        order = listed((shown(as_text(item), 40) for item in found.after or ()), "and", 20)
        return f"{_capital(_joined(where, rest) or 'the document')}: the order is now {order}."
    if found.what == "renamed":
        return f"{_capital(_joined(where, rest))} is called {_text(found.after)} now."
    if key in LINES:
        return _line(found, where, rest)
    if key in CONDITIONS:
        return _condition(found, where, key)
    if len(rest) == 2 and rest[0] == "start":
        return _start(found, where, rest[1])
    if not rest:
        return _entry(found, where)
    return _value(found, where, rest)


def _where(way: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """What a way is about, and the keys that go on from there."""
    if way[:1] == ("topics",) and len(way) > 1:
        if len(way) > 2 and way[2] in RUNGS:
            return f"the rung {way[2]} of {way[1]}", way[3:]
        return f"the topic {way[1]}", way[2:]
    if way[:2] == ("commitment", "issues") and len(way) > 4 and way[3] == "options":
        return f"the option {way[2]}.{way[4]}", way[5:]
    if way[1:2] == ("issues",) and len(way) > 2:
        return f"the issue {way[2]}", way[3:]
    if way[:2] == ("scoring", "goals") and len(way) > 2:
        return f"the goal “{shown(way[2])}”", way[3:]
    if way[:2] == ("checks", "sample_calls") and len(way) > 2:
        return f"the sample call “{shown(way[2])}”", way[3:]
    if way[:2] == ("checks", "bots") and len(way) > 2:
        return f"the expectation of {way[2]}", way[3:]
    if way[:1] == ("commitment",) and len(way) > 1:
        return "the next step", way[1:]
    if way and way[0] in _ENTRIES and len(way) > 1:
        name = _person(way[1]) if way[0] == "people" else shown(way[1])
        return _ENTRIES[way[0]].format(name), way[2:]
    return "", way


def _person(key: str) -> str:
    return key[:1].upper() + key[1:]


def _start(found: Difference, where: str, scale: str) -> str:
    if found.what == "changed":
        return f"{_capital(where)} starts with {scale} {_text(found.after)} instead of {_text(found.before)}."
    if found.what == "added":
        return f"{_capital(where)} now starts with {scale} {_text(found.after)}."
    return f"{_capital(where)} no longer starts with {scale} {_text(found.before)}."


def _condition(found: Difference, where: str, key: str) -> str:
    verb = "fits when" if key == "when" and where.startswith("the ending ") else _VERBS[key]
    verb = "is paid when" if key == "when" and where.startswith("the goal ") else verb
    verb = "is said when" if key == "when" and where.startswith("the debrief ") else verb
    subject = _capital(where or "it")
    if found.what == "removed":
        return f"{subject} no longer {verb} {in_words(found.before or '')}."
    now = f"{subject} now {verb} {in_words(found.after or '')}"
    return f"{now}." if found.what == "added" else f"{now}; before: {in_words(found.before or '')}."


def _line(found: Difference, where: str, rest: tuple[str, ...]) -> str:
    about = _capital(_joined(where, rest[:-1]) or "the call")
    kind = {"says": "line", "opening": "opening line"}.get(rest[-1], f"line under {rest[-1]}")
    before, after = _quoted_line(found.before), _quoted_line(found.after)
    if found.what == "added":
        return _ended(f"{about} has a new {kind}: {after}")
    if found.what == "removed":
        return _ended(f"{about} has lost a {kind}: {before}")
    return _ended(f"{about} has a changed {kind}: {after} instead of {before}")


def _ended(text: str) -> str:
    """With a full stop, unless a quoted line has brought its own."""
    return text if text.endswith((".”", "!”", "?”", "…”")) else f"{text}."


def _quoted_line(line: "Plain | None") -> str:
    if isinstance(line, list):
        return ", ".join(_quoted_line(item) for item in line)
    if isinstance(line, dict) and "line" in line:
        who = f"{_person(as_text(line['who']))}: " if "who" in line else ""
        return f"{who}“{_text(line['line'])}”"
    return f"“{_text(line)}”"


def _entry(found: Difference, where: str) -> str:
    if found.what == "changed":
        return f"{_capital(where)} is {_text(found.after)} instead of {_text(found.before)}."
    return f"{_capital(where)} is {'new' if found.what == 'added' else 'gone'}."


def _value(found: Difference, where: str, rest: tuple[str, ...]) -> str:
    about = _capital(_joined(where, rest[:-1]))
    lead = f"{about}: {_key(rest[-1])}" if about else _capital(_key(rest[-1]))
    say: Callable[[Plain | None], str] = _effect if rest[-1] in EFFECTS else _text
    if found.what == "changed":
        return f"{lead} is {say(found.after)} instead of {say(found.before)}."
    if found.what == "added":
        return f"{lead} has come: {say(found.after)}."
    return f"{lead} has gone: {say(found.before)}."


def _effect(effect: "Plain | None") -> str:
    return in_words(effect) if effect else ""


def _text(value: "Plain | None") -> str:
    return shown(as_text(value), _LONGEST) if value is not None else "nothing"


def _key(key: str) -> str:
    return key.replace("_", " ")


def _joined(where: str, rest: tuple[str, ...]) -> str:
    return ", ".join(part for part in (where, *(_key(shown(key)) for key in rest)) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

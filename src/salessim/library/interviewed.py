"""A scenario made of the answers to an interview: whole, sound, and commented for going on with it."""

import json
import re
import unicodedata
from collections.abc import Mapping
from importlib.resources import files

from salessim.errors import NotationError
from salessim.library.interview import money_of
from salessim.model.outcome import SLOTS

_TAKEN = {"you", "buyer", "mail", "second-call", "yes", "no", "on", "off", "true", "false", "null", "none", *SLOTS}
"""Names that mean something else where a name made of an answer will stand."""

_BLANK = re.compile(r"<([a-z-]+)>")
_SPREAD = (0.6, 1.0, 1.7)  # how figures differ between attempts; assumption


def scenario_of(title: str, answers: Mapping[str, str]) -> str:
    """The text of a scenario.

    Args:
        title: Its title.
        answers: An answer to every question, each as the question reads it.
    """
    first = answers["person"].split()[0]
    person, topic = _name(first, "contact"), _name(answers["subject"], "trouble")
    filling = {key: _quoted(text) for key, text in answers.items()}
    filling |= {
        "title": _quoted(title),
        "person-name": filling["person"],
        "person": person,
        "topic": topic,
        "words": _quoted_list(_words(answers["subject"])),
        "step-option": _name(answers["step"], "next"),
        "you-are": _quoted(f"You sell {answers['product']} for {answers['seller']}."),
        "you-know": _quoted(f"{answers['person']}, {answers['role']} at {answers['customer']}, has agreed to talk."),
        "goal": _quoted(f"Find out what hurts and what it costs, and agree on the next step: {answers['step']}."),
        "vary": _vary(topic, answers["costs"]),
        "about": _quoted(f"You heard that something hurts, but never what it costs {first}. Ask what it leads to."),
        "pitched": _quoted(f"You described {answers['product']} before {first} had said that anything hurts."),
        "reached": _quoted(f"You left with {answers['step']}."),
    }
    template = (files("salessim.library") / "templates" / "interview.yaml").read_text(encoding="utf-8")
    return _BLANK.sub(lambda blank: filling[blank[1]], template)


def _quoted(text: str) -> str:
    # A text in JSON is a text in YAML, whatever it holds.
    return json.dumps(text, ensure_ascii=False)


def _quoted_list(texts: list[str]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _name(text: str, fallback: str) -> str:
    """A name for a key, made of an answer: `late-vans`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain)[:4])[:40].strip("-")
    if not re.search("[a-z]{2}", name):
        return fallback
    return f"{fallback}-{name}" if name in _TAKEN else name


def _words(subject: str) -> list[str]:
    """Words that point to the trouble: all of it, and each long word of it."""
    return list(dict.fromkeys([subject, *(word for word in subject.split() if len(word) > 3)]))


def _vary(topic: str, figure: str) -> str:
    """Figures that change from attempt to attempt; one alone where it is no money."""
    try:
        amount, currency, per = money_of(figure)
    except NotationError:
        return f"# vary:\n#   {topic}.impact.figure: [one figure, another figure]"
    shown = [f"{float(f'{amount * factor:.2g}'):,.0f} {currency}" + (f"/{per}" if per else "") for factor in _SPREAD]
    return f"vary:\n  {topic}.impact.figure: {_quoted_list([shown[0], figure, shown[2]])}"

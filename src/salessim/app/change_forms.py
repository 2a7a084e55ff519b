"""What a department can be asked to change, as forms with a few plain fields; a form fills a change of a what-if.

A what-if file can say more than these forms. What they cannot show stays in the file as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from salessim.model.department import Department

BESIDE: Final = "from"
"""The field that stands beside the verb and not inside it."""


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing to fill in.

    Attributes:
        key: Where it goes: a key of the verb, its steps divided by dots.
        title: What is asked.
        usual: What stands there before anybody writes; empty: nothing.
        choices: What can be chosen; empty: anything may be written.
        is_needed: Whether it may not be left empty.
    """

    key: str
    title: str
    usual: str = ""
    choices: tuple[str, ...] = ()
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """A way to change a department.

    Attributes:
        id: What it is called.
        verb: The verb of the file that it fills.
        title: What it does, in a word or two.
        what: The same in a sentence.
        fields: What there is to fill in.
    """

    id: str
    verb: str
    title: str
    what: str
    fields: tuple[FormField, ...]

    def written(self, filled: Mapping[str, str]) -> dict[str, Any]:
        """The change, as a file has it; fields that were left empty are left out.

        Args:
            filled: What stands in each field, by its key.
        """
        change: dict[str, Any] = {self.verb: {}}
        for field in self.fields:
            value = filled.get(field.key, "").strip()
            if not value:
                continue
            here = change if self.verb == "set" and field.key == BESIDE else change[self.verb]
            *way, last = field.key.split(".")
            for step in way:
                here = here.setdefault(step, {})
            here[last] = value
        return change

    def filled(self, change: Mapping[str, Any]) -> dict[str, str] | None:
        """What stands in each field for a change of a file; None where the form cannot show all of it."""
        found: dict[str, str] = {}
        for key, value in _leaves(change):
            verb, _, inside = key.partition(".")
            name = inside if verb == self.verb else key
            if name not in {field.key for field in self.fields} or not isinstance(value, str):
                return None
            found[name] = value
        return found if self.verb in change else None

    def missing(self, filled: Mapping[str, str]) -> tuple[str, ...]:
        """Titles of the fields that have to be filled in and are not."""
        return tuple(field.title for field in self.fields if field.is_needed and not filled.get(field.key, "").strip())


def _leaves(value: Mapping[str, Any], way: str = "") -> Iterator[tuple[str, Any]]:
    for key, inner in value.items():
        here = f"{way}.{key}" if way else str(key)
        if isinstance(inner, dict) and inner:
            yield from _leaves(inner, here)
        else:
            yield here, inner


def change_forms(department: Department, playbooks: tuple[str, ...]) -> tuple[ChangeForm, ...]:
    """The forms that make sense for a department.

    Args:
        department: The department.
        playbooks: Names of the playbooks that people could be trained in.
    """
    return (*_about_people(department, playbooks), *_about_business(department))


def _about_people(department: Department, playbooks: tuple[str, ...]) -> tuple[ChangeForm, ...]:
    """Who works here, how well, and for how much."""
    roles, territories = tuple(department.roles), tuple(department.territories)
    money, first_day = department.currency, department.calendar.starts
    day = FormField("on", "from which day", first_day)
    where = (FormField("territory", "in which territory", "", territories, is_needed=False),) if territories else ()

    def role(title: str = "which role", key: str = "role") -> FormField:
        return FormField(key, title, roles[0] if len(roles) == 1 else "", roles)

    return (
        ChangeForm(
            "hire", "hire", "Hire people", "They come when somebody has been found, and need time to get up to speed.",
            (role(), FormField("count", "how many", "1"), FormField("approved", "search begins on", first_day), *where),
        ),
        ChangeForm(
            "leave", "leave", "Let people go", "Those of a role with the highest numbers.",
            (role(), FormField("count", "how many", "1"), FormField("on", "last day", first_day)),
        ),
        ChangeForm(
            "promote", "promote", "Promote the best of a role", "Whoever has won most; the seat is filled again.",
            (role("the best of which role", "best_of"), role("to which role", "to"), day),
        ),
        ChangeForm(
            "train", "train", "Train people in a playbook", "They work by it from then on; so do newcomers.",
            (
                role("which role", "roles"),
                FormField("playbook", "in which playbook", "", playbooks),
                FormField("takes", "time it takes each of them", "2 days", is_needed=False),
                FormField("cost", f"cost in all, such as 20k {money}", "", is_needed=False),
                day,
            ),
        ),
        ChangeForm(
            "pay", "pay", "Pay a role differently", "What that does to leaving is not guessed.",
            (
                role(),
                FormField("salary", f"salary a year, such as 60k {money}", "", is_needed=False),
                FormField("bonus_at_target", "bonus a year at target", "", is_needed=False),
                day,
            ),
        ),
        ChangeForm(
            "quota", "quota", "Give a role another quota", "For everybody in it.",
            (role(), FormField("quota", f"quota, such as 800k {money}/year"), day),
        ),
    )  # fmt: skip


def _about_business(department: Department) -> tuple[ChangeForm, ...]:
    """Prices, leads, tools, and money spent."""
    segments, channels, tools = tuple(department.segments), tuple(department.marketing), tuple(department.tools)
    money, first_day = department.currency, department.calendar.starts
    day, beside = FormField("on", "from which day", first_day), FormField(BESIDE, "from which day", first_day)
    forms = [
        ChangeForm(
            "reprice", "reprice", "Raise or lower prices", "For new deals; buyers respond as they usually do.",
            (
                FormField("by", "by how much, such as +5%"),
                FormField("segments", "in which segment only", "", segments, is_needed=False),
                day,
            ),
        ),
        ChangeForm(
            "spend", "spend", "Spend money", "On something that does nothing by itself: what a change costs.",
            (
                FormField("for", "what for"),
                FormField("amount", f"how much, such as 1k {money}/month"),
                FormField("from", "from which day", "", is_needed=False),
            ),
        ),
        ChangeForm(
            "demand", "set", "More or less demand", "As many leads as before times this: 80% is a fifth less.",
            (FormField("demand", "demand, such as 120%"), beside),
        ),
        ChangeForm(
            "answer", "set", "Answer inbound leads faster", "Leads go cold while they wait.",
            (FormField("process.answer_inbound_within.typical", "usually within, such as 1 hour"), beside),
        ),
    ]  # fmt: skip
    if channels:
        fields = (
            FormField("channel", "which channel", channels[0] if len(channels) == 1 else "", channels),
            FormField("starts", "first day", first_day),
            FormField("lasts", "how long", "6 weeks"),
            FormField("leads", "its leads in that time", "+30%"),
            FormField("cost", f"cost, such as 20k {money}", "", is_needed=False),
        )
        forms.append(
            ChangeForm("campaign", "campaign", "Run a campaign", "Some weeks in which a channel brings more.", fields)
        )
    if tools:
        bought = FormField("tool", "which tool", tools[0] if len(tools) == 1 else "", tools)
        forms.append(ChangeForm("buy", "buy", "Buy a tool", "What it does stands in the department.", (bought, day)))
    return tuple(forms)


def form_for(change: Mapping[str, Any], forms: tuple[ChangeForm, ...]) -> ChangeForm | None:
    """The form that can show a change; None: none can."""
    return next((form for form in forms if form.filled(change) is not None), None)


def in_words(change: Mapping[str, Any]) -> str:
    """A change in a line: what is done, then with what."""
    verb = next((key for key in change if key not in (BESIDE, "if_by")), "")
    body = change.get(verb)
    parts = [_said(key, value) for key, value in body.items()] if isinstance(body, dict) else [_flat(body)]
    parts += [_said(key, change[key]) for key in (BESIDE, "if_by") if key in change]
    return f"{_SAID.get(verb, verb)}: {', '.join(part for part in parts if part)}"


_SAID: Final = {"set": "change", "pay": "pay differently", "reprice": "change prices", "route": "send deals"}
_ALONE: Final = frozenset({"role", "roles", "playbook", "tool", "channel", "for", "territory", "product", "who", "by"})


def _said(key: str, value: Any) -> str:
    text = _flat(value)
    return text if key in _ALONE else f"{key.replace('_', ' ')} {text}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{str(key).replace('_', ' ')} {_flat(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_flat, value))
    return str(value)

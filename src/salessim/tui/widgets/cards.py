"""Cards beside a call: people, account, what was heard; on a page of their own where it is narrow."""

from collections.abc import Sequence

from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from salessim.app.call_views import Briefing, CallView, Fact, Finding, PersonView
from salessim.tui import words
from salessim.tui.widgets.columns import Columns, Stack, cell, filling

LABEL_WIDTH = 13


class Card(Static):
    """A title and what stands under it."""

    def __init__(self, title: str, *body: Visual, id: str | None = None) -> None:
        super().__init__(id=id, classes="card")
        self.show(title, *body)

    def show(self, title: str, *body: Visual) -> None:
        """Replace title and body."""
        self.update(Stack((Content.styled(title, "bold $ink-accent"), *body)) if body else "")
        self.display = bool(body)


def fact_lines(facts: Sequence[Fact]) -> list[Visual]:
    """Facts as label and value."""
    width = min(LABEL_WIDTH, max((len(fact.label) for fact in facts), default=0))
    return [Columns(cell(fact.label, "$ink-soft", width=width), filling(fact.value)) for fact in facts]


def stacked_facts(facts: Sequence[Fact]) -> list[Visual]:
    """Facts whose value stands under the label, for long labels and for values that are sentences."""
    return [
        part
        for fact in facts
        for part in (Content.styled(fact.label, "bold"), Columns(cell(""), filling(fact.value, "$ink-soft")))
    ]


def person_lines(people: Sequence[PersonView]) -> list[Visual]:
    """Who is there, who is not, and how they seem."""
    lines: list[Visual] = []
    for person in people:
        sign = cell(words.HERE if person.is_on_call else words.NOT_HERE, "$ink-other")
        style = "bold $ink-other" if person.is_on_call else "$ink"
        lines.append(Columns(sign, filling(person.name, style)))
        notes = [person.role, person.manner if person.is_on_call else words.NOT_ON_CALL]
        lines += [Columns(cell(" "), filling(note, "$ink-soft")) for note in notes if note]
    return lines


def heard_lines(heard: Sequence[Finding]) -> list[Visual]:
    """What was found out so far."""
    if not heard:
        return [Content.styled(words.HEARD_NOTHING, "$ink-soft")]
    lines: list[Visual] = []
    for finding in heard:
        label = words.BETWEEN.join(part for part in (finding.subject, finding.rung) if part)
        lines.append(Columns(cell(words.GOOD, "$ink-good"), filling(label, "$ink-soft")))
        lines.append(Columns(cell(" "), filling(finding.text)))
    return lines


def call_cards(briefing: Briefing, view: CallView) -> list[tuple[str, str, list[Visual]]]:
    """The cards of a call: id, title, body."""
    return [
        ("people", words.PEOPLE, person_lines(view.people)),
        ("heard", words.HEARD, heard_lines(view.heard)),
        ("goal", words.YOUR_GOAL, [Content(briefing.your_goal)]),
        ("account", words.ACCOUNT, fact_lines(briefing.account)),
    ]


def briefing_lines(briefing: Briefing) -> list[Visual]:
    """What is read before the call, as prose with labels."""

    def part(label: str, *paragraphs: str) -> list[Visual]:
        rows: list[Visual] = []
        for index, paragraph in enumerate(paragraphs):
            shown = label if index == 0 else ""
            rows.append(Columns(cell(shown, "bold $ink-accent", width=LABEL_WIDTH), filling(paragraph)))
        return [*rows, Content("")] if rows else []

    reminders = [f"{words.BULLET} {reminder}" for reminder in briefing.keep_in_mind]
    return [
        *part(words.YOU_ARE, briefing.you_are),
        *part(words.YOU_KNOW, *briefing.you_know),
        *part(words.YOUR_GOAL, briefing.your_goal),
        *part(words.KEEP_IN_MIND, *reminders),
        *part(words.BEFORE, *(f"{fact.label}: {fact.value}" for fact in briefing.before)),
    ]


def method_lines(briefing: Briefing) -> list[Visual]:
    """The playbook that marks the call, in one breath and in stages."""
    breath = [Content.styled(briefing.playbook_in_one_breath, "$ink-soft")] if briefing.playbook_in_one_breath else []
    return [Content(words.marked_by(briefing)), *breath, *stacked_facts(briefing.stages)]

"""The parts of a scenario as pieces of a flowchart.

What leads on is a line; what only has to be so before is a dotted one. Conditions stand in the words of the document.
"""

import textwrap
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from salessim.app.mermaid import Flowchart
from salessim.library.condition_words import in_words, texts
from salessim.library.tree import Plain
from salessim.library.wording import listed, shown
from salessim.model.lines import Line
from salessim.model.people import Person
from salessim.model.scenario import Scenario
from salessim.model.topic import Answer

_QUOTE = 64  # so much of a line says which one it is [characters]
_READ = 400

_STYLES = {
    "person": "fill:#dbe9ff,stroke:#2f5fa5,color:#111",
    "rung": "fill:#f4f4f4,stroke:#666,color:#111",
    "trouble": "fill:#fff1cf,stroke:#9a6a00,color:#111",
    "option": "fill:#e8e2f7,stroke:#5d4497,color:#111",
    "won": "fill:#d9f2dd,stroke:#2b7a3b,color:#111",
    "ended": "fill:#f3dcdc,stroke:#8f3333,color:#111",
}
_WON = ("order", "advance", "rightly-ended", "nurture")


def draw_scenario(chart: Flowchart, scenario: Scenario, plain: dict[str, Plain]) -> None:
    """Draw a scenario.

    Args:
        chart: Where to draw it.
        scenario: The scenario.
        plain: The same as it was written, all layers merged.
    """
    for name, css in _STYLES.items():
        chart.style(name, css)
    written: dict[str, Any] = plain
    _draw_people(chart, scenario, written)
    _draw_topics(chart, scenario, written)
    _draw_slots(chart, scenario, written)
    _draw_what_comes_up(chart, scenario, written)
    _draw_next_step(chart, scenario, written)
    _draw_table(chart, scenario, written)
    _draw_endings(chart, scenario, written)


def _quote(lines: Iterable[Line]) -> str:
    first = next(iter(lines), None)
    return f"“{textwrap.shorten(shown(first.line, _READ), _QUOTE, placeholder='…')}”" if first else ""


def _when(condition: Plain) -> str:
    words = in_words(condition)
    return words if words.startswith("after ") else f"when {words}"


def _names(scenario: Scenario, ids: Iterable[str]) -> str:
    return listed((scenario.people[name].name for name in ids if name in scenario.people), "and", 100)


def _title(name: str, title: str | None = None) -> str:
    return title or name.replace("-", " ")


# ------------------------------------------------------------------------------------------------------- people


def _draw_people(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    chart.open_group("people", title="Who is on the call")
    begin = chart.node("begin", lines=("The call begins",))
    for name, person in scenario.people.items():
        start = written["people"][name].get("start", {})
        chart.node("person", name, lines=_about(person, start), style="person")
    chart.close_group()
    first = [name for name, person in scenario.people.items() if person.on_call == "first"]
    guard = first[0] if first and scenario.people[first[0]].power == "guards" else None
    for name, person in scenario.people.items():
        here = chart.id_of("person", name)
        if name == guard or (guard is None and name in first):
            chart.link(begin, here, "picks up")
        elif person.joins is not None:
            chart.link(begin, here, f"joins {written['people'][name]['joins']}", is_dotted=True)
        elif person.on_call == "no":
            continue
        elif guard is not None:
            lets = written["people"][guard].get("lets_you_through")
            wanted = in_words(lets) if lets else "a reason for the call"
            chart.link(chart.id_of("person", guard), here, f"puts you through: {wanted}")
        else:
            chart.link(begin, here)


def _about(person: Person, start: Mapping[str, str]) -> tuple[str, ...]:
    levels = ", ".join(f"{scale} {level}" for scale, level in start.items())
    return (person.name, person.role, f"{person.power} · {person.persona}", levels and f"starts: {levels}")


# ------------------------------------------------------------------------------------------------------- findings


def _draw_topics(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    for name, topic in scenario.topics.items():
        kind = "" if topic.kind == "pain" else " (facts only)"
        chart.open_group("topic", name, title=f"{_title(name, topic.title)}{kind} · {_names(scenario, topic.who)}")
        for rung, answer in topic.rungs().items():
            needs = written["topics"][name][rung].get("needs")
            chart.node("rung", f"{name}.{rung}", lines=(rung, *_answer(answer, needs)), style="rung")
        chart.close_group()
        rungs = [chart.id_of("rung", f"{name}.{rung}") for rung in topic.rungs()]
        for below, above in pairwise(rungs):
            chart.link(below, above)
    for name, topic in scenario.topics.items():
        for rung in topic.rungs():
            needs = written["topics"][name][rung].get("needs")
            _link_what_it_takes(chart, needs, chart.id_of("rung", f"{name}.{rung}"))


def _answer(answer: Answer, needs: "Plain | None") -> tuple[str, ...]:
    return (f"needs {in_words(needs)}" if needs else "", _quote(answer.says))


def _draw_slots(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    if not scenario.qualification:
        return
    chart.open_group("slots", title="Qualification")
    for name, slot in scenario.qualification.items():
        claims = f"at first only: {_quote(slot.claims)}" if slot.claims else ""
        about = (_title(name), *_answer(slot, written["qualification"][name].get("needs")), claims)
        chart.node("rung", name, lines=about, style="rung")
    chart.close_group()
    for name, slot in scenario.qualification.items():
        here = chart.id_of("rung", name)
        if slot.checked_by and chart.has("rung", slot.checked_by):
            chart.link(chart.id_of("rung", slot.checked_by), here, "brings out the rest", is_dotted=True)
        _link_what_it_takes(chart, written["qualification"][name].get("needs"), here)


def _link_what_it_takes(chart: Flowchart, condition: Mapping[str, Any] | None, to: str) -> None:
    """Dotted lines from everything that a condition asks for by name."""
    if condition is None:
        return
    for key, kind, text in (
        ("shared_all", "rung", ""),
        ("shared_any", "rung", "any"),
        ("spoke_with", "person", "spoken with"),
        ("agreed_all", "option", ""),
    ):
        for name in texts(condition[key]) if key in condition else ():
            if chart.has(kind, name):
                chart.link(chart.id_of(kind, name), to, text, is_dotted=True)
            elif kind == "rung" and chart.has("topic", name):
                chart.link(chart.id_of("topic", name), to, text, is_dotted=True)


# ------------------------------------------------------------------------------------------------------- trouble


def _draw_what_comes_up(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    if not (scenario.asks or scenario.objections or scenario.beats):
        return
    chart.open_group("comes_up", title="What can come up")
    for name, ask in scenario.asks.items():
        good = f"answered by {listed(ask.good_answer, 'or')}"
        chart.node("ask", name, lines=(f"asks: {_title(name)}", _quote(ask.says), good), style="trouble")
    for name, objection in scenario.objections.items():
        good = f"settled by {listed(objection.good_answer, 'then')}"
        about = (f"objects: {_title(name)}", _quote(objection.says), good)
        chart.node("objection", name, lines=about, style="trouble")
    for name, beat in scenario.beats.items():
        chart.node("beat", name, lines=(f"happens: {_title(name)}", _quote(beat.says)), style="trouble")
    chart.close_group()
    for kind, block, key in (
        ("ask", "asks", "when"),
        ("objection", "objections", "raised_when"),
        ("beat", "beats", "when"),
    ):
        for name, entry in written.get(block, {}).items():
            here = chart.id_of(kind, name)
            who = entry.get("who")
            source = chart.id_of("person", who) if who and chart.has("person", who) else chart.id_of("begin")
            chart.link(source, here, _when(entry[key]))
            _link_what_it_takes(chart, entry[key], here)


# ------------------------------------------------------------------------------------------------------- agreeing


def _draw_next_step(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    commitment = scenario.commitment
    if commitment is None:
        return
    block = written["commitment"]
    opens = f"opens {_when(block['opens_when'])}"
    chart.open_group("commitment", title=f"The next step, with {_names(scenario, [commitment.with_whom])}: {opens}")
    for name, issue in commitment.issues.items():
        chart.open_group("issue", name, title=_title(name, issue.title))
        for option in issue.options:
            raw = block["issues"][name]["options"][option]
            worth = "worth: " + ", ".join(f"{side} {value}" for side, value in raw.get("worth", {}).items())
            only_if = f"only if {in_words(raw['only_if'])}" if "only_if" in raw else ""
            chart.node("option", f"{name}.{option}", lines=(_title(option), worth, only_if), style="option")
        chart.close_group()
    chart.close_group()
    for name, issue in commitment.issues.items():
        for option in issue.options:
            only_if = block["issues"][name]["options"][option].get("only_if")
            _link_what_it_takes(chart, only_if, chart.id_of("option", f"{name}.{option}"))
    _link_what_it_takes(chart, block["opens_when"], chart.id_of("commitment"))


def _draw_table(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    table = scenario.negotiation
    if table is None:
        return
    chart.open_group("table", title=f"The table, with {_names(scenario, [table.with_whom])}: {table.rounds} rounds")
    for name, issue in table.issues.items():
        tell = written["negotiation"].get("tells_you", {}).get(name)
        tells = f"tells you {_when(tell['when'])}" if tell else ""
        about = (_title(name, issue.title), ", ".join(issue.options), tells)
        chart.node("issue", name, lines=about, style="option")
    for number, tactic in enumerate(table.buyer_plays.tactics, 1):
        when = tactic.when or ""
        chart.node("tactic", str(number), lines=(f"plays: {tactic.play}", when, _quote(tactic.says)), style="trouble")
    chart.close_group()
    buyer = chart.id_of("person", table.with_whom)
    chart.link(buyer, chart.id_of("table"), f"opens at {written['negotiation']['buyer_plays']['opens_at']}")
    for number, tactic in enumerate(table.buyer_plays.tactics, 1):
        if tactic.on and chart.has("issue", tactic.on):
            chart.link(chart.id_of("tactic", str(number)), chart.id_of("issue", tactic.on), is_dotted=True)
    for name in table.tells_you:
        _link_what_it_takes(chart, written["negotiation"]["tells_you"][name]["when"], chart.id_of("issue", name))
    if table.discovery_helps is not None:
        through = {"shared_any": list(table.discovery_helps.through)}
        _link_what_it_takes(chart, through, chart.id_of("table"))


# ------------------------------------------------------------------------------------------------------- endings


def _draw_endings(chart: Flowchart, scenario: Scenario, written: dict[str, Any]) -> None:
    chart.open_group("endings", title="Endings: the first that fits")
    for number, (name, ending) in enumerate(scenario.endings.items(), 1):
        condition = written["endings"][name].get("when")
        when = _when(condition) if condition else "otherwise"
        about = (f"{number} · {_title(name)}: {ending.counts_as}", when, _quote(ending.says))
        style = "won" if ending.counts_as in _WON else "option" if ending.counts_as == "continuation" else "ended"
        chart.node("ending", name, lines=about, style=style)
    chart.close_group()
    for name in scenario.endings:
        condition = written["endings"][name].get("when")
        here = chart.id_of("ending", name)
        if condition is None:
            continue
        for option in texts(condition["agreed_any"]) if "agreed_any" in condition else ():
            if chart.has("option", option):
                chart.link(chart.id_of("option", option), here)
        if "deal" in condition and scenario.negotiation is not None:
            chart.link(chart.id_of("table"), here)
        _link_what_it_takes(chart, condition, here)

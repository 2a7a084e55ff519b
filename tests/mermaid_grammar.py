"""A small grammar of Mermaid flowcharts, strict enough that what it reads Mermaid can draw."""

import json
import re
from dataclasses import dataclass, field

ID = r"[A-Za-z][A-Za-z0-9_]*"
LABEL = r'"(?:[^"#<>&`\\*\n]|#\d+;|#(?:quot|lt|gt|amp);|<br>)+"'
NODE = re.compile(rf"({ID})\[({LABEL})\]")
GROUP = re.compile(rf"subgraph ({ID})\[({LABEL})\]")
LINK = re.compile(rf"({ID}) (-->|-\.->)(?:\|({LABEL})\|)? ({ID})")
STYLE = re.compile(rf"classDef ({ID}) [a-z]+:#[0-9a-f]+(?:,[a-z]+:#[0-9a-f]+)*")
STYLED = re.compile(rf"class ({ID}(?:,{ID})*) ({ID})")
ENTITIES = {"quot": '"', "lt": "<", "gt": ">", "amp": "&"}


@dataclass
class Chart:
    """What stands in a flowchart."""

    title: str
    nodes: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    links: list[tuple[str, str, str, str]] = field(default_factory=list)
    styles: dict[str, str] = field(default_factory=dict)


def shown(label: str) -> str:
    """What a reader sees of a label."""
    assert "%%" not in label
    text = label[1:-1].replace("<br>", " ")
    return re.sub(r"#(\w+);", lambda hit: ENTITIES.get(hit[1]) or chr(int(hit[1])), text)


def read_chart(text: str) -> Chart:
    """Read a flowchart; whatever the grammar has no rule for is an error."""
    rows = text.splitlines()
    assert rows[0] == rows[2] == "---"
    assert rows[1].startswith("title: ")
    assert rows[3] == "flowchart TB"
    chart = Chart(json.loads(rows[1].removeprefix("title: ")))
    open_groups: list[str] = []
    for row in (row.strip() for row in rows[4:]):
        if found := GROUP.fullmatch(row):
            assert found[1] not in chart.groups
            chart.groups[found[1]] = shown(found[2])
            open_groups.append(found[1])
        elif row == "end":
            open_groups.pop()
        elif found := NODE.fullmatch(row):
            assert found[1] not in chart.nodes
            chart.nodes[found[1]] = shown(found[2])
            chart.inside[found[1]] = open_groups[-1] if open_groups else ""
        elif found := LINK.fullmatch(row):
            chart.links.append((found[1], found[2], shown(found[3]) if found[3] else "", found[4]))
        elif found := STYLED.fullmatch(row):
            assert found[2] in chart.styles.values() or found[2] in chart.styles
            chart.styles |= dict.fromkeys(found[1].split(","), found[2])
        else:
            found = STYLE.fullmatch(row)
            assert found, row
            chart.styles[found[1]] = found[1]
    assert not open_groups
    known = {*chart.nodes, *chart.groups}
    assert len(known) == len(chart.nodes) + len(chart.groups)
    assert {end for first, _, _, second in chart.links for end in (first, second)} <= known
    assert len(set(chart.links)) == len(chart.links)
    return chart

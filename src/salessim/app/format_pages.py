"""The reference of the formats that people write: every key in plain words, made from the models themselves."""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from salessim.app.document_examples import EXAMPLES
from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.library.schema import documented
from salessim.model.kinds import MODELS
from salessim.model.lines import Line
from salessim.model.playbook import Playbook

_TITLES = {
    "ScriptTurn": "A turn of a sample call or a script",
    "StepOption": "An option of the next step",
    "StepIssue": "An issue of the next step",
    "MovePremature": "Too early",
    "Excess": "Too many",
    "State": "Where a person stands",
    "History": "How the call before usually went",
    "After": "The call before",
    "Easing": "What makes the buyer ask for less",
    "Knowledge": "What somebody brings",
    "Beat": "Something that happens",
    "Ask": "What the buyer asks",
    "Slot": "A qualification slot",
    "Condition": "Conditions",
    "Effect": "What something does to a person",
}
_ELSEWHERE = {"Negotiation": "[how to write a negotiation](../how-to/write-a-negotiation.md)", "Rules": "`core.yaml`"}
_WITH_LINES = ("scenario", "playbook", "persona")
_OF_TABLES = ("your_share", "better_than_no_deal", "his_last_offer", "gave_without_asking")
_INTRO = (
    "Every key of this format, what it takes and what it is for. A key with a dot behind it has to be there. Where a "
    "key leads to a part of its own, the part has a section. The examples are run by the tests; each can be added to "
    "a document as it stands."
)


def format_page(kind: str) -> str:
    """docs/reference/KIND.md: every key of a format.

    Args:
        kind: `scenario`, `playbook`, `persona`, `department` or `what-if`.
    """
    root: type[BaseModel] = MODELS[kind]  # type: ignore[index]  # one of its kinds
    schema = root.model_json_schema(by_alias=True)
    definitions: dict[str, Any] = schema.get("$defs", {})
    models = {model.__name__: model for model in _models(root)}
    order = [name for name in _reached(schema, definitions) if name in models]
    parts = [f"# The format of a {kind}", "", *textwrap.wrap(_INTRO, 119, break_on_hyphens=False)]
    parts += _section(root, schema, f"The whole {kind}", definitions)
    for name in order:
        parts += _section(models[name], definitions[name], _title(name), definitions)
    if kind in _WITH_LINES:
        parts += _section(Line, Line.model_json_schema(by_alias=True), "Lines", definitions)
    return "\n".join(parts) + "\n"


def _title(name: str) -> str:
    return _TITLES.get(name, re.sub(r"(?<!^)(?=[A-Z])", " ", name).capitalize())


def _models(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """All models that are subclasses of what documents are made of."""
    found: list[type[BaseModel]] = []
    waiting: list[type[BaseModel]] = [BaseModel]
    while waiting:
        here = waiting.pop()
        for each in here.__subclasses__():
            if each.__module__.startswith("salessim.model") and each not in found:
                found.append(each)
            waiting.append(each)
    return iter(each for each in found if each is not root)


def _reached(schema: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    """The names of the parts that a schema leads to, in its order; what has a page of its own is left out."""
    found: list[str] = []

    def visit(part: dict[str, Any]) -> None:
        for name in re.findall(r"#/\$defs/(\w+)", str(part)):
            if name not in found and name not in _ELSEWHERE:
                found.append(name)
                visit(definitions[name])

    visit(schema.get("properties", {}))
    return found


def _section(model: type[BaseModel], schema: dict[str, Any], title: str, definitions: dict[str, Any]) -> list[str]:
    summary, attributes = documented(model)
    required = set(schema.get("required", ()))
    parts = ["", f"## {title}", ""]
    parts += [
        *textwrap.wrap(summary, 119, break_on_hyphens=False),
        "",
        "| key | takes | what it is for |",
        "|---|---|---|",
    ]
    for name, info in model.model_fields.items():
        written = info.alias or name
        takes = _takes(schema["properties"].get(written, {}), definitions)
        about = attributes.get(name, "").replace("|", "\\|")
        if name in _OF_TABLES:
            about += " At negotiation tables only."
        parts.append(f"| `{written}`{' ·' if written in required else ''} | {takes} | {about} |")
    example = EXAMPLES.get(model.__name__)
    if example:
        parts += ["", "```yaml", *example.strip("\n").split("\n"), "```"]
    return parts


def _takes(schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What stands behind a key, in words."""
    if reference := schema.get("$ref"):
        name = reference.rpartition("/")[2]
        if name in _ELSEWHERE:
            return _ELSEWHERE[name]
        inner = definitions[name]
        if "properties" not in inner:
            return _takes(inner, definitions)
        title = _title(name)
        return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
    if "enum" in schema:
        return ", ".join(f"`{word}`" for word in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _one_of([each for each in schema[key] if each.get("type") != "null"], definitions)
    if schema.get("type") == "array":
        return f"a list, each {_takes(schema.get('items', {}), definitions)}"
    if schema.get("type") == "object":
        below = [schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()]
        values = next((each for each in below if isinstance(each, dict)), None)
        return f"names, each with {_takes(values, definitions)}" if values else "names and values"
    if examples := schema.get("examples"):
        return "such as " + ", ".join(f"`{one}`" for one in examples[:3])
    plain = {"boolean": "`yes` or `no`", "integer": "a number", "number": "a number"}
    return plain.get(str(schema.get("type")), "a text")


def _one_of(ways: list[dict[str, Any]], definitions: dict[str, Any]) -> str:
    """Several ways to write a value: one or a list of the same, or words, numbers and examples."""
    single = [_takes(each, definitions) for each in ways if each.get("type") != "array"]
    lists = [_takes(each.get("items", {}), definitions) for each in ways if each.get("type") == "array"]
    if any("line" in each.get("properties", {}) for each in ways):
        return "a line, or a list of [lines](#lines)"
    told = " or ".join(dict.fromkeys(each for each in single if each != "a text" or len(single) == 1))
    return f"{told}, or a list of such" if lists else told


def moves_page() -> str:
    """docs/reference/moves.md: the moves that every playbook has, with an example of each."""
    book = load(Library(None), "core", "playbook").sound()
    assert isinstance(book, Playbook)
    families = {name: family.moves for name, family in book.families.items()}
    parts = [
        "# Moves",
        "",
        *textwrap.wrap(
            "What a seller can do with a line. Every playbook has these and may name, change and add moves; "
            "`salessim explain PLAYBOOK moves` shows what it made of them. The names stand in conditions, in "
            "`good_answer` and in scripts; a family stands for all its members.",
            119,
            break_on_hyphens=False,
        ),
        "",
        "| move | what it does | for example | reaches for |",
        "|---|---|---|---|",
    ]
    for name, move in book.moves.items():
        if name in families:
            continue
        reaches = move.climbs or move.fills or ""
        example = move.sounds_like[0].replace("|", "\\|") if move.sounds_like else ""
        parts.append(f"| `{name}` | {move.what or ''} | {example} | {f'`{reaches}`' if reaches else ''} |")
    parts += ["", "## Families", "", "| family | its moves |", "|---|---|"]
    parts += [f"| `{name}` | {', '.join(f'`{move}`' for move in moves)} |" for name, moves in families.items()]
    return "\n".join(parts) + "\n"

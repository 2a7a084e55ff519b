"""JSON Schema of each kind of document, so that an editor completes names and underlines mistakes while one types.

Made from the models: what a field is comes from the docstrings, and where a document names something that is known
(a move, a playbook, a slot), the known names are offered. Draft 7, because that is what YAML editors handle best.
"""

import inspect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from salessim.library.allowed import names_of
from salessim.library.market import MARKET_WIDE
from salessim.library.uses import ANY, KEYS, TABLES, TERMS, Table
from salessim.model.condition import RUNGS
from salessim.model.document import MAJORS, Kind
from salessim.model.kinds import MODELS
from salessim.model.outcome import SLOTS

DRAFT = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]
Names = Mapping[str, Sequence[str]]
"""Names to offer, by what they name in the words of `salessim.library.uses`."""

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)
_REFERENCED_ITEM = re.compile(r'"items": \{"\$ref": "#/definitions/(\w+)"')
_LAYERED: tuple[Kind, ...] = ("playbook", "persona")
"""Kinds that may extend another document of their kind and then say only what differs."""

_FIXED: Names = {
    "rung word": (*RUNGS, *SLOTS),
    "slot word": SLOTS,
    "slot": SLOTS,
    "rung": SLOTS,
    "knowledge": SLOTS,
    "side": ("you",),
    "team": ("AE",),
}


def schema_of(kind: Kind, names: Names | None = None) -> Schema:
    """The JSON Schema of a kind of document.

    Args:
        kind: The kind.
        names: More names to offer, such as the moves of the playbooks at hand. Other names stay possible.
    """
    model = MODELS[kind]
    schema = model.model_json_schema(by_alias=True, schema_generator=_Described)
    definitions = schema.pop("$defs", {})
    schema = _in_draft_7(schema)
    schema["definitions"] = {name: _in_draft_7(inner) for name, inner in definitions.items()}
    if kind in _LAYERED:
        _let_layers_complete(schema)
    _offer(schema, TABLES[kind], {**_FIXED, **(names or {})}, schema["definitions"], set())
    _allow_overlays(kind, schema)
    schema["properties"]["format"] = {
        "const": f"{kind}/{MAJORS[kind]}",
        "description": "Kind and version; the first line of the file.",
    }
    return {"$schema": DRAFT, "title": f"salessim {kind}", **{k: v for k, v in schema.items() if k != "title"}}


def _let_layers_complete(schema: Schema) -> None:
    """Require nothing of a part that another layer may complete; items of lists are whole, because lists replace."""
    whole = set(_REFERENCED_ITEM.findall(json.dumps(schema)))
    for name, inner in schema["definitions"].items():
        if name not in whole:
            inner.pop("required", None)


class _Described(GenerateJsonSchema):
    """Takes what a field is from the `Attributes` of its model's docstring."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        result = super().model_schema(schema)
        model = schema["cls"]
        summary, attributes = documented(model)
        if summary:
            result["description"] = summary
        for name, info in getattr(model, "model_fields", {}).items():
            written = info.alias or name
            field = result.get("properties", {}).get(written)
            if field is not None and name in attributes:
                field["description"] = attributes[name]
        return result


def documented(model: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """First sentence of a model's docstring, and its attributes with those of the models it builds on."""
    attributes: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        text = inspect.cleandoc(kind.__doc__ or "")
        section = text.partition("\nAttributes:\n")[2]
        attributes |= {name: " ".join(words.split()) for name, words in _ATTRIBUTE.findall(section)}
    summary = inspect.cleandoc(model.__doc__ or "").partition("\n\n")[0]
    return " ".join(summary.split()), attributes


def _in_draft_7(schema: Any) -> Any:
    """A schema without what draft 7 or an editor would stumble over.

    References move from `$defs` to `definitions` and stand alone; `null`, which nobody writes, is no choice; titles
    made from field names go, because an editor would show them as if they meant something.
    """
    if isinstance(schema, list):
        return [_in_draft_7(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    result: Schema = {}
    for key, value in schema.items():
        if key == "title" or (key == "default" and value is None):
            continue
        if key in ("properties", "patternProperties", "definitions"):
            result[key] = {name: _in_draft_7(inner) for name, inner in value.items()}
        elif key == "$ref":
            result["$ref"] = value.replace("#/$defs/", "#/definitions/")
        elif key not in ("examples", "enum", "const", "required", "default"):
            result[key] = _in_draft_7(value)
        else:
            result[key] = value
    _without_null(result)
    _with_typed_names(result)
    if "$ref" in result and len(result) > 1:
        result = {"allOf": [{"$ref": result.pop("$ref")}], **result}
    return result


def _with_typed_names(schema: Schema) -> None:
    """Repeat names that YAML takes for true or false as patterns, because editors find them only that way."""
    for name in ("true", "false"):
        if name in schema.get("properties", {}):
            schema.setdefault("patternProperties", {})[f"^{name}$"] = schema["properties"][name]


def _without_null(schema: Schema) -> None:
    choices = schema.get("anyOf")
    if not isinstance(choices, list):
        return
    kept = [choice for choice in choices if choice != {"type": "null"}]
    if len(kept) == 1 and len(kept) < len(choices):
        del schema["anyOf"]
        only = kept[0]
        if "$ref" in only and schema:
            schema["allOf"] = [only]
        else:
            for key, value in only.items():
                schema.setdefault(key, value)
    else:
        schema["anyOf"] = kept


def _offer(schema: Schema, table: Table, names: Names, definitions: Schema, seen: set[tuple[int, int]]) -> None:
    """Offer known names wherever the table says that a document names something."""
    if (id(schema), id(table)) in seen:
        return
    seen.add((id(schema), id(table)))
    for inner in _alternatives(schema, definitions):
        if isinstance(table, str):
            _offer_value(inner, names.get(table, ()))
            continue
        for key, value in inner.get("properties", {}).items():
            below = table.get(key, table.get(ANY))
            if below is not None and below != TERMS:
                _offer_below(inner["properties"], key, value, below, names, definitions, seen)
        keys = table.get(KEYS)
        if isinstance(keys, str) and names.get(keys):
            _offer_keys(inner, names[keys])
        if ANY in table and table[ANY] != TERMS:
            for holder in ("additionalProperties", "patternProperties"):
                for below in _values(inner.get(holder)):
                    _offer(below, table[ANY], names, definitions, seen)


def _offer_below(
    properties: Schema,
    key: str,
    value: Schema,
    below: Table,
    names: Names,
    definitions: Schema,
    seen: set[tuple[int, int]],
) -> None:
    """Offer names in one property; one that is shared by reference is left to its definition."""
    if isinstance(below, str) and names.get(below):
        properties[key] = _with_names(value, names[below])
    elif not isinstance(below, str):
        _offer(value, below, names, definitions, seen)


def _alternatives(schema: Schema, definitions: Schema) -> Iterator[Schema]:
    """The schema itself, what it refers to, its alternatives and its items."""
    yield schema
    if "$ref" in schema:
        yield from _alternatives(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    for key in ("anyOf", "allOf", "oneOf"):
        for inner in schema.get(key, ()):
            yield from _alternatives(inner, definitions)
    if isinstance(schema.get("items"), dict):
        yield from _alternatives(schema["items"], definitions)


def _values(holder: Any) -> Iterator[Schema]:
    if not isinstance(holder, dict):
        return
    if {"$ref", "type", "anyOf", "allOf"} & holder.keys():
        yield holder
    else:
        yield from (inner for inner in holder.values() if isinstance(inner, dict))


def _offer_value(schema: Schema, known: Sequence[str]) -> None:
    """Make a schema of a text offer names, in place."""
    if known and schema.get("type") == "string" and "enum" not in schema:
        schema["examples"] = [*dict.fromkeys([*schema.get("examples", ()), *known])]


def _with_names(schema: Schema, known: Sequence[str]) -> Schema:
    """A schema that offers names for a text or the items of a list, without excluding others."""
    schema = deepcopy(schema)
    for inner in [schema, *schema.get("anyOf", ())]:
        target = inner.get("items", inner) if inner.get("type") == "array" else inner
        kinds = target.get("type")
        if kinds == "string" or (isinstance(kinds, list) and "string" in kinds):
            target["examples"] = [*dict.fromkeys([*target.get("examples", ()), *known])]
    return schema


def _offer_keys(schema: Schema, known: Sequence[str]) -> None:
    """Offer names for the entries of a map whose names are free."""
    values = next(_values(schema.get("patternProperties")), None) or next(
        _values(schema.get("additionalProperties")), None
    )
    if values is not None:
        properties = schema.setdefault("properties", {})
        for name in known:
            properties.setdefault(name, values)


def _allow_overlays(kind: Kind, schema: Schema) -> None:
    """Say what may stand in an overlay: any part of the document it is laid over."""
    if kind == "scenario":
        part = _optional(schema, MODELS["scenario"])
        properties = schema["properties"]["difficulty"].setdefault("properties", {})
        schema["definitions"] |= part.pop("definitions")
        schema["definitions"]["any-part"] = part
        for name in ("gentle", "standard", "tough"):
            properties[name] = {"$ref": "#/definitions/any-part"}
    elif kind == "what-if":
        department = schema_of("department")
        part = _optional(department, MODELS["department"])
        schema["definitions"] |= part.pop("definitions")
        for name in MARKET_WIDE:
            part["properties"][name] = {
                "type": ["string", "number"],
                "examples": ["80%"],
                "description": "A factor on the whole market.",
            }
        schema["definitions"]["any-part"] = part
        schema["definitions"]["Change"]["properties"]["set"] = {"$ref": "#/definitions/any-part"}


def _optional(schema: Schema, model: type[BaseModel]) -> Schema:
    """A copy of a schema in which nothing is required and every map may be taken away by `none`."""
    known = set(names_of(model))

    def loosened(inner: Any) -> Any:
        if isinstance(inner, list):
            return [loosened(one) for one in inner]
        if not isinstance(inner, dict):
            return inner
        result = {
            key: value if key in ("enum", "examples", "required") else loosened(value)
            for key, value in inner.items()
            if key not in ("required", "minProperties", "minItems")
        }
        if isinstance(result.get("$ref"), str):
            return {"anyOf": [{"$ref": f"{result['$ref']}-part"}, {"const": "none"}]}
        return result

    copy: Schema = loosened({key: value for key, value in schema.items() if key not in ("$schema", "title")})
    copy["definitions"] = {f"{name}-part": inner for name, inner in copy.get("definitions", {}).items()}
    copy["properties"] = {name: inner for name, inner in copy["properties"].items() if name in known - {"format"}}
    return copy

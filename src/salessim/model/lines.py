"""What people say in a document: one text, a list of texts, or texts that belong to one speaker."""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from salessim.model.notation import Name, Part, Text

BLANKS = ("figure", "company", "person", "product")
"""The blanks an authored line may hold, as `{figure}`."""


class Line(Part):
    """One authored line. A plain text is a line, too; of several, the least used is said, and luck decides the rest.

    Attributes:
        line: The words; may hold the blanks `{figure}`, `{company}`, `{person}`, `{product}`.
        who: Who says it; None: whoever is asked.
    """

    line: Text
    who: Name | None = None


def _as_lines(raw: Any) -> Any:
    items = raw if isinstance(raw, list | tuple) else [raw]
    return [{"line": item} if isinstance(item, str) else item for item in items]


_LINE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {
            "type": "object",
            "properties": {"who": {"type": "string"}, "line": {"type": "string"}},
            "required": ["line"],
            "additionalProperties": False,
        },
    ]
}

Lines = Annotated[
    tuple[Line, ...],
    BeforeValidator(_as_lines),
    WithJsonSchema({"anyOf": [*_LINE_SCHEMA["anyOf"], {"type": "array", "items": _LINE_SCHEMA, "minItems": 1}]}),
]
"""Authored lines that say the same thing; the buyer picks by fit, then least used, then luck."""

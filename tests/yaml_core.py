"""Plain YAML 1.2 (core schema) as editors read it: numbers and true/false are typed, everything else is text."""

import re
from typing import Any, ClassVar

import yaml


class _Core(yaml.SafeLoader):
    """YAML 1.2 core schema on PyYAML's scanner."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _tag, _pattern in (
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("null", r"~|null|Null|NULL|"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), None)


def load_core(text: str) -> Any:
    """A document as an editor's YAML parser gives it to its schema; keys are texts."""
    return _texts_as_keys(yaml.load(text, Loader=_Core))


def _texts_as_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key).lower() if isinstance(key, bool) else str(key): _texts_as_keys(v) for key, v in value.items()}
    return [_texts_as_keys(item) for item in value] if isinstance(value, list) else value

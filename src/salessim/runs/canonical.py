"""One spelling for one value, so that equal jobs are known again in another process and on another day."""

import dataclasses
import datetime
import enum
import json
from collections.abc import Mapping, Set


def canonical_bytes(value: object) -> bytes:
    """The one spelling of a plain value: equal for equal values, different for values that differ in type or
    content.

    Plain values are None, bool, int, float, str, bytes, dates and times, enum members, and lists, tuples,
    sets, mappings, dataclasses and pydantic models of them. Neither the order of a mapping's keys nor
    PYTHONHASHSEED matters. A class counts by its module and name, so moving one makes its values new. Fields
    that a dataclass leaves out of its own comparison (`compare=False`) are left out here, too.

    Raises:
        TypeError: The value, or something inside it, is not plain.
    """
    return _spelled(_tagged(value)).encode("ascii")


def _spelled(tagged: object) -> str:
    return json.dumps(tagged, separators=(",", ":"), ensure_ascii=True)


def _tagged(value: object) -> object:
    # Scalars and lists stand for themselves; everything else becomes an object with one key, its class. So no
    # two values of different classes are ever spelled alike, whatever they hold.
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) is list:
        return [_tagged(item) for item in value]
    return {_class_name(type(value)): _content(value)}


def _content(value: object) -> object:
    match value:
        case enum.Enum():
            return value.name
        case bool() | int():
            return int(value)
        case float():
            return float(value)
        case str():
            return str(value)
        case bytes():
            return value.hex()
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return [value.days, value.seconds, value.microseconds]
        case list() | tuple():
            return [_tagged(item) for item in value]
        case Set():
            return sorted(_spelled(_tagged(item)) for item in value)
        case Mapping():
            return sorted([_spelled(_tagged(key)), _spelled(_tagged(item))] for key, item in value.items())
    return {name: _tagged(getattr(value, name)) for name in _field_names(value)}


def _field_names(value: object) -> list[str]:
    if dataclasses.is_dataclass(value):
        return sorted(field.name for field in dataclasses.fields(value) if field.compare)
    # A pydantic model, known by its shape: this layer imports no pydantic.
    fields = getattr(type(value), "model_fields", None)
    if isinstance(fields, Mapping):
        return sorted([*fields, *(getattr(value, "model_extra", None) or {})])
    raise TypeError(f"{value!r} is a {_class_name(type(value))}, which is no plain value and cannot be part of a job")


def _class_name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"

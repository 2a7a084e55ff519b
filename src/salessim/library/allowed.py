"""What a model would have understood at a place: the names of its fields, and where else a name is known."""

import types
import typing
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo


def models_at(model: type[BaseModel], steps: Iterable[str | int], branch: str = "") -> list[type[BaseModel]]:
    """The models that may stand at the end of a way through a document.

    Args:
        model: The model of the whole document.
        steps: Keys and list indices, without names of union members.
        branch: The union member that is meant, as pydantic calls it; narrows several models down to one.
    """
    here: list[Any] = [model]
    for step in steps:
        here = [child for hint in here for child in _children(hint, step)]
    models = [found for hint in here for found in _models(hint)]
    narrowed = [found for found in models if found.__name__ == branch]
    return list(dict.fromkeys(narrowed or models))


def names_of(model: type[BaseModel]) -> list[str]:
    """The names that a document may use for a model's fields, in the order of the model."""
    return [_written_name(name, info) for name, info in model.model_fields.items()]


def names_below(model: type[BaseModel]) -> dict[str, list[str]]:
    """For each field of a model that holds models itself, the names known inside."""
    return {
        _written_name(name, info): [inner for found in _models(info.annotation) for inner in names_of(found)]
        for name, info in model.model_fields.items()
    }


def _written_name(name: str, info: FieldInfo) -> str:
    alias = info.validation_alias if isinstance(info.validation_alias, str) else info.alias
    return alias or name


def _field(model: type[BaseModel], step: str | int) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if step in (_written_name(name, info), name):
            return info
    return None


def _unwrapped(hint: Any) -> Iterator[Any]:
    """The alternatives of a type, without aliases, annotations, unions and None around them."""
    if isinstance(hint, typing.TypeVar | typing.ForwardRef) or hint is None:
        return
    value = getattr(hint, "__value__", None)
    if value is not None:  # a `type X = ...` alias
        yield from _unwrapped(value)
        return
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _unwrapped(get_args(hint)[0])
    elif origin is Union or origin is types.UnionType:
        for member in get_args(hint):
            yield from _unwrapped(member)
    elif isinstance(hint, type) and issubclass(hint, RootModel):
        yield from _unwrapped(hint.model_fields["root"].annotation)
    else:
        yield hint


def _models(hint: Any) -> list[type[BaseModel]]:
    return [kind for kind in _unwrapped(hint) if isinstance(kind, type) and issubclass(kind, BaseModel)]


def _children(hint: Any, step: str | int) -> Iterator[Any]:
    """The types that may stand one step below a type."""
    for kind in _unwrapped(hint):
        origin = get_origin(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            info = _field(kind, step)
            if info is not None:
                yield info.annotation
        elif isinstance(origin, type) and issubclass(origin, AnyMapping):
            yield get_args(kind)[1]
        elif isinstance(origin, type) and issubclass(origin, tuple):
            members = get_args(kind)
            yield from members[:1] if members[-1:] == (...,) else members
        elif isinstance(origin, type) and issubclass(origin, AnySequence | set | frozenset):
            yield from get_args(kind)

"""The engine's own numbers: every one that is not a user's, with unit, range, source and grade."""

from salessim.model.parameters import Parameter, parameter, parameters


def show_parameters(name: str | None = None) -> tuple[Parameter, ...]:
    """All parameters; the one with a name, or those whose names begin with it.

    Raises:
        NotFoundError: There is none like that.
    """
    if name is None:
        return tuple(parameters().values())
    below = tuple(one for one in parameters().values() if one.name.startswith(f"{name}."))
    return below or (parameter(name),)


def as_json(shown: tuple[Parameter, ...]) -> dict[str, object]:
    """The shape that `salessim params --json` prints."""
    return {
        "parameters": [
            {
                "name": one.name,
                "unit": one.unit,
                "default": one.default,
                "low": one.low,
                "high": one.high,
                "denominator": one.denominator,
                "source": one.source,
                "grade": one.grade,
                "description": one.description,
            }
            for one in shown
        ]
    }

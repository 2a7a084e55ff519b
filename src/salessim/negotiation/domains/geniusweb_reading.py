"""Reads domains and profiles of the GeniusWeb platform (JSON).

Profiles are `LinearAdditiveUtilitySpace` (values of options times weights) or, where options are worth something
together, `SumOfGroupsUtilitySpace` (a value for each combination of a group's options). The reservation value is that
of the reservation bid.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import numpy as np

from salessim.errors import InputError, LimitError, Place
from salessim.negotiation.space import Issue, Space
from salessim.negotiation.worth import MOST_OUTCOMES, Together, Worth

MOST_BYTES = 16_000_000
MOST_OPTIONS = 10_000


def read_json(source: bytes, file: str) -> dict[str, Any]:
    """The object that a file holds.

    Raises:
        LimitError: It is too large or nested too deeply.
        InputError: It is no JSON object.
    """
    if len(source) > MOST_BYTES:
        raise LimitError(f"{file} has {len(source):,} bytes; {MOST_BYTES:,} is the most that is read.")
    try:
        content = json.loads(source)
    except RecursionError:
        raise LimitError(f"{file} is nested too deeply.") from None
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        raise InputError(f"This is no JSON: {error.msg}.", "Export the file again.", place) from None
    except UnicodeDecodeError:
        raise InputError(f"{file} is no text.", "Save it as UTF-8.", Place(file)) from None
    if not isinstance(content, dict):
        raise InputError(f"{file} holds no object.", "A GeniusWeb file starts with {.", Place(file))
    return content


def is_geniusweb_domain(content: Mapping[str, Any]) -> bool:
    """Whether a file is a domain rather than a profile."""
    return "issuesValues" in content


def read_geniusweb_domain(content: Mapping[str, Any], file: str) -> Space:
    """The issues of a domain.

    Raises:
        InputError: It is no GeniusWeb domain.
    """
    reader = _Reader(file)
    return Space(
        tuple(
            Issue(name, reader.options(name, values))
            for name, values in reader.map(content, "issuesValues", "the domain").items()
        )
    )


def read_geniusweb_profile(content: Mapping[str, Any], space: Space | None, file: str) -> tuple[Space, Worth]:
    """One side's worth, and the domain it is about.

    Args:
        content: The file's object.
        space: The domain; None: the one inside the profile.
        file: What to call the file in messages.

    Raises:
        InputError: It is no GeniusWeb profile, or does not fit the domain.
    """
    reader = _Reader(file)
    for kind, read in (
        ("LinearAdditiveUtilitySpace", reader.linear),
        ("SumOfGroupsUtilitySpace", reader.groups),
    ):
        if kind in content:
            profile = reader.map(content, kind, "the profile")
            of = space or read_geniusweb_domain(reader.map(profile, "domain", kind), file)
            worth = read(profile, of)
            bid = profile.get("reservationBid")
            if not bid:
                return of, worth
            terms = reader.map(bid, "issuevalues", "reservationBid")
            return of, worth.without_a_deal(worth.of(of.outcome({name: f"{value}" for name, value in terms.items()})))
    raise InputError(
        f"{file} is no profile that can be read.",
        "It should hold a LinearAdditiveUtilitySpace or a SumOfGroupsUtilitySpace.",
        Place(file),
    )


class _Reader:
    """Reads parts of one file; what is missing or of a wrong kind is refused with the file's name."""

    def __init__(self, file: str) -> None:
        self.file = file

    def refusal(self, message: str, hint: str = "") -> InputError:
        return InputError(message, hint, Place(self.file))

    def map(self, content: object, key: str, where: str) -> dict[str, Any]:
        value = content.get(key) if isinstance(content, dict) else None
        if not isinstance(value, dict) or not value:
            raise self.refusal(f"“{key}” is missing in {where}.")
        return value

    def number(self, value: object, what: str) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise self.refusal(f"{what} is no number.")
        try:
            return float(value)
        except ValueError:
            raise self.refusal(f"{what} is no number: {value}.") from None

    def options(self, name: str, values: object) -> tuple[str, ...]:
        if isinstance(values, dict) and isinstance(listed := values.get("values"), list):
            return tuple(f"{value}" for value in listed)
        if isinstance(values, dict) and isinstance(bounds := values.get("range"), dict):
            low, high, step = (Decimal(str(self.number(bounds.get(key), key))) for key in ("low", "high", "step"))
            if step <= 0 or not low <= high or (high - low) / step >= MOST_OPTIONS:
                raise self.refusal(f"The range of “{name}” is empty, or has more than {MOST_OPTIONS:,} values.")
            return tuple(f"{low + step * count:f}" for count in range(int((high - low) / step) + 1))
        raise self.refusal(f"The values of “{name}” are missing.", "Write them as a list under values.")

    def linear(self, profile: Mapping[str, Any], space: Space) -> Worth:
        utilities = self.map(profile, "issueUtilities", "the profile")
        weights = self.map(profile, "issueWeights", "the profile")
        options = []
        for issue in space.issues:
            weight = self.number(weights.get(issue.name), f"the weight of “{issue.name}”")
            values = self.map(utilities, issue.name, "issueUtilities")
            options.append(tuple(weight * value for value in self.utilities(issue, values)))
        return Worth(tuple(options))

    def utilities(self, issue: Issue, values: Mapping[str, Any]) -> list[float]:
        listed = values.get("DiscreteValueSetUtilities", values.get("discreteutils"))
        if isinstance(listed, dict):
            table = self.map(listed, "valueUtilities", f"“{issue.name}”")
            # GeniusWeb gives a value that is not listed the utility 0.
            return [self.number(table.get(option, 0.0), f"the utility of “{option}”") for option in issue.options]
        numbers = values.get("NumberValueSetUtilities", values.get("numberutils"))
        if not isinstance(numbers, dict):
            raise self.refusal(f"The utilities of “{issue.name}” are missing.")
        low, low_utility, high, high_utility = (
            self.number(numbers.get(key), key) for key in ("lowValue", "lowUtility", "highValue", "highUtility")
        )
        if not low < high:
            raise self.refusal(f"The values {low} and {high} of “{issue.name}” are not in order.")
        positions = [self.number(option, f"the value of “{issue.name}”") for option in issue.options]
        return [low_utility + (value - low) / (high - low) * (high_utility - low_utility) for value in positions]

    def groups(self, profile: Mapping[str, Any], space: Space) -> Worth:
        parts = self.map(profile, "partUtilities", "the profile")
        options = [[0.0] * count for count in space.shape]
        together = []
        for name, part in parts.items():
            inner: Any = part.get("partsutils", part.get("PartsUtilities", part)) if isinstance(part, dict) else None
            issues, rows = (inner.get(key) if isinstance(inner, dict) else None for key in ("issues", "utilslist"))
            if not isinstance(issues, list) or not isinstance(rows, list):
                raise self.refusal(f"The part “{name}” has no issues and utilslist.")
            places = [space.place(f"{issue}") for issue in issues]
            sizes = [space.shape[place] for place in places]
            if np.prod(sizes, dtype=float) > MOST_OUTCOMES:
                raise LimitError(f"The part “{name}” has more than {MOST_OUTCOMES:,} cases.")
            cube = np.zeros(sizes)
            for row in rows:
                chosen = row.get("values") if isinstance(row, dict) else None
                if not isinstance(chosen, list) or len(chosen) != len(places):
                    raise self.refusal(f"A row of the part “{name}” does not have a value for each issue.")
                at = tuple(
                    space.issues[place].position(f"{value}") for place, value in zip(places, chosen, strict=True)
                )
                cube[at] = self.number(row.get("util"), f"a util of “{name}”")
            if len(places) == 1:
                options[places[0]] = [float(value) for value in cube]
            else:
                order = sorted(range(len(places)), key=lambda axis: places[axis])
                values = cube.transpose(order).ravel()
                together.append(Together(tuple(sorted(places)), tuple(float(value) for value in values)))
        return Worth(tuple(tuple(values) for values in options), tuple(together))

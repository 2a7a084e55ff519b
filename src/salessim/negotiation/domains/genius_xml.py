"""Reads domains and profiles of the GENIUS negotiation platform (XML, Lin and others 2014).

Read are discrete and whole-number issues under one root objective, whatever the root's index is (0 or 1). A profile's
worth of an option is weight times evaluation, just as written: GENIUS itself divides evaluations by the largest of
their issue first. Discount factors and similarity functions are not used.
"""

from salessim.errors import InputError
from salessim.negotiation.domains.careful_xml import Element, read_xml
from salessim.negotiation.space import Issue, Space
from salessim.negotiation.worth import Worth

MOST_OPTIONS = 10_000
"""The most options of one whole-number issue."""


def is_genius_domain(root: Element) -> bool:
    """Whether a file is a domain rather than a profile."""
    return root.tag == "negotiation_template"


def read_genius_domain(source: bytes, file: str) -> Space:
    """The issues of a domain.

    Raises:
        InputError: It is no GENIUS domain, or has issues that are not discrete.
    """
    root = read_xml(source, file)
    return Space(tuple(_issue(element) for element in _issues(_objective(root))))


def read_genius_profile(source: bytes, space: Space, file: str) -> Worth:
    """One side's worth over the issues of a domain.

    Raises:
        InputError: It is no GENIUS profile, or does not fit the domain.
    """
    root = read_xml(source, file)
    objective = _objective(root)
    elements = {element.attribute("name"): element for element in _issues(objective)}
    weights = _weights(objective, list(elements.values()))
    options = []
    for issue in space.issues:
        if issue.name not in elements:
            raise InputError(
                f"The profile says nothing about “{issue.name}”.", "Is it a profile of this domain?", objective.place
            )
        element = elements[issue.name]
        weight = weights[element.attribute("index")]
        options.append(tuple(weight * evaluation for evaluation in _evaluations(element, issue)))
    reservations = [*root.inside("reservation"), *objective.inside("reservation")]
    return Worth(tuple(options), no_deal=reservations[0].number("value") if reservations else 0.0)


def _objective(root: Element) -> Element:
    spaces = [root, *root.inside("utility_space")]
    objectives = [objective for space in spaces for objective in space.inside("objective")]
    if len(objectives) != 1:
        raise InputError(
            f"A GENIUS file has one root objective, this has {len(objectives)}.",
            "Is it a domain or profile?",
            root.place,
        )
    if nested := objectives[0].inside("objective"):
        raise InputError(
            "Objectives inside objectives are not read.", "Put all issues under the root objective.", nested[0].place
        )
    return objectives[0]


def _issues(objective: Element) -> list[Element]:
    issues = objective.inside("issue")
    if not issues:
        raise InputError("There are no issues under the root objective.", place=objective.place)
    return issues


def _issue(element: Element) -> Issue:
    if _kind(element) == "integer":
        low, high = _bounds(element)
        return Issue(element.attribute("name"), tuple(f"{value}" for value in range(low, high + 1)))
    items = element.inside("item")
    if not items:
        raise InputError(f"The issue “{element.attribute('name')}” has no items.", place=element.place)
    return Issue(element.attribute("name"), tuple(item.attribute("value") for item in items))


def _kind(element: Element) -> str:
    kinds = [element.attributes[name] for name in ("vtype", "type", "etype") if name in element.attributes]
    kind = kinds[0] if kinds else "discrete"
    if kind not in {"discrete", "integer"}:
        raise InputError(
            f"“{kind}” issues are not read, only discrete and integer ones.",
            "Give the issue a list of options.",
            element.place,
        )
    return kind


def _bounds(element: Element) -> tuple[int, int]:
    holder = (element.inside("range") or [element])[0]
    low, high = int(holder.number("lowerbound")), int(holder.number("upperbound"))
    if not low <= high < low + MOST_OPTIONS:
        raise InputError(
            f"The bounds {low} and {high} are not in order, or hold more than {MOST_OPTIONS:,} numbers.",
            place=holder.place,
        )
    return low, high


def _weights(objective: Element, issues: list[Element]) -> dict[str, float]:
    """The weight of each issue by the issue's index; by order where the indices do not match.

    With a root objective of index 1 some files count issues from 2 but their weights from 1.
    """
    given = objective.inside("weight")
    weights = {element.attribute("index"): element.number("value") for element in given}
    indices = [element.attribute("index") for element in issues]
    if set(indices) <= set(weights):
        return weights
    if len(given) == len(issues):
        return dict(zip(indices, (element.number("value") for element in given), strict=True))
    raise InputError(
        f"There are {len(issues)} issues but {len(given)} weights.", "Give each issue a weight.", objective.place
    )


def _evaluations(element: Element, issue: Issue) -> list[float]:
    if _kind(element) == "integer":
        return _linear(element, issue)
    # Only items directly inside the issue: similarity functions hold items, too.
    by_option = {item.attribute("value"): item for item in element.inside("item")}
    missing = [option for option in issue.options if option not in by_option]
    if missing:
        raise InputError(f"“{issue.name}” has no evaluation for {', '.join(missing)}.", place=element.place)
    return [by_option[option].number("evaluation") for option in issue.options]


def _linear(element: Element, issue: Issue) -> list[float]:
    evaluators = element.inside("evaluator")
    if not evaluators or evaluators[0].attributes.get("ftype", "linear") != "linear":
        raise InputError(f"“{issue.name}” needs a linear evaluator.", place=element.place)
    slope, offset = evaluators[0].number("slope"), evaluators[0].number("offset")
    lowest = int(issue.options[0])
    return [min(max(offset + slope * (int(option) - lowest), 0.0), 1.0) for option in issue.options]

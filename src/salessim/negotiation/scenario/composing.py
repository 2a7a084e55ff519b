"""From terms in words to an offer: partial, conditional, or a choice of several packages."""

from collections.abc import Mapping, Sequence

from salessim.errors import InputError
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import Situation
from salessim.negotiation.talks.moves import YOU, Offer


def composed_offer(
    case: TableCase,
    situation: Situation,
    terms: Mapping[str, str] | Sequence[Mapping[str, str]],
    if_he_agrees: Mapping[str, str] | None = None,
) -> Offer:
    """An offer in words.

    What is not named stays as in your last offer, or, before you have made one, as today: so a trainee can say “8
    percent then” without repeating everything else.

    Args:
        case: The negotiation.
        situation: Where it stands.
        terms: Option by issue; a list of such terms is a choice of packages.
        if_he_agrees: What is asked in return (“if you sign for three years ...”); part of every package.

    Raises:
        InputError: A name is unknown, or the condition and the terms contradict each other.
    """
    packages = [terms] if isinstance(terms, Mapping) else list(terms)
    asked = dict(if_he_agrees or {})
    if not packages:
        packages = [{}]
    space = case.rules.table.space
    mine = situation.talks.standing[YOU]
    rest = case.money.today if mine is None else space.numbered(mine.packages[0])
    for package in packages:
        for name in package.keys() & asked.keys():
            if package[name] != asked[name]:
                raise InputError(
                    f"You offer {package[name]} for {name} on condition of {asked[name]}.", "Name each issue once."
                )
    numbers = tuple(dict.fromkeys(space.number(space.outcome({**package, **asked}, rest=rest)) for package in packages))
    condition = tuple(
        (space.place(name), space.issues[space.place(name)].position(option)) for name, option in asked.items()
    )
    return Offer(numbers, tuple(sorted(condition)))

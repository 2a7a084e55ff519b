"""Gives every name of the documents its number."""

from salessim.conversation.naming import Names
from salessim.errors import NotPlayableError
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

REQUIRED_MOVES = (
    "propose-next-step",
    "ask-to-close",
    "disqualify",
    "walk-away",
    "clarify",
    "concession",
    "give-reason",
)
"""Moves with a part in the rules; every playbook that extends `core` has them."""


def index_names(scenario: Scenario, playbook: Playbook) -> Names:
    """Number everything that can be referred to, in the order of the documents.

    Raises:
        NotPlayableError: The playbook lacks moves that the rules speak of.
    """
    has_table = scenario.negotiation is not None
    all_moves = [name for name in playbook.moves if name not in playbook.families]
    moves = [name for name in all_moves if has_table or not playbook.moves[name].at_a_table]
    missing = [name for name in REQUIRED_MOVES if name not in moves]
    if missing:
        raise NotPlayableError(
            f"The playbook “{playbook.title}” has no move “{missing[0]}”.", "Let it extend core, which has them all."
        )
    number = {name: index for index, name in enumerate(moves)}
    options = (
        [f"{issue}.{option}" for issue, part in scenario.commitment.issues.items() for option in part.options]
        if scenario.commitment
        else []
    )
    if scenario.negotiation is not None:
        issues = scenario.negotiation.issues
        options += [f"{issue}.{option}" for issue, part in issues.items() for option in part.options]
    return Names(
        people={name: index for index, name in enumerate(scenario.people)},
        topics={name: index for index, name in enumerate(scenario.topics)},
        moves=number,
        families={
            family: sum(1 << number[name] for name in part.moves if name in number)
            for family, part in playbook.families.items()
        },
        elsewhere=frozenset(all_moves) - number.keys(),
        kin=tuple(sum(1 << number[other] for other in moves if name in ancestry(other, playbook)) for name in moves),
        options={reference: index for index, reference in enumerate(options)},
        endings={name: index for index, name in enumerate(scenario.endings)},
        results=tuple(ending.counts_as for ending in scenario.endings.values()),
    )


def ancestry(move: str, playbook: Playbook) -> list[str]:
    """A move and the moves that it acts like, nearest first.

    Raises:
        NotPlayableError: The moves act like each other in a circle, or like one that is not there.
    """
    line = [move]
    while (parent := playbook.moves[line[-1]].acts_like) is not None:
        if parent not in playbook.moves or parent in line:
            raise NotPlayableError(
                f"The move “{line[-1]}” cannot act like “{parent}”.", "`salessim check` shows where."
            )
        line.append(parent)
    return line

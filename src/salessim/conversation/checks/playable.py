"""What a check that plays needs of a document: both models, or nothing where it cannot be played."""

from typing import NamedTuple

from salessim.errors import InputError
from salessim.library.view import View
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario


class Played(NamedTuple):
    """A scenario that can be played, and the playbook that marks it."""

    scenario: Scenario
    playbook: Playbook


def played(view: View, *, takes_tables: bool = False) -> Played | None:
    """The models of a scenario.

    None where it or its playbook has mistakes (other checks report them), where it is no call but a negotiation that is
    not asked for, and where it is in a language that is not understood.

    Args:
        view: The document.
        takes_tables: Whether a negotiation will do as well.
    """
    book = view.loaded.playbook
    if book is None:
        return None
    try:
        scenario, playbook = view.loaded.sound(), book.sound()
    except InputError:
        return None
    if not isinstance(scenario, Scenario) or not isinstance(playbook, Playbook):
        return None
    if (scenario.negotiation is not None and not takes_tables) or scenario.language != "en":
        return None
    return Played(scenario, playbook)

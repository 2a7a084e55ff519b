"""What is read before a call, without starting one."""

from salessim.app import call_pages
from salessim.app.call_views import Briefing
from salessim.app.earlier_attempts import what_went_before
from salessim.app.playable import load_playable
from salessim.conversation.compiling import compile_case
from salessim.conversation.session import Session
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.luck import Luck
from salessim.model.history import Earlier


def briefing_of(
    library: Library,
    given: str,
    *,
    playbook: str | None = None,
    difficulty: str = STANDARD,
    earlier: Earlier | None = None,
) -> Briefing:
    """What is read before a call, without starting one; the arguments are those of `start_call`.

    Raises:
        InputError: The scenario does not exist, has mistakes or cannot be played.
    """
    playable = load_playable(library, given, playbook=playbook, difficulty=difficulty)
    session = Session(compile_case(playable.scenario, playable.playbook, Luck(0), earlier), Luck(0))
    header = playable.header(attempt="", started="", seed=0)
    before = what_went_before(session.case, playable.follows)
    names = call_pages.known_before(session)
    return call_pages.briefing(header, playable.scenario, playable.playbook, names, before)

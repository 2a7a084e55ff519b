"""What stands by a trainee in a call: the menu of moves, a coach, a task to rehearse; each only where it is allowed."""

from salessim.app.call_views import HelpAllowed, Rehearsal
from salessim.conversation.journal import Header
from salessim.conversation.session import Session
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario


class Assisted:
    """The part of a call that says what a trainee may use beside his own words."""

    __slots__ = ()

    header: Header
    scenario: Scenario
    playbook: Playbook
    session: Session

    @property
    def help(self) -> HelpAllowed:
        """What the trainee may use: in a certification no menu, and a coach only where the attempt began with one."""
        aid = self.header.aid
        return HelpAllowed(has_menu=self.header.sitting is None, has_coach=aid is not None and aid.has_coach)

    @property
    def rehearsal(self) -> Rehearsal | None:
        """What is being rehearsed; None: the call is played as a whole."""
        return None

    def coach(self) -> str:
        """What a coach would do next; empty where none stands by, and where there is nothing to say."""
        if not self.help.has_coach or self.session.has_ended:
            return ""
        from salessim.app.coach import advice  # an attempt without a coach needs no bot

        return advice(self.session, self.scenario, self.playbook)

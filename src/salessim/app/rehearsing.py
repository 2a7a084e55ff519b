"""Rehearsing one thing: a few lines from a point of a call where one behaviour is due, or an objection was raised.

What lies before the point is played, turn by turn, as in `call_point`; such attempts do not count.
"""

from dataclasses import dataclass

from salessim.app.call_views import CallView, Rehearsal
from salessim.app.play import Call
from salessim.app.positions import Position, marks_now, objection_number, share_of
from salessim.conversation.journal import Aid, Reading
from salessim.conversation.marks import Mark
from salessim.conversation.replaying import last_seal
from salessim.conversation.situation import SETTLED
from salessim.conversation.turn import NamedTurn

MOST_LINES = 4
"""Lines for one rehearsal: with reading and thinking about three minutes (assumption)."""

DONE = {False: "Done", True: "Settled"}
IN_LINES = {1: "at the first go.", 2: "in two lines.", 3: "in three lines.", 4: "in four lines."}
NOT_DONE = "Not this time."


@dataclass(slots=True)
class RehearsedCall(Call):
    """A call that begins at a position and ends as soon as the thing is done, or can no longer be.

    Attributes:
        position: The position.
        place: Which of several in a row it is [1..].
        names: What is rehearsed in the row, one after the other.
    """

    position: Position | None = None
    place: int = 1
    names: tuple[str, ...] = ()
    _share_before: float = 0.0

    def begin(self) -> None:
        """Play what lies before the position."""
        for said in self._at.beginning:
            Call.take_turn(self, said)
        self._share_before = share_of(self._mark())

    def take_turn(self, said: NamedTurn, reading: Reading | None = None) -> CallView:
        """Take any turn; where it does what is to be done, or was the last one for it, the call is over."""
        view = Call.take_turn(self, said, reading)
        if self.session.has_ended or not (self._is_done or self._own_lines >= MOST_LINES):
            return view
        return Call.take_turn(self, NamedTurn(hangs_up=True))

    @property
    def rehearsal(self) -> Rehearsal | None:
        """How the rehearsal stands."""
        is_over = self.session.has_ended
        return Rehearsal(
            task=self._at.task,
            lines_left=max(0, MOST_LINES - self._own_lines),
            is_over=is_over,
            has_succeeded=self._is_done,
            result=self._result() if is_over else "",
            model=self._at.model if is_over else "",
            number=self.place,
            of=max(1, len(self.names)),
        )

    def _result(self) -> str:
        if self._is_done:
            return f"{DONE[self._at.is_objection]} {IN_LINES.get(self._own_lines, '')}".strip()
        mark = self._mark()
        why = self._at.needs or (mark.why if mark is not None else "")
        return f"{NOT_DONE} {why}".strip()

    @property
    def _at(self) -> Position:
        assert self.position is not None, "a rehearsal has a position"
        return self.position

    @property
    def _own_lines(self) -> int:
        own = self.session.exchanges[len(self._at.beginning) :]
        return sum(not exchange.said.hangs_up for exchange in own)

    @property
    def _is_done(self) -> bool:
        if self._at.is_objection:
            number = objection_number(self.session, self._at.aim)
            return self.session.situation.objections[number] == SETTLED
        mark = self._mark()
        began = len(self._at.beginning)
        return mark is not None and share_of(mark) > self._share_before and any(turn > began for turn in mark.turns)

    def _mark(self) -> Mark | None:
        return next((mark for mark in marks_now(self) if mark.criterion == self._at.aim), None)


def rehearse(position: Position, call: Call, *, place: int = 1, names: tuple[str, ...] = ()) -> RehearsedCall:
    """Begin a rehearsal.

    Args:
        position: Where it begins.
        call: A call on the position's luck that has just been started and bears `aid_of` the position.
        place: Which of several in a row it is [1..].
        names: What is rehearsed in the row, one after the other.
    """
    rehearsed = RehearsedCall(
        call.header,
        call.scenario,
        call.playbook,
        call.session,
        call.store,
        call.warning,
        understanding=call.understanding,
        position=position,
        place=place,
        names=names,
    )
    rehearsed.begin_at(last_seal(call.header, call.session), len(call.journal().splitlines()))
    rehearsed.begin()
    return rehearsed


def aid_of(position: Position) -> Aid:
    """What the attempt at a rehearsal is given."""
    return Aid(begins_at=position.begins_at, given_turns=len(position.beginning))

"""Being the buyer: a bot sells, the trainee answers it, and marks it in the end."""

from dataclasses import dataclass, field

from salessim.app import call_pages
from salessim.app.call_views import Fact, TranscriptLine
from salessim.app.practice_port import BuyerChoice, BuyerView, SellerMarked
from salessim.conversation import words
from salessim.conversation.debrief import subject_title
from salessim.conversation.marks import Marks, judged, mark_call
from salessim.conversation.situation import members
from salessim.conversation.swapped import Reply, SwappedCall
from salessim.conversation.view import YOU, view_of
from salessim.errors import InputError, NotPlayableError
from salessim.library.wording import nearest, quoted
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

SELLER = "Seller"
LEVELS = 4
"""Levels of a mark above nothing at all."""

DEEDS = {
    "answer": ("Answer as {name} would", "what would happen by the rules"),
    "hold-back": ("Keep it back", "say nothing about it yet"),
    "tell": ("Tell it all", "more than the seller has earned so far"),
    "agree": ("Agree", "say yes to what was proposed"),
    "refuse": ("Refuse", "say no to what was proposed"),
    "object": ("Answer, and object", "{concern}"),
    "end": ("End the call", "you have heard enough"),
}
_SEVERAL = " and "


@dataclass(slots=True)
class BuyersCall:
    """A call in which the trainee is the buyer. Fulfils `salessim.app.practice_port.BuyersCall`.

    Attributes:
        name: Name of the scenario.
        title: Its title.
        playbook_name: Name of the playbook.
        difficulty: The difficulty.
        scenario: The scenario.
        playbook: The playbook that marks the seller.
        swapped: The call.
        answers: What was chosen, line by line.
    """

    name: str
    title: str
    playbook_name: str
    difficulty: str
    scenario: Scenario
    playbook: Playbook
    swapped: SwappedCall
    answers: list[str] = field(default_factory=list)

    @property
    def view(self) -> BuyerView:
        """The call as its buyer sees it."""
        session = self.swapped.session
        seen = view_of(session)
        case, situation = session.case, session.situation
        here = [case.people[person] for person in members(situation.on_call)]
        lines = self._lines()
        if self.swapped.said is not None:
            lines.append(TranscriptLine(len(session.exchanges) + 1, SELLER, self.swapped.said.text))
        lead = next((person for person in seen.people if person.leads), None)
        return BuyerView(
            title=self.title,
            you=_SEVERAL.join(f"{person.name}, {person.role}" if person.role else person.name for person in here),
            lines=tuple(lines),
            choices=tuple(self._choice(reply) for reply in self.swapped.replies),
            knows=tuple(self._facts(told=False)),
            told=tuple(self._facts(told=True)),
            mood=lead.manner if lead else "",
            turn=len(session.exchanges) + (self.swapped.said is not None),
            has_ended=session.has_ended,
            criteria=tuple(mark.criterion for mark in self.marks().marks if mark.is_applicable)
            if session.has_ended
            else (),
        )

    def _lines(self) -> list[TranscriptLine]:
        session = self.swapped.session
        is_one = len(session.case.people) == 1
        lines = []
        for line in view_of(session).lines:
            if line.kind == "reading" and not session.has_ended:
                continue  # how a line is to be read is for the buyer to see
            who = line.speaker
            if who == YOU:
                who = SELLER
            elif is_one and line.kind == "said":
                who = YOU
            text = line.text.replace(words.HANGS_UP, SELLER_HANGS_UP)
            lines.append(TranscriptLine(line.turn, who, text, line.kind))
        return lines

    def _facts(self, *, told: bool) -> list[Fact]:
        case, situation = self.swapped.session.case, self.swapped.session.situation
        facts = []
        for number, thing in enumerate(case.things):
            if not thing.is_there or not thing.says or bool(situation.told >> number & 1) != told:
                continue
            title = subject_title(case, thing.subject)
            label = f"{title}: {words.RUNG_TITLES[thing.rung]}" if thing.rung >= 0 else title
            facts.append(Fact(label, thing.says[0].text))
        return facts

    def _choice(self, reply: Reply) -> BuyerChoice:
        case, situation = self.swapped.session.case, self.swapped.session.situation
        title, what = DEEDS[reply.deed]
        name = case.people[situation.lead].name
        concern = case.objections[reply.about].says[0].text if reply.about >= 0 else ""
        return BuyerChoice(
            id=_choice_id(reply, case.objections[reply.about].id if reply.about >= 0 else ""),
            title=title.format(name=name),
            what=what.format(name=name, concern=concern),
            text=reply.text,
        )

    def reply(self, choice: str, text: str = "") -> BuyerView:
        """Answer the seller; he says his next line.

        Raises:
            NotPlayableError: The call is over.
            InputError: This cannot be done now.
        """
        if self.swapped.said is None:
            raise NotPlayableError("This call is over.", "Mark the seller, or be the buyer in another one.")
        known = dict(zip([each.id for each in self.view.choices], self.swapped.replies, strict=True))
        if choice not in known:
            near = nearest(choice, list(known))
            hint = f"Did you mean “{near}”?" if near else f"There is {', '.join(known)}."
            raise InputError(f"{quoted(choice)} is nothing that can be done now.", hint)
        self.answers.append(choice)
        self.swapped.reply(known[choice], text.strip())
        return self.view

    def marks(self) -> Marks:
        """The playbook's marks of the seller."""
        session = self.swapped.session
        return mark_call(judged(self.scenario, self.playbook, session.case, session.events))

    def mark_seller(self, given: dict[str, int]) -> SellerMarked:
        """Compare the trainee's marks with the playbook's.

        Raises:
            NotPlayableError: The call is not over yet.
        """
        if not self.swapped.session.has_ended:
            raise NotPlayableError("This call is not over yet.", "Answer on, or end it.")
        marks = self.marks()
        agreed = 0
        for mark in marks.marks:
            if mark.criterion in given and mark.is_applicable and mark.of:
                level = round(float(LEVELS * mark.points / mark.of))
                agreed += abs(level - given[mark.criterion]) <= 1
        return SellerMarked(
            groups=call_pages.mark_groups(marks, self.playbook),
            given=dict(given),
            agreed=agreed,
            score=marks.score,
            outcome=words.RESULTS[marks.result],
        )


SELLER_HANGS_UP = "The seller ends the call."


def _choice_id(reply: Reply, objection: str) -> str:
    return f"{reply.deed}: {objection}" if objection else reply.deed

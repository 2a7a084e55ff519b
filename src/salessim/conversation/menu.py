"""The moves that can be made, with a model sentence for each that fits this call.

Everything a playbook knows is offered at any time: what fits the moment is for the trainee to learn.
"""

from dataclasses import dataclass

from salessim.conversation.case import Case, MoveCase
from salessim.conversation.compiling.source import fill, spoken_figure
from salessim.conversation.debrief import subject_title
from salessim.conversation.session import Session
from salessim.conversation.situation import members
from salessim.model.scenario import Scenario

_LEGAL_FORMS = ("GmbH", "AG", "KG", "SE", "Ltd", "Ltd.", "Inc", "Inc.", "LLC", "plc", "PLC", "S.A.", "B.V.", "Oy", "AB")
_ABOUT_WHAT_WAS_HEARD = ("acknowledge", "clarify")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a move can be about: its name, its title, and a model sentence for it."""

    id: str
    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MenuMove:
    """A move that can be made now.

    Attributes:
        move: Its name.
        label: Its name in the playbook's words.
        what: What it does.
        stage: Title of its stage; empty: any.
        subjects: What it can be about; empty where it needs nothing.
        sentence: A model sentence where it needs nothing.
        makes_offer: Whether options can be proposed with it.
    """

    move: str
    label: str
    what: str
    stage: str
    subjects: tuple[Subject, ...]
    sentence: str
    makes_offer: bool


def menu_of(session: Session, scenario: Scenario) -> tuple[MenuMove, ...]:
    """The moves that can be made now, in the playbook's order; none once the call is over."""
    if session.has_ended:
        return ()
    return tuple(
        entry for number in range(len(session.case.moves)) if (entry := _entry(session, scenario, number)) is not None
    )


def _entry(session: Session, scenario: Scenario, number: int) -> MenuMove | None:
    case = session.case
    move = case.moves[number]
    subjects = tuple(
        Subject(case.names.subject_name(subject), subject_title(case, subject), sentence)
        for subject in _subjects(session, move)
        if (sentence := model_sentence(session, scenario, number, subject))
    )
    sentence = "" if subjects else model_sentence(session, scenario, number, -1)
    if not subjects and not sentence:
        return None
    return MenuMove(
        move=move.id,
        label=move.label,
        what=move.what,
        stage=move.stage,
        subjects=subjects,
        sentence=sentence,
        makes_offer=case.commitment is not None and move.kind in ("propose-next-step", "ask-to-close"),
    )


def _subjects(session: Session, move: MoveCase) -> list[int]:
    """What a move can be about. Whether there is anything to find shows only when one asks."""
    case, situation = session.case, session.situation
    topics = list(range(len(case.topic_titles)))
    if move.kind in _ABOUT_WHAT_WAS_HEARD:
        heard = {case.things[thing].subject for thing in members(situation.told | situation.claimed)}
        return sorted(heard)
    if move.rung >= 0 or move.is_pitch or move.kind in ("insight", "tailor"):
        return topics
    return []


def model_sentence(session: Session, scenario: Scenario, number: int, subject: int) -> str:
    """A sentence for a move: another one each time it is made, and another order in each attempt.

    Sentences whose blanks cannot be filled now are left out; empty where none is left.
    """
    case = session.case
    move = case.moves[number]
    blanks = _blanks(session, scenario, subject)
    sentences = [
        filled for sentence in move.model_sentences or move.sounds_like if "{" not in (filled := fill(sentence, blanks))
    ]
    if not sentences:
        return ""
    start = session.luck.pick(len(sentences), "menu", move.id, subject)
    return sentences[(start + session.situation.made[number]) % len(sentences)]


def _blanks(session: Session, scenario: Scenario, subject: int) -> dict[str, str]:
    case, situation = session.case, session.situation
    blanks = {"person": case.people[situation.lead].name}
    if case.company:
        blanks["company"] = _spoken_name(case.company)
    if subject >= 0:
        blanks["subject"] = case.topic_phrases[subject] if subject < len(case.topic_phrases) else ""
    if heard := _last_heard(session, case, subject):
        blanks["heard"] = heard
    if scenario.seller:
        blanks["product"], blanks["seller"] = scenario.seller.product, scenario.seller.company
        if scenario.seller.price is not None:
            blanks["price"] = spoken_figure(str(scenario.seller.price))
        if scenario.seller.proof:
            blanks["proof"] = next(iter(scenario.seller.proof.values()))
    return blanks


def _last_heard(session: Session, case: Case, subject: int) -> str:
    """The last thing told (about a subject), in its first sentence."""
    things = [thing for thing in session.heard if subject < 0 or case.things[thing].subject == subject]
    if not things:
        return ""
    text = session.heard[things[-1]]
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]


def _spoken_name(company: str) -> str:
    """The name of a company as people say it, without its legal form."""
    name = company.split()
    while len(name) > 1 and name[-1] in _LEGAL_FORMS:
        name.pop()
    return " ".join(name)

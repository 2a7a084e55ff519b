"""What a seller answers when the buyer asks him something or has a concern.

He goes by the words that he hears. The lists of cues are general English, assumptions, and hold nothing of any
scenario; where none fits, he tries what helps with most questions and concerns, then something else.
"""

import re
from collections.abc import Sequence
from typing import Final

from salessim.conversation.bots.asking import best_question
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.next_step import package
from salessim.conversation.turn import Turn

_Cues = tuple[re.Pattern[str], tuple[tuple[str, ...], ...]]


def _cues(words: str, *answers: tuple[str, ...]) -> _Cues:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE), answers


_QUESTION = "?"  # stands for a question of the seller's own
_STEP = "propose-next-step"

_QUESTIONS: Final[tuple[_Cues, ...]] = (
    _cues(
        "(?:do(?: not|n't) know|not thought of|not heard|surprise|new\\b|news\\b)",
        ("insight", _QUESTION),
        ("tailor", _QUESTION),
        ("proof",),
    ),
    _cues(
        "costs?\\b|price|pricing|how much|expensive|charge|fees?\\b|rates?\\b|budget",
        ("price-range", _QUESTION),
        ("price-quote",),
        (_QUESTION,),
    ),
    _cues(
        "reference|customers|proof|prove|evidence|example|results|who else|any(?:body|one) else|worked (?:for|with)",
        ("proof", _QUESTION),
        ("insight",),
    ),
    _cues(
        "who are you|who is (?:this|calling|speaking)|where are you from|what is (?:this|it) (?:about|regarding)"
        "|why (?:are you|do you) call",
        ("give-reason", _QUESTION),
        ("agenda",),
    ),
    _cues(
        "differen|better than|compare|what makes you|why you\\b|why should",
        ("insight", _QUESTION),
        ("proof",),
        ("tailor",),
        ("answer-objection",),
    ),
    _cues(
        "what (?:is it that |do )you|what does (?:it|your)|how does (?:it|your)|what have you|offer|in a nutshell",
        ("insight", _QUESTION),
        ("tailor",),
        ("benefit",),
    ),
    _cues("how long|how soon|when could|next|steps?\\b", (_STEP,), ("answer-objection", _QUESTION)),
)
_ANY_QUESTION: Final = (("answer-objection", _QUESTION), ("insight",), ("proof",), ("tailor",), ("hold-firm",))

_CONCERNS: Final[tuple[_Cues, ...]] = (
    _cues(
        "send me|brochure|leaflet|material|not now|no time|busy|later|another time|call (?:me )?back|e-?mail",
        ("acknowledge", "summarise", _STEP),
        ("acknowledge", _QUESTION),
        ("answer-objection",),
    ),
    _cues(
        "price|expensive|costs?\\b|money|budget|cheaper|discount|afford",
        ("acknowledge", _QUESTION),
        ("benefit", "proof"),
        ("trade",),
        ("answer-objection",),
    ),
    _cues(
        "risk|guarantee|safe|secur|data|legal|trust|sure|proof|prove|work(?:s|ed)?\\b|fail|promis",
        ("acknowledge", _QUESTION, "answer-objection", "proof"),
        ("answer-objection", "confirm"),
        ("proof",),
    ),
)
_ANY_CONCERN: Final = (
    ("acknowledge", _QUESTION),
    ("acknowledge", "insight", _QUESTION),
    ("answer-objection", "proof"),
    ("acknowledge", "clarify", "answer-objection", "confirm"),
    ("summarise", _STEP),
    ("tailor", "benefit"),
    ("hold-firm",),
)
_NEEDS_A_NEED: Final = frozenset({"benefit", "proof", "price-quote"})
_MOST_TRIES: Final = 3


def answer_question(mind: Mind) -> Turn | None:
    """Answer the question that waits, in one of the ways that go with its words."""
    question = mind.seen.question
    tries = mind.past.answers.get(question, 0)
    if not question or tries >= _MOST_TRIES:
        return None
    if mind.slips("passes over a question", question, tries):
        return None
    if mind.slips("answers with features", question):
        return mind.say(mind.move("feature"), on=_topic(mind))
    return _in_one_way(mind, _ways(_asked_in(question), _QUESTIONS, _ANY_QUESTION), tries)


def answer_concern(mind: Mind) -> Turn | None:
    """Take up the concern of whoever leads the call, or of whoever holds one."""
    concerns = sorted(mind.seen.concerns, key=lambda concern: concern.holder != mind.seen.lead)
    for concern in concerns:
        tries = mind.past.answers.get(concern.text, 0)
        if tries >= _MOST_TRIES or mind.slips("passes over a concern", concern.text, tries):
            continue
        if mind.slips("answers with features", concern.text, tries):
            return mind.say(mind.move("advantage"), on=_topic(mind))
        to = -1 if concern.holder == mind.seen.lead else concern.holder
        return _in_one_way(mind, _ways(concern.text, _CONCERNS, _ANY_CONCERN), tries, to)
    return None


def _asked_in(text: str) -> str:
    """The part of a text that asks: its sentences with a question mark, or all of it."""
    asking = [sentence for sentence in re.split(r"(?<=[.!?…])\s+", text) if sentence.endswith("?")]
    return " ".join(asking) or text


def _ways(text: str, known: Sequence[_Cues], others: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    for cues, answers in known:
        if cues.search(text):
            return answers + others
    return others


def _in_one_way(mind: Mind, ways: tuple[tuple[str, ...], ...], tries: int, to: int = -1) -> Turn:
    """The next of several ways to answer; a question in it is the one that he would ask anyway."""
    if not mind.needs_heard:  # to show anything, or to name a price for it, comes after there is a need
        ways = tuple(way for way in ways if not _NEEDS_A_NEED.intersection(way)) or ways
    moves: list[int] = []
    subject = -1
    offer: tuple[int, ...] = ()
    for kind in ways[tries % len(ways)]:
        if kind == _QUESTION:
            question = best_question(mind)
            moves.append(question.move if question else mind.move("clarify"))
            subject = question.subject if question else subject
        else:
            moves.append(mind.move(kind))
            if kind == _STEP:
                offer = package(mind)
    if subject < 0 and any(mind.craft.moves[move].is_pitch for move in moves):
        subject = _topic(mind)
    return mind.say(*moves, on=subject, to=to, offer=offer)


def _topic(mind: Mind) -> int:
    """What a word about the product is best about: a need that was named, or a problem, or anything."""
    heard = mind.needs_heard or mind.problems_heard
    return heard[-1] if heard else (0 if mind.craft.topics else -1)

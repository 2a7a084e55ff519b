"""How a typed line is read at a table: the offer in it with its condition, a yes, whom it asks for.

What is found is echoed as a structured offer before it counts; what is not clearly an offer is talk. English only.
"""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from salessim.conversation.case import Case
from salessim.conversation.reading import Reader, SentenceRead, question_form
from salessim.conversation.table import table_words
from salessim.conversation.table.offers import (
    SaidOffer,
    asked_alone,
    builds_on_request,
    is_afterthought,
    offer_in,
    only_repeats,
    says_yes,
    seems_to_offer,
)
from salessim.conversation.table.part import TablePart
from salessim.conversation.table.phrases import Mention, Phrasebook
from salessim.conversation.turn import NamedTurn

_ASK_HOME: Final = (
    r"\b(?:ask|check with|speak to|talk to|call|clear (?:it|that|this) with|go back to|need)\b.*\b{name}\b"
)
_ASK_IN: Final = r"\b(?:join|bring|ask|call|invite|have|get|fetch|include|hear)\b.*\b{name}\b|\b{name}\b.*\bjoin"


@dataclass(frozen=True, slots=True)
class TableRead:
    """How a line was read.

    Attributes:
        said: The line with what it does.
        sentences: How each of its sentences that is no offer was read.
        problem: What is wrong with an offer in it, in words; empty: nothing.
    """

    said: NamedTurn
    sentences: tuple[SentenceRead, ...] = ()
    problem: str = ""


class TableReader:
    """Reads lines at one table; what is talk goes to a reader of conversations."""

    def __init__(self, case: Case, part: TablePart, talk: Reader) -> None:
        """Take the case, its table, and who reads the talk."""
        self._case = case
        self._part = part
        self._talk = talk
        self._book = Phrasebook(part)

    def read(self, text: str, heard: str = "") -> TableRead:
        """Read a line that follows what was said last."""
        said = NamedTurn(text=text, to=self._asked_for(text))
        parts = [part for part in re.split(r"(?<=[.?!;])\s+", text.strip()) if part]
        sentences: list[SentenceRead] = []
        asked: tuple[Mention, ...] = ()
        problem = ""
        for sentence, following in zip_longest(parts, parts[1:], fillvalue=""):
            offer = self._to_approve(sentence) or offer_in(sentence, self._book)
            if offer is not None and not offer.condition and only_repeats(sentence) and _is_told(following):
                continue  # `Fifty percent? I would lose my job.`
            if offer is not None:
                if not offer.condition and asked and builds_on_request(sentence):
                    offer = replace(offer, condition=asked)
                problem = problem or self._strange(sentence)
                said = _with_offer(said, offer)
            elif (said.offer or said.accepts) and is_afterthought(sentence) and (asked := self._asks(sentence)):
                said = _with_offer(said, SaidOffer((), asked, says_yes=said.accepts))
            elif says_yes(sentence) and not said.offer:
                said = replace(said, accepts=True)
            elif self._asked_for(sentence):
                continue  # asking somebody in is all that it does
            else:
                asked = self._asks(sentence)
                problem = problem or self._strange(sentence)
                said, found = self._talked(said, sentence, heard)
                sentences += found
        if problem:
            # An offer of what is not on the table is none; nobody should be held to a part of it.
            return TableRead(NamedTurn(text=text, to=said.to), tuple(sentences), problem)
        return TableRead(replace(said, accepts=said.accepts and not said.offer), tuple(sentences))

    def _to_approve(self, sentence: str) -> SaidOffer | None:
        """What one's superior is asked for; None: he is not asked, or for nothing in particular."""
        if not self._part.approver or self._asked_for(sentence) != self._part.approver:
            return None
        wanted = self._book.options_in(sentence)
        return SaidOffer((wanted,), ()) if wanted else None

    def _asks(self, sentence: str) -> tuple[Mention, ...]:
        return asked_alone(sentence, self._book)

    def _talked(self, said: NamedTurn, sentence: str, heard: str) -> tuple[NamedTurn, tuple[SentenceRead, ...]]:
        read = self._talk.read(sentence, heard)
        moves, on = read.moves, read.topic
        kinds = {self._case.moves[self._case.names.move(move)].kind for move in moves}
        asks = "clarify" in kinds or question_form(sentence) != "none"
        issue = self._book.issue_in(sentence) if asks else ""
        if issue and (not kinds or kinds & {"clarify", "situation", "confirm"} or not on):
            # Whoever asks about an issue at a table asks what is behind it.
            on = issue
            moves = moves if "clarify" in kinds else ("clarify",)
        return replace(said, moves=tuple(dict.fromkeys((*said.moves, *moves))), on=on or said.on), read.sentences

    def _strange(self, sentence: str) -> str:
        """An amount that is no option: said as an offer, it cannot count."""
        if not seems_to_offer(sentence) or question_form(sentence) == "open":
            return ""
        for issue in self._book.unknown_amounts(sentence):
            known = ", ".join(option for name, option in self._part.options if name == issue)
            return table_words.NO_SUCH_OPTION.format(issue=self._part.title(issue), options=known)
        return ""

    def _asked_for(self, text: str) -> str:
        tidy = text.lower()
        approver = self._part.approver
        if approver and re.search(_ASK_HOME.format(name=re.escape(approver.lower().replace("-", " "))), tidy):
            return approver
        for person in self._case.people:
            first = person.name.split()[0].lower()
            if person.id in self._part.rules.brings and re.search(_ASK_IN.format(name=re.escape(first)), tidy):
                return person.id
        return ""


def _is_told(sentence: str) -> bool:
    """Whether a sentence is there, and asks nothing."""
    return bool(sentence) and not sentence.endswith("?")


def _with_offer(said: NamedTurn, offer: SaidOffer) -> NamedTurn:
    condition = dict(_references(offer.condition))
    if not offer.packages:
        asked = tuple(f"{issue}.{option}" for issue, option in condition.items())
        kept = tuple(reference for reference in said.offer if reference.partition(".")[0] not in condition)
        return replace(said, offer=kept, if_he_agrees=asked, accepts=offer.says_yes)
    first, *others = [
        # What is asked in return is part of every package; it is not named twice.
        tuple(f"{issue}.{option}" for issue, option in _references(package) if issue not in condition)
        for package in offer.packages
    ]
    asked = tuple(f"{issue}.{option}" for issue, option in condition.items())
    if not said.offer and not said.if_he_agrees:
        return replace(said, offer=first, or_else=tuple(other for other in others if other), if_he_agrees=asked)
    if asked or others:
        return replace(said, or_else=(*said.or_else, first), if_he_agrees=said.if_he_agrees or asked)
    named = {reference.partition(".")[0] for reference in first}
    kept = tuple(reference for reference in said.offer if reference.partition(".")[0] not in named)
    return replace(said, offer=(*kept, *first))


def _references(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(mention.issue, mention.option) for mention in mentions]

"""How a typed line is read at a table: the offer in it with its condition, a yes, whom it asks for.

What is found is echoed as a structured offer before it counts; what is not clearly an offer is talk. English only.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from salessim.conversation.case import Case
from salessim.conversation.reading import Reader, SentenceRead, question_form
from salessim.conversation.table import table_words
from salessim.conversation.table.part import TablePart
from salessim.conversation.table.phrases import Mention, Phrasebook
from salessim.conversation.turn import NamedTurn

_GIVING: Final = (
    r"(?:i|we)(?: can| could| will| would|'ll|'d| am able to| might)?(?: also| still| then| even)? "
    r"(?:do|give|offer|go|come|take|throw|move|accept|agree|live|make|add|include|leave|drop|put|sign|say)"
)
_STARTS: Final = (
    rf"(?:then|{_GIVING}|you (?:get|can have|could have|would get|will get|may have)|(?:i|we) (?:can|could|will|would)|"
    r"(?:i|we)'(?:ll|d)|it (?:is|would be)|the [a-z ]+ is)"
)
_IF: Final = (
    r"(?:if|when|provided(?: that)?|providing|assuming|suppose|as long as|on condition(?: that)?|in return for|"
    r"in exchange for|against|but only if|only if|given)"
)
_OPENS: Final = rf"^(?:(?:and|so|but|well|then|ok|fine|all right|look)[, ]+)*(?:{_IF}|for) (?P<condition>.+?)"
_CONDITION_FIRST: Final = re.compile(rf"{_OPENS},? (?={_STARTS})(?P<offer>.+)$")
_CONDITION_COMMA: Final = re.compile(rf"{_OPENS}, (?:then )?(?P<offer>.+)$")
_CONDITION_LAST: Final = re.compile(rf"^(?P<offer>.+?),? {_IF} (?P<condition>.+)$")
_CUE: Final = re.compile(
    rf"\b(?:{_GIVING}|let us say|let's say|how about|what about|what if|you (?:get|can have|would get)|throw in|fine|"
    r"(?:my|our) offer|is possible|on us|could you live with|would you (?:take|accept|sign)|all right|i propose|"
    r"we propose|i suggest|either|would be ready|comes? with|then)\b"
)
_NOT: Final = re.compile(
    r"\b(?:cannot|can't|can not|won't|will not|would not|wouldn't|not go|never|unable|impossible)\b"
)
_YES: Final = re.compile(
    r"^(?:(?:yes|all right|ok|okay|good|fine|well|then)[, ]+)*(?:agreed|it(?:'s| is) a deal|deal|done|(?:i|we) accept|"
    r"accepted|(?:you|we) have a deal|(?:i|we)(?: can| will|'ll)? (?:take|agree to|accept) (?:that|it|your (?:last )?"
    r"offer|those terms)|that works for (?:me|us)|let(?:'s| us) shake hands|(?:i|we) agree)\b"
)
_BUT: Final = re.compile(r"\b(?:if|but|provided|unless|in return)\b")
_ASK_HOME: Final = (
    r"\b(?:ask|check with|speak to|talk to|call|clear (?:it|that|this) with|go back to|need)\b.*\b{name}\b"
)
_ASK_IN: Final = r"\b(?:join|bring|ask|call|invite|have|get|fetch|include|hear)\b.*\b{name}\b|\b{name}\b.*\bjoin"
_OPEN_OFFER: Final = re.compile(r"^(?:and |so |well,? )*(?:how about|what about|what if)\b")


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


@dataclass(frozen=True, slots=True)
class _Offer:
    packages: tuple[tuple[Mention, ...], ...]
    condition: tuple[Mention, ...]


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
        problem = ""
        for sentence in parts:
            offer = self._offer(sentence)
            if offer is not None:
                said = _with_offer(said, offer)
            elif _is_yes(sentence) and not said.offer:
                said = replace(said, accepts=True)
            elif self._asked_for(sentence):
                continue  # asking somebody in is all that it does
            else:
                problem = problem or self._strange(sentence)
                said, found = self._talked(said, sentence, heard)
                sentences += found
        if said.offer:
            return TableRead(replace(said, accepts=False), tuple(sentences))
        # An offer of what is not on the table is none; nobody should be held to a part of it.
        return TableRead(replace(said, moves=(), on="") if problem else said, tuple(sentences), problem)

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

    def _offer(self, sentence: str) -> _Offer | None:
        tidy = sentence.lower().replace("’", "'").strip(" .!;")
        if _NOT.search(tidy) or (question_form(tidy) == "open" and not _OPEN_OFFER.match(tidy)):
            return None
        for pattern in (_CONDITION_FIRST, _CONDITION_COMMA, _CONDITION_LAST):
            found = pattern.match(tidy)
            if found is None:
                continue
            condition = self._book.options_in(found["condition"].strip(" ?"))
            packages = self._packages(found["offer"])
            if condition:
                # What asks for something and names nothing for it is talk.
                return _Offer(packages, condition) if any(packages) else None
        packages = self._packages(tidy)
        is_bare = len(tidy.split()) <= 4 * sum(len(package) for package in packages)
        return _Offer(packages, ()) if any(packages) and (_CUE.search(tidy) or is_bare) else None

    def _packages(self, text: str) -> tuple[tuple[Mention, ...], ...]:
        """The packages in a clause: several where both sides of an `or` name options."""
        sides = [self._book.options_in(side) for side in re.split(r",? or (?:else )?(?:alternatively )?", text)]
        if len(sides) > 1 and all(sides):
            return tuple(sides)
        return (self._book.options_in(text),)

    def _strange(self, sentence: str) -> str:
        """An amount that is no option: said as an offer, it cannot count."""
        if not _CUE.search(sentence.lower()):
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


def _with_offer(said: NamedTurn, offer: _Offer) -> NamedTurn:
    condition = dict(_references(offer.condition))
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


def _is_yes(sentence: str) -> bool:
    tidy = sentence.lower().replace("’", "'")
    return bool(_YES.match(tidy)) and not _BUT.search(tidy) and not tidy.rstrip().endswith("?")

"""Offers in sentences: who gives what, who is asked for what in return, and which packages there are to choose from.

A sentence is cut into clauses. Whether a clause gives or asks follows from who does what in it (`I can do`, `you
sign`), then from what joins it to the rest (`if`, `in return for`); the order of the clauses says nothing. English
only.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from salessim.conversation.reading import question_form
from salessim.conversation.table.phrases import Mention, Phrasebook

Role = Literal["gives", "asks", ""]

_AUX: Final = (
    r"(?:(?:'d|'ll|'re|'m| can| could| will| would| might| may| should| do| am| are| were| was)?"
    r"(?: (?:able|going|prepared|ready|willing|happy|glad|allowed|in a position) to| to| also| still| then| even| now|"
    r" only| happily| really| just)*)"
)
_SELLER_GIVES: Final = (
    r"(?:do|did|give|gave|offer|offered|go|went|come|came|take|took|throw|threw|move|moved|accept|agree|live|make|made|"
    r"add|added|include|leave|drop|dropped|put|sign|say|see|knock|knocked|meet|stretch|extend|be|pay|cover|carry|find|"
    r"manage|squeeze|hold|stay|match|grant|(?:get|sell|hand) you)"
)
_SELLER_NEEDS: Final = r"(?:need|want|require|ask for|expect|have to have|must have|like|hope for|get|got|have)"
_BUYER_GETS: Final = r"(?:get|got|have|receive|keep|save|end up with|be getting)"
_YOU_GET: Final = (
    r"you(?:(?:'d|'ll| can| could| will| would| may| might)(?: also| still| then| even| now)* "
    r"(?:get|have|receive|keep|save|end up with|be getting)|(?: also| still| then| even)* (?:get|got|receive|save))\b"
)
_BUYER_SAYS: Final = (
    r"(?:want|wanted|need|needed|said|say|asked|ask|told|mentioned|know|see|think|like|expect|expected|mean|meant|are|"
    r"were|is|spoke|showed|offered)"
)
_BUYER_GIVES: Final = rf"(?!{_BUYER_GETS}\b|{_BUYER_SAYS}\b|can\b|will\b|also\b|still\b)[a-z]+"
_IMPERATIVE: Final = re.compile(
    r"^(?:please )?(?:just )?(?:sign|commit|pay|prepay|agree|start|begin|keep|take|stock|host|buy|order|renew|stay|go|"
    r"give|let(?! us\b|'s)|make|extend|allow|guarantee|move|put|add|bring|book|get|hand|name|show|raise|accept)\b"
)
_GIVES: Final = re.compile(
    rf"\b(?:i|we){_AUX} {_SELLER_GIVES}\b|\b{_YOU_GET}|\bthrow in\b|\bon us\b|\bknock off\b|"
    r"\b(?:my|our) offer\b|\b(?:is|are) yours\b|\byour [a-z]+ (?:gets?|receives?)\b|"
    r"\bthere(?:'s| is) .{1,40} in it for you\b"
)
_ASKS: Final = re.compile(
    rf"\b(?:i|we){_AUX} {_SELLER_NEEDS}\b|\byou{_AUX} {_BUYER_GIVES}\b|"
    r"\b(?:need|want|like|ask) you to\b|^(?:please )?(?:give|let|grant|allow) (?:me|us)\b|"
    r"^(?:just )?(?:sign|commit|pay|prepay|agree)\b|\bwith you (?:sign|pay|commit|tak|giv|agree)\w*\b"
)
_BEFORE_PRICE: Final = re.compile(
    r"(?:and|so|but|well|then|ok|fine|all right|look|(?:my|our|the) (?:very )?(?:best|price|offer|limit|figure)|[, ])*"
)
_GIVEN_AFTER: Final = re.compile(r"^(?P<asked>.+)(?:, | is | it's | would be | comes to )(?P<given>.+?)$")
_VERB: Final = re.compile(
    r"'(?:s|re|m|d|ll|ve)\b|\b(?:is|are|was|were|be|been|has|have|had|do|does|did|would|will|can|could|should|may|might|"
    r"must|need|needs|want|wants|wanted|mean|means|make|makes|made|got|get|gets|give|gave|ask|asked|said|say|cost|costs|"
    r"pay|paid|work|works|sound|sounds|seem|seems|read|hear|heard|saw|see)\b"
)
_TELLS: Final = re.compile(r"^(?:(?:i'll|i will|let me) )?tell you what\b[,: ]*")
_IF: Final = (
    r"(?:but only if|only if|if|when|provided(?: that)?|providing|assuming|suppose|supposing|as long as|so long as|"
    r"on (?:the )?condition(?: that)?|given that|only with|but only with|once|unless)"
)
_EXCHANGE: Final = r"(?:in return for|in exchange for|against|in return|in exchange)"
_JOINT: Final = re.compile(
    rf"[,;:]? ?\b(?P<if>{_IF})\b|[,;]? ?\b(?P<exchange>{_EXCHANGE})\b|[,;]? (?P<but>but)\b|[,;]? (?P<then>then)\b|"
    r"[,;:] (?=(?:and |so )?(?:i|we|you|it|the|my|our)\b)| (?P<and>and) (?=(?:i|we|you|there(?:'s| is))\b)| "
    r"(?P<yours>and) (?=[^,;]{1,40} (?:is|are) yours\b)|"
    r" (?P<gets>(?:gets|get|buys|earns|wins|gives) you|for (?:me|us) to|(?:would let|will let|lets|would allow|allows) "
    r"(?:me|us)(?: to)?|means)\b|(?:^| )(?P<for>for) |"
    r" (?=(?:i|we)(?:'ll|'d|'m|'re| can| could| will| would| might| do| give| need| want)\b)|"
    r" (?=you(?:'ll|'d)? (?:get|can have)\b)|"
    r"[,;]? (?P<makes>(?:and it(?:'s| is)|(?:and )?it (?:would|will|has to|would have to) be|it comes to|that makes)) "
)
_CUE: Final = re.compile(
    r"\b(?:let us say|let's say|say|how about|what about|what if|fine|is possible|could you live with|"
    r"would you (?:take|accept|sign)|all right|i propose|we propose|i suggest|we suggest|either|would be ready|"
    r"comes? with|then|off|back to|final|take it or leave it|(?:my|our|the) (?:very )?best|"
    r"(?:that's|that is) (?:where|as far as|all|what|the best) (?:i|we))\b|"
    r"\bwould .{1,40} (?:close it|do it|do|work|be enough|settle it|help)\b"
)
_NOT: Final = re.compile(
    r"\b(?:cannot|can't|can not|won't|will not|would not|wouldn't|not go|never|unable|impossible|out of the question|"
    r"more than (?:i|we)|"
    r"do without|no way|too much|isn't possible|is not possible|withdraw)\b"
)
_DOUBLE_NOT: Final = re.compile(
    r"\b(?:cannot|can't|can not|could not|couldn't|won't|will not|would not|wouldn't)\b(?P<what>.+?)"
    r",? (?:unless|without)\b"
)
_LEAD: Final = re.compile(
    r"^(?:(?:and|so|but|well|then|ok|okay|fine|all right|right|look|yes|no|now|alright)(?:[, ]+|$))*"
    r"(?P<open>(?:how|what) about |what if |how would it be if |what would you say to |how would you feel about |"
    r"what do you (?:think of|think about|say to) )?"
)
_YES: Final = (
    r"(?:agreed|it(?:'s| is) a deal|that(?:'s| is) a deal|deal|done|sold|(?:i|we) accept|accepted|"
    r"(?:you|we)(?:'ve| have)?(?: got)?(?: yourself| yourselves)? a deal|(?:you|we) have a deal|"
    r"(?:i|we)(?: can| will|'ll|'d)? (?:take|agree to|accept|go with) (?:that|it|this|your (?:last )?"
    r"offer|those terms)|"
    r"(?:i|we)(?: can| could| will|'ll|'d)? say yes(?: to (?:that|it|this))?|"
    r"(?:that|this|it)(?:'s| is| works| would work)?(?: fine| good| ok| okay| agreed)?(?: for| with| by) (?:me|us)|"
    r"(?:send|bring) (?:it|them|that|the (?:papers?|contract|paperwork)) over|"
    r"(?:i|we)(?: will|'ll) sign(?: it| that|$)|"
    r"let(?:'s| us) (?:shake(?: hands)?(?: on it)?|do (?:it|that|this))|(?:i|we) agree|we(?:'re| are) agreed|"
    r"(?:i'm|i am|we're|we are) (?:happy|fine|ok|okay|good|all right|content) with (?:that|it|this|those|your offer))"
)
_IS_YES: Final = re.compile(
    rf"^(?:(?:yes|yep|yeah|all right|alright|ok|okay|good|great|perfect|right|fine|well|then|sounds good|excellent|"
    rf"you win|very well|go on)[, ]+)*{_YES}"
)
_BUT: Final = re.compile(rf"\b(?:{_IF}|but|{_EXCHANGE})\b")
_PENDING: Final = re.compile(r"^(?:then|in that case|in return|for that|so then|if so|in exchange)\b")
_AFTERTHOUGHT: Final = re.compile(
    rf"^(?:(?:but|and|and for that|for that|in return|in exchange)[, ]+)*(?:{_IF}\b|in return\b|for that\b|but\b|"
    r"(?:i|we)(?:'d| would| will|'ll)? (?:need|want|expect|require)\b)"
)
_ASKS_BACK: Final = re.compile(r"\b(?:what|how|why|which) (?:would|could|can|do|will|might)\b[^?]*\?$")
_REQUEST: Final = re.compile(r"\b(?:can|could|would|will) you\b|\bare you (?:able|ready|willing)\b")


@dataclass(frozen=True, slots=True)
class SaidOffer:
    """An offer as a sentence makes it.

    Attributes:
        packages: What is offered; several: the other side may choose.
        condition: What is asked in return.
        says_yes: Whether it says yes to what the other side has on the table, with this condition.
    """

    packages: tuple[tuple[Mention, ...], ...]
    condition: tuple[Mention, ...]
    says_yes: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    joint: str
    text: str
    role: Role
    mentions: tuple[Mention, ...]


def offer_in(sentence: str, book: Phrasebook) -> SaidOffer | None:
    """The offer that a sentence makes; None: it makes none, though it may speak of terms."""
    tidy = tidied(sentence)
    lead = _LEAD.match(tidy)
    is_open_offer = bool(lead and lead["open"])
    if question_form(tidy) == "open" and not is_open_offer:
        return None
    body = tidy[lead.end() :] if lead and is_open_offer else tidy
    if _ASKS_BACK.search(body):
        return None
    body = book.with_units(_DOUBLE_NOT.sub(r"can\g<what> if", body))
    choice = _choice(body, book)
    if choice:
        return SaidOffer(choice, ())
    clauses = [clause for clause in _clauses(body, book) if not _NOT.search(clause.text)]
    roles = _roles(clauses)
    gives = [clause for clause, role in zip(clauses, roles, strict=True) if role != "asks"]
    condition = _merged([clause for clause, role in zip(clauses, roles, strict=True) if role == "asks"])
    packages = _packages(gives, book)
    if condition:
        if any(packages):
            return SaidOffer(packages, condition)
        return SaidOffer((), condition, says_yes=True) if _IS_YES.match(tidy) and not tidy.endswith("?") else None
    if not any(packages):
        return None
    named = sum(len(package) for package in packages)
    is_bare = len(body.split()) <= 4 * named or (named > 1 and not _VERB.search(body))
    has_cue = is_open_offer or _CUE.search(body) or any(clause.role == "gives" for clause in gives)
    return SaidOffer(packages, ()) if has_cue or is_bare else None


def asked_alone(sentence: str, book: Phrasebook) -> tuple[Mention, ...]:
    """What a sentence asks for that offers nothing itself: `Could you do three years?`; empty: nothing."""
    tidy = tidied(sentence)
    clauses = [clause for clause in _clauses(tidy, book) if not _NOT.search(clause.text)]
    if not (_REQUEST.search(tidy) or _AFTERTHOUGHT.match(tidy) or any(clause.role == "asks" for clause in clauses)):
        return ()
    return _merged([clause for clause in clauses if clause.role != "gives"])


def is_afterthought(sentence: str) -> bool:
    """Whether a sentence adds a condition to what was said just before, as `But only if you pay in advance` does."""
    return bool(_AFTERTHOUGHT.match(tidied(sentence)))


def builds_on_request(sentence: str) -> bool:
    """Whether a sentence answers its own request just before, as `Then I can do eight percent` does."""
    return bool(_PENDING.match(tidied(sentence)))


def says_yes(sentence: str) -> bool:
    """Whether a sentence takes what the other side has on the table, without an if or a but."""
    tidy = tidied(sentence)
    return bool(_IS_YES.match(tidy)) and not _BUT.search(tidy) and not tidy.endswith("?")


def only_repeats(sentence: str) -> bool:
    """Whether a sentence asks back what the other side said, as `Fifty percent?` does."""
    tidy = tidied(sentence)
    lead = _LEAD.match(tidy)
    return tidy.endswith("?") and not (lead and lead["open"]) and not _CUE.search(tidy) and not _GIVES.search(tidy)


def seems_to_offer(sentence: str) -> bool:
    """Whether a sentence has the words of an offer, whatever it names."""
    tidy = tidied(sentence)
    return bool(_CUE.search(tidy) or _GIVES.search(tidy) or re.search(rf"\b{_IF}\b", tidy)) or len(tidy.split()) <= 4


def tidied(sentence: str) -> str:
    """A sentence in lower case, with straight quotes, common short forms spelled out, and without its full stop."""
    tidy = sentence.lower().replace("’", "'").strip(" .!;")
    tidy = re.sub(r"\bu\b", "you", re.sub(r"\bur\b", "your", tidy))
    return _TELLS.sub("", re.sub(r"\s+", " ", tidy))


def _clauses(text: str, book: Phrasebook) -> list[_Clause]:
    found: list[_Clause] = []
    start, joint = 0, ""
    for cut in _JOINT.finditer(text):
        part = text[start : cut.start()]
        if cut.lastgroup == "for" and not _is_price_of(part, text[cut.end() :], book):
            continue
        if part.strip(" ,;?"):
            found.append(_clause(joint, part, book))
            joint = ""
        start, joint = cut.end(), cut.lastgroup or joint
    if text[start:].strip(" ,;?"):
        found.append(_clause(joint, text[start:], book))
    return _with_comma_cut(found, book)


def _is_price_of(before: str, after: str, book: Phrasebook) -> bool:
    """Whether `for` names what something costs: options on both sides of it, or one after it at the very start."""
    named = book.options_in(after[:40])
    starts = bool(_BEFORE_PRICE.fullmatch(before))
    return bool(named) and named[0].place <= 2 and (starts or bool(book.options_in(before)))


def _clause(joint: str, text: str, book: Phrasebook) -> _Clause:
    text = text.strip(" ,;?")
    asks, gives = _ASKS.search(text), _GIVES.search(text)
    role: Role = ""
    if asks and (not gives or asks.start() < gives.start()):
        role = "asks"
    elif gives:
        role = "gives"
    return _Clause(joint, text, role, book.options_in(text))


def _with_comma_cut(clauses: list[_Clause], book: Phrasebook) -> list[_Clause]:
    """Where only a condition names options, its end is what is given: `For cash, eight percent`, `for cash it is 8`."""
    named = [clause for clause in clauses if clause.mentions]
    if len(named) != 1 or named[0].joint not in ("if", "for", "exchange"):
        return clauses
    cut = _GIVEN_AFTER.match(named[0].text)
    if not cut or not book.options_in(cut["asked"]) or not book.options_in(cut["given"]):
        return clauses
    place = clauses.index(named[0])
    halves = [_clause(named[0].joint, cut["asked"], book), _clause("", cut["given"], book)]
    return [*clauses[:place], *halves, *clauses[place + 1 :]]


def _roles(clauses: list[_Clause]) -> list[Role]:
    """Who gives in each clause, once all of them are known."""
    roles = [clause.role for clause in clauses]
    for number, clause in enumerate(clauses):
        before = roles[number - 1] if number else ""
        if clause.joint == "if" and not roles[number]:
            roles[number] = "asks"
        elif clause.joint in ("exchange", "for"):
            beside = before or next((role for role in roles[number + 1 :] if role), "")
            roles[number] = "gives" if beside == "asks" else "asks"
        elif (clause.joint == "gets" or (clause.joint in ("yours", "makes") and before != "gives")) and number:
            roles[number - 1], roles[number] = "asks", "gives"
        elif (
            clause.joint in ("but", "and") and roles[number] == "gives" and number and _asks_first(clauses[number - 1])
        ):
            roles[number - 1] = "asks"
        elif clause.joint == "then" and number and not roles[number] and clauses[number - 1].mentions and not before:
            roles[number - 1], roles[number] = "asks", "gives"
    named = [(clause, role) for clause, role in zip(clauses, roles, strict=True) if clause.mentions]
    if named and all(role != "asks" for _, role in named) and len(named) > 1:
        # "If we do three years, we can say eight percent": both sides do it, and the grammar decides.
        roles = [
            "asks" if clause.joint == "if" and clause.mentions else role
            for clause, role in zip(clauses, roles, strict=True)
        ]
    if clauses and len(named) > 1 and all(role == "asks" for _, role in named):
        first = next(number for number, clause in enumerate(clauses) if clause.mentions and clause.joint != "if")
        if any(clause.joint for clause in clauses):
            roles[first] = "gives" if not clauses[first].role else roles[first]
    return roles


def _asks_first(clause: _Clause) -> bool:
    """Whether a clause asks although it names nobody: `Start this quarter`, and you get twelve percent."""
    return not clause.role and bool(_IMPERATIVE.match(clause.text))


def _choice(text: str, book: Phrasebook) -> tuple[tuple[Mention, ...], ...]:
    """Whole packages to choose from: `five percent for two years or ten for three`; empty: there are none."""
    texts = re.split(r",? or (?:else )?(?:alternatively )?", text)
    issues = dict.fromkeys(mention.issue for side in texts for mention in book.options_in(side))
    sides = [_with_issues(side, issues, book) for side in texts]
    is_whole = len(sides) > 1 and all(len(side) > 1 for side in sides)
    return tuple(sides) if is_whole and not re.search(rf"\b{_IF}\b", text) and not _NOT.search(text) else ()


def _with_issues(text: str, issues: Iterable[str], book: Phrasebook) -> tuple[Mention, ...]:
    """The options of one side of an `or`: what is counted may be named on the other side (`or 12 percent with 120`)."""
    found = book.options_in(text)
    for issue in issues:
        if all(mention.issue != issue for mention in found):
            wider = book.options_in(f"{text} {issue}")
            found = wider if {mention.issue for mention in wider} >= {mention.issue for mention in found} else found
    return found


def _packages(clauses: list[_Clause], book: Phrasebook) -> tuple[tuple[Mention, ...], ...]:
    """What the giving clauses hold: several packages where both sides of an `or` name options."""
    text = " , ".join(clause.text for clause in clauses if clause.mentions)
    sides = [book.options_in(side) for side in re.split(r",? or (?:else )?(?:alternatively )?", text)]
    if len(sides) > 1 and all(sides):
        return tuple(sides)
    return (_merged(clauses),)


def _merged(clauses: list[_Clause]) -> tuple[Mention, ...]:
    return tuple({mention.issue: mention for clause in clauses for mention in clause.mentions}.values())

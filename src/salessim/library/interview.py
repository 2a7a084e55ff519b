"""A dozen plain questions, and how an answer to each is read. `interviewed` makes a scenario of the answers."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import yaml

from salessim.errors import InputError
from salessim.library.wording import listed, nearest, quoted
from salessim.units import MoneyRate, parse_money, parse_money_rate

LONGEST = 300
"""Longest answer [characters]."""

KINDS_OF_CALL = (
    "cold call",
    "inbound call",
    "discovery call",
    "first meeting",
    "qualification",
    "renewal",
    "expansion",
)
MANNERS = ("driver", "analytical", "amiable", "expressive")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the interview.

    Attributes:
        key: Its name in a file of answers.
        asks: The question.
        default: The answer where none is given.
        read: Makes an answer ready to be used, or raises an InputError that says what is wrong with it.
    """

    key: str
    asks: str
    default: str
    read: Callable[[str], str]


def _words(text: str) -> str:
    """One line of anything; braces would be blanks, and invisible signs are never meant."""
    flat = "".join(sign if unicodedata.category(sign)[0] not in "CZ" else " " for sign in text)
    flat = " ".join(flat.replace("{", "(").replace("}", ")").split())
    if not flat:
        raise InputError("This needs an answer.")
    if len(flat) > LONGEST:
        raise InputError(f"That is {len(flat)} characters long; at most {LONGEST} are kept.", "Say it more shortly.")
    return flat


def _price(text: str) -> str:
    """A sum of money, or one by the year or month."""
    flat = _words(text)
    money_of(flat)
    return flat


def _one_of(known: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        flat = _words(text)
        near = nearest(flat, known)
        if near is None:
            raise InputError(f"{quoted(flat)} is none of these.", f"There is {listed(known, 'and')}.")
        return near

    return read


def money_of(text: str) -> tuple[float, str, str]:
    """Amount, currency and what it is by (`year`; empty for a plain sum).

    Raises:
        NotationError: It is no money.
    """
    if "/" in text or " per " in text:
        rate: MoneyRate = parse_money_rate(text)
        return rate.money.amount, rate.money.currency, rate.per
    money = parse_money(text)
    return money.amount, money.currency, ""


QUESTIONS: tuple[Question, ...] = (
    Question(
        "call", f"What kind of call is it? ({', '.join(KINDS_OF_CALL)})", "discovery call", _one_of(KINDS_OF_CALL)
    ),
    Question("product", "What do you sell?", "Morning Plan", _words),
    Question("seller", "What is your company called?", "Routewise", _words),
    Question("price", "What does it cost?", "9k EUR/year", _price),
    Question("customer", "Whom do you sell to? Name a company.", "Harbour Bakery", _words),
    Question("person", "Whom do you speak with? First and last name.", "Carla Mendes", _words),
    Question("role", "What is that person's role?", "Head of deliveries", _words),
    Question("manner", f"How does that person talk? ({', '.join(MANNERS)})", "driver", _one_of(MANNERS)),
    Question("subject", "What is the trouble about? Two or three words.", "late vans", _words),
    Question("today", "How do they do it today? In their own words.", "Nine vans. The first leaves at four.", _words),
    Question("hurts", "What hurts about it? In their own words.", "Two or three cafes wait every morning.", _words),
    Question("costs", "What does that cost them? A figure.", "3k EUR/month", _words),
    Question("worth", "What would it be worth to have it solved?", "I could take on ten more cafes.", _words),
    Question("decides", "Who decides, and how do they buy?", "We try it for a month. Then the owner signs.", _words),
    Question("deadline", "By when do they need it, and why?", "Before the summer, when the ice cream starts.", _words),
    Question("excuse", "What do they say to get rid of you?", "Send me something and we will see.", _words),
    Question("step", "Which next step do you want from the call?", "a morning in the van", _words),
    Question("ends", "What do they say when they have had enough?", "I have a van to load. Goodbye.", _words),
)


@dataclass(frozen=True, slots=True)
class Answers:
    """What came of an interview.

    Attributes:
        given: The answers that were given, by the question's key.
        was_stopped: Whether it was stopped before its end.
    """

    given: Mapping[str, str]
    was_stopped: bool = False

    def complete(self) -> dict[str, str]:
        """An answer to every question: where none was given, the default."""
        return {one.key: self.given.get(one.key, one.default) for one in QUESTIONS}

    def as_yaml(self) -> str:
        """The answers as a file of answers."""
        return yaml.safe_dump(dict(self.given), allow_unicode=True, sort_keys=False, width=10_000, default_style='"')


def ask_all(
    ask: Callable[[Question], str], tell: Callable[[InputError], None], known: Mapping[str, str] | None = None
) -> Answers:
    """Ask every question that has no answer yet.

    Args:
        ask: Gets the answer to a question; raises EOFError or KeyboardInterrupt where the interview is stopped.
        tell: Says why an answer cannot be used; the question is asked again.
        known: Answers that were given before.
    """
    given = dict(known or {})
    for question in QUESTIONS:
        while question.key not in given:
            try:
                given[question.key] = question.read(ask(question))
            except InputError as error:
                tell(error)
            except (EOFError, KeyboardInterrupt):
                return Answers(given, was_stopped=True)
    return Answers(given)


def read_answers(text: str, name: str) -> dict[str, str]:
    """Answers from a file of them: a YAML map from the questions' keys to texts.

    Raises:
        InputError: It cannot be read, or an answer cannot be used.
    """
    try:
        # The base loader makes nothing but texts, lists and maps, whatever the file says.
        raw = yaml.load(text, Loader=yaml.CBaseLoader) or {}
    except yaml.YAMLError as error:
        raise InputError(f"{quoted(name)} cannot be read.", "Put every answer in double quotes.") from error
    if not isinstance(raw, dict):
        raise InputError(f"{quoted(name)} holds no answers.", "Write, for example, “product: Morning Plan”.")
    by_key = {one.key: one for one in QUESTIONS}
    found: dict[str, str] = {}
    for key, value in raw.items():
        if key not in by_key:
            near = nearest(str(key), list(by_key))
            hint = f"Did you mean {quoted(near)}?" if near else f"There is {listed(by_key, 'and', 30)}."
            raise InputError(f"There is no question {quoted(str(key))}.", hint)
        if not isinstance(value, str):
            raise InputError(f"The answer to {quoted(key)} should be one text.", "Put it in double quotes.")
        try:
            found[key] = by_key[key].read(value)
        except InputError as error:
            raise InputError(f"The answer to {quoted(key)} cannot be used. {error.message}", error.hint) from error
    return found

"""Amounts in what somebody says: money, percentages, dates and lengths of time, with the places where they stand.

Units: money in units of the currency, as it was said (per month stays per month); percentages in percent; lengths of
time in months (12 a year, 365.25 days a year); dates as they were said, because a date in a conversation has no year.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from salessim.conversation.reading.numbers import NUMBER, SIZES, SPOKEN, WORD, value_of

AmountKind = Literal["money", "percent", "date", "duration"]
KINDS: Final[tuple[AmountKind, ...]] = ("money", "percent", "date", "duration")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that was said.

    Attributes:
        kind: What it is.
        text: The words.
        start: Where they begin in the line.
        end: Where they end.
        value: Units of currency, percent or months; 0 for a date.
    """

    kind: AmountKind
    text: str
    start: int
    end: int
    value: float = 0.0


@dataclass(frozen=True, slots=True)
class Amounts:
    """All amounts of a line, in the shape that `say` prints.

    Attributes:
        money: Sums [units of currency].
        percent: Percentages [percent].
        date: Dates, as they were said.
        duration: Lengths of time [months].
    """

    money: tuple[float, ...] = ()
    percent: tuple[float, ...] = ()
    date: tuple[str, ...] = ()
    duration: tuple[float, ...] = ()

    def as_json(self) -> dict[str, list[float] | list[str]]:
        """The slots of `salessim say --json`."""
        return {
            "money": list(self.money),
            "percent": list(self.percent),
            "date": list(self.date),
            "duration": list(self.duration),
        }


# --------------------------------------------------------------------------------------------------- money
_SIGN: Final = r"(?:€|\$|£|chf|eur|usd|gbp|aud|cad|sek|nok|dkk|pln|zar|inr|r(?=\d))"
_CURRENCY: Final = (
    r"(?:€|\$|£|euros?|eur|dollars?|usd|bucks|pounds?(?: sterling)?|gbp|quid|(?:swiss )?francs?|chf|kronor|kroner|sek|"
    r"nok|dkk|zloty|zlotys|pln|rand|zar|rupees?|inr|cents|pence|aud|cad|naira|ngn|dirhams?|aed|reais|brl|yen|jpy|baht|"
    r"ringgit|guineas|sgd|nzd|forints?|lira)(?![a-z])"
)
_PER: Final = (
    r"(?= ?(?:/|per|a|an|each|every|for each) ?(?:seat|user|head|month|year|week|day|unit|piece|site|licen[cs]e|pallet|"
    r"hour|kilo|kg|tonne|ton|litre|person|employee|visit|box|case|bed|vehicle|van|truck|order|invoice|shipment|m\b|pm\b|"
    r"yr|mo)\b)"
)
# `ninety-four a roll` is a price; `eleven a month` may be anything.
_PER_THING: Final = (
    r"(?= (?:a|an|per|for each|each) (?:seat|user|head|unit|piece|site|licen[cs]e|pallet|kilo|kg|tonne|ton|litre|roll|"
    r"person|box|case|bed|door|till|pound|foot|metre|meter|mile|tray|plate|room|drum|carton|litre|bag|set|pump|door)\b)"
)
_MONEY_VERB: Final = (
    r"(?:costs?|price(?:d)?(?: is| of| at| would be)?|pay(?:ing)?|spend(?:ing)?|budget(?: of| is)?|quote(?:d)?|worth|"
    r"comes? (?:to|in at|out at)|invoice(?:d)?|total(?: is| of)?|lands? (?:at|around)|charge|starts? at|list(?: is)?)"
)
_ABOUT: Final = r"(?: about| around| roughly| some| maybe| just| only| between| up to| at| over| under| more than)?"
_MONEY: Final = (
    re.compile(rf"(?:{_SIGN}) ?(?P<n>{NUMBER})"),
    re.compile(rf"(?P<n>{NUMBER})(?:[ -])?(?P<c>{_CURRENCY})"),
    re.compile(rf"(?P<n>(?:\d+(?:[.,]\d+)?|\b{SPOKEN}) grand)\b"),
    re.compile(rf"(?P<n>\b{SPOKEN}){_PER_THING}"),
    re.compile(r"(?<![\w.,])(?P<n>\d+(?:[.,]\d+)? ?(?:k|m|mn|million|thousand))(?![a-z])"),
    re.compile(rf"(?<![\w.,-])(?P<n>\d{{2,}}(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+){_PER}"),
    re.compile(
        rf"\b{_MONEY_VERB}{_ABOUT} (?P<n>\d[\d,.]*\d|\d)(?![\w%]|[.,]\d| ?(?:%|percent|pct|points?|people|hours?|days?|"
        r"weeks?|months?|years?|minutes?|times|of))"
    ),
)
# A large round number that counts nothing is a price: `we are at 148,000`, `around sixty thousand for the year`.
_NO_NOUN: Final = (
    r"(?= ?(?:$|[.,;:!?)/-]|(?:a|an|per|for|in|and|or|to|is|was|as|all|with|if|but|plus|including|on|at|this|over|"
    r"annually|yearly|monthly|today|off|less|cheaper|back|extra|total|"
    r"each|up front|upfront|flat|or so|ish|the|we|you|that|which|then|now|max|tops|"
    r"of (?:budget|spend|that|it|cost))\b))"
)
_NO_PLACE: Final = r"(?<!line )(?<!room )(?<!iso )(?<!form )(?<!section )(?<!page )(?<!number )(?<!en )(?<!bs )"
_BARE_MONEY: Final = (
    re.compile(rf"(?<![\w.,#-]){_NO_PLACE}(?P<n>[1-9]\d{{0,2}}(?:,\d{{3}})+){_NO_NOUN}"),
    re.compile(rf"(?<![\w.,#-]){_NO_PLACE}(?P<n>\d+(?:[.,]\d+)? (?:thousand|million|lakhs?|crores?)){_NO_NOUN}"),
    re.compile(
        rf"\b(?P<n>(?:half a |a |{WORD}[ -])(?:(?:(?<=hundred )and )?(?:{WORD})[ -])*"
        rf"(?:hundred|thousand|million|lakhs?|crores?)){_NO_NOUN}"
    ),
)
_RANGE_SIZES: Final = {**SIZES, "hundred": 100}
_UP_TO: Final = re.compile(
    rf"(?:(?<=\bbetween )|(?<![\w.,-]))(?P<n>{NUMBER}) ?(?P<to>-|to|till|until|and|n) ?(?:about |up to )?$"
)
# --------------------------------------------------------------------------------------------------- percent
_PERCENT: Final = re.compile(
    rf"(?P<n>{NUMBER})(?P<to> ?(?:-|to|or) ?(?:{NUMBER}))? ?-?(?:%|per ?cent(?![a-z])|pct\b|points?\b(?= (?:off|"
    rf"less|more|"
    r"discount|better|below|above|up|down|of (?:margin|discount))|\W*$|[,.;])|percentage points?)"
)
# `forty percent down instead of thirty`: what is compared with a percentage is one.
_INSTEAD: Final = re.compile(
    rf"(?:instead of|rather than) (?P<n>{NUMBER})(?=\W*$|[,.;:?!]| (?:and|but|if|then|so|i|we|you)\b)"
)
# --------------------------------------------------------------------------------------------------- duration
_UNIT_MONTHS: Final = {
    "year": 12.0,
    "yr": 12.0,
    "quarter": 3.0,
    "month": 1.0,
    "mth": 1.0,
    "mo": 1.0,
    "fortnight": 14 * 12 / 365.25,
    "week": 7 * 12 / 365.25,
    "wk": 7 * 12 / 365.25,
    "day": 12 / 365.25,
    "hour": 12 / 365.25 / 24,
    "hr": 12 / 365.25 / 24,
    "minute": 12 / 365.25 / 1440,
    "min": 12 / 365.25 / 1440,
    "second": 12 / 365.25 / 86400,
}
_UNITS: Final = "|".join(sorted(_UNIT_MONTHS, key=len, reverse=True))
_DURATION: Final = re.compile(
    rf"(?P<n>{NUMBER}|\b(?:half an?|an?|a couple of|couple of)(?= (?:{_UNITS})s?\b))(?:[ -](?:working|business|full|"
    rf"calendar|more|solid))?[ -]?(?P<u>{_UNITS})s?\b(?P<half> and a half)?"
)
_A_UNIT: Final = re.compile(r"\b(?:for|in|within|takes?|over|after|another|give (?:me|us)) $")
# --------------------------------------------------------------------------------------------------- date
_DAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thurs?|thur|fri)(?=\b)"
_MONTH: Final = (
    r"(?:january|february|march|april|june|july|august|september|october|november|december|"
    r"(?:jan|feb|apr|aug|sept?|oct|nov|dec)(?=\b))"
)
_MAY: Final = (
    r"(?:(?<=in )|(?<=by )|(?<=of )|(?<=until )|(?<=before )|(?<=since )|(?<=end )|(?<=mid )|(?<=early ))may\b"
)
_ORDINAL: Final = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"fifteenth|twentieth|thirtieth)\b"
)
_CLOCK: Final = (
    r"(?: (?:at|around|by|from|@) (?:half past |quarter (?:past|to) )?(?:\d{1,2}(?:[:.]\d{2})?(?: ?[ap]\.?m\b)?|"
    r"one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon)(?![a-z%\d])(?: o'clock)?)?"
)
_SEASON: Final = r"(?:spring|summer|autumn|winter|christmas|easter|ramadan|diwali)"
_PERIOD: Final = r"(?:week|month|quarter|year|half[ -]year|fiscal year|financial year|season)"
_EDGE: Final = r"(?:(?:the )?(?:end|beginning|start|middle|close|first week|last week) of |(?:mid|early|late)[ -])"
_DATE: Final = re.compile(
    "|".join(
        (
            r"\b\d{4}-\d{2}-\d{2}\b",
            r"\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})\b",
            rf"\b(?:the )?{_ORDINAL} (?:of )?(?:{_MONTH}|may\b)(?:,? \d{{4}})?",
            rf"\b\d{{1,2}} (?:of )?(?:{_MONTH}|may\b)(?:,? \d{{4}})?",
            rf"\b(?:{_MONTH}|may) (?:the )?(?:{_ORDINAL}|\d{{1,2}}(?![\d%]))(?:,? \d{{4}})?",
            rf"\b(?:the week of )?the \d{{1,2}}(?:st|nd|rd|th)\b{_CLOCK}",
            rf"\b{_EDGE}(?:the |this |next |last )?(?:{_MONTH}|may\b|q[1-4]|{_PERIOD}|{_SEASON})\b",
            rf"\b(?:(?:next|this|last|coming) )?(?:{_DAY})\b(?: (?:week|morning|afternoon|evening|night|"
            rf"next))?{_CLOCK}",
            rf"\b(?:{_MONTH})\b(?: \d{{4}})?|{_MAY}",
            r"\bq[1-4]\b(?: \d{4})?",
            rf"\b(?:next|this|last|coming) (?:{_PERIOD}|{_SEASON})\b",
            rf"(?<=in the )\b{_SEASON}\b|(?<=in |by )\b(?:spring|summer|autumn|winter)\b|\b(?:before|by|after|at) "
            r"(?:christmas|easter)\b",
            r"\b(?:year|quarter|month)[ -]end\b|\bfirst of the (?:year|month)\b",
            rf"\b(?:the day after )?(?:tomorrow|yesterday|tonight|today)\b(?: (?:morning|afternoon|evening))?{_CLOCK}",
            r"\bmidnight\b|\bnoon\b|\bend of (?:day|play|business)\b|\bcob\b|\beod\b",
            r"\bweek \d{1,2}\b|\bcw ?\d{1,2}\b",
            r"(?<=\bin )20[12]\d\b|(?<=\bsince )20[12]\d\b",
            r"\b\d{1,2}(?::\d{2})? ?[ap]\.?m\b",
        )
    )
)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """All amounts in a line, in its order; no words count twice."""
    lowered = text.lower().replace("’", "'")
    found: list[Amount] = []
    for amount in (*_percents(lowered), *_money(lowered), *_dates(lowered), *_durations(lowered)):
        if all(amount.end <= other.start or amount.start >= other.end for other in found):
            found.append(amount)
    return tuple(sorted(found, key=lambda amount: amount.start))


def amounts_of(text: str) -> Amounts:
    """All amounts of a line, by kind; each value once."""
    found = find_amounts(text)
    values = {kind: tuple(dict.fromkeys(each.value for each in found if each.kind == kind)) for kind in KINDS}
    dates = tuple(dict.fromkeys(text[each.start : each.end].strip() for each in found if each.kind == "date"))
    return Amounts(values["money"], values["percent"], dates, values["duration"])


def _percents(text: str) -> list[Amount]:
    found = []
    for match in _PERCENT.finditer(text):
        value = value_of(match["n"])
        if value is None:
            continue
        end = match.start() + len(match["n"])
        found.append(Amount("percent", match[0], match.start(), end if match["to"] else match.end(), value))
        if match["to"]:
            second = re.search(NUMBER, match["to"])
            other = value_of(second[0]) if second else None
            if other is not None:
                found.append(Amount("percent", match[0], end, match.end(), other))
    if found:
        for match in _INSTEAD.finditer(text):
            value = value_of(match["n"])
            if value is not None:
                found.append(Amount("percent", match["n"], match.start("n"), match.end("n"), value))
    return found


def _money(text: str) -> list[Amount]:
    found = []
    for pattern in (*_MONEY, *_BARE_MONEY):
        for match in pattern.finditer(text):
            value = value_of(match["n"])
            if value is not None:
                found.append(Amount("money", match[0], match.start(), match.end(), value))
                found += _range_begun(text, match, value)
    return found


def _range_begun(text: str, match: re.Match[str], value: float) -> list[Amount]:
    """The lower end of a range whose upper end was found: `sixty` in `between sixty and eighty-five thousand`."""
    begun = _UP_TO.search(text, 0, match.start())
    lower = value_of(begun["n"]) if begun else None
    if begun is None or lower is None or lower >= value:
        return []
    if begun["to"] in ("and", "n") and not text[: begun.start()].endswith("between "):
        return []
    size = next((_RANGE_SIZES[word] for word in reversed(re.findall(r"[a-z]+", match["n"])) if word in _RANGE_SIZES), 1)
    whole = lower * size if lower * size < value else lower
    return [Amount("money", begun["n"], begun.start("n"), begun.end("n"), round(whole, 6))]


def _durations(text: str) -> list[Amount]:
    found = []
    for match in _DURATION.finditer(text):
        said = match["n"]
        if said in ("a", "an") and not _A_UNIT.search(text[: match.start()]):
            continue  # `20k a year` is no length of time
        known = {"a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "a couple of": 2.0, "couple of": 2.0}
        value = known.get(said, value_of(said))
        if value is None:
            continue
        value += 0.5 if match["half"] else 0.0
        found.append(
            Amount("duration", match[0], match.start(), match.end(), round(value * _UNIT_MONTHS[match["u"]], 4))
        )
    return found


def _dates(text: str) -> list[Amount]:
    return [Amount("date", match[0], match.start(), match.end()) for match in _DATE.finditer(text) if match[0].strip()]

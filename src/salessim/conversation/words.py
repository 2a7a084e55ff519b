"""Words that no document has: what a person could notice about the buyer, and what happens around the talk."""

from typing import Final

from salessim.conversation.pad import Standing
from salessim.model.outcome import Verdict
from salessim.model.scales import ScaleName

MANNERS: Final[dict[ScaleName, dict[str, str]]] = {
    "trust": {
        "hostile": "is cold",
        "wary": "is reserved",
        "neutral": "listens",
        "open": "speaks openly",
        "confiding": "confides in you",
    },
    "patience": {"short": "is in a hurry", "fair": "has some time", "plenty": "has time"},
}
"""What shows of trust and patience, by the word of the scale. Urgency shows only when it changes."""

CUES: Final[dict[tuple[ScaleName, bool, str], str]] = {
    ("trust", True, "wary"): "answers a little more civilly",
    ("trust", True, "neutral"): "listens again",
    ("trust", True, "open"): "leans in",
    ("trust", True, "confiding"): "lowers the voice a little",
    ("trust", False, "open"): "hesitates for a moment",
    ("trust", False, "neutral"): "leans back",
    ("trust", False, "wary"): "answers more curtly",
    ("trust", False, "hostile"): "has gone cold",
    ("patience", False, "fair"): "looks at the clock",
    ("patience", False, "short"): "gathers the papers together",
    ("patience", True, "fair"): "settles down again",
    ("patience", True, "plenty"): "pushes the papers aside",
    ("urgency", True, "low"): "frowns",
    ("urgency", True, "some"): "sits up",
    ("urgency", True, "high"): "puts the pen down",
    ("urgency", False, "some"): "shrugs",
    ("urgency", False, "low"): "waves it aside",
    ("urgency", False, "none"): "has lost interest",
}
"""What a person notices when a scale crosses into a word: (scale, rising, the new word)."""

CUES_IN_WRITING: Final[dict[tuple[ScaleName, bool, str], str]] = {
    ("trust", True, "wary"): "writes a little more civilly",
    ("trust", True, "neutral"): "answers on the same day again",
    ("trust", True, "open"): "answers within the hour",
    ("trust", True, "confiding"): "signs with the first name only",
    ("trust", False, "open"): "takes a day to answer",
    ("trust", False, "neutral"): "writes more formally",
    ("trust", False, "wary"): "answers in two lines",
    ("trust", False, "hostile"): "leaves out the greeting",
    ("patience", False, "fair"): "takes longer to answer",
    ("patience", False, "short"): "answers from the telephone, in half sentences",
    ("patience", True, "fair"): "answers sooner again",
    ("patience", True, "plenty"): "takes the time for a longer answer",
    ("urgency", True, "low"): "asks a colleague to read along",
    ("urgency", True, "some"): "answers late in the evening",
    ("urgency", True, "high"): "marks the mail as important",
    ("urgency", False, "some"): "leaves it for the next day",
    ("urgency", False, "low"): "leaves it for the next week",
    ("urgency", False, "none"): "has filed it away",
}
"""The same for a correspondence, where nobody sees the other."""

JOINS: Final = "{person} joins."
JOINS_IN_WRITING: Final = "{person} is copied in."
HANDED_OVER: Final = "{guard} puts you through to {person}."
HANGS_UP: Final = "You end the call."
COUNTER: Final = "How about this: {options}?"
NO_TABLE: Final = "there is no table to bargain at"

SLOT_TITLES: Final[dict[str, str]] = {
    "budget": "budget",
    "authority": "who decides",
    "decision-process": "how they decide",
    "criteria": "what it must meet",
    "timeline": "by when",
    "competition": "what else they consider",
    "paper-process": "paperwork",
    "champion": "who would fight for it",
    "metrics": "how they will measure it",
}
RUNG_TITLES: Final = ("fact", "problem", "what it costs", "what solving it is worth")

RESULTS: Final[dict[str, str]] = {
    "order": "Order",
    "advance": "Advance",
    "continuation": "Continuation",
    "no-sale": "No sale",
    "rightly-ended": "Rightly ended",
    "nurture": "Nurture",
}

VERDICT_TITLES: Final[dict[Verdict, str]] = {
    "advance": "go on with it",
    "nurture": "come back later",
    "disqualify": "let it go",
}
VERDICT_GIVEN: Final[dict[Verdict | None, str]] = {
    None: "no verdict was given",
    "advance": "your verdict was to go on with it",
    "nurture": "your verdict was to come back later",
    "disqualify": "your verdict was to let it go",
}
VERDICT_GUESSED: Final = ", which is right, but too little was heard for more than a guess"
PAD: Final = "Your pad: {right} right, {wrong} wrong, {missing} missing."
PAD_STANDINGS: Final[dict[Standing, str]] = {
    "right": "right",
    "wrong": "not what was said",
    "taken for granted": "only what was claimed",
    "never said": "nobody said so",
    "unclear": "I cannot tell whether this is what was said",
    "missing": "said, and not written down",
    "open": "open",
}
VERDICT_RIGHT: Final = "Your verdict: {given}. That is right."
VERDICT_WRONG: Final = "Your verdict: {given}. Right would have been: {right}."
VERDICT_MISSING: Final = "You gave no verdict on the lead. Right would have been: {right}."

NOT_APPLICABLE: Final = "The call gave no occasion for it."
LEVEL: Final = "level {level} of 4"
NEXT_LEVEL: Final = "level {level} takes {needed}"
BEST: Final = "(The best: {anchor})"
REACHED: Final = "Reached."
NOT_REACHED: Final = "Not reached."
BEHIND_IT: Final = "“{says}” Behind it: {reason}"
LESSON: Final = "Most was left at “{criterion}”: {points} of {of} points."
LESSON_REACH: Final = "It was in reach from turn {turn}."
LESSON_NONE: Final = "Nothing of weight was left lying."
YOUR_FLOOR: Final = (
    "You agreed to less than the brief asks for: {share} % of the best package, where {floor} % is the least."
)
BEHIND_DEMAND: Final = "what is behind it"
VOICE: Final = "how to talk to them"
TIME_SPENT: Final = "Where the time went (for you to know, without marks): {shares}. You spoke {talk} % of the words."
STAGE_SHARE: Final = "{stage} {share} %"
STAGE_USUAL: Final = " ({playbook} has {usual})"
SECRET: Final = "What you could not know"

"""The words of a review. Plain and concrete: they are read by whoever has just made the mistake."""

from typing import Final

from salessim.conversation.review.grading import Grade

GRADES: Final[dict[Grade, str]] = {
    "strong": "strong",
    "good": "good",
    "inaccurate": "inaccurate",
    "mistake": "mistake",
    "blunder": "blunder",
}
SIGNS: Final[dict[Grade, str]] = {"strong": "!", "good": " ", "inaccurate": "?!", "mistake": "?", "blunder": "??"}
"""The signs that chess players write behind a move."""

TOLD: Final = "It brought out {what}."
AGREED: Final = "{who} agreed to a next step."
SETTLED: Final = "It settled a concern."
WON_TRUST: Final = "It won {points} points of trust."

TOO_EARLY: Final = "{move} came too early here: nothing that was said so far called for it."
TOO_EARLY_OBJECTION: Final = "{move} came too early here and raised a concern: nothing said so far called for it."
TOO_MANY: Final = "{move} had been made often enough."
AGAIN: Final = "It asked again for what was already answered or refused."
OUT_OF_ORDER: Final = "It reached too far: what comes before it had not been said yet."
NOT_READY: Final = "{who} was not ready to say that yet."
NOT_ANSWERING: Final = "{who} was not answering questions at that point."
NOTHING_THERE: Final = "There was nothing to find there."
ROW: Final = "It was one more question in a row that gave nothing back."
STACKED: Final = "It asked several things at once; only the last was answered."
SILENCE: Final = "Nothing was said."
LONG: Final = "It was a long speech, and that costs patience."
PUSHED: Final = "It pressed on after a no, although nothing had changed."
IGNORED: Final = "A concern stood open, and the line passed over it."
DODGED: Final = "{who} had asked something, and the line did not answer it."
POORLY: Final = "It answered {who}'s question in a way that did not help."
DECLINED: Final[dict[str, str]] = {
    "nothing-to-agree": "There was no next step to agree on in this call.",
    "too-early": "The time for a next step had not come.",
    "not-ready": "{who} was not ready for that much.",
    "not-worth-it": "What was proposed was not worth enough to {who}.",
}
OFFENDED: Final = "{move} cost {points} points of trust."
SENT_ON: Final = "{who} could not answer that and named somebody else."
PUZZLED: Final = "{who} did not know what was meant."
HUNG_UP: Final = "The call was ended while it still was worth something."
ENDED: Final = "The call was over with it."
NOTHING_GAINED: Final = "It brought nothing new, and time and patience went by."

LOST_AT_TABLE: Final = "It gave {who} something and asked for nothing in return."
MISNAMED: Final = "It named a tactic that was not being played."
STOOD_FIRM: Final = "Nothing moved in that round."

LUCK_BAD: Final = "Bad luck: on average the line is worth {choice:+.0f}, on this day it did {change:+.0f}."
LUCK_GOOD: Final = "Good luck: on average the line is worth {choice:+.0f}, on this day it did {change:+.0f}."
WHATEVER: Final = "Nothing else that could be said here would have done better on this day."
WOULD_OPEN: Final = "With other luck it is answered {times} times in 10."

OPENS: Final = "would bring out {what} ({times} in 10)"
AGREES: Final = "gets a yes to a next step at once ({times} in 10)"
OPENS_NOTHING: Final = "brings out nothing at once, but leads to more"
DID_TODAY: Final = "and on this day, too"

LESSON: Final = "Turn {turn}: {why} Better: {better}"
LESSON_ALONE: Final = "Turn {turn}: {why}"
NO_LESSON: Final = "No line of this call was a mistake."
WRITTEN: Final = (
    "What you wrote down and your verdict: {points:+.0f} points against the notes of the seller who plays on."
)
IN_REACH: Final = "In reach: {what}"

PAGE_HOW: Final = (
    "What a call is worth is the mean final score if a seller of the strength “{bot}” goes on from there: {plays} "
    "plays from each position on the luck of the call, as many on other luck, {rolled:,} plays in all. Behind ± stands "
    "the standard error. “Choice” is what a line does on average on other luck, “luck” the rest of the change."
)
PAGE_SHORT: Final = "In short"
PAGE_RESULT: Final = "{result}, {score} points; {pass_mark} pass."
PAGE_TURNING: Final = "Turning point: turn {turn}, {moved}."
PAGE_MISSED: Final = "The chance that cost most: turn {turn}. {better}"
PAGE_LESSONS: Final = "What to do differently"
PAGE_CURVE: Final = "What the call was worth"
PAGE_CURVE_TELLS: Final = "The expected score begins at {first:.0f} and ends at {last:.0f}."
PAGE_CURVE_CAPTION: Final = "Expected final score after each line; the band is two standard errors either way."
PAGE_SCORE: Final = "expected score"
PAGE_TURN: Final = "turn"
PAGE_LINES: Final = "Line by line"
PAGE_YOU: Final = "You"
PAGE_BETTER: Final = "Better:"
PAGE_HIDDEN: Final = "What nobody could see"
PAGE_FIGURES: Final = "The figures"
PAGE_BEFORE: Final = "before the first line"
PAGE_COLUMNS: Final = ("turn", "line", "worth", "change", "choice", "luck", "outcomes")

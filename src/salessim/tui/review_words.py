"""Every word of ours on the screen of a review."""

from typing import Final

from salessim.conversation.review.grading import Grade

TITLE: Final = "Review · {title}"
WORKING: Final = "{done} of {total} looked at"
READY: Final = "{score} points, {pass_mark} pass"
OPENING: Final = "Reading the call …"
CURVES: Final[dict[str, str]] = {
    "score": "points an average seller would reach from here",
    "chance": "chance of a good end for an average seller from here, in %",
    "money": "what the result would be worth from here, in {currency} a year",
}
GRADE_INKS: Final[dict[Grade, str]] = {
    "strong": "$ink-good",
    "good": "$ink-soft",
    "inaccurate": "$ink-part",
    "mistake": "$ink-bad",
    "blunder": "$ink-bad",
}
TURN: Final = "▲  turn {turn}"
YOU: Final = "You"
WHY: Final = "why"
LUCK: Final = "luck"
BETTER: Final = "better"
HIDDEN: Final = "hidden"
POINT: Final = "turning point"
MISSED: Final = "dearest chance"
LESSON: Final = "lesson"
MORE_COMES: Final = "still looking for better lines …"
NOTHING_BETTER: Final = "nothing better was found"
TRY: Final = "Your words instead of “{words}”"
TRYING: Final = "Playing it on …"
TRIED: Final = "Turn {turn} · {bot} plays on"
WAS: Final = "As it was: {result}, {score} points; worth {worth} after the line"
WOULD_BE: Final = "As it would be: {result}, {score} points; worth {worth} after the line"
REGRET: Final = "Better still, by {points} points"
BOT: Final = "Bot"
WRITTEN: Final = "Written: {path}"

GOOD_ENDS: Final = ("order", "advance", "rightly-ended")
"""What counts as a good end in the curve of chances."""

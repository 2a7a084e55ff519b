"""Every word of ours on the screens of practice: the ways to practise, watching, being the buyer, rehearsing."""

from typing import Final

PRACTISE_TITLE: Final = "Practise · {title}"
WHOLE: Final = "The whole call"
PARTS: Final = "One thing at a time"
OTHERS: Final = "From the other side, and for the record"
ONE_BEHAVIOUR: Final = "Drill one behaviour"
LOOKING: Final = "Looking for the places where each behaviour is due …"
NOTHING_TO_DRILL: Final = "No behaviour can be drilled in this call."

WATCH_NOTE: Final = "line {turn} of {of}"
WATCH_RESULT: Final = "{score} of 100 · {outcome}"
WATCH_BEFORE: Final = "Enter begins."
WATCH_OVER: Final = "The call is over: {outcome}, {score} of 100. T takes over from any line before."
DID: Final = "What it does"
WHY: Final = "Why"
BROUGHT: Final = "What it brings"
BY: Final = "This call is {by}."

TASK_LEFT: Final = "{task} · {lines} left"
ONE_LINE: Final = "one line"
LINES: Final = "{lines} lines"
NUMBER_OF: Final = "{number} of {of}"
EXPERT_SAYS: Final = "A good seller says here:"
NEXT_HINT: Final = "Enter goes on to the next one, Esc goes home."
DONE_HINT: Final = "Enter shows what the whole call would have come to, Esc goes home."
COACH: Final = "Coach"
WITH_COACH: Final = "with a coach: does not count"
SITTING: Final = "certification"
IN_OTHER_WORDS: Final = "Say it in other words: that could not be read."
NO_MENU: Final = "In your own words; there is no menu in a certification."
PAUSED: Final = "Paused"
PAUSED_TEXT: Final = "The call waits. Nothing is lost, and the clock stands still."
GO_ON: Final = "go on"

BUYER_TITLE: Final = "You are the buyer · {title}"
BUYER_HINT: Final = "Tab lists what you can do. Or write what you would say."
BUYER_ASK: Final = "What do you do with that?"
BUYER_OVER: Final = "The call is over."
BUYER_OVER_HINT: Final = "Enter lets you mark the seller."
BUYER_YOU: Final = "Who you are"
BUYER_KNOWS: Final = "What you know and have not told"
BUYER_TOLD: Final = "What you have told"
ALL_TOLD: Final = "You have told everything."
NOTHING_TOLD: Final = "Nothing yet."
YOU_FEEL: Final = "How you feel: {mood}"

LEAVE_BUYER: Final = "Leave this call?"
LEAVE_BUYER_TEXT: Final = "A call in which you are the buyer is not kept."

MARK_TITLE: Final = "How well did the seller do?"
MARK_HINT: Final = "← → give a mark, ↑ ↓ go to another line. Enter compares them with the playbook's."
NOT_MARKED: Final = "not judged"
LEVELS: Final = ("not at all", "hardly", "half", "mostly", "fully")
COMPARED: Final = "{agreed} of {judged} agree with the playbook, to one level. The seller earned {score}: {outcome}."
YOURS: Final = "you"
PLAYBOOKS: Final = "playbook"

GUESS_TITLE: Final = "How did it go?"
GUESS_TEXT: Final = "How many points of 100 would you give yourself? Enter alone goes on without."
GUESS_KEYS: Final = "Enter go on   Esc back to the call"
GUESSED: Final = "You guessed {guess}."


def lines_left(task: str, left: int) -> str:
    """The task and how many lines there are for it."""
    return TASK_LEFT.format(task=task, lines=ONE_LINE if left == 1 else LINES.format(lines=left))


# ------------------------------------------------------------------------------------------------ progress
PROGRESS_TITLE: Final = "Progress"
NOTHING_PRACTISED: Final = "Nothing is known yet. Play one call to its end, without help."
WHOLE_ONLY: Final = "So few calls tell how good you are as a whole, not yet at what."
DUE_NOW: Final = "Due now"
LATER: Final = "Later"

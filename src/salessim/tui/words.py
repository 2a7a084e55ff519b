"""Every word of ours on screen. What comes from a playbook, a scenario or a trainee is shown as it was written."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from salessim.app.call_port import PastAttempt, PlayableScenario
    from salessim.app.call_views import Briefing, CallView, MarkView
    from salessim.model.outcome import Verdict

APP: Final = "salessim"

# Glyphs stand beside every colour that means something.
GOOD: Final = "✓"
PART: Final = "◐"
BAD: Final = "✗"
NOT_APPLICABLE: Final = "–"
HERE: Final = "●"
NOT_HERE: Final = "○"
CURSOR: Final = "▸ "
CUE: Final = "◦"
BEWARE: Final = "!"
BULLET: Final = "•"
BETWEEN: Final = " · "

YOU: Final = "You"

# ------------------------------------------------------------------------------------------------ small sentences
BUSY: Final = "One moment …"
MORE_BELOW: Final = "↓ more below"
TOO_SMALL: Final = (
    "salessim needs a window of at least {width} by {height}.\n"
    "This one has {columns} by {rows}.\n"
    "Make it larger, or Ctrl+C to leave."
)

LEAVE_TITLE: Final = "Leave salessim?"
LEAVE_TEXT: Final = "Everything you played is saved. A call you have begun waits for you."
LEAVE_YES: Final = "leave"
STAY: Final = "stay"
ERROR_TITLE: Final = "That did not work"
BROKEN_TITLE: Final = "Something in salessim broke"
BROKEN_HINT: Final = "This is our mistake, not yours. What you played is saved. Please report the line above."
UNDERSTOOD: Final = "understood"

# ------------------------------------------------------------------------------------------------ welcome
WELCOME_TITLE: Final = "Welcome"
WELCOME_TEXT: Final = "Here you practise sales conversations with buyers who have a mind of their own."
WELCOME_ASK_NAME: Final = "What may we call you?"
WELCOME_NAME_HINT: Final = "your name"
WELCOME_SKIP: Final = "Later"
WELCOME_NONE: Final = "There is no scenario here yet, so let us look around first."


def shall_we_call(name: str, first: PlayableScenario) -> str:
    """The one question of the first start."""
    greeting = f"Hello {name}. " if name else ""
    return f"{greeting}Shall we make a first call? It takes {first.minutes} minutes or less."


# ------------------------------------------------------------------------------------------------ home
HOME_NEXT: Final = "Next for you"
HOME_PLAY: Final = "Calls to play"
HOME_LAST: Final = "Your last calls"
HOME_OLDER: Final = "Older calls"
HOME_RESUME: Final = "Go on"
HOME_START: Final = "Start"
HOME_AGAIN: Final = "Again"
HOME_UNFINISHED: Final = "not finished"
HOME_NOT_PLAYED: Final = "not played yet"
HOME_PASSED: Final = "passed"
HOME_SKILLS: Final = "How you are doing (the shaded part: 8 times out of 10 you are in it)"
HOME_CERTIFICATION: Final = "certification"
HOME_NONE: Final = (
    "There is nothing to play here yet. Put a scenario file into your library folder, or run `salessim doctor` to "
    "see where salessim looks."
)


def turns(count: int) -> str:
    """`1 turn`, `6 turns`."""
    return f"{count} turn" if count == 1 else f"{count} turns"


def who_and_how_much(name: str, finished: int) -> str:
    """Right end of Home's title."""
    played = "no call yet" if not finished else "1 call" if finished == 1 else f"{finished} calls"
    return BETWEEN.join(part for part in (name, played) if part)


def scenario_facts(scenario: PlayableScenario) -> str:
    """Kind and time of a scenario in a list."""
    return f"{scenario.kind}{BETWEEN}{scenario.minutes} min"


def stopped_after(attempt: PastAttempt) -> str:
    """Why an attempt is worth going on with."""
    return f"you stopped after {turns(attempt.turns)}"


def last_time(attempt: PastAttempt) -> str:
    """How it went the last time."""
    return f"last time {attempt.score} {BAD if not attempt.has_passed else GOOD}"


def or_nothing(number: int | None) -> str:
    """A number, or nothing where there is none."""
    return "" if number is None else str(number)


BAR_WIDTH: Final = 16


def interval_bar(low: int, middle: int, high: int) -> str:
    """An interval from 0 to 100 as a bar with its best guess."""
    at = [min(BAR_WIDTH - 1, value * BAR_WIDTH // 100) for value in (low, middle, high)]
    cells = ["░"] * BAR_WIDTH
    cells[at[0] : at[2] + 1] = ["▓"] * (at[2] + 1 - at[0])
    cells[at[1]] = "█"
    return f"▕{''.join(cells)}▏"


def since_last_week(points: int) -> str:
    """How a skill has changed."""
    if not points:
        return ""
    return f"{'↗' if points > 0 else '↘'} {abs(points)} since last week"


def day(when: datetime) -> str:
    """A day in a list, in the person's own time zone."""
    local = when.astimezone()
    return f"{local:%a} {local.day} {local:%b}"


# ------------------------------------------------------------------------------------------------ briefing
YOU_ARE: Final = "You are"
YOU_KNOW: Final = "You know"
YOUR_GOAL: Final = "Your goal"
KEEP_IN_MIND: Final = "Keep in mind"
BEFORE: Final = "Before"
ACCOUNT: Final = "The account"
PEOPLE: Final = "People"
METHOD: Final = "How it is marked"
DIFFICULTY: Final = "Difficulty"


def kind_and_time(briefing: Briefing) -> str:
    """Right end of the briefing's title."""
    return f"{briefing.kind}{BETWEEN}{briefing.minutes} min"


def marked_by(briefing: Briefing) -> str:
    """Which playbook marks the call, and what passes."""
    return f"{briefing.playbook}. {briefing.pass_mark} of 100 points pass."


# ------------------------------------------------------------------------------------------------ call
YOUR_WORDS: Final = "your words"
WORDS_HINT: Final = "Tab shows what you could say. Or write it in your own words."
EDIT_HINT: Final = "Enter says it; change it as you like"
PAD_TITLE: Final = "Your pad"
PAD_HINT: Final = "What have you understood? End with ? where you are not sure."
PAD_KEYS: Final = "Enter keep   Esc leave as it was   ↑↓ line   F6 verdict"
YOUR_VERDICT: Final = "What do you make of it?"
CHOSEN: Final = "●"
NOT_CHOSEN: Final = "○"
PAD_VERDICTS: Final[dict[Verdict | None, str]] = {
    None: "open",
    "advance": "go on with it",
    "nurture": "come back later",
    "disqualify": "let it go",
}
PAD_COMPARED: Final = "Your pad"
CALL_OVER: Final = "The call is over."
CALL_OVER_HINT: Final = "Enter shows what it came to, F3 your pad."
PAD_FILLED: Final = "pad {filled} of {slots}"
CALL_WAITS: Final = "The call waits for you here."
END_TITLE: Final = "End the call?"
END_TEXT: Final = "The buyer hears a goodbye and the call is marked as it stands. To pause instead, press Esc twice."
END_YES: Final = "end it"
HEARD: Final = "What you have heard"
HEARD_NOTHING: Final = "Nothing yet. Ask."
ON_CALL: Final = "on the call"
NOT_ON_CALL: Final = "not on the call"
CARDS_TITLE: Final = "Briefing and cards"
SITUATION: Final = "Your situation"

ASK_MOVE: Final = "What do you want to do?"
ASK_MEANING: Final = "What are these words meant to do?"
NONE_OF_THESE: Final = "None of these"
NONE_OF_THESE_WHAT: Final = "choose from everything you can do"
ASK_PERSON: Final = "Whom do you speak to?"
TYPE_TO_FIND: Final = "type to find"
NOTHING_FITS: Final = "Nothing here fits “{text}”. Backspace takes a letter back, Esc goes back."
LEAVE_OPEN: Final = "Leave it open"
LEAVE_OPEN_WHAT: Final = "say nothing about it for now"


def minutes(seconds: int) -> str:
    """`4:10`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def turn_and_time(view: CallView) -> str:
    """Right end of the call's title."""
    time = f"{minutes(view.seconds_gone)} of {view.seconds_allowed // 60} min"
    return f"turn {view.turn}{BETWEEN}{time}" if view.turn else time


def talk_share(percent: int) -> str:
    """The trainee's share of the words."""
    return f"you talk {percent} %"


def likely(share: float) -> str:
    """How likely a reading is."""
    return f"{share:.0%} likely" if share >= 0.01 else "hardly likely"


def ask_subject(move: str) -> str:
    """Title of the list of subjects."""
    return f"{move}: about what?"


def ask_option(move: str, issue: str) -> str:
    """Title of the list of options of one issue."""
    return f"{move}: {issue.lower()}?"


def spoken_to(name: str) -> str:
    """Whom the line goes to."""
    return f"to {name}"


# ------------------------------------------------------------------------------------------------ debrief
PAGES: Final = ("Marks", "What there was to find", "The call")
TABLE_PAGE: Final = "The negotiation"
LESSON: Final = "One thing"
SAYS: Final = "Worth knowing"
NOT_COUNTED: Final = "not applicable"
NO_TURNS: Final = "No line of yours earned or lost this."
WHAT_WAS_COUNTED: Final = "What was counted"
ITS_LINES: Final = "The lines it came from"
FOUND: Final = "you heard it"
MISSED: Final = "you did not"
NO_FINDINGS: Final = "This scenario lists nothing to find."


def score(points: int, pass_mark: int, has_passed: bool) -> str:
    """Right end of the debrief's title."""
    return f"{points} of 100{BETWEEN}pass {pass_mark} {GOOD if has_passed else BAD}"


def verdict(has_passed: bool) -> str:
    """Passed or not, in words."""
    return f"{GOOD} Passed" if has_passed else f"{BAD} Not passed"


def points(mark: MarkView) -> str:
    """`10 of 14`, or that it does not count."""
    return f"{mark.points:g} of {mark.of:g}" if mark.is_applicable else NOT_COUNTED


def in_turns(numbers: tuple[int, ...]) -> str:
    """`turn 6`, `turns 4, 7`; empty for none."""
    if not numbers:
        return ""
    return f"turn{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


# ------------------------------------------------------------------------------------------------ settings
SETTINGS_TITLE: Final = "Settings"
SETTINGS_THEME: Final = "Colours"
THEMES: Final[dict[str, tuple[str, str]]] = {
    "salessim-dark": ("Dark", "calm, for most rooms"),
    "salessim-light": ("Light", "for bright rooms and printing"),
    "salessim-contrast": ("High contrast", "black, white and few strong colours"),
    "salessim-colour-safe": ("Colour-blind safe", "blue and orange instead of green and red"),
}
PALETTE_TITLE: Final = "What would you like to do?"

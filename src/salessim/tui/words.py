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

# ------------------------------------------------------------------------------------------------ actions
# For each action: its label beside the key, and what the help page says about it.
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "help": ("help", "Shows this page: every key that works where you are, and what the signs mean."),
    "palette": ("palette", "Finds anything you can do here by typing a part of its name."),
    "leave": ("leave", "Asks once, then leaves. What you played is already saved; a second Ctrl+C leaves at once."),
    "back": ("back", "Goes one step back. Nothing is lost."),
    "open": ("open", "Starts the call, goes on with it, or opens its debrief."),
    "settings": ("settings", "Chooses the colours of the screen."),
    "next": ("next", "Goes on."),
    "begin": ("start the call", "Starts the call. The clock counts the words you say, not the time you think."),
    "difficulty": ("difficulty", "Changes how hard the buyer is, before the call."),
    "say": ("say", "Says your words to the buyer. Where it is not clear what they are for, you are asked first."),
    "meaning": ("meaning", "Shows how your words are read before you say them, and lets you put it right."),
    "moves": ("moves", "Opens the list of what you can do now, with a sentence for each that you may change."),
    "pad": ("pad", "Opens your pad: what you have understood, and your verdict on the lead."),
    "clear": ("start over", "Empties your words and what you meant by them."),
    "person": ("to whom", "Changes whom you speak to, when more than one person is on the call."),
    "cards": ("briefing", "Shows who is there, the account, your goal and what you have heard so far."),
    "read_back": ("read back", "Scrolls the conversation up. It stays where you put it."),
    "read_on": ("read on", "Scrolls the conversation down."),
    "end_call": ("end call", "Ends the call from your side, after asking."),
    "home": ("home", "Goes home. The call waits for you there, with the words you have not said yet."),
    "offer": ("offer", "Puts your offer on the table; where it equals what the other side wants, says yes to it."),
    "own_words": ("own words", "Lets you say it in your own words. You see how it is understood before it counts."),
    "check_words": ("check", "Shows how your words are understood, before they count."),
    "approval": ("approval", "Asks your own superior for what is more than you may give. That costs rounds."),
    "condition": ("only if", "Asks for the selected line in return, or takes that back: you offer the rest only if."),
    "ask": ("ask", "Asks what is behind the selected line, who has to agree, or what else they could do."),
    "beside": ("beside it", "Puts another offer beside this one, up to three: the other side may choose."),
    "other_offer": ("other offer", "Goes to the next of the offers that stand beside each other."),
    "his_terms": ("their terms", "Puts what the other side wants into your offer: then Enter says yes, or change it."),
    "hold": ("hold firm", "Leaves your offer as it is, or says no to what is wanted after the agreement."),
    "name_tactic": ("name it", "Says calmly what the other side is doing. You choose what to call it."),
    "join": ("call in", "Asks somebody of the other side to join. That costs a round."),
    "walk": ("walk", "Leaves without a deal, after asking."),
    "start_over": ("start over", "Puts your offer back to what it was, with nothing asked in return."),
    "option_less": ("less", "Takes the option before on the selected line."),
    "option_more": ("more", "Takes the next option on the selected line."),
    "line_up": ("line above", "Selects the line above."),
    "line_down": ("line below", "Selects the line below."),
    "choose": ("choose", "Takes the line under the pointer."),
    "show_debrief": ("debrief", "Shows what the call came to."),
    "show_lines": ("its lines", "Shows what was counted for this mark, and the lines it came from."),
    "next_page": ("next page", "Goes from the marks to what there was to find, and to the whole call."),
    "again": ("play again", "Plays the same scenario again. Figures and moods may differ."),
}

# ------------------------------------------------------------------------------------------------ places
SCREENS: Final[dict[str, str]] = {
    "everywhere": "Everywhere",
    "welcome": "The first start",
    "home": "Home",
    "briefing": "Briefing",
    "call": "Call",
    "menu": "Call, choosing a move",
    "call over": "Call, after its end",
    "table": "Table",
    "table words": "Table, in your own words",
    "table read": "Table, before your words count",
    "table menu": "Table, choosing",
    "table over": "Table, after the end",
    "debrief": "Debrief",
    "cards": "Cards and lines",
    "settings": "Settings",
    "help": "Help",
    "palette": "Palette",
}

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
NOTHING_FITS: Final = "Nothing here fits “{text}”. Backspace takes a letter back."
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
    return f"{share:.0%} likely"


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

# ------------------------------------------------------------------------------------------------ help
HELP_TITLE: Final = "Help"
HELP_KEYS: Final = "Keys here"
HELP_EVERYWHERE: Final = "Keys everywhere"
HELP_SIGNS: Final = "Signs"
SIGNS: Final[tuple[tuple[str, str], ...]] = (
    (f"{GOOD} {PART} {BAD}", "earned in full, in part, not at all; or passed and not passed"),
    (NOT_APPLICABLE, "did not count in this call, because there was no occasion for it"),
    ("‹ … ›", "how your line was read"),
    (CUE, "something you could notice about the buyer"),
    (f"{HERE} {NOT_HERE}", "on the call and not on the call; heard and not heard"),
    ("if !", "at a table: asked in return; more than you may give alone"),
    ("○ ● ◉ ┊", "at a table: your offers, theirs, both in one place, and what no deal is worth to you"),
)
HELP_TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "home": ("The first line is what we would do next. Enter starts it.",),
    "briefing": ("Read it as you would before a real call. You can read it again during the call.",),
    "call": (
        "Tab lists what you can do, by stage of the playbook. Choose, change the sentence if you like, Enter says it.",
        "You may also write first: then Enter asks what your words are meant to do.",
        "The clock of the call counts what is said. Thinking is free.",
    ),
    "menu": ("Type a part of a word to find a move. Enter takes it, Esc goes back.",),
    "table": (
        "Each line is something to agree on: what holds today, what the other side wants, and your offer.",
        "↑ ↓ select a line, ← → change your offer on it. The last column is what it is worth to you in a year.",
        "C asks for a line in return, so that you never give for nothing. Enter puts the offer on the table.",
        "Asking, naming and talking cost time. Offers, refusals, approval and calling somebody in cost rounds.",
        "Press Y for their terms, then Enter says yes. Their own sums you see only after the end.",
    ),
    "table words": ("Write it as you would say it: “If you sign for three years I can do 8 percent.”",),
    "debrief": ("Every mark knows its lines: go to a mark and press Enter.",),
}

# ------------------------------------------------------------------------------------------------ the page of keys
KEYS_PAGE_TITLE: Final = "Keys"
KEYS_PAGE_INTRO: Final = (
    "All keys of the terminal app. `?` shows those that work where you are; in a line of text use F1."
)
KEYS_PAGE_COLUMNS: Final = ("key", "does", "in words")

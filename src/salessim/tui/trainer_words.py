"""Every word of ours on the screens of library, bench, plan and settings."""

from typing import Final

# ------------------------------------------------------------------------------------------------ library
LIBRARY_TITLE: Final = "Library"
FIND: Final = "type to find"
KINDS: Final[dict[str, str]] = {
    "scenario": "To play",
    "playbook": "Playbooks",
    "persona": "Personas",
    "department": "Departments",
    "what-if": "Questions about departments",
}
OWN: Final = "your own"
TRAINS: Final = "{trains} · {kind} · {minutes} min"
PLAYED: Final = "played {times}, best {best}"
ONE_TIME: Final = "once"
TIMES: Final = "{times} times"
NOTHING_FOUND: Final = "Nothing here has “{text}” in it. Backspace takes a letter back."
CERTIFIED: Final = "certified"

# ------------------------------------------------------------------------------------------------ bench
BENCH_TITLE: Final = "Bench"
OWN_DOCUMENTS: Final = "Your own documents"
SHIPPED_DOCUMENTS: Final = "Shipped documents"
NO_OWN: Final = "None yet. `salessim new scenario` starts one; put it into {folder}."
CHECKING: Final = "Checking …"
PLAYING: Final = "Bots play it …"
STOPPED: Final = "Stopped. Nothing of it was kept."
PARTS: Final = "parts"
PROGRESS: Final = "{done} of {total} {what}, {share} %"
LEFT: Final = "about {seconds} s left"
STOP_HINT: Final = "X stops it."
SCORES: Final = "Scores of the bots"
SCORE_HEADS: Final = ("bot", "worst tenth", "middle", "best tenth", "passed")
ENDINGS: Final = "How calls end (all bots together)"
COVERAGE: Final = "Lines that were heard"
COVERED: Final = "{said} of {authored} authored lines were said at least once."
UNSAID: Final = "Never said:"
MORE_UNSAID: Final = "and {more} more"
CHECKS: Final = "What the document itself expects"
PREVIEW_TITLE: Final = "As others see it"
PLAYS: Final = 40

RESULTS_TITLE: Final = "Results"
RESULT_HEADS: Final = ("who", "what", "due", "best", "how it stands", "disputes")
NO_CLASS: Final = "There is no class yet. `salessim enrol NAME --cohort CLASS` makes one, `salessim assign` gives work."
NO_WORK: Final = "Nothing is assigned in this class yet."
DISPUTE_TITLE: Final = "Is this mark wrong?"
DISPUTE_TEXT: Final = "{criterion}: {points}. Say why; a trainer decides, and both are shown."
DISPUTE_KEYS: Final = "Enter send it   Esc leave the mark as it is"
DISPUTED: Final = "Disputed: “{criterion}” waits for a trainer's decision."

# ------------------------------------------------------------------------------------------------ plan
PLAN_TITLE: Final = "Plan"
DEPARTMENTS: Final = "Departments"
DEPARTMENT_NOTE: Final = "{months} months · {futures} futures"
AT_A_GLANCE: Final = "At a glance"
HEADCOUNT: Final = "People"
SEGMENTS: Final = "Segments"
CHANNELS: Final = "Where leads come from"
SIMULATING: Final = "Simulating {months} months, {futures} futures …"
FIGURES: Final = "What comes of it, in {futures} futures"
FIGURE_HEADS: Final = ("figure", "on average", "1 in 10 below", "1 in 10 above")
FIRST_HINT: Final = "R simulates it."
NOT_KNOWN: Final = "not enough cases"

# ------------------------------------------------------------------------------------------------ settings
SETTINGS_YOU: Final = "You"
SETTINGS_NAME: Final = "Name"
NO_NAME: Final = "not given"
SETTINGS_PACE: Final = "How quickly the buyer answers"
PACES: Final[dict[str, str]] = {
    "at once": "nothing to wait for",
    "a short pause": "half a second",
    "like a person": "the longer the answer, the longer; any key ends the pause",
}
SETTINGS_CALLS: Final = "Calls"
SETTINGS_COACH: Final = "A coach in every call"
COACH_WHAT: Final = "he says what he would do next; such calls do not count"
SETTINGS_GUESS: Final = "Your own judgement first"
GUESS_WHAT: Final = "you are asked for your points before each debrief"
SETTINGS_KEYS: Final = "Keys"
KEYS_WHAT: Final = "give actions other keys"
ASK_NAME: Final = "What may we call you?"
KEYS_TITLE: Final = "Keys"
KEY_ASK: Final = "Press the new key for “{label}”. Esc leaves it as it was."
KEY_TAKEN: Final = "{key} does “{label}” there already."
KEY_NOT_FREE: Final = "{key} is needed for writing. Take one of F1 to F12, or one with Ctrl."
CHANGED_KEY: Final = "your own"
ON: Final = "on"
OFF: Final = "off"


def progress(done: int, total: int | None, seconds_left: float | None, what: str = PARTS) -> str:
    """How far a long piece of work is."""
    if not total:
        return str(done)
    text = PROGRESS.format(done=done, total=total, what=what, share=100 * done // total)
    return f"{text}, {LEFT.format(seconds=round(seconds_left))}" if seconds_left is not None else text


VALIDITY: Final = "Validity: what bots show about its marks"

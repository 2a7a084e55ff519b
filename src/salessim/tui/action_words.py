"""The words of the one list of actions: labels and help, the names of places, the pages of help and keys."""

from typing import Final

from salessim.tui.words import BAD, CUE, GOOD, HERE, NOT_APPLICABLE, NOT_HERE, PART

# ------------------------------------------------------------------------------------------------ actions
# For each action: its label beside the key, and what the help page says about it.
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "help": ("help", "Shows this page: every key that works where you are, and what the signs mean."),
    "palette": ("palette", "Finds anything you can do here by typing a part of its name."),
    "leave": ("leave", "Asks once, then leaves. What you played is already saved; a second Ctrl+C leaves at once."),
    "back": ("back", "Goes one step back. Nothing is lost."),
    "open": ("open", "Opens what is under the pointer: starts a call, goes on with it, or shows its debrief."),
    "library": ("library", "Shows everything there is to play and to look into, to search in."),
    "progress": ("progress", "Shows how good you are and how sure that is, what is due, and what to practise next."),
    "plan": ("plan", "For managers: departments at a glance, and what a change would do."),
    "bench": ("bench", "For trainers: checks a document, shows it as a trainee sees it, lets bots play it."),
    "practise": ("practise", "Other ways to practise this: watch an expert, drill one thing, be the buyer, certify."),
    "practise_chosen": ("practise", "Shows the ways to practise the scenario under the pointer."),
    "next_line": ("next line", "Shows the next line, and what there is to say about it."),
    "line_before": ("line before", "Goes one line back."),
    "take_over": ("take over", "Goes on by yourself from here. It does not count."),
    "answer": ("answer", "Answers the seller; where it is not clear how, you are asked first."),
    "replies": ("what you can do", "Lists what you can do with what the seller said."),
    "answer_so": ("say it", "Says these words to the seller."),
    "what_you_know": ("what you know", "Shows who you are, what you know, and what you have told so far."),
    "mark_seller": ("mark the seller", "Lets you mark the seller, before you see the playbook's marks."),
    "less": ("less", "Gives one level less."),
    "more": ("more", "Gives one level more."),
    "compare": ("compare", "Shows your marks of the seller beside the playbook's."),
    "check": ("check", "Finds every mistake in the document, each with its place."),
    "preview": ("preview", "Shows the document as others will see it."),
    "autoplay": ("let bots play", "Lets bots play the scenario: scores, endings, lines that are never heard."),
    "results": ("results", "Shows how everybody in a class stands with what was assigned."),
    "dispute": ("dispute", "Says that the mark under the pointer is wrong; a trainer decides."),
    "simulate": ("simulate", "Simulates the department and shows what comes of it."),
    "months": ("months", "Changes how far ahead is simulated."),
    "ask_what_if": ("what if", "Puts together a question about this department: options and what they change."),
    "look_quickly": ("quick look", "Simulates a few futures, to see whether the question makes sense."),
    "answer_fully": ("whole answer", "Simulates until the differences are known as well as the question asks for."),
    "edit_options": ("options", "Changes the options; a shipped question is kept under a new name."),
    "keep_page": ("save page", "Writes the answer as one HTML page into your own folder."),
    "next_part": ("next part", "Scrolls to the next part; after the last one comes the first."),
    "remove": ("take out", "Takes out what is under the pointer."),
    "keep_question": ("keep it", "Keeps the question as a file of your own, and opens it."),
    "stop": ("stop", "Stops what is running; what is done so far is dropped."),
    "usual_keys": ("usual key", "Gives the action under the pointer its usual key back."),
    "pause": ("pause", "Hides the call until you come back. The clock stands still anyway while you think."),
    "settings": ("settings", "Chooses your name, colours, the buyer's pace, and keys."),
    "next": ("next", "Goes on."),
    "begin": ("start the call", "Starts the call. The clock counts the words you say, not the time you think."),
    "difficulty": ("difficulty", "Changes how hard the buyer is, before the call."),
    "say": ("say", "Says your words to the buyer. Where it is not clear what they are for, you are asked first."),
    "meaning": (
        "meaning",
        "Shows how your words are read, or how your last line was, and lets you put it right.",
    ),
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
    "review": ("review", "Shows what every line was worth, and what would have been better."),
    "review_attempt": ("review", "Reviews the finished call under the pointer, line by line."),
    "turn_before": ("line before", "Goes to the line before."),
    "turn_after": ("next line", "Goes to the next line."),
    "next_mistake": ("next mistake", "Goes to the next line that was inaccurate, a mistake or a blunder."),
    "mistake_before": ("mistake before", "Goes back to the last line before that was one."),
    "play_on": ("play on from here", "Goes back to this line and lets you play on, on the same luck. Does not count."),
    "try_line": ("try a line", "Lets you say something else here, and shows what it would have led to."),
    "try_words": ("try it", "Shows what these words would have led to."),
    "export_review": ("export", "Writes the review as a page to hand to a coach."),
    "other_curve": ("other curve", "Draws the expected score, the chance of a good end or, at a table, the money."),
    "again": ("again (new variant)", "Plays the same scenario again. Figures and moods may differ."),
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
    "progress": "Progress",
    "review": "Review",
    "review words": "Review, trying a line",
    "practise": "Ways to practise",
    "watching": "Watching an expert",
    "buyer": "Being the buyer",
    "buyer words": "Being the buyer, in your own words",
    "buyer over": "Being the buyer, after the end",
    "marking": "Marking the seller",
    "library": "Library",
    "bench": "Bench",
    "document": "Bench, a document",
    "plan": "Plan",
    "department": "Plan, a department",
    "question": "Plan, a question",
    "options": "Plan, putting options together",
    "keys": "Settings, keys",
    "cards": "Cards and lines",
    "settings": "Settings",
    "help": "Help",
    "palette": "Palette",
}

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
    "review": (
        "The curve shows what the call was worth before the first line and after each: the score that an average "
        "seller would reach from there on the same luck. Left and right go through the lines.",
        "A line is strong or bad by what it did on this day's luck and, on average, on other luck. What only luck did "
        "is told apart.",
    ),
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
    "watching": (
        "Enter shows line after line, with what each one does, why, and what it brings.",
        "T goes on from where you are. Such a call does not count.",
    ),
    "buyer": (
        "You are the buyer. Tab lists what you can do; what you say is up to you.",
        "What you keep back or tell early changes what the seller can earn. In the end you mark the seller.",
    ),
    "library": ("Type to find. Enter opens; F2 shows the ways to practise a scenario.",),
    "document": ("C finds mistakes, V shows it as others see it, A lets bots play it.",),
    "department": ("R simulates the department in the background. You can stop it with X.",),
    "question": (
        "All options meet the same market, people and luck, future by future.",
        "Behind ± stands what more futures make smaller. “8 of 10 futures” says what may happen: nothing shrinks that.",
    ),
    "options": ("Enter changes the line under the pointer, Delete takes it out, F2 keeps the question.",),
    "debrief": ("Every mark knows its lines: go to a mark and press Enter.",),
}

# ------------------------------------------------------------------------------------------------ the page of keys
KEYS_PAGE_TITLE: Final = "Keys"
KEYS_PAGE_INTRO: Final = (
    "All keys of the terminal app. `?` shows those that work where you are; in a line of text use F1."
)
KEYS_PAGE_COLUMNS: Final = ("key", "does", "in words")

"""The one list of actions. Bindings, key bar, palette, help page and docs/reference/keys.md are made from it.

Where an action works is a place: a screen, or a screen in a certain state (`menu` is the call while a move is being
chosen). An action `x` is the method `action_x` of the screen, or of the app for those that work everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from textual.binding import Binding

from salessim.tui import action_words

KEY_NAMES = {
    "question_mark": "?",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
}
MOST_IN_KEY_BAR = 8
NO_KEYS: Mapping[str, str] = MappingProxyType({})
TEXT_PLACES = ("call", "menu", "table words", "table menu", "welcome", "palette", "library", "buyer", "review words")
BEHIND_WHICH_SOMETHING_IS = (
    *("briefing", "menu", "table words", "table read", "table menu"),
    *("debrief", "cards", "settings", "keys", "help", "palette", "welcome"),
    *("practise", "watching", "buyer words", "library", "bench", "document", "marking", "plan", "department"),
    *("question", "options"),
    *("review", "review words", "progress"),
)
CONVERSATIONS = (
    *("call", "call over", "table", "table words", "table read", "table over"),
    *("watching", "buyer", "buyer words", "buyer over", "review"),
)


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do.

    Attributes:
        id: What it is called in the code; the binding has the same id, so that its key can be changed.
        keys: Keys that do it, the one to show first.
        places: Where it works.
        in_key_bar: Whether the key bar shows it.
        has_priority: Whether the key is taken before the widget in focus sees it.
    """

    id: str
    keys: tuple[str, ...]
    places: tuple[str, ...]
    in_key_bar: bool = True
    has_priority: bool = False

    @property
    def label(self) -> str:
        """A word or two, beside the key."""
        return action_words.ACTIONS[self.id][0]

    @property
    def help(self) -> str:
        """A sentence for the help page."""
        return action_words.ACTIONS[self.id][1]

    def key_in(self, place: str, own: Mapping[str, str] = NO_KEYS) -> str:
        """The key to show in a place: where one writes text, `?` is a character and not a key.

        Args:
            place: The place.
            own: Keys that a person gave to actions himself.
        """
        if self.id in own:
            return key_name(own[self.id])
        in_text = place in TEXT_PLACES and len(self.keys) > 1 and self.keys[0] == "question_mark"
        return key_name(self.keys[1 if in_text else 0])


ACTIONS: tuple[Action, ...] = (
    Action("open", ("enter",), ("home", "practise", "library", "bench", "plan", "progress", "options")),
    Action("library", ("l",), ("home",)),
    Action("plan", ("p",), ("home",)),
    Action("bench", ("b",), ("home",)),
    Action("next", ("enter",), ("welcome",)),
    Action("begin", ("enter",), ("briefing",)),
    Action("practise", ("p",), ("briefing",)),
    Action("practise_chosen", ("f2",), ("library",)),
    Action("difficulty", ("d",), ("briefing",)),
    Action("next_line", ("enter", "space"), ("watching",)),
    Action("line_before", ("backspace",), ("watching",)),
    Action("take_over", ("t",), ("watching",)),
    Action("answer", ("enter",), ("buyer",)),
    Action("replies", ("tab",), ("buyer words",)),
    Action("answer_so", ("enter",), ("buyer words",)),
    Action("what_you_know", ("f4",), ("buyer", "buyer words", "buyer over")),
    Action("mark_seller", ("enter",), ("buyer over",)),
    Action("less", ("left",), ("marking",)),
    Action("more", ("right",), ("marking",)),
    Action("compare", ("enter",), ("marking",)),
    Action("check", ("c",), ("document",)),
    Action("preview", ("v",), ("document",)),
    Action("autoplay", ("a",), ("document",)),
    Action("results", ("r",), ("bench",)),
    Action("simulate", ("r",), ("department",)),
    Action("months", ("m",), ("department",)),
    Action("ask_what_if", ("w",), ("department",)),
    Action("look_quickly", ("enter",), ("question",)),
    Action("answer_fully", ("r",), ("question",)),
    Action("edit_options", ("e",), ("question",)),
    Action("keep_page", ("s",), ("question",)),
    Action("next_part", ("tab",), ("question",), in_key_bar=False),
    Action("remove", ("delete",), ("options",)),
    Action("keep_question", ("f2",), ("options",)),
    Action("stop", ("x",), ("document", "department", "question")),
    Action("say", ("enter",), ("call", "table read")),
    Action("check_words", ("enter",), ("table words",)),
    Action("moves", ("tab",), ("call", "table words", "table read")),
    Action("meaning", ("f2",), ("call",), in_key_bar=False),
    Action("pad", ("f3",), ("call", "call over"), in_key_bar=False),
    Action("person", ("f5",), ("call",)),
    Action("clear", ("f8",), ("call", "table words"), in_key_bar=False),
    Action("choose", ("enter",), ("menu", "table menu", "settings", "keys", "palette")),
    Action("usual_keys", ("delete",), ("keys",)),
    Action("show_debrief", ("enter",), ("call over", "table over")),
    Action("offer", ("enter",), ("table",)),
    Action("own_words", ("tab",), ("table",)),
    Action("approval", ("p",), ("table",)),
    Action("condition", ("c",), ("table",)),
    Action("ask", ("a",), ("table",)),
    Action("beside", ("m",), ("table",)),
    Action("walk", ("w",), ("table",)),
    Action("his_terms", ("y",), ("table",), in_key_bar=False),
    Action("hold", ("h",), ("table",), in_key_bar=False),
    Action("name_tactic", ("n",), ("table",), in_key_bar=False),
    Action("join", ("j",), ("table",), in_key_bar=False),
    Action("other_offer", ("o",), ("table",), in_key_bar=False),
    Action("start_over", ("backspace",), ("table",), in_key_bar=False),
    Action("option_less", ("left",), ("table",), in_key_bar=False),
    Action("option_more", ("right",), ("table",), in_key_bar=False),
    Action("line_up", ("up",), ("table",), in_key_bar=False),
    Action("line_down", ("down",), ("table",), in_key_bar=False),
    Action(
        "cards",
        ("f4",),
        ("call", "menu", "call over", "table", "table words", "table read", "table menu", "table over"),
    ),
    Action("read_back", ("pageup",), CONVERSATIONS, in_key_bar=False, has_priority=True),
    Action("read_on", ("pagedown",), CONVERSATIONS, in_key_bar=False, has_priority=True),
    Action("pause", ("f6",), ("call", "table", "table words"), in_key_bar=False, has_priority=True),
    Action("end_call", ("f10",), ("call",)),
    Action("home", ("escape",), ("call", "call over", "table", "table over", "buyer", "buyer over")),
    Action("show_lines", ("enter",), ("debrief",)),
    Action("next_page", ("tab",), ("debrief",)),
    Action("review", ("v",), ("debrief",)),
    Action("again", ("a",), ("debrief",)),
    Action("dispute", ("d",), ("debrief",)),
    Action("review_attempt", ("r",), ("home",)),
    Action("turn_before", ("left",), ("review",)),
    Action("turn_after", ("right",), ("review",), in_key_bar=False),
    Action("next_mistake", ("down",), ("review",)),
    Action("mistake_before", ("up",), ("review",), in_key_bar=False),
    Action("play_on", ("p",), ("review",)),
    Action("try_line", ("t",), ("review",)),
    Action("try_words", ("enter",), ("review words",)),
    Action("export_review", ("x",), ("review",)),
    Action("other_curve", ("c",), ("review",), in_key_bar=False),
    Action("progress", ("g",), ("home",), in_key_bar=False),
    Action("settings", ("s",), ("home",)),
    Action("back", ("escape",), BEHIND_WHICH_SOMETHING_IS),
    Action("help", ("question_mark", "f1"), ("everywhere",)),
    Action("palette", ("ctrl+p",), ("everywhere",)),
    Action("leave", ("ctrl+c", "ctrl+q"), ("everywhere",), has_priority=True),
)
_BY_ID = {action.id: action for action in ACTIONS}


def key_name(key: str) -> str:
    """A key as it stands on a keyboard: `Ctrl+P`, `PgUp`, `?`, `S`."""
    return "+".join(KEY_NAMES.get(part, part.capitalize()) for part in key.split("+"))


def action(action_id: str) -> Action:
    """The action with that id."""
    return _BY_ID[action_id]


def actions_in(place: str) -> tuple[Action, ...]:
    """What can be done in a place, in the order of the list, then what can be done everywhere."""
    here = [each for each in ACTIONS if place in each.places]
    return (*here, *(each for each in ACTIONS if "everywhere" in each.places and place != "everywhere"))


def works_in(action_id: str, place: str) -> bool:
    """Whether an action works in a place; an action that is not in the list is a widget's own and always does."""
    known = _BY_ID.get(action_id)
    return known is None or place in known.places or "everywhere" in known.places


def bindings(*places: str) -> list[Binding]:
    """The bindings of a screen that takes on these places."""
    return [
        Binding(
            ",".join(each.keys),
            each.id,
            each.label,
            priority=each.has_priority,
            id=each.id,
        )
        for each in ACTIONS
        if any(place in each.places for place in places)
    ]


def key_bar(place: str, offered: Sequence[Action]) -> tuple[Action, ...]:
    """What the key bar shows, out of what is offered: at most eight, help and palette always among them."""
    shown = [each for each in offered if each.in_key_bar and (place in each.places or each.id in ("help", "palette"))]
    own = [each for each in shown if place in each.places]
    general = [each for each in shown if place not in each.places]
    return (*own[: MOST_IN_KEY_BAR - len(general)], *general)


def keys_page() -> str:
    """The reference page of keys, as Markdown."""
    lines = [f"# {action_words.KEYS_PAGE_TITLE}", "", action_words.KEYS_PAGE_INTRO]
    for place, title in action_words.SCREENS.items():
        here = [each for each in ACTIONS if place in each.places]
        if not here:
            continue
        lines += ["", f"## {title}", "", f"| {' | '.join(action_words.KEYS_PAGE_COLUMNS)} |", "|---|---|---|"]
        for each in here:
            keys = ", ".join(f"`{key_name(key)}`" for key in each.keys)
            lines.append(f"| {keys} | {each.label} | {each.help} |")
    return "\n".join(lines) + "\n"

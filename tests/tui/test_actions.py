from pathlib import Path

import pytest

from salessim.tui import action_words
from salessim.tui.actions import (
    ACTIONS,
    MOST_IN_KEY_BAR,
    action,
    actions_in,
    bindings,
    key_bar,
    key_name,
    keys_page,
    works_in,
)
from salessim.tui.app import SalesApp
from salessim.tui.screens.bench import BenchScreen
from salessim.tui.screens.briefing import BriefingScreen
from salessim.tui.screens.buyer import BuyerScreen
from salessim.tui.screens.call import CallScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.screens.debrief import DebriefScreen
from salessim.tui.screens.department import DepartmentScreen
from salessim.tui.screens.document import DocumentScreen
from salessim.tui.screens.help import HelpScreen
from salessim.tui.screens.home import HomeScreen
from salessim.tui.screens.keys import KeysScreen
from salessim.tui.screens.library import LibraryScreen
from salessim.tui.screens.marking import MarkingScreen
from salessim.tui.screens.options import OptionsScreen
from salessim.tui.screens.palette import PaletteScreen
from salessim.tui.screens.plan import PlanScreen
from salessim.tui.screens.practise import PractiseScreen
from salessim.tui.screens.progress import ProgressScreen
from salessim.tui.screens.question import QuestionScreen
from salessim.tui.screens.review import ReviewScreen
from salessim.tui.screens.settings import SettingsScreen
from salessim.tui.screens.table import NegotiationScreen
from salessim.tui.screens.watching import WatchingScreen
from salessim.tui.screens.welcome import WelcomeScreen

OWNERS = {
    "everywhere": SalesApp,
    "welcome": WelcomeScreen,
    "home": HomeScreen,
    "briefing": BriefingScreen,
    "call": CallScreen,
    "menu": CallScreen,
    "call over": CallScreen,
    "table": NegotiationScreen,
    "table words": NegotiationScreen,
    "table read": NegotiationScreen,
    "table menu": NegotiationScreen,
    "table over": NegotiationScreen,
    "debrief": DebriefScreen,
    "cards": CardsScreen,
    "settings": SettingsScreen,
    "keys": KeysScreen,
    "practise": PractiseScreen,
    "watching": WatchingScreen,
    "buyer": BuyerScreen,
    "buyer words": BuyerScreen,
    "buyer over": BuyerScreen,
    "marking": MarkingScreen,
    "library": LibraryScreen,
    "bench": BenchScreen,
    "document": DocumentScreen,
    "plan": PlanScreen,
    "progress": ProgressScreen,
    "review": ReviewScreen,
    "review words": ReviewScreen,
    "department": DepartmentScreen,
    "question": QuestionScreen,
    "options": OptionsScreen,
    "help": HelpScreen,
    "palette": PaletteScreen,
}
PLACES = sorted(OWNERS)


def test_every_place_is_a_screen_with_a_title():
    assert set(action_words.SCREENS) == set(OWNERS)
    assert {place for each in ACTIONS for place in each.places} <= set(OWNERS)


def test_ids_are_used_once_and_each_has_words():
    ids = [each.id for each in ACTIONS]
    assert len(ids) == len(set(ids))
    assert set(ids) == set(action_words.ACTIONS)


@pytest.mark.parametrize(("place", "action_id"), [(place, each.id) for each in ACTIONS for place in each.places])
def test_every_action_can_be_done_where_it_is_listed(place, action_id):
    owner = OWNERS[place]
    assert callable(getattr(owner, f"action_{action_id}"))
    bound = {binding.id for binding in owner.BINDINGS}
    assert action_id in bound


@pytest.mark.parametrize("place", PLACES)
def test_a_key_does_one_thing_in_a_place(place):
    keys = [key for each in actions_in(place) for key in each.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("place", PLACES)
def test_the_key_bar_holds_at_most_eight(place):
    assert len(key_bar(place, actions_in(place))) <= MOST_IN_KEY_BAR


@pytest.mark.parametrize("place", [place for place in PLACES if place != "everywhere"])
def test_the_key_bar_always_says_how_to_get_help(place):
    assert "help" in [each.id for each in key_bar(place, actions_in(place))]


def test_the_way_out_of_a_call_is_in_its_key_bar():
    shown = [each.id for each in key_bar("call", actions_in("call"))]
    assert {"say", "moves", "end_call", "home"} <= set(shown)


def test_the_key_bar_of_a_table_shows_how_to_trade():
    shown = [each.id for each in key_bar("table", actions_in("table"))]
    assert {"offer", "own_words", "condition", "ask"} <= set(shown)


def test_where_one_writes_help_is_on_f1():
    assert action("help").key_in("call") == "F1"
    assert action("help").key_in("home") == "?"
    assert action("help").key_in("table words") == "F1"
    assert action("help").key_in("table") == "?"


def test_keys_are_named_as_on_a_keyboard():
    assert [key_name(key) for key in ("ctrl+p", "pageup", "question_mark", "s", "f10")] == [
        "Ctrl+P",
        "PgUp",
        "?",
        "S",
        "F10",
    ]


def test_an_action_works_only_in_its_places():
    assert works_in("say", "call")
    assert not works_in("say", "menu")
    assert works_in("help", "debrief")
    assert works_in("cursor_down", "home"), "a widget's own actions are not in the list"


def test_bindings_can_be_remapped_by_id():
    assert {binding.id: binding.key for binding in bindings("home")} == {
        "open": "enter",
        "library": "l",
        "plan": "p",
        "bench": "b",
        "review_attempt": "r",
        "progress": "g",
        "settings": "s",
    }


def test_the_page_of_keys_is_up_to_date():
    page = Path(__file__).parents[2] / "docs" / "reference" / "keys.md"
    assert page.read_text(encoding="utf-8") == keys_page(), (
        "write it anew: python -c 'from salessim.tui.actions import keys_page; print(keys_page(), end=\"\")' "
        "> docs/reference/keys.md"
    )

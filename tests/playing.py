"""Small calls for tests: a scenario in a few lines, shipped documents, and turns written short."""

import json
from copy import deepcopy
from functools import cache

from salessim.conversation.compiling import compile_case
from salessim.conversation.journal import Header, SourceText, decided_turn, header_seal, json_line, sealed
from salessim.conversation.replaying import read_journal
from salessim.conversation.session import Session
from salessim.conversation.turn import NamedTurn
from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

CALM = {"mood": {"varies_by": "0", "source": "test", "grade": "assumption"}}
"""Rules without luck, so that a test can count points."""

SMALL = {
    "format": "scenario/1",
    "title": "The cold store",
    "kind": "discovery call",
    "playbook": "core",
    "time": "20 min",
    "brief": {"you_are": "A seller.", "you_know": "Ann Frost runs a cold store.", "your_goal": "A visit."},
    "seller": {"company": "Chill", "product": "CoolBox", "price": "48k EUR/year"},
    "company": {"name": "Frost Ltd"},
    "people": {
        "ann": {
            "name": "Ann Frost",
            "role": "Owner",
            "persona": "amiable",
            "power": "decides",
            "patience_per_minute": "0",
            "start": {"trust": "50", "patience": "80", "urgency": "20"},
            "lines": {
                "not-yet": "Not yet.",
                "already-said": "Again?",
                "nothing-to-add": "Nothing.",
                "puzzled": "Pardon?",
                "ask-somebody-else": "Ask {person}.",
                "proposal-refused": "No.",
                "proposal-counter": "Rather this.",
                "already-refused": "I said no.",
                "silence": "Hello?",
                "pitch-too-early": "What for?",
                "greeting": "Yes?",
            },
        }
    },
    "topics": {
        "ice": {
            "kind": "pain",
            "who": "ann",
            "words": ["ice", "frost"],
            "fact": {"says": "We have two stores."},
            "problem": {"says": "The door freezes.", "needs": {"trust": "50+"}, "otherwise": "All is well."},
            "impact": {"says": "It costs {figure}.", "figure": "2k EUR/month", "effect": {"urgency": "+10"}},
            "payoff": {"says": "I would sleep again."},
        },
        "power": {
            "kind": "fact-only",
            "who": "ann",
            "words": ["power"],
            "fact": {"says": ["We pay for power by the month.", "The meter is old."]},
        },
    },
    "endings": {
        "thrown-out": {"counts_as": "no-sale", "when": {"trust": "below 5"}, "says": "Out."},
        "visit": {"counts_as": "advance", "when": {"agreed_any": "step.visit"}, "says": "Come."},
        "other": {"counts_as": "no-sale", "otherwise": "yes", "says": "Bye."},
    },
    "commitment": {
        "opens_when": {"moves": {"propose-next-step": "1+"}},
        "with": "ann",
        "issues": {
            "step": {
                "options": {
                    "leaflet": {"worth": {"ann": "10", "you": "0"}},
                    "visit": {"worth": {"ann": "5", "you": "8"}, "only_if": {"shared_all": "ice.problem"}},
                    "order": {"worth": {"ann": "1", "you": "10"}, "only_if": {"explicit_needs": "1+"}},
                }
            },
        },
        "walks_away_below": {"ann": "40%", "you": "50%"},
    },
    "scoring": {"pass_mark": "60"},
}


def merged(below, above):
    """`above` laid over `below`: maps deeply, everything else replaced."""
    if isinstance(below, dict) and isinstance(above, dict):
        return {**below, **{key: merged(below.get(key), value) for key, value in above.items()}}
    return deepcopy(above)


@cache
def shipped(name, playbook=None, difficulty="standard"):
    """A shipped scenario with its playbook, as models and as they were read."""
    loaded = load(Library(), name, "scenario", playbook=playbook, difficulty=difficulty)
    book = loaded.playbook
    trees = {"scenario": loaded.root.plain(), "playbook": book.root.plain()}
    return loaded.sound(), book.sound(), trees


@cache
def _playbook_tree(name):
    return load(Library(), name, "playbook").root.plain()


def playbook(name="core", **overrides):
    """A shipped playbook with something laid over it."""
    return Playbook.model_validate(merged(_playbook_tree(name), overrides))


@cache
def manner(name):
    """How a shipped persona reacts and what it says, as a person in a scenario has it."""
    tree = load(Library(), name, "persona").root.plain()
    return {key: tree[key] for key in ("reacts", "lines", "patience_per_minute")}


def small(**overrides):
    """The small scenario with something laid over it."""
    return Scenario.model_validate(merged(SMALL, overrides))


def call(scenario=None, book=None, seed=1):
    """A call, ready for its first line."""
    luck = Luck(seed)
    scenario = small() if scenario is None else scenario
    book = playbook(rules=CALM) if book is None else book
    return Session(compile_case(scenario, book, luck), luck)


def line(moves, on="", *, to="", offer=(), text="one two three"):
    """A turn; several moves are separated by spaces."""
    return NamedTurn(tuple(moves.split()), on, to, tuple(offer), text)


def said_by(exchange, kind="said"):
    """What was said (or noticed) on the buyer's side, as one text."""
    return " ".join(spoken.text for spoken in exchange.spoken if spoken.kind == kind)


def happened(exchange, kind):
    """Names of the rules of the events of one kind."""
    return [event[2] for event in exchange.events if event[0] == kind]


def play_sample(scenario, book, name=None, seed=7):
    """A scenario's sample call, played to its end."""
    session = call(scenario, book, seed)
    sample = next(s for s in scenario.checks.sample_calls if name in (None, s.name))
    for turn in sample.turns:
        session.say(NamedTurn(turn.means, turn.on or "", turn.to or "", turn.offer, turn.you))
    return session


DISCOVERY = "discovery-plant-director"


def attempt_header(**changes):
    """The header of an attempt at the shipped discovery call."""
    values = {
        "attempt": "a1",
        "started": "2026-03-02T09:00:00+00:00",
        "engine": "0",
        "scenario": DISCOVERY,
        "title": "T",
        "playbook": "spin",
        "difficulty": "standard",
        "seed": 7,
        "documents": shipped(DISCOVERY)[2],
        "sources": (SourceText("x.yaml", "ab12", "text"),),
    }
    return Header(**{**values, **changes})


def resealed(text):
    """A journal whose events were changed on purpose, with seals that fit again."""
    lines, seal, turn, events, number = text.splitlines(), "", NamedTurn(), [], 0
    seal = header_seal(read_journal(text.splitlines()[0] + "\n", "x").header)
    out = [lines[0]]
    for row in lines[1:]:
        values = json.loads(row)
        if "turn" in values:
            turn = NamedTurn(
                tuple(values["moves"]),
                values["on"],
                values["to"],
                tuple(values["offer"]),
                values["text"],
                values["hangs_up"],
            )
            number, events = values["turn"], []
        elif "event" in values:
            events.append(values)
        elif "sealed" in values:
            seal = sealed(seal, number, decided_turn(number, turn), events)
            row, events = json_line({"sealed": number, "hash": seal}), []
        out.append(row)
    return "\n".join(out) + "\n"

"""Moments in a bot's call: what it sees, remembers and can do, with the slips that a test wants."""

from playing import SMALL, call, merged, playbook, small
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.past import blank_past
from salessim.conversation.bots.seen import seen_now
from salessim.conversation.session import numbered
from salessim.conversation.turn import NamedTurn
from salessim.model.scenario import Scenario


def all_is_well(**overrides):
    """The small scenario in which nothing is wrong with the ice."""
    fact = {**SMALL["topics"]["ice"], "kind": "fact-only"}
    for rung in ("problem", "impact", "payoff"):
        del fact[rung]
    tree = {**SMALL, "topics": {**SMALL["topics"], "ice": fact}}
    return Scenario.model_validate(merged(tree, overrides))


class Slipping:
    """Luck that makes exactly the named slips; nothing else ever happens by chance."""

    def __init__(self, *slips):
        self.slips = slips

    def chance(self, p, *key):
        return key[0] in self.slips

    def pick(self, n, *key):
        return 0


class Moment:
    """A call in which one can ask at any time what a seller would say next."""

    def __init__(self, scenario=None, book=None, seed=1):
        self.scenario = small() if scenario is None else scenario
        self.session = call(self.scenario, book, seed)
        self.case = self.session.case
        self.craft = craft_for(self.case, self.scenario, playbook() if book is None else book)
        self.past = blank_past(self.craft)

    @property
    def seen(self):
        return seen_now(self.case, self.session.situation)

    def say(self, moves, on="", *, to="", offer=(), text="one two three"):
        """Say something, and remember it."""
        said = NamedTurn(tuple(moves.split()), on, to, tuple(offer), text)
        before = self.seen
        exchange = self.session.say(said)
        self.past.note(numbered(said, self.case), before, self.seen, self.craft)
        return exchange

    def mind(self, *slips, skill=1.0, seen=None):
        """The seller's head at this moment."""
        return Mind(skill, seen or self.seen, self.past, self.craft, Slipping(*slips))

    def names(self, turn):
        """What a turn does, in names: moves and subject."""
        if turn is None:
            return None
        subject = turn.acts[0].subject if turn.acts else -1
        moves = " ".join(self.case.moves[act.move].id for act in turn.acts)
        return (moves, self.case.names.subject_name(subject) if subject >= 0 else "")

    def offer(self, turn):
        return [self.case.commitment.options[option].id for option in turn.offer]

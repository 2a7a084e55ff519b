"""Calls that sellers off a dial play, so that difficulties can be measured from them."""

from dataclasses import dataclass

from salessim.conversation.bots.by_heart import stage_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.marks import judged, mark_call
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario
from salessim.practice.abilities import WHOLE, abilities_in, plain, shares_of
from salessim.practice.families import Family, Member


@dataclass(frozen=True, slots=True)
class Player:
    """Who plays: a family, a skill off the dial [0..1], and which one of those who are like that."""

    family: Family
    skill: float
    number: int = 0

    @property
    def member(self) -> Member:
        """Himself."""
        return Member(self.family, self.skill, f"{self.family.name} {self.skill:.4f} {self.number}")

    def seed(self, call: str, attempt: int, purpose: str = "measured") -> int:
        """The seed of an attempt of his at a call.

        Every attempt has luck of its own, as people's attempts have. On one seed for all calls a seller slips at the
        same places everywhere: a bad day that lasts for ever, and no number of calls would average it out.
        """
        return Luck(self.number).bits(purpose, self.family.name, f"{self.skill:.4f}", call, attempt) >> _SEED_BITS


_SEED_BITS = 34  # leaves thirty, so that seeds stay readable


@dataclass(frozen=True, slots=True)
class Plays:
    """Calls to be played.

    Attributes:
        scenario: The scenario.
        playbook: The playbook.
        who: For each call, who plays it and the seed of its luck.
    """

    scenario: Scenario
    playbook: Playbook
    who: tuple[tuple[Player, int], ...]


def play(plays: Plays) -> list[dict[str, float]]:
    """Play calls: for each the score, under `WHOLE`, and what was earned of each ability [0..100]."""
    stage = stage_for(plays.scenario, plays.playbook)
    abilities = abilities_in(plays.playbook)
    found = []
    for player, seed in plays.who:
        case = stage.case(seed)
        call = play_call(player.member, case, stage.craft, Luck(seed))
        marks = mark_call(judged(plays.scenario, plays.playbook, case, call.all_events))
        found.append({WHOLE: float(marks.score), **shares_of(plain(marks.marks), abilities)})
    return found

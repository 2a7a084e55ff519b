"""What can be found out: topics as ladders of rungs, and the qualification slots."""

from typing import Literal

from pydantic import model_validator

from salessim.model.condition import RUNGS, Condition, Effect, Rung
from salessim.model.lines import Lines
from salessim.model.notation import Name, Names, Part, Text, Texts, refusal


class Answer(Part):
    """What the buyer says when asked, and when he is not ready to.

    Attributes:
        says: The truth, in one or several wordings.
        needs: What has to be so before he says it.
        otherwise: What he says until then.
        figure: What `{figure}` stands for.
        effect: What having said it does to him.
    """

    says: Lines
    needs: Condition | None = None
    otherwise: Lines = ()
    figure: Text | None = None
    effect: Effect | None = None


class Topic(Part):
    """A ladder `fact -> problem -> impact -> payoff`; a rung opens only after the one below it.

    Attributes:
        title: What it is called on screen; left out: its name in words.
        kind: `pain` where there is something to solve, `fact-only` where there is not.
        who: Who can speak about it.
        words: Words that point to it; the first stands for it in model sentences.
        sounds_like: Sentences about it.
        not_like: Sentences that sound like it and are about something else.
        fact: What is.
        problem: What is hard about it.
        impact: What that leads to, and what it costs.
        payoff: What solving it would be worth.
    """

    title: Text | None = None
    kind: Literal["pain", "fact-only"]
    who: Names
    words: Texts = ()
    sounds_like: Texts = ()
    not_like: Texts = ()
    fact: Answer | None = None
    problem: Answer | None = None
    impact: Answer | None = None
    payoff: Answer | None = None

    @model_validator(mode="after")
    def _has_rungs(self) -> "Topic":
        if not self.rungs():
            raise refusal("This topic has no rungs.", f"Give it at least one of: {', '.join(RUNGS)}.")
        return self

    def rungs(self) -> dict[Rung, Answer]:
        """The rungs that this topic has, lowest first."""
        found: dict[Rung, Answer | None] = {
            "fact": self.fact,
            "problem": self.problem,
            "impact": self.impact,
            "payoff": self.payoff,
        }
        return {rung: answer for rung, answer in found.items() if answer is not None}


class Slot(Answer):
    """A qualification slot.

    Attributes:
        who: Who can speak about it; nobody named: whoever decides or recommends.
        words: Words that point to it.
        sounds_like: Sentences that ask for it.
        not_like: Sentences that sound like it and ask for something else.
        claims: What he says to a lazy question; stays a claim until it is checked.
        checked_by: The slot whose question brings out the truth.
    """

    who: Names = ()
    words: Texts = ()
    sounds_like: Texts = ()
    not_like: Texts = ()
    claims: Lines = ()
    checked_by: Name | None = None

"""From validated documents to a `Case`."""

from dataclasses import replace
from typing import TYPE_CHECKING

from salessim.conversation.case import Case
from salessim.conversation.compiling.earlier import compile_before, outcome_before
from salessim.conversation.compiling.exchange import (
    compile_asks,
    compile_beats,
    compile_commitment,
    compile_endings,
    compile_objections,
)
from salessim.conversation.compiling.index import index_names
from salessim.conversation.compiling.knowledge import compile_things, draw_variants, topic_phrase, topic_title
from salessim.conversation.compiling.moves import compile_moves
from salessim.conversation.compiling.people import compile_people, named_in, who_begins, who_comes_after
from salessim.conversation.compiling.rules import compile_rules, is_large_sale
from salessim.conversation.compiling.source import Source
from salessim.conversation.conditions import NeedsThatCount
from salessim.errors import NotPlayableError
from salessim.luck import Luck
from salessim.model.condition import RUNGS, Rung
from salessim.model.history import Earlier
from salessim.model.outcome import CallResult, Verdict
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

if TYPE_CHECKING:
    from salessim.conversation.table.part import TablePart

__all__ = ["compile_case"]


def compile_case(scenario: Scenario, playbook: Playbook, luck: Luck, earlier: Earlier | None = None) -> Case:
    """Make a scenario ready to be played.

    Args:
        scenario: The scenario; its people are merged with their personas, and the difficulty is applied.
        playbook: The playbook, merged with what it extends.
        luck: The luck of the attempt; draws the variants and the people's moods.
        earlier: The attempt that this one follows; None: what went before went as it usually goes.

    Raises:
        NotPlayableError: Something in it cannot be played yet, or refers to something that is not there.
    """
    if scenario.negotiation is not None and scenario.commitment is not None:
        raise NotPlayableError(
            f"“{scenario.title}” has both a commitment and a negotiation; what is offered could mean either.",
            "Keep one of the two blocks.",
        )
    if scenario.language != "en":
        raise NotPlayableError(
            f"“{scenario.title}” is written in “{scenario.language}”; only English is understood so far.",
            "Write language: en, and the lines in English.",
        )
    outcome = outcome_before(scenario, earlier)
    scenario = draw_variants(scenario, luck if earlier is None else Luck(earlier.seed))
    names = replace(index_names(scenario, playbook), agreed_before=outcome.agreed if outcome else frozenset())
    source = Source(scenario, playbook, luck, names, _needs(scenario, playbook))
    first_lead, first_on_call = who_begins(source)
    objections = compile_objections(source)
    things = compile_things(source)
    return Case(
        names=names,
        seconds_allowed=scenario.time.seconds,
        people=compile_people(source),
        moves=compile_moves(source),
        topic_titles=tuple(topic_title(name, topic) for name, topic in scenario.topics.items()),
        topic_phrases=tuple(topic_phrase(name, topic) for name, topic in scenario.topics.items()),
        things=things,
        needs=source.needs,
        objections=objections,
        own_objections=tuple(
            tuple(number for number, objection in enumerate(objections) if objection.who == person)
            for person in range(len(names.people))
        ),
        asks=compile_asks(source),
        beats=compile_beats(source),
        commitment=compile_commitment(source),
        endings=compile_endings(source),
        rules=compile_rules(source),
        first_lead=first_lead,
        first_on_call=first_on_call,
        first_known=first_on_call | _named_in_brief(source),
        comes_after=who_comes_after(source, first_lead),
        opening=source.lines(scenario.opening, "opening"),
        company=scenario.company.name if scenario.company else "",
        product=scenario.seller.product if scenario.seller else "",
        verdicts=_verdicts(scenario),
        is_written=scenario.kind == "e-mail",
        table=_table(source),
        before=compile_before(source, outcome, earlier.heard if earlier else {}, things, objections),
    )


def _verdicts(scenario: Scenario) -> frozenset[Verdict]:
    """What is right to make of the lead: what the author says, else what the endings allow."""
    if not scenario.qualification:
        return frozenset()
    if scenario.verdict:
        return frozenset(scenario.verdict)
    results = {ending.counts_as for ending in scenario.endings.values()}
    if results & {"order", "advance"}:
        return frozenset({"advance"})
    allowed: dict[CallResult, Verdict] = {"nurture": "nurture", "rightly-ended": "disqualify"}
    return frozenset(allowed[result] for result in results if result in allowed)


def _table(source: Source) -> "TablePart | None":
    if source.scenario.negotiation is None:
        return None
    from salessim.conversation.table.compiling import compile_table  # loads numpy, which most calls do without

    return compile_table(source, source.scenario.negotiation)


def _needs(scenario: Scenario, playbook: Playbook) -> NeedsThatCount:
    rules = playbook.rules
    sources = rules.needs_from if rules else None
    size = rules and (rules.large_sale if is_large_sale(scenario, playbook) else rules.small_sale)

    def of_pains(rung: Rung | None) -> int:
        return sum(
            1 << (4 * number + RUNGS.index(rung))
            for number, topic in enumerate(scenario.topics.values())
            if rung is not None and topic.kind == "pain" and rung in topic.rungs()
        )

    explicit = of_pains(sources.explicit if sources else None)
    implied = of_pains(sources.implied if sources else None)
    return NeedsThatCount(explicit, implied, implied if size and size.need_that_counts == "implied" else explicit)


def _named_in_brief(source: Source) -> int:
    brief = source.scenario.brief
    return named_in(" ".join([brief.you_are, brief.you_know, brief.your_goal, *brief.keep_in_mind]), source)

"""Compiles a scenario's negotiation for a call."""

from salessim.conversation.compiling.source import Source
from salessim.conversation.table.part import TablePart
from salessim.model.terms import Negotiation
from salessim.negotiation.scenario.table_case import table_case


def compile_table(source: Source, negotiation: Negotiation) -> TablePart:
    """The negotiation of a call, ready to be played.

    Raises:
        InputError: The table cannot be worked out.
        NotPlayableError: It names somebody who is not there, or what he tells depends on what no table knows.
    """
    alternative = negotiation.if_no_deal.buyer
    authority = negotiation.you_may
    return TablePart(
        rules=table_case(negotiation, source.scenario.people),
        buyer=source.names.person(negotiation.with_whom),
        approver=(authority.beyond or "") if authority is not None else "",
        options=tuple((issue, option) for issue, part in negotiation.issues.items() for option in part.options),
        tactic_lines=tuple(
            source.lines(tactic.says, f"negotiation.buyer_plays.tactics.{number}.says")
            for number, tactic in enumerate(negotiation.buyer_plays.tactics, 1)
        ),
        told_lines={
            issue: source.lines(tell.says, f"negotiation.tells_you.{issue}.says")
            for issue, tell in negotiation.tells_you.items()
        },
        rival=alternative.offered_by or "",
        rival_terms=dict(alternative.offer or {}),
        compare_with=source.scenario.scoring.compare_with,
    )

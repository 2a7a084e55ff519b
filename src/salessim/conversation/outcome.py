"""What a call left behind in its deal, in the vocabulary that a simulated meeting fills, too."""

from salessim.conversation.case import Case
from salessim.conversation.situation import OPEN, Situation
from salessim.model.outcome import CallOutcome

_SECONDS_A_MINUTE = 60


def call_outcome(case: Case, final: Situation) -> CallOutcome:
    """What a call came to, as its deal remembers it.

    Args:
        case: The case that was played.
        final: Where the call ended; a call that has not ended counts as no-sale.
    """

    def names(members: int, *, of_slots: bool) -> frozenset[str]:
        return frozenset(
            case.names.thing_name(number)
            for number, thing in enumerate(case.things)
            if members >> number & 1 and (thing.rung < 0) == of_slots
        )

    return CallOutcome(
        result=case.endings[final.ending].counts_as if final.ending >= 0 else "no-sale",
        learned=names(final.told, of_slots=False),
        slots=names(final.told, of_slots=True),
        claimed=names(final.claimed & ~final.told, of_slots=True),
        explicit_needs=(final.told & case.needs.explicit).bit_count(),
        agreed=frozenset(name for name, number in case.names.options.items() if final.agreed >> number & 1),
        minutes=-(-final.seconds // _SECONDS_A_MINUTE),
        trust=final.trust[final.lead],
        trust_of={
            person.id: final.trust[number]
            for number, person in enumerate(case.people)
            if (final.spoke_with | final.on_call) >> number & 1
        },
        pitched_to=frozenset(person.id for number, person in enumerate(case.people) if final.pitched_to >> number & 1),
        concerns=frozenset(
            objection.id
            for objection, state in zip(case.objections, final.objections, strict=True)
            if state == OPEN and objection.who >= 0
        ),
    )

"""A NegMAS negotiator at a table, run in NegMAS' own environment: JSON lines in and out, no salessim inside.

In: `{"shape": [...], "values": [...], "reserved": ..., "rounds": ..., "negotiator": "BoulwareTBNegotiator"}`, values by
outcome number, then for each question the other side's move: `{"offer": number}`, `{"accepts": true}` or
`{"leaves": true}`. Out: `{"offer": number}` for what the negotiator proposes, `{"agreed": number or null}` at the end.
"""

import json
import math
import sys

from negmas import ResponseType, SAOMechanism, make_issue, sao
from negmas.preferences import MappingUtilityFunction
from negmas.sao import SAONegotiator, SAOResponse


def numbered(number, shape):
    options = []
    for size in reversed(shape):
        number, option = divmod(number, size)
        options.append(option)
    return tuple(reversed(options))


def number_of(outcome, shape):
    number = 0
    for option, size in zip(outcome, shape, strict=True):
        number = number * size + int(option)
    return number


class OtherSide(SAONegotiator):
    """Whoever sits at the other end of the pipe."""

    def __init__(self, shape, **options):
        super().__init__(**options)
        self.shape = shape

    def __call__(self, state, dest=None):
        offer = state.current_offer
        print(json.dumps({"offer": None if offer is None else number_of(offer, self.shape)}), flush=True)
        move = json.loads(sys.stdin.readline())
        if move.get("accepts"):
            return SAOResponse(ResponseType.ACCEPT_OFFER, offer)
        if move.get("leaves"):
            return SAOResponse(ResponseType.END_NEGOTIATION, None)
        return SAOResponse(ResponseType.REJECT_OFFER, numbered(move["offer"], self.shape))


def main():
    table = json.loads(sys.stdin.readline())
    shape, values = table["shape"], table["values"]
    outcomes = [numbered(number, shape) for number in range(math.prod(shape))]
    worth = MappingUtilityFunction(
        dict(zip(outcomes, values, strict=True)), reserved_value=table["reserved"], outcomes=outcomes
    )
    mechanism = SAOMechanism(issues=[make_issue(size) for size in shape], n_steps=table["rounds"])
    mechanism.add(OtherSide(shape, name="other"))
    mechanism.add(getattr(sao, table["negotiator"])(name="negmas"), ufun=worth)
    agreement = mechanism.run().agreement
    print(json.dumps({"agreed": None if agreement is None else number_of(agreement, shape)}), flush=True)


main()

"""What patience is worth: the outcome of alternating offers between two who know everything and dislike waiting."""

from salessim.negotiation.table import Table


def rubinstein_share(proposer_discount: float, responder_discount: float) -> float:
    """The proposer's share of a pie in endless alternating offers (Rubinstein 1982).

    (1 - d2) / (1 - d1 d2): with discounts 0.9 for who proposes first and 0.8 for the other, 0.714286.

    Args:
        proposer_discount: What a share one round later is worth to the first proposer [0..1).
        responder_discount: The same for the other side [0..1).
    """
    return (1.0 - responder_discount) / (1.0 - proposer_discount * responder_discount)


def perfect_deal(table: Table, discounts: tuple[float, float], rounds: int, first_proposer: int = 0) -> int | None:
    """The deal that two far-sighted sides would strike at once (Stahl 1972, backward induction).

    In each round one side proposes and the other accepts what is no worse than waiting; a gain over no deal shrinks
    by its side's discount with every round; after the last round there is no deal.

    Args:
        table: The table.
        discounts: What a gain one round later is worth to each side [0..1].
        rounds: How many proposals there can be.
        first_proposer: Who proposes first, 0 or 1.

    Returns:
        The deal's position on the frontier, or None without a zone of agreement.
    """
    frontier = table.frontier
    gains = (frontier.first - table.first.no_deal, frontier.second - table.second.no_deal)
    zone = [position for position, is_in in enumerate(table.zone) if is_in]
    deal: int | None = None
    for proposals_left in range(1, rounds + 1):
        proposer = (first_proposer + rounds - proposals_left) % 2
        responder = 1 - proposer
        waiting = 0.0 if deal is None else discounts[responder] * float(gains[responder][deal])
        # The frontier rises for the first side, so the best deal the other still accepts is at one end of the zone.
        acceptable = [position for position in zone if gains[responder][position] >= waiting - 1e-12]
        if acceptable:
            deal = acceptable[-1] if proposer == 0 else acceptable[0]
    return deal

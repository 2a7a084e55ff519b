"""How a seller begins, with everybody who takes over the call."""

from salessim.conversation.bots.mind import Mind
from salessim.conversation.turn import Turn

_PAST_A_GUARD = ("give-reason", "tailor", "insight", "agenda", "proof", "small-talk")


def open_call(mind: Mind) -> Turn | None:
    """Say why one calls and what the two should do with the time; a guard needs the reason only."""
    lead, past, seen = mind.seen.lead, mind.past, mind.seen
    if mind.faces_guard:
        return _to_guard(mind)
    if past.greeted >> lead & 1 or past.spoken_to >> lead & 1:
        return None
    if mind.slips("small talk", lead):
        return mind.say(mind.move("small-talk"))
    if mind.slips("forgets the reason", lead):
        return None
    moves = [] if past.spoken_to else [mind.move("greet")]
    moves.append(mind.move("give-reason"))
    if not mind.slips("forgets the agenda", lead):
        moves.append(mind.move("agenda"))
    return None if seen.question and not seen.turn else mind.say(*moves)


def _to_guard(mind: Mind) -> Turn:
    """The reason first; then other ways, one after the other, until the guard is satisfied."""
    lead, past = mind.seen.lead, mind.past
    if not past.spoken_to >> lead & 1 and not mind.slips("forgets the reason", lead):
        return mind.say(mind.move("greet"), mind.move("give-reason"))
    made = sum(mind.has_made(kind) for kind in _PAST_A_GUARD)
    kind = _PAST_A_GUARD[made % len(_PAST_A_GUARD)]
    if kind not in mind.craft.by_kind:
        kind = "give-reason"
    return mind.say(mind.move(kind), on=0 if kind in ("insight", "tailor", "proof") and mind.craft.topics else -1)

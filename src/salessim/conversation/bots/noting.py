"""What a seller writes down, and what he makes of the lead. He goes by what he heard.

His words are read as the truth where he was told it and as a claim where he was told no more; a beginner forgets to
write, takes a claim for the truth, and hopes against what he heard.
"""

from salessim.conversation.bots.mind import Mind
from salessim.conversation.bots.next_step import has_nothing_to_win
from salessim.conversation.pad import Entry, Note
from salessim.model.outcome import SLOTS, Verdict


def note_of(mind: Mind) -> Note:
    """What stands on his pad once the call is over."""
    first = 4 * mind.craft.topics
    entries = []
    for number, slot in enumerate(SLOTS):
        is_told = bool(mind.seen.told >> (first + number) & 1)
        if not (is_told or mind.seen.claimed >> (first + number) & 1) or mind.slips("forgets to write down", slot):
            continue
        is_sure = is_told or mind.slips("takes a claim for the truth", slot)
        entries.append(Entry(slot, "truth" if is_told else "claim", is_sure))
    return Note(tuple(entries), _verdict(mind))


def _verdict(mind: Mind) -> Verdict | None:
    if not (mind.seen.told or mind.seen.claimed):
        return None
    if mind.slips("hopes against what he heard", "verdict"):
        return "advance"
    if mind.has_made("disqualify") or has_nothing_to_win(mind):
        return "disqualify"
    return "advance" if mind.problems_heard or mind.seen.agreed else "nurture"

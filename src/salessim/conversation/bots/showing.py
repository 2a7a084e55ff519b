"""What a seller shows, and when: a benefit where a need was named, or, when he slips, the product at once."""

from salessim.conversation.bots.mind import Mind
from salessim.conversation.turn import Turn

_ENOUGH = 2


def pitch_early(mind: Mind) -> Turn | None:
    """The beginner's mistake: to describe the product before anybody has said that anything is wrong."""
    if mind.needs_heard or mind.faces_guard or not mind.past.spoken_to >> mind.seen.lead & 1:
        return None
    if not mind.slips("pitches early", mind.seen.turn):
        return None
    kind = ("feature", "advantage")[mind.fate.pick(2, "early pitch", mind.seen.turn)]
    topics = mind.craft.topics
    return mind.say(mind.move(kind), on=mind.fate.pick(topics, "early subject", mind.seen.turn) if topics else -1)


def show(mind: Mind) -> Turn | None:
    """Show a benefit for every need that was named, and a proof where the playbook wants one."""
    if not mind.needs_heard or mind.is_hurried:
        return None
    for topic in mind.needs_heard[:_ENOUGH]:
        if mind.was_about("benefit", topic):
            continue
        if mind.slips("pitches at nobody's need", topic):
            return mind.say(mind.move("feature"), on=(topic + 1) % mind.craft.topics)
        benefit = mind.move("benefit")
        return mind.say(benefit, on=topic) if mind.may(benefit) else None
    if mind.wants("proof") and mind.may(mind.move("proof")):
        return mind.say(mind.move("proof"), on=mind.needs_heard[0])
    return None

"""Time: what an exchange takes, and the patience it costs."""

from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.situation import members


def take_time(draft: Draft, words: int) -> None:
    """Let the line and its answer take their time, and let patience run."""
    rules = draft.case.rules
    both = words + draft.reply_words
    seconds = max(rules.exchange_s, -(-both * 60 // rules.words_per_minute))
    before = draft.seconds
    draft.seconds = before + seconds
    draft.words_you += words
    draft.words_them += draft.reply_words
    draft.note("clock", "", -1, -1, seconds, draft.reply_words)
    for person in members(draft.on_call):
        drain = draft.case.people[person].drain
        # Whole points only: what has run out by now, less what had run out before.
        lost = drain * draft.seconds // 6000 - drain * before // 6000
        if lost:
            feel(draft, person, "time", (0, -lost, 0))


def feel_length(draft: Draft, person: int, words: int) -> None:
    """A speech costs patience."""
    rules = draft.case.rules
    if words * 60 > rules.long_talk_s * rules.words_per_minute:
        feel(draft, person, "long-talk", rules.long_talk)

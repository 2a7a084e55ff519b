"""Who is on the call: a guard who puts one through, people who join by themselves or are asked for."""

from salessim.conversation.answering import tell
from salessim.conversation.case_basics import usual_words
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.situation import members


def address(draft: Draft, to: int) -> int:
    """Whom a line reaches: the person it is said to, or whoever leads where that one is not there.

    Saying something to somebody who is not there asks for him.
    """
    if to < 0 or draft.on_call >> to & 1:
        return draft.lead if to < 0 else to
    draft.note("asked-for", "", draft.lead, to)
    draft.known |= 1 << to
    rule = draft.case.people[to].joins
    if rule is not None and rule.when_asked and draft.case.people[draft.lead].lets_through is None:
        _join(draft, to, "asked-for")
        return to
    return draft.lead


def put_through(draft: Draft) -> None:
    """Let a guard who is satisfied hand the call over."""
    guard = draft.lead
    lets_through = draft.case.people[guard].lets_through
    coming = draft.case.comes_after
    if lets_through is None or not coming or not holds(lets_through, draft, guard):
        return
    draft.lead = coming[0]
    draft.on_call &= ~(1 << guard)
    for person in coming:
        draft.on_call |= 1 << person
        draft.known |= 1 << person
    draft.note("handed-over", "", guard, draft.lead)
    draft.note("left", "", guard)
    draft.note("greeted", "", draft.lead)
    people = draft.case.people
    draft.reply_words += usual_words(people[guard].lines.get("hands-over", ()))
    draft.reply_words += usual_words(people[draft.lead].lines.get("greeting", ()))


def let_join(draft: Draft) -> None:
    """Let those join whose time has come. Nobody joins while a guard holds the line."""
    if draft.case.people[draft.lead].lets_through is not None:
        return
    for number, person in enumerate(draft.case.people):
        rule = person.joins
        if (
            rule is not None
            and rule.after_turns is not None
            and draft.turn >= rule.after_turns
            and not draft.on_call >> number & 1
        ):
            _join(draft, number, "after-turns")


def _join(draft: Draft, number: int, rule: str) -> None:
    person = draft.case.people[number]
    draft.on_call |= 1 << number
    draft.known |= 1 << number
    draft.note("joined", rule, number)
    draft.reply_words += usual_words(person.joins_says or person.lines.get("joins", ()))
    for thing in members(person.brings & ~draft.told):
        tell(draft, number, thing, "brings")

"""One turn of a call: the rules, in their order. Pure: the same case, situation, turn and luck give the same result."""

from salessim.conversation.answering import answer
from salessim.conversation.asking_back import ask_back, meet_ask
from salessim.conversation.case import Case
from salessim.conversation.case_basics import usual_words
from salessim.conversation.clock import feel_length, take_time
from salessim.conversation.committing import propose, push
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.ending import close_if_over, end
from salessim.conversation.events import Event
from salessim.conversation.feeling import feel
from salessim.conversation.objecting import meet_objection, raise_objections
from salessim.conversation.people_joining import address, let_join, put_through
from salessim.conversation.reacting import is_too_early, react
from salessim.conversation.situation import NOT_RAISED, OPEN, Situation
from salessim.conversation.turn import Act, Turn
from salessim.luck import Luck

_PROPOSALS = ("propose-next-step", "ask-to-close")
_FAREWELLS = {"disqualify": "disqualified", "walk-away": "walked-away"}

OCCASIONS = {
    "greet": "greeting",
    "give-reason": "agenda",
    "agenda": "agenda",
    "small-talk": "small-talk",
    "acknowledge": "acknowledged",
    "summarise": "summary-right",
    "confirm": "confirmed",
    "insight": "insight-heard",
    "tailor": "insight-heard",
    "feature": "pitch-heard",
    "advantage": "pitch-heard",
    "benefit": "pitch-heard",
    "proof": "pitch-heard",
    "answer-objection": "confirmed",
    "price-range": "price-heard",
    "price-quote": "price-heard",
    "concession": "concession-taken",
    "trade": "trade-weighed",
    "hold-firm": "firm-answer",
    "disqualify": "disqualified",
    "walk-away": "walked-away",
    "backchannel": "silence",
    "disparage": "disparaging-heard",
    "pressure": "pressed",
    "off-topic": "off-topic",
    "rude": "offended",
}
"""What a buyer says to a line that asks nothing, by the core move that the line makes."""

_GIVES_BACK = ("acknowledge", "summarise", "confirm")


def begin(case: Case, luck: Luck) -> tuple[Situation, list[Event]]:
    """The situation before the first line, and what has happened by then."""
    people, things, moves = len(case.people), len(case.things), len(case.moves)
    before = case.before
    trust = {number: person.start[0] for number, person in enumerate(case.people)} | dict(before.trust)
    holders = {number: max(case.objections[number].who, 0) for number in before.concerns}
    situation = Situation(
        turn=0,
        seconds=0,
        words_you=0,
        words_them=0,
        trust=tuple(trust.values()),
        patience=tuple(person.start[1] for person in case.people),
        urgency=tuple(person.start[2] for person in case.people),
        lead=case.first_lead,
        on_call=case.first_on_call,
        known=case.first_known | sum(1 << person for person, _ in before.trust),
        spoke_with=0,
        told=before.told,
        told_by=(0,) * people,
        claimed=before.claimed,
        asked=0,
        elaborated=0,
        refused_trust=(0,) * things,
        tries=(0,) * things,
        last_told=-1,
        topic=-1,
        made=(0,) * moves,
        in_a_row=0,
        paid_topics=0,
        paid_people=0,
        credited=(before.told,) * moves,  # taking up what was told in another call earns nothing in this one
        pitched_to=before.pitched_to,
        objections=tuple(OPEN if number in holders else NOT_RAISED for number in range(len(case.objections))),
        objection_steps=(0,) * len(case.objections),
        objection_holders=tuple(holders.get(number, -1) for number in range(len(case.objections))),
        passed_over=0,
        asks=(0,) * len(case.asks),
        beats=0,
        agreed=0,
        counter=0,
        refused_told=-1,
        refused_worth=0,
        proposals=0,
        pushes=0,
        ending=-1,
    )
    events: list[Event] = [("recalled", 0, "", -1, thing, 0, 0) for thing, _ in before.heard]
    events.append(("greeted", 0, "", case.first_lead, -1, 0, 0))
    if case.table is None:
        return situation, events
    from salessim.conversation.table.bargaining import open_table  # loads numpy, which most calls do without

    draft = Draft(case, situation, luck, events)
    open_table(draft)
    return draft.settled(), events


def step(case: Case, situation: Situation, turn: Turn, luck: Luck) -> tuple[Situation, list[Event]]:
    """Play one line.

    Args:
        case: The scenario, ready to be played.
        situation: Where the call stands; it must not have ended.
        turn: What the line does.
        luck: The luck of the attempt.

    Returns:
        Where the call stands afterwards, and what has happened, in order.

    Raises:
        ValueError: The call has ended.
    """
    events: list[Event] = []
    return _played(case, situation, turn, luck, events), events


def advance(case: Case, situation: Situation, turn: Turn, luck: Luck) -> Situation:
    """The same as `step`, for those who need no events."""
    return _played(case, situation, turn, luck, None)


def _played(case: Case, situation: Situation, turn: Turn, luck: Luck, events: list[Event] | None) -> Situation:
    if situation.ending >= 0:
        raise ValueError("the call has ended")
    draft = Draft(case, situation, luck, events)
    draft.turn += 1
    if turn.hangs_up:
        end(draft, "hung-up")
        return draft.settled()
    was_there = draft.on_call
    person = address(draft, turn.to)
    draft.speak_with(person)
    if turn.acts:
        _hear(draft, person, turn)
    elif turn.at_table is not None:
        pass  # what it does at the table says it all
    elif turn.words and (case.table is None or draft.on_call == was_there):
        # Nobody understood it: the buyer asks what is meant, and it costs neither time nor patience.
        _say_on_occasion(draft, person, "puzzled")
        return draft.settled()
    elif not turn.words:
        _say_on_occasion(draft, person, "silence")
        feel(draft, person, "saying-nothing", case.rules.silence)
    if case.table is not None:
        from salessim.conversation.table.bargaining import bargain  # loads numpy, which most calls do without

        bargain(draft, turn, was_there)
    feel_length(draft, person, turn.words)
    if not draft.closing:
        put_through(draft)
        let_join(draft)
        _let_happen(draft)
        raise_objections(draft)
        if draft.agreed == situation.agreed:  # who has just agreed to something asks nothing more in the same breath
            ask_back(draft)
    take_time(draft, turn.words)
    close_if_over(draft)
    return draft.settled()


def _hear(draft: Draft, person: int, turn: Turn) -> None:
    case = draft.case
    has_answer = meet_ask(draft, turn.acts)
    has_settled = meet_objection(draft, person, turn.acts)
    questions: list[Act] = []
    proposal = reply = -1
    gave_back = False
    at_table = turn.at_table is not None and bool(turn.at_table.about)
    for act in turn.acts:
        move = case.moves[act.move]
        has_paid = react(draft, person, act, pays_at_table=at_table and move.is_question)
        gave_back = gave_back or (has_paid and bool(case.rules.gives_back >> act.move & 1))
        if act.subject >= 0:
            draft.topic = act.subject
        if move.is_question:
            questions.append(act)
        elif move.kind in _PROPOSALS:
            proposal = act.move
        elif move.kind in _FAREWELLS:
            draft.closing = _FAREWELLS[move.kind]
            reply = act.move
        else:
            reply = act.move
    _count_questions(draft, person, len(questions), gave_back)
    if draft.closing:
        _reply(draft, person, reply)
    elif proposal >= 0:
        propose(draft, person, proposal, turn.offer)
    elif questions and at_table and not _is_there(draft, questions[-1]):
        pass  # the table answers it
    elif questions:
        answer(draft, person, questions[-1], is_addressed=turn.to >= 0)
    elif draft.counter and case.moves[reply].kind == "confirm":
        propose(draft, person, reply, ())
    elif draft.refused_told == draft.told and case.rules.pushing_moves >> reply & 1:
        push(draft, person)
    elif not (has_answer or has_settled or draft.has_raised):
        _reply(draft, person, reply)


def _is_there(draft: Draft, question: Act) -> bool:
    """Whether a question asks for a slot that the scenario fills."""
    thing = draft.case.moves[question.move].fills
    return thing >= 0 and draft.case.things[thing].is_there


def _say_on_occasion(draft: Draft, person: int, occasion: str, move: int = -1) -> None:
    draft.note("replied", occasion, person, move)
    draft.reply_words += usual_words(draft.case.people[person].lines.get(occasion, ()))


def _count_questions(draft: Draft, person: int, questions: int, gave_back: bool) -> None:
    rules = draft.case.rules
    if questions > 1:
        feel(draft, person, "stacked-questions", rules.stacked)
    if gave_back:
        draft.in_a_row = 0
    if questions:
        draft.in_a_row += 1
        if draft.in_a_row > rules.in_a_row:
            feel(draft, person, "questions-in-a-row", rules.row)


def _reply(draft: Draft, person: int, move: int) -> None:
    kind = draft.case.moves[move].kind
    occasion = OCCASIONS.get(kind, "nothing-to-add")
    if kind in _GIVES_BACK and not draft.told and draft.case.table is None:
        occasion = "puzzled"
    elif occasion == "pitch-heard" and is_too_early(draft, person, move):
        occasion = "pitch-too-early"
    _say_on_occasion(draft, person, occasion, move)


def _let_happen(draft: Draft) -> None:
    if draft.agreed:
        return  # what has been agreed on is not interrupted any more
    for number, beat in enumerate(draft.case.beats):
        person = draft.lead if beat.who < 0 else beat.who
        is_there = draft.on_call >> person & 1
        if is_there and not draft.beats >> number & 1 and holds(beat.when, draft, person):
            draft.beats |= 1 << number
            draft.note("beat", "", person, number)
            draft.reply_words += usual_words(beat.says)
            feel(draft, person, beat.id, beat.effect)
            return

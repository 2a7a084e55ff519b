"""What a line does at the table, and what the other side does then.

The conversation goes first: what was said has moved trust and brought things out by the time the table hears of it. The
talks take a turn of their own only for offers, answers and whoever is called in; asking is talk and costs time, not
rounds.
"""

from collections.abc import Iterator
from dataclasses import replace

from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.reacting import react
from salessim.conversation.situation import members
from salessim.conversation.table.noting import noted
from salessim.conversation.table.part import TablePart
from salessim.conversation.table.standing import Standing
from salessim.conversation.turn import Act, AtTable, Turn
from salessim.errors import InputError
from salessim.model.scales import shift_size
from salessim.negotiation.review.economics import economics
from salessim.negotiation.scenario.composing import composed_offer
from salessim.negotiation.scenario.table_situation import Situation as TableSituation
from salessim.negotiation.scenario.table_situation import TableTurn, table_now
from salessim.negotiation.scenario.table_step import begin, step
from salessim.negotiation.talks.moves import (
    ALTERNATIVE,
    AUTHORITY,
    BUYER,
    YOU,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Offer,
    Propose,
    SeekApproval,
    StandFirm,
    WalkAway,
)
from salessim.negotiation.talks.protocol import Ending
from salessim.negotiation.talks.protocol import Event as TableEvent

_SLOTS = {AUTHORITY: "authority", ALTERNATIVE: "competition"}
_LEAVING = ("walked-away", "disqualified", "hung-up")
_CLOSINGS: dict[Ending, str] = {
    "deal": "deal",
    "you-left": "walked-away",
    "they-left": "they-left",
    "out-of-time": "out-of-time",
    "not-approved": "not-approved",
}


def open_table(draft: Draft) -> None:
    """Sit down: he opens, if the scenario lets him."""
    part = _part(draft)
    draft.table, events = begin(part.rules, draft.luck)
    draft.standing = Standing()
    _keep(draft, events)


def bargain(draft: Draft, turn: Turn, was_there: int) -> None:
    """Let a line do what it does at the table, and let the other side answer.

    Args:
        draft: The situation, after the conversation's own rules.
        turn: The line.
        was_there: Who was on the call before it [set of people].

    Raises:
        InputError: It cannot be done at the table now.
    """
    if turn.at_table is not None and turn.at_table.packages:
        draft.in_a_row = 0  # who offers something gives something back
    for action in _actions(draft, turn, was_there):
        _act(draft, turn, action)
        if _table(draft).talks.has_ended:
            _conclude(draft)
            draft.closing = _CLOSINGS[_table(draft).talks.ending]
            return
    if draft.closing in _LEAVING:
        _act(draft, turn, WalkAway())
        _conclude(draft)


def break_off(draft: Draft, reason: str) -> None:
    """End the talks because the call ends: somebody has hung up, or time or patience has run out."""
    table = _table(draft)
    if table.talks.has_ended:
        return
    endings: dict[str, tuple[Ending, TableEvent]] = {
        "hung-up": ("you-left", ("left", table.talks.round, YOU)),
        "time": ("out-of-time", ("out-of-time", table.talks.round, -1)),
    }
    ending, event = endings.get(reason, ("they-left", ("left", table.talks.round, BUYER)))
    draft.table = replace(table, talks=replace(table.talks, phase="ended", ending=ending, deal=None, demand=None))
    _keep(draft, (event,))
    _conclude(draft)


def _actions(draft: Draft, turn: Turn, was_there: int) -> Iterator[Action]:
    """What a line does, one thing after the other; each is made from where the last has led."""
    part, case = _part(draft), draft.case
    if turn.to >= 0 and not was_there >> turn.to & 1:
        name = case.people[turn.to].id
        if name in part.rules.brings and name not in _table(draft).talks.joined:
            yield CallIn(name)
    bid = turn.at_table
    if bid is None:
        return
    if bid.tactic or bid.names_tactic:
        yield NameTactic(bid.tactic or _latest_tactic(draft))
    if bid.about:
        yield Ask(bid.about)
    if bid.asks_approval:
        yield SeekApproval(_package_to_approve(draft, bid))
    elif bid.packages:
        yield Propose(_offer(draft, bid))
    elif bid.accepts:
        yield Accept(_package_to_accept(draft))
    elif bid.stands_firm:
        yield StandFirm()


def _act(draft: Draft, turn: Turn, action: Action) -> None:
    part, before = _part(draft), _table(draft)
    names = draft.case.names
    established = frozenset(names.thing_name(thing) for thing in members(draft.told))
    seen = TableTurn(action, draft.trust[part.buyer], established)
    draft.table, events = step(part.rules, before, seen, draft.luck)
    _keep(draft, events)
    if isinstance(action, Ask) and action.about in _SLOTS:
        # Asking who has to agree is asking it, wherever it is answered.
        thing = names.thing(_SLOTS[action.about])
        draft.asked |= 1 << thing
        draft.note("asked", "table", part.buyer, thing)
    for event in events:
        if event[0] == "misnamed":
            feel(draft, part.buyer, "misnamed", (shift_size("down a little"), 0, 0))
        elif event[0] == "gift":
            _gave(draft, turn)
        elif event[0] == "told":
            _pay(draft, turn)
    if before.talks.demand is not None and action == Accept(before.talks.demand):
        draft.note("gave-in", "", -1, before.talks.demand, before.talks.round)
        draft.standing = _standing(draft)._replace(gifts=_standing(draft).gifts + 1)


def _pay(draft: Draft, turn: Turn) -> None:
    """A question that brought something out at the table has earned its good effect."""
    buyer = _part(draft).buyer
    for act in turn.acts:
        if draft.case.moves[act.move].is_question:
            draft.note("paid", "table", buyer, act.move, act.subject)
            feel(draft, buyer, draft.case.moves[act.move].id, draft.case.people[buyer].gains[act.move])
            return


def _gave(draft: Draft, turn: Turn) -> None:
    """A gift is a concession, whatever the line called itself, and moves him as one."""
    draft.standing = _standing(draft)._replace(gifts=_standing(draft).gifts + 1)
    concession = draft.case.names.move("concession")
    if not any(draft.case.moves[act.move].kind == "concession" for act in turn.acts):
        react(draft, _part(draft).buyer, Act(concession))


def _keep(draft: Draft, events: tuple[TableEvent, ...]) -> None:
    if draft.events is not None:
        draft.events += noted(events, draft.turn, _part(draft))


def _conclude(draft: Draft) -> None:
    """Work out what documents can ask at the end."""
    part, table = _part(draft), _table(draft)
    now, talks, names = table_now(part.rules, table), table.talks, draft.case.names
    standing = _standing(draft)
    if talks.deal is not None:
        result = economics(now, talks.deal)
        share = result.your_share
        standing = standing._replace(
            has_share=share is not None, your_share=round(1000 * (share or 0.0)), gain=round(100 * result.gain)
        )
        for issue, option in part.terms(talks.deal).items():
            number = names.option(f"{issue}.{option}")
            draft.agreed |= 1 << number
            draft.note("agreed", "table", part.buyer, number)
        draft.note("concluded", "shared" if standing.has_share else "", -1, -1, standing.your_share, standing.gain)
    his = talks.standing[BUYER]
    if his is not None:
        best = max(float(now.values[0][package]) for package in his.packages)
        standing = standing._replace(has_last_offer=True, last_offer=round(100 * (best - now.first.no_deal)))
        draft.note("last-offer", "", part.buyer, -1, 0, standing.last_offer)
    draft.standing = standing


def _offer(draft: Draft, bid: AtTable) -> Offer:
    part, table = _part(draft), _table(draft)
    packages = [dict(terms) for terms in bid.packages]
    if bid.accepts:  # yes, if: what he has on the table, with something asked in return
        his = part.terms(_package_to_accept(draft))
        packages = [{**his, **package, **dict(bid.condition)} for package in packages]
    return composed_offer(part.rules, table, packages, dict(bid.condition))


def _package_to_approve(draft: Draft, bid: AtTable) -> int:
    """What is to be approved: the package named, else what he has on the table."""
    if bid.packages:
        return _offer(draft, bid).packages[0]
    return _package_to_accept(draft)


def _package_to_accept(draft: Draft) -> int:
    talks = _table(draft).talks
    if talks.demand is not None:
        return talks.demand
    his = talks.standing[BUYER]
    if his is None:
        raise InputError("There is no offer on the table to accept.", "Make an offer yourself, or wait for one.")
    return his.packages[0]


def _latest_tactic(draft: Draft) -> str:
    """The tactic that is meant where a line only says that there is one: the latest that is still working."""
    table, part = _table(draft), _part(draft)
    working = [part.rules.plan.tactics[index] for index in sorted(table.open_tactics)]
    nameable = [tactic for tactic in working if "name" in tactic.kind.counters]
    return nameable[-1].kind.name if nameable else ""


def _part(draft: Draft) -> TablePart:
    part = draft.case.table
    assert part is not None  # these rules are only asked at a table
    return part


def _table(draft: Draft) -> TableSituation:
    table = draft.table
    assert table is not None
    return table


def _standing(draft: Draft) -> Standing:
    return draft.standing or Standing()

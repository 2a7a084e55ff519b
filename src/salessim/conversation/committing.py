"""The small bargain about the next step: proposals, counter-proposals, agreement, and pushing after a no."""

from itertools import product

from salessim.conversation.case_basics import ONE_IN_TEN, Line, usual_words
from salessim.conversation.case_exchanges import CommitmentCase
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.situation import members

_ALL = 1000  # a share of one [thousandths]
_MOST_PACKAGES = 4096


def propose(draft: Draft, person: int, move: int, offer: tuple[int, ...]) -> None:
    """Deal with a proposal.

    Args:
        draft: The situation.
        person: Whom it is put to.
        move: The move that makes it.
        offer: Options proposed; empty: nothing definite, or what the buyer proposed himself, if he did.
    """
    commitment = draft.case.commitment
    if commitment is None or not holds(commitment.opens_when, draft, commitment.buyer):
        _refuse(draft, person, "nothing-to-agree" if commitment is None else "too-early", -1, 0, ())
        return
    buyer = commitment.buyer
    if not draft.on_call >> buyer & 1:
        draft.known |= 1 << buyer
        draft.note("sent-on", "next-step", person, buyer, -1)
        draft.reply_words += usual_words(draft.case.people[person].lines.get("ask-somebody-else", ()))
        return
    is_counter_taken = bool(draft.counter) and (not offer or _as_set(offer) == draft.counter)
    if not offer and not is_counter_taken:
        _counter(draft, commitment, _favourite(draft, commitment))
        return
    package = tuple(members(draft.counter)) if is_counter_taken else _completed(draft, commitment, offer)
    for option in package:
        draft.note("proposed", "", buyer, option)
    if not is_counter_taken and _pushes(draft, commitment, move, package):
        return
    blocked = next((o for o in package if not holds(commitment.options[o].only_if, draft, buyer)), -1)
    if blocked < 0 and (is_counter_taken or _is_worth_it(draft, commitment, package)):
        _agree(draft, commitment, package)
        return
    rule = "not-ready" if blocked >= 0 else "not-worth-it"
    _refuse(draft, buyer, rule, blocked, _worth_you(commitment, package), commitment.refused_says)
    nearest = _nearest(draft, commitment, package)
    if nearest:
        _counter(draft, commitment, nearest)


def _as_set(options: tuple[int, ...]) -> int:
    return sum(1 << option for option in set(options))


def _agree(draft: Draft, commitment: CommitmentCase, package: tuple[int, ...]) -> None:
    draft.agreed = _as_set(package)
    draft.counter = 0
    for option in package:
        draft.note("agreed", "", commitment.buyer, option)
    lines = commitment.accepted_says or draft.case.people[commitment.buyer].lines.get("proposal-accepted", ())
    draft.reply_words += usual_words(lines)


def _refuse(draft: Draft, person: int, rule: str, option: int, worth: int, lines: tuple[Line, ...]) -> None:
    draft.note("declined", rule, person, option)
    draft.refused_told = draft.told
    draft.refused_worth = worth
    draft.reply_words += usual_words(lines or draft.case.people[person].lines.get("proposal-refused", ()))


def _counter(draft: Draft, commitment: CommitmentCase, package: tuple[int, ...]) -> None:
    draft.counter = _as_set(package)
    for option in package:
        draft.note("countered", "", commitment.buyer, option)
    draft.reply_words += usual_words(draft.case.people[commitment.buyer].lines.get("proposal-counter", ()))


def _pushes(draft: Draft, commitment: CommitmentCase, move: int, package: tuple[int, ...]) -> bool:
    """Whether this is the same again, or more, after a refusal since which nothing has changed."""
    rules = draft.case.rules
    if (
        draft.refused_told != draft.told
        or not rules.pushing_moves >> move & 1
        or _worth_you(commitment, package) < draft.refused_worth
    ):
        return False
    push(draft, commitment.buyer)
    return True


def push(draft: Draft, person: int) -> None:
    """Pressing on after a no: it is felt, and done often enough it ends the call."""
    rules = draft.case.rules
    draft.pushes += 1
    draft.note("pushed", "", person, -1, draft.pushes)
    feel(draft, person, "pushing-after-no", rules.pushing)
    draft.reply_words += usual_words(draft.case.people[person].lines.get("already-refused", ()))
    if draft.pushes >= rules.pushes_end:
        draft.closing = "pushed"


def _worth_you(commitment: CommitmentCase, package: tuple[int, ...]) -> int:
    return sum(commitment.options[option].worth_you for option in package)


def _worth_buyer(commitment: CommitmentCase, package: tuple[int, ...]) -> int:
    return sum(commitment.options[option].worth_buyer for option in package)


def _is_worth_it(draft: Draft, commitment: CommitmentCase, package: tuple[int, ...]) -> bool:
    """Whether the package reaches the share of the best that the buyer insists on, give or take his mood."""
    tries = draft.proposals
    draft.proposals = tries + 1
    rules = draft.case.rules
    mood = rules.mood / ONE_IN_TEN * draft.luck.normal(draft.case.people[commitment.buyer].id, "next-step", tries)
    return _share(commitment, package) >= _floor(draft, commitment) + round(10 * mood)


def _share(commitment: CommitmentCase, package: tuple[int, ...]) -> int:
    return _ALL * _worth_buyer(commitment, package) // commitment.best_buyer if commitment.best_buyer else _ALL


def _floor(draft: Draft, commitment: CommitmentCase) -> int:
    floor = commitment.buyer_floor
    if commitment.eases and holds(commitment.eases_when, draft, commitment.buyer):
        floor -= commitment.eases * (draft.told & draft.case.needs.explicit).bit_count()
    return floor


def _allowed(draft: Draft, commitment: CommitmentCase) -> list[list[int]]:
    """The options that the buyer would consider now, issue by issue."""
    allowed: list[list[int]] = [[] for _ in commitment.issues]
    for number, option in enumerate(commitment.options):
        if holds(option.only_if, draft, commitment.buyer):
            allowed[option.issue].append(number)
    return allowed


def _favourite(draft: Draft, commitment: CommitmentCase) -> tuple[int, ...]:
    """What the buyer would choose himself."""
    return tuple(
        max(options, key=lambda option: commitment.options[option].worth_buyer)
        for options in _allowed(draft, commitment)
        if options
    )


def _completed(draft: Draft, commitment: CommitmentCase, offer: tuple[int, ...]) -> tuple[int, ...]:
    """The offer, with what it leaves open settled as the buyer likes it."""
    chosen = {commitment.options[option].issue: option for option in offer}
    for option in _favourite(draft, commitment):
        chosen.setdefault(commitment.options[option].issue, option)
    return tuple(chosen[issue] for issue in sorted(chosen))


def _nearest(draft: Draft, commitment: CommitmentCase, package: tuple[int, ...]) -> tuple[int, ...]:
    """What the buyer proposes instead: as much of the package as he can live with, then what is best for the seller."""
    allowed = [options for options in _allowed(draft, commitment) if options]
    number = 1
    for options in allowed:
        number *= len(options)
    if not allowed or number > _MOST_PACKAGES:
        return _favourite(draft, commitment)
    floor = _floor(draft, commitment)
    wanted = set(package)
    fit = [candidate for candidate in product(*allowed) if _share(commitment, candidate) >= floor]
    if not fit:
        return ()
    return max(fit, key=lambda candidate: (len(wanted & set(candidate)), _worth_you(commitment, candidate)))

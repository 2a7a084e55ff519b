"""The attempt that a call follows: found among the attempts of a user, or named; and what it means, in words."""

from collections.abc import Iterable, Mapping

from salessim.app.call_views import Fact
from salessim.conversation import words
from salessim.conversation.case import Case
from salessim.conversation.debrief import subject_title
from salessim.conversation.earlier_calls import remembered
from salessim.conversation.folding import folded
from salessim.conversation.journal import Journal
from salessim.conversation.replaying import read_journal
from salessim.errors import NotPlayableError, SalessimError
from salessim.model.history import Earlier
from salessim.model.scales import scale
from salessim.records.attempts import AttemptStore


def attempt_before(text: str, name: str) -> tuple[Earlier, bool]:
    """What an attempt left behind for the next call of its deal, and whether it counts.

    Args:
        text: Its journal.
        name: What to call it in messages.

    Raises:
        JournalError: The journal was damaged or changed.
        NotPlayableError: The call is not over.
    """
    journal = read_journal(text, name)
    if not journal.is_finished:
        raise NotPlayableError(f"The call {name} is not over.", "Play it to its end first.")
    return _earlier(journal), journal.header.counts


def latest_before(store: AttemptStore, scenario: str) -> Earlier | None:
    """The last finished attempt at a scenario that counts; None: there is none that can be read."""
    for attempt in store.ids(scenario):
        try:
            earlier, counts = attempt_before(store.read(attempt), attempt)
        except SalessimError:
            continue
        if counts and earlier.scenario == scenario:
            return earlier
    return None


def _earlier(journal: Journal) -> Earlier:
    header = journal.header
    case = header.case()
    seed = header.earlier.seed if header.earlier else header.seed
    final = folded(case, journal.events(case))
    return remembered(header.attempt, header.scenario, seed, case, final, journal.heard(case))


def what_went_before(case: Case, title: str) -> tuple[Fact, ...]:
    """What the seller knows from the earlier call, for the briefing; empty where there was none.

    Args:
        case: The case.
        title: Title of the earlier call.
    """
    if not title:
        return ()
    before = case.before
    facts = [Fact("Call before", title)]
    for thing, text in before.heard:
        rung = case.things[thing].rung
        about = subject_title(case, case.things[thing].subject)
        claim = " (claimed, not checked)" if before.claimed >> thing & 1 else ""
        facts.append(Fact(f"{about}, {words.RUNG_TITLES[rung]}" if rung >= 0 else f"{about}{claim}", text))
    if before.agreed:
        facts.append(Fact("Agreed", "; ".join(_option(reference) for reference in before.agreed)))
    facts += [Fact(case.people[person].name, manner) for person, manner in _manners(dict(before.trust))]
    facts += [Fact("Still open", case.objections[number].says[0].text) for number in before.concerns]
    return tuple(facts)


def _option(reference: str) -> str:
    issue, _, option = reference.partition(".")
    return f"{issue.replace('-', ' ')}: {option.replace('-', ' ')}"


def _manners(trust: Mapping[int, int]) -> Iterable[tuple[int, str]]:
    return [(person, words.MANNERS["trust"][scale("trust").word(level)]) for person, level in trust.items()]

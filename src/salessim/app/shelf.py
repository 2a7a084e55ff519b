"""The library as somebody who looks for something sees it: every document, in a few words, and how often it was played.

A scenario with mistakes is listed, too: whoever wrote it looks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.app.call_port import PastAttempt, PlayableScenario
from salessim.app.list_documents import ListedDocument
from salessim.model.document import Kind


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """A document in the library.

    Attributes:
        kind: Its kind.
        name: Its name.
        title: Its title.
        is_own: Whether it is the user's own.
        scenario: What there is to say about a scenario that can be played; None: it is none.
        times: How often it was played to the end, as far as that counts.
        best: The best score [0..100].
        has_passed: Whether one of them passed.
        is_certified: Whether a sitting of its certification passed.
    """

    kind: Kind
    name: str
    title: str
    is_own: bool
    scenario: PlayableScenario | None = None
    times: int = 0
    best: int = 0
    has_passed: bool = False
    is_certified: bool = False

    def has(self, text: str) -> bool:
        """Whether every word of a text occurs in it."""
        about = f"{self.title} {self.name} {self.kind}"
        if self.scenario is not None:
            about += f" {self.scenario.kind} {self.scenario.trains} {self.scenario.audience}"
            about += " " + " ".join(self.scenario.difficulties)
        folded = about.casefold()
        return all(part in folded for part in text.casefold().split())


def shelf(
    documents: Sequence[ListedDocument], scenarios: Sequence[PlayableScenario], attempts: Sequence[PastAttempt]
) -> tuple[ShelfEntry, ...]:
    """All documents with what was done with them: scenarios first, in the order in which to learn them.

    Args:
        documents: All documents.
        scenarios: Those that can be played, in that order.
        attempts: What was played.
    """
    playable = {scenario.name: scenario for scenario in scenarios}
    order = {name: number for number, name in enumerate(playable)}
    entries = [_entry(document, playable, attempts) for document in documents]
    return tuple(sorted(entries, key=lambda entry: order.get(entry.name, len(order))))


def _entry(
    document: ListedDocument, playable: dict[str, PlayableScenario], attempts: Sequence[PastAttempt]
) -> ShelfEntry:
    is_own = document.source == "own"
    if document.kind != "scenario":
        return ShelfEntry(document.kind, document.name, document.title, is_own)
    played = [each for each in attempts if each.scenario == document.name and each.is_finished and each.counts]
    return ShelfEntry(
        document.kind,
        document.name,
        document.title,
        is_own,
        playable.get(document.name),
        len(played),
        max((each.score for each in played), default=0),
        any(each.has_passed for each in played),
        any(each.has_passed and each.is_certification for each in played),
    )

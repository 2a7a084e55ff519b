"""Scenarios read for playing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from salessim import __version__
from salessim.conversation.journal import Aid, Header, Sitting, SourceText
from salessim.errors import NotPlayableError
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, Loaded, load
from salessim.model.history import Earlier
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Playable:
    """A scenario and its playbook, read and sound.

    Attributes:
        name: Name of the scenario.
        playbook_name: Name of the playbook.
        difficulty: The difficulty chosen.
        scenario: The scenario, with its people's personas and the difficulty in it.
        playbook: The playbook, with what it extends.
        documents: Both as they were read, for the journal.
        sources: The files that they were merged from.
        follows: Title of the call of the same deal that it follows; empty: it follows none.
    """

    name: str
    playbook_name: str
    difficulty: str
    scenario: Scenario
    playbook: Playbook
    documents: Mapping[str, Any]
    sources: tuple[SourceText, ...]
    follows: str = ""

    def header(
        self,
        *,
        attempt: str,
        started: str,
        seed: int,
        aid: Aid | None = None,
        earlier: Earlier | None = None,
        sitting: Sitting | None = None,
    ) -> Header:
        """The header of an attempt at it."""
        return Header(
            attempt=attempt,
            started=started,
            engine=__version__,
            scenario=self.name,
            title=self.scenario.title,
            playbook=self.playbook_name,
            difficulty=self.difficulty,
            seed=seed,
            documents=self.documents,
            sources=self.sources,
            aid=aid,
            earlier=earlier,
            sitting=sitting,
        )


def load_playable(library: Library, given: str, *, playbook: str | None = None, difficulty: str = STANDARD) -> Playable:
    """Read a scenario for playing.

    Args:
        library: Where to look.
        given: Its name, or a file.
        playbook: Another playbook than its own.
        difficulty: One of its difficulties.

    Raises:
        NotFoundError: There is no such scenario.
        DocumentError: It or its playbook has mistakes.
        NotPlayableError: Its playbook does not exist.
    """
    loaded = check_document(library, given, "scenario", difficulty=difficulty, playbook=playbook)
    playable = playable_of(loaded, difficulty)
    after = playable.scenario.after
    if after is None:
        return playable
    earlier = load(library, library.referred(after.scenario, "scenario", loaded.located), "scenario")
    return replace(playable, follows=earlier.root.text("title") or after.scenario if earlier.root else after.scenario)


def playable_of(loaded: Loaded, difficulty: str = STANDARD) -> Playable:
    """A scenario that was read, for playing.

    Args:
        loaded: The scenario.
        difficulty: The difficulty with which it was read.

    Raises:
        DocumentError: It or its playbook has mistakes.
        NotPlayableError: Its playbook does not exist.
    """
    scenario = loaded.sound()
    book = loaded.playbook
    if book is None or not isinstance(scenario, Scenario):
        named = loaded.root.text("playbook") if loaded.root else ""
        raise NotPlayableError(f"There is no playbook “{named}”.", "`salessim list playbook` shows those there are.")
    playbook_model = book.sound()
    assert isinstance(playbook_model, Playbook)
    return Playable(
        name=loaded.name,
        playbook_name=book.name,
        difficulty=difficulty,
        scenario=scenario,
        playbook=playbook_model,
        documents={"scenario": _plain(loaded), "playbook": _plain(book)},
        sources=tuple(SourceText(source.file, source.sha256, source.text) for source in loaded.sources),
    )


def _plain(loaded: Loaded) -> Any:
    return loaded.root.plain() if loaded.root else {}

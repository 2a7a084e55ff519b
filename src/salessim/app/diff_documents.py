"""Compare two versions of a document, in words, and for scenarios in what they do to bots."""

from dataclasses import dataclass

from salessim.app.autoplay import autoplay
from salessim.app.autoplay_report import BotResult
from salessim.errors import InputError
from salessim.library.comparing import Difference, differences
from salessim.library.difference_words import sentence
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, Loaded, Shelf, load
from salessim.library.tree import Plain
from salessim.library.wording import quoted
from salessim.model.document import Kind

_NEVER_SHOWN = frozenset({"format"})


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        part: The part of the document it is in: its topmost key.
        found: What differs.
        sentence: The same in words.
    """

    part: str
    found: Difference
    sentence: str


@dataclass(frozen=True, slots=True)
class BotEffect:
    """What a change does to one bot."""

    before: BotResult
    after: BotResult


@dataclass(frozen=True, slots=True)
class DocumentDiff:
    """How two documents differ.

    Attributes:
        kind: Their kind.
        before: The first, as places call it.
        after: The second.
        changes: What differs, part by part.
        bots: By bot: its results in both; empty where nothing was played.
    """

    kind: Kind
    before: str
    after: str
    changes: tuple[Change, ...]
    bots: dict[str, BotEffect]

    def by_part(self) -> dict[str, list[Change]]:
        """The changes of each part."""
        parts: dict[str, list[Change]] = {}
        for change in self.changes:
            parts.setdefault(change.part, []).append(change)
        return parts

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim diff --json` prints."""
        return {
            "kind": self.kind,
            "before": self.before,
            "after": self.after,
            "changes": [
                {
                    "part": change.part,
                    "path": ".".join(change.found.way),
                    "what": change.found.what,
                    "before": change.found.before,
                    "after": change.found.after,
                    "sentence": change.sentence,
                }
                for change in self.changes
            ],
            "bots": {
                name: {"before": _bot_json(effect.before), "after": _bot_json(effect.after)}
                for name, effect in self.bots.items()
            },
        }


def _bot_json(bot: BotResult) -> dict[str, object]:
    score = {"p10": bot.score.p10, "p50": bot.score.p50, "p90": bot.score.p90}
    return {"score": score, "passed": bot.passed, "endings": bot.endings}


def diff_documents(
    library: Library,
    before: str,
    after: str,
    *,
    files_only: bool = False,
    difficulty: str = STANDARD,
    plays: int = 0,
    workers: int | None = None,
) -> DocumentDiff:
    """Compare two documents.

    Args:
        library: Where to look for documents.
        before: Name or file of the first.
        after: Name or file of the second.
        files_only: Whether to compare what stands in the two files alone, without personas and what else is laid below.
        difficulty: For scenarios: which of their difficulties.
        plays: For scenarios: how many calls of each bot to compare; 0: none.
        workers: Worker processes for these; 0: none; None: as many as pay.

    Raises:
        NotFoundError: There is no such document.
        InputError: They are of different kinds, or cannot be read; or bots were asked for and they are no scenarios.
        DocumentError: Bots were asked for, and a scenario has mistakes.
    """
    shelf = Shelf(library)
    one, other = (load(shelf, given, difficulty=difficulty) for given in (before, after))
    if one.kind is None or other.kind is None:
        wrong = one if one.kind is None else other
        raise InputError(
            f"{quoted(wrong.located.file)} cannot be read.", "`salessim check` says what is wrong with it."
        )
    if one.kind != other.kind:
        raise InputError(f"A {one.kind} and a {other.kind} cannot be compared.", "Name two documents of one kind.")
    if plays and one.kind != "scenario":
        raise InputError(f"Bots play scenarios, not a {one.kind}.", "Leave --bots out.")
    trees = [_tree(shelf, loaded, files_only) for loaded in (one, other)]
    changes = tuple(
        Change(found.way[0], found, sentence(found))
        for found in differences(trees[0], trees[1])
        if found.way and found.way[0] not in _NEVER_SHOWN
    )
    bots: dict[str, BotEffect] = {}
    if plays:
        played = [
            autoplay(library, given, plays=plays, difficulty=difficulty, workers=workers).bots
            for given in (before, after)
        ]
        bots = {name: BotEffect(played[0][name], played[1][name]) for name in played[0]}
    return DocumentDiff(one.kind, one.located.file, other.located.file, changes, bots)


def _tree(shelf: Shelf, loaded: Loaded, files_only: bool) -> dict[str, Plain]:
    root = shelf.reading(loaded.located).root if files_only else loaded.root
    return root.plain() if root is not None else {}

"""A manager with a department on screen: asks what would happen if, puts options together, reads the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from salessim.app.change_forms import ChangeForm, change_forms, in_words
from salessim.app.list_documents import ListedDocument, list_documents
from salessim.app.whatif import answer_whatif, kept_results, prepare_whatif
from salessim.app.whatif_draft import Draft, draft_of, free_name
from salessim.errors import SurroundingsError
from salessim.library.check import check_document
from salessim.library.checks import REFERENCE_RULES, TEXT_RULES
from salessim.library.finding import Library
from salessim.model.department import Department
from salessim.model.document import Kind
from salessim.model.whatif import Question, WhatIf
from salessim.runs import CancelToken, Progress
from salessim.study.answer import Answer
from salessim.study.checks import STUDY_RULES
from salessim.study.stopping import MOST
from salessim.study.whatif import Study

if TYPE_CHECKING:
    from salessim.library.loading import Loaded

QUICK_FUTURES: Final = 20
"""Futures of a quick look: enough to see whether a question makes sense, far too few to choose by."""

_WORKERS: Final = 2
"""Always in processes, so that the screen is never kept waiting."""

_QUICK: Final = Question(
    ask="What is to be seen at a glance?", show={"busiest_role_by_month": "mean", "chance_of_being_best": "mean"}
)
_SLOW: Final = ("what_flips_it", "answer_by_horizon")


@dataclass(frozen=True, slots=True)
class AskedOption:
    """An option of a question, for reading.

    Attributes:
        label: What it is called.
        changes: What is done, a line each.
    """

    label: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, for reading.

    Attributes:
        title: What is asked.
        asked_by: Who wants to know; empty: it is not said.
        department: Name of the department.
        look_ahead: How far is looked.
        measure: What counts, in words.
        options: What could be done.
        worlds: What nobody chooses, with the chance of each.
        asks: What the answer has to say.
    """

    title: str
    asked_by: str
    department: str
    look_ahead: str
    measure: str
    options: tuple[AskedOption, ...]
    worlds: tuple[str, ...]
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Planner:
    """Questions about departments.

    Attributes:
        library: Where documents are.
        results: Folder in which results are kept, so that no future is simulated twice; None: nowhere.
    """

    library: Library
    results: Path | None = None

    def _fresh(self) -> Library:
        """Documents as they are now: questions are written while the program runs."""
        return Library(self.library.own)

    def questions(self) -> tuple[ListedDocument, ...]:
        """All what-ifs, the user's own first."""
        return self._listed("what-if")

    def departments(self) -> tuple[ListedDocument, ...]:
        """All departments, the user's own first."""
        return self._listed("department")

    def _listed(self, kind: Kind) -> tuple[ListedDocument, ...]:
        return tuple(sorted(list_documents(self._fresh(), kind), key=lambda each: each.source != "own"))

    def asked(self, given: str) -> Asked:
        """A question, for reading.

        Raises:
            DocumentError: It has mistakes.
        """
        loaded = _checked(self._fresh(), given)
        question = loaded.sound()
        assert isinstance(question, WhatIf), "it was read as one"
        assert loaded.root is not None, "what is sound was read"
        written = loaded.root.plain()
        draft = draft_of(written, "")
        known = {option.name: option.label for option in draft.options}
        options = tuple(
            AskedOption(
                option.label,
                (*((f"all of “{known.get(option.builds_on, option.builds_on)}”",) if option.builds_on else ()),
                 *map(in_words, option.changes)),
            )
            for option in draft.options
        )  # fmt: skip
        worlds = tuple(f"{name.replace('-', ' ')} ({one.chance:.0%})" for name, one in question.worlds.items())
        return Asked(
            question.title,
            question.asked_by or "",
            question.baseline,
            draft.look_ahead,
            question.measure.replace("_", " "),
            options,
            worlds,
            tuple(each.ask for each in question.questions),
        )

    # ------------------------------------------------------------------------------------------ putting together
    def begun(self, department: str, title: str) -> Draft:
        """A new question about a department.

        Args:
            department: Its name or file.
            title: What is asked.
        """
        return Draft(title, self._fresh().find(department, "department").name)

    def opened(self, given: str) -> Draft:
        """A question to be changed; a shipped one and one with remarks in its file are kept under a new name.

        Raises:
            DocumentError: It has mistakes.
        """
        loaded = _checked(self._fresh(), given)
        loaded.sound()
        assert loaded.root is not None, "what is sound was read"
        path = loaded.located.path
        is_ours = loaded.located.source == "own" and path is not None and "#" not in loaded.sources[0].text
        return draft_of(loaded.root.plain(), str(path) if is_ours else "")

    def forms(self, department: str) -> tuple[ChangeForm, ...]:
        """What the department can be asked to change.

        Raises:
            DocumentError: It has mistakes.
        """
        library = self._fresh()
        model = check_document(library, department, "department").sound()
        assert isinstance(model, Department), "it was read as a department"
        return change_forms(model, tuple(library.names("playbook")))

    def problems(self, draft: Draft) -> tuple[str, ...]:
        """What keeps a question from being asked, in words; nothing: it can be."""
        if not draft.options:
            return (NO_OPTION,)
        empty = [option.label for option in draft.options if not option.changes]
        if empty:
            return tuple(NO_CHANGE.format(label=label) for label in empty)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "question.yaml"
            path.write_text(draft.written(), encoding="utf-8")
            found = _checked(self._fresh(), str(path)).problems
        wrong = [each for each in found if each.severity == "error"]
        return tuple(f"{each.message} {each.hint}".strip() for each in wrong)

    def keep(self, draft: Draft) -> Draft:
        """Keep a question as a file of the user's own.

        Returns:
            The same, with its file.

        Raises:
            SurroundingsError: There is no folder to write into.
        """
        folder = self.library.own
        if folder is None:
            raise SurroundingsError("There is no folder of your own documents.", "`salessim doctor` says where it is.")
        taken = {each.name for each in self._fresh().documents}
        path = Path(draft.file) if draft.file else folder / f"{free_name(draft.title, taken)}.yaml"
        _write(path, draft.written())
        return replace(draft, file=str(path))

    # ------------------------------------------------------------------------------------------ asking
    def answer(
        self,
        given: str,
        is_quick: bool,
        on_progress: Callable[[str, Progress], None],
        cancelled: CancelToken,
    ) -> Answer:
        """Answer a question, in processes of its own.

        Args:
            given: Its name or file.
            is_quick: Whether a few futures are enough, without what takes longer: other horizons, and what would
                change the answer.
            on_progress: Told how far it is, and with what.
            cancelled: Ends the run.

        Raises:
            InputError: It has mistakes.
            RunError: It was stopped.
        """
        study = _with_pictures(prepare_whatif(given, library=self._fresh()), is_quick=is_quick)
        cache = kept_results(self.results, lambda _: None) if self.results else None
        return answer_whatif(
            study,
            most=QUICK_FUTURES if is_quick else MOST,
            workers=_WORKERS,
            on_progress=on_progress,
            cancelled=cancelled,
            cache=cache,
        )

    def keep_page(self, answer: Answer) -> Path:
        """Write an answer as one HTML page into the user's own folder.

        Raises:
            SurroundingsError: It cannot be written.
        """
        from salessim.reports.whatif.page import whatif_page

        folder = (self.library.own or Path.cwd()) / "answers"
        path = folder / f"{answer.study.name}-{answer.replications}.html"
        _write(path, whatif_page(answer))
        return path


NO_OPTION: Final = "There is nothing to choose from yet: add an option."
NO_CHANGE: Final = "“{label}” does nothing yet: add a change, or take it out with Delete."


def _checked(library: Library, given: str) -> Loaded:
    return check_document(library, given, "what-if", rules=(*REFERENCE_RULES, *TEXT_RULES, *STUDY_RULES))


def _with_pictures(study: Study, *, is_quick: bool) -> Study:
    """A study that also says who is busiest; a quick one without what needs futures of its own."""
    asked = study.question.questions
    if is_quick:
        asked = tuple(each for each in asked if not set(_SLOW) & set(_names(each.show)))
    question = study.question.model_copy(update={"questions": (*asked, _QUICK)})
    return replace(study, question=question)


def _names(show: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(show)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise SurroundingsError(
            f"{path} cannot be written: {error.strerror}.", "Free space, or see to its rights."
        ) from error

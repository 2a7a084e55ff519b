"""A line in the making: the move it is meant to be, its subject, what it offers, and the words.

What is asked next follows from what is known, so that going one step back is taking the last answer away.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from salessim.app.call_views import Choice, MenuEntry, OfferIssue, WordsRead
from salessim.tui import words
from salessim.tui.widgets.picker import Answer, Question

LEAVE_OPEN = "-"
NONE_OF_THESE = "none-of-these"
LEAST_GUESS = 0.05
"""Share of the likeliest reading below which none is worth showing [0..1] (assumption)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that has not been said yet.

    Attributes:
        entry: The move; None as long as none was chosen.
        subject: Its subject, where it needs one.
        options: Answers to the issues of a proposal, in their order; `LEAVE_OPEN` for an issue left out.
        to: Id of the person spoken to; empty for whoever leads the call.
        text: The words in the box.
        model: The model sentence put there; words that differ from it are the trainee's own and are kept.
        read: How the words would be read; None: nobody asked yet, or none of the readings was meant.
        line: The moves that the words make, in order, where they make several; empty: `entry` alone.
    """

    entry: MenuEntry | None = None
    subject: Choice | None = None
    options: tuple[str, ...] = ()
    to: str = ""
    text: str = ""
    model: str = ""
    read: WordsRead | None = None
    line: tuple[MenuEntry, ...] = ()

    @property
    def has_own_words(self) -> bool:
        """Whether the trainee wrote or changed the words himself."""
        return bool(self.text.strip()) and self.text != self.model

    @property
    def open_issue(self) -> OfferIssue | None:
        """The next issue of the proposal to settle."""
        if self.entry is None or len(self.options) >= len(self.entry.offer):
            return None
        return self.entry.offer[len(self.options)]

    @property
    def needs_subject(self) -> bool:
        """Whether the move is about something and it is not known what."""
        return self.entry is not None and bool(self.entry.subjects) and self.subject is None

    @property
    def is_meant(self) -> bool:
        """Whether everything but the words is known."""
        return self.entry is not None and not self.needs_subject and self.open_issue is None

    @property
    def offer(self) -> tuple[str, ...]:
        """The options proposed."""
        return tuple(option for option in self.options if option != LEAVE_OPEN)

    @property
    def meaning(self) -> str:
        """What the line is meant to be, in the playbook's words; empty as long as no move was chosen."""
        if self.entry is None:
            return ""
        titles = {choice.id: choice.title for issue in self.entry.offer for choice in issue.options}
        labels = [entry.label for entry in self.line or (self.entry,)]
        parts = [*labels, self.subject.title if self.subject else "", *(titles[each] for each in self.offer)]
        return words.BETWEEN.join(part for part in parts if part)

    def question(self, menu: Sequence[MenuEntry]) -> Question:
        """What has to be answered next."""
        if self.entry is None:
            title = words.ASK_MEANING if self.has_own_words else words.ASK_MOVE
            if guessed := self._guessed(menu):
                none = Answer(NONE_OF_THESE, words.NONE_OF_THESE, words.NONE_OF_THESE_WHAT)
                return Question(title, (*guessed, none))
            return Question(title, tuple(_move_answer(each) for each in menu))
        if self.needs_subject:
            sentences = dict(zip(self.entry.subjects, self.entry.sentences, strict=False))
            answers = (
                Answer(choice.id, choice.title, example=sentences.get(choice, "")) for choice in self.entry.subjects
            )
            return Question(words.ask_subject(self.entry.label), tuple(answers))
        issue = self.open_issue
        assert issue is not None, "nothing is left to ask"
        options = (Answer(choice.id, choice.title) for choice in issue.options)
        open_answer = Answer(LEAVE_OPEN, words.LEAVE_OPEN, words.LEAVE_OPEN_WHAT)
        return Question(words.ask_option(self.entry.label, issue.title), (*options, open_answer))

    def answered(self, answer: str, menu: Sequence[MenuEntry]) -> "Draft":
        """The draft with that answer to the question at hand; the model sentence is put in once all is known."""
        if self.entry is None and answer == NONE_OF_THESE:
            return replace(self, read=None)
        if self.entry is None:
            entry = next(each for each in menu if each.move == answer)
            draft = replace(self, entry=entry)
            about = self.read.subject if self.read else ""
            if len(entry.subjects) == 1:
                draft = replace(draft, subject=entry.subjects[0])
            elif known := next((choice for choice in entry.subjects if choice.id == about), None):
                draft = replace(draft, subject=known)
        elif self.needs_subject:
            draft = replace(self, subject=next(each for each in self.entry.subjects if each.id == answer))
        else:
            draft = replace(self, options=(*self.options, answer))
        return draft._with_model() if draft.is_meant else draft

    def _guessed(self, menu: Sequence[MenuEntry]) -> tuple[Answer, ...]:
        """The readings that can be chosen from, likeliest first."""
        if self.read is None or self.read.doubt == "lost":
            return ()
        entries = {entry.move: entry for entry in menu}
        if not any(move in entries and share >= LEAST_GUESS for move, share in self.read.guesses):
            return ()  # nobody means any of these; everything one can do is the better list
        return tuple(
            replace(_move_answer(entries[move]), group="", what=words.likely(share))
            for move, share in self.read.guesses
            if move in entries
        )

    def step_back(self) -> "Draft":
        """The draft without its last answer."""
        if self.options:
            return replace(self, options=self.options[:-1])
        if self.subject is not None and self.entry is not None and len(self.entry.subjects) > 1:
            return replace(self, subject=None)
        return self.not_meant()

    def not_meant(self) -> "Draft":
        """The words alone: nothing of what they are meant to be is known."""
        return replace(self, entry=None, subject=None, options=(), line=())

    def _with_model(self) -> "Draft":
        assert self.entry is not None
        model = self.entry.sentences[0] if self.entry.sentences else ""
        if self.subject is not None:
            number = self.entry.subjects.index(self.subject)
            model = self.entry.sentences[number] if number < len(self.entry.sentences) else model
        return replace(self, model=model, text=self.text if self.has_own_words else model)


def _move_answer(entry: MenuEntry) -> Answer:
    return Answer(entry.move, entry.label, entry.what, entry.stage, entry.sentences[0] if entry.sentences else "")

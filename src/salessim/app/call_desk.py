"""Where calls are begun, found again and looked back on: what the terminal app is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.app.call_port import PastAttempt, PlayableScenario, Standing
from salessim.app.call_views import Briefing
from salessim.app.class_desk import ClassDesk
from salessim.app.earlier_attempts import latest_before
from salessim.app.list_documents import list_documents
from salessim.app.marked_attempts import MARKED_BY, mark_kept
from salessim.app.play import Call, resume_call, start_call
from salessim.app.positions import Position
from salessim.app.practice_desk import SITTING_MARK, Practice
from salessim.app.read_briefing import briefing_of
from salessim.app.shelf import ShelfEntry, shelf
from salessim.conversation import words
from salessim.conversation.replaying import read_journal
from salessim.errors import SalessimError
from salessim.library.finding import Library, Located
from salessim.library.loading import STANDARD, load
from salessim.model.history import Earlier
from salessim.model.scenario import DIFFICULTIES, Scenario
from salessim.records.attempts import AttemptStore, Summary

if TYPE_CHECKING:
    from salessim.app.planner import Planner
    from salessim.app.review_desk import ReviewDesk
    from salessim.app.workbench import Workbench
    from salessim.conversation.reading.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Desk:
    """Calls of one user. Fulfils `salessim.app.call_port.CallDesk`.

    Attributes:
        library: Where documents are.
        store: Where attempts are kept.
        now: Tells the time, with its time zone.
        new_seed: Draws the seed of a new attempt.
        new_attempt: Makes the id of a new attempt.
        understand: Makes what typed lines are read with; None: as shipped.
        classes: The records of classes; None: there are none.
        finished: Finished attempts that were read before; marking one anew costs some hundredths of a second.
        shipped: Shipped scenarios that were read before.
        drills: Positions to drill from that were found before.
        stands: Tells where the person stands; None: nobody knows.
        results: Folder in which simulated futures are kept; None: nowhere.
        keeps_guess: Keeps a guess of the points of an attempt; None: nobody does.
    """

    library: Library
    store: AttemptStore
    now: Callable[[], datetime]
    new_seed: Callable[[], int]
    new_attempt: Callable[[], str]
    understand: "Callable[[], Understanding] | None" = None
    classes: ClassDesk | None = None
    finished: dict[str, PastAttempt] = field(default_factory=dict, repr=False)
    shipped: dict[str, PlayableScenario] = field(default_factory=dict, repr=False)
    drills: dict[tuple[str, str], tuple[Position, ...]] = field(default_factory=dict, repr=False)
    stands: Callable[[], Standing] | None = None
    keeps_guess: Callable[[str, int], None] | None = None
    results: Path | None = None

    @property
    def practice(self) -> Practice:
        """The other ways to practise than to play a call as a whole."""
        return Practice(
            self.library, self.store, self.now, self.new_seed, self.new_attempt, self.understand, self.drills
        )

    @property
    def bench(self) -> "Workbench":
        """What trainers and managers ask."""
        from salessim.app.workbench import Workbench  # it loads the simulation, which nobody needs before

        return Workbench(self.library)

    @property
    def planner(self) -> "Planner":
        """Questions about departments."""
        from salessim.app.planner import Planner  # it loads the studies, which nobody needs before

        return Planner(self.library, self.results)

    @property
    def reviews(self) -> "ReviewDesk":
        """Reviews of attempts."""
        from salessim.app.review_desk import ReviewDesk  # it loads the bots, which nobody needs before

        return ReviewDesk(self.store, self.now, self.new_attempt)

    def shelf(self) -> tuple[ShelfEntry, ...]:
        """Every document there is, and how often it was played."""
        return shelf(list_documents(self.library), self.scenarios(), self.attempts())

    def standing(self) -> Standing:
        """Where the person stands: what is due, and how sure one can be of his skills."""
        return self.stands() if self.stands else Standing()

    def keep_guess(self, attempt: str, points: int) -> None:
        """Keep what the person thought that a call had earned [0..100], before he saw its marks."""
        if self.keeps_guess:
            self.keeps_guess(attempt, points)

    def scenarios(self) -> tuple[PlayableScenario, ...]:
        """What can be played, the shortest first; a scenario with mistakes is left out.

        The shipped ones are read once: they do not change while the program runs.
        """
        found = []
        titles = {one.name: one.title for one in self.library.documents if one.kind == "playbook"}
        for located in self.library.documents:
            if located.kind != "scenario":
                continue
            is_shipped = located.source == "shipped"
            playable = self.shipped.get(located.name) if is_shipped else None
            playable = playable or self._playable(located, titles)
            if playable is None:
                continue
            if is_shipped:
                self.shipped[located.name] = playable
            found.append(playable)
        return tuple(sorted(found, key=lambda playable: (playable.minutes, playable.name)))

    def _playable(self, located: Located, titles: Mapping[str, str]) -> PlayableScenario | None:
        scenario = load(self.library, located).document
        if not isinstance(scenario, Scenario):
            return None
        return PlayableScenario(
            located.name,
            scenario.title,
            scenario.kind,
            -(-scenario.time.seconds // 60),
            scenario.audience or "",
            titles.get(scenario.playbook, scenario.playbook),
            tuple(each for each in DIFFICULTIES if each == STANDARD or each in scenario.difficulty),
            len(scenario.objections),
            scenario.negotiation is not None,
        )

    def attempts(self) -> tuple[PastAttempt, ...]:
        """Calls started before, the latest first; a journal that cannot be read is left out."""
        found = []
        known = {summary.attempt: summary for summary in self.store.summaries()}
        for attempt in self.store.ids():
            try:
                past = self.finished.get(attempt) or _known(known.get(attempt)) or self._past(attempt)
            except SalessimError:
                continue
            if past.is_finished:
                self.finished[attempt] = past
            found.append(past)
        return tuple(sorted(found, key=lambda past: past.when, reverse=True))

    def _past(self, attempt: str) -> PastAttempt:
        text = self.store.read(attempt)
        journal = read_journal(text, attempt)
        header = journal.header
        when = datetime.fromisoformat(header.started)
        if not journal.is_finished:
            return PastAttempt(
                attempt,
                when,
                header.scenario,
                header.title,
                len(journal.turns),
                is_finished=False,
                counts=header.counts,
                is_certification=header.sitting is not None,
            )
        marked = mark_kept(self.store, attempt, text)
        return PastAttempt(
            attempt,
            when,
            header.scenario,
            header.title,
            len(journal.turns),
            is_finished=True,
            score=marked.score,
            has_passed=marked.has_passed,
            outcome=words.RESULTS[marked.outcome],
            counts=header.counts,
            is_certification=header.sitting is not None,
        )

    def briefing(self, scenario: str, difficulty: str = "") -> Briefing:
        """What is read before the call, without starting it."""
        earlier = self._before(self._scenario(scenario))
        return briefing_of(self.library, scenario, difficulty=difficulty or STANDARD, earlier=earlier)

    def start(self, scenario: str, difficulty: str = "") -> Call:
        """Start a new attempt."""
        earlier = self._before(self._scenario(scenario))
        call = start_call(
            self.library,
            scenario,
            seed=self.new_seed(),
            attempt=self.new_attempt(),
            now=self.now(),
            store=self.store,
            difficulty=difficulty or STANDARD,
            earlier=earlier,
        )
        return self._with_understanding(call)

    def _with_understanding(self, call: Call) -> Call:
        # It begins to load what takes long now, so that the first typed line need not wait.
        call.understanding = self.understand() if self.understand and not call.session.has_ended else None
        return call

    def _before(self, scenario: Scenario | None) -> Earlier | None:
        """The last attempt at the call that this one follows; None: there is none, or it follows no other."""
        after = scenario.after if scenario else None
        return latest_before(self.store, after.scenario) if after else None

    def _scenario(self, scenario: str) -> Scenario | None:
        """The scenario; None where it cannot be read."""
        document = load(self.library, scenario, "scenario").document
        return document if isinstance(document, Scenario) else None

    def resume(self, attempt: str) -> Call:
        """Open an attempt where it was left; a finished one for its debrief."""
        return self._with_understanding(resume_call(self.store, attempt))


def _known(summary: Summary | None) -> PastAttempt | None:
    """An attempt of which enough is known without its journal; None: it has to be read."""
    if summary is None or (summary.is_finished and (summary.marked is None or summary.marked.by != MARKED_BY)):
        return None
    marked = summary.marked
    return PastAttempt(
        summary.attempt,
        summary.started,
        summary.scenario,
        summary.title,
        summary.turns,
        is_finished=summary.is_finished,
        score=marked.score if marked else 0,
        has_passed=marked.has_passed if marked else False,
        outcome=words.RESULTS[marked.outcome] if marked else "",
        counts=summary.counts,
        is_certification=summary.attempt.endswith(SITTING_MARK),
    )

"""Bench, a document: its mistakes, how others see it, and what bots make of it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.autoplay_report import Autoplay
from salessim.app.workbench import Checked
from salessim.model.document import Kind
from salessim.tui import trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES
from salessim.tui.screens.running import RunningScreen
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, cell, filling

if TYPE_CHECKING:
    from salessim.app.validity_words import Fact  # it loads the bots, which drawing does without

MOST_UNSAID = 12


class DocumentScreen(RunningScreen):
    """The mistakes are looked for at once; bots play when they are asked to."""

    PLACE = "document"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "trainer.tcss"]
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("document")]

    def __init__(self, kind: Kind, given: str, title: str) -> None:
        super().__init__()
        self._kind, self._given, self._title = kind, given, title
        self._is_sound = False

    def body(self) -> Iterable[Widget]:
        """How far it is, then what was found."""
        yield Static(id="running")
        with VerticalScroll(id="page"):
            yield Static(id="problems")
            for card_id in ("validity", "scores", "endings", "coverage", "checks"):
                yield Card("", id=card_id)

    def begin(self) -> None:
        """Check it."""
        self.show_title(self._title, self._kind)
        self.action_check()

    def action_check(self) -> None:
        """Find every mistake."""
        given, width = self._given, max(40, self.app.size.width - 6)
        self.query_one("#running", Static).update(Content.styled(trainer_words.CHECKING, "$ink-soft"))
        self.in_background(lambda desk: desk.bench.check(given, width), self._show_checked)

    def _show_checked(self, checked: Checked) -> None:
        self._is_sound = not checked.errors
        self._show_running("")
        sign, ink = (words.BAD, "$ink-bad") if checked.errors else (words.GOOD, "$ink-good")
        if not checked.errors and checked.warnings:
            sign, ink = words.PART, "$ink-part"
        text = Content.assemble((f"{sign} ", f"bold {ink}"), checked.text)
        self.query_one("#problems", Static).update(text)
        self.show_keys()
        if self._kind == "scenario" and self._is_sound:
            given = self._given
            self.in_background(lambda desk: desk.bench.validity(given), self._show_validity)

    def _show_validity(self, facts: "Sequence[Fact]") -> None:
        if facts:
            self.query_one("#validity", Card).show(trainer_words.VALIDITY, *validity_lines(facts))

    def offers(self, action: str) -> bool:
        """Bots play scenarios; what has mistakes can be neither played nor seen."""
        if action in ("autoplay", "preview"):
            is_possible = self._kind == "scenario" and self._is_sound and not self.is_at_work
            return is_possible and super().offers(action)
        return super().offers(action)

    def action_preview(self) -> None:
        """See it as a trainee does."""
        from salessim.tui.screens.briefing import BriefingScreen

        self.app.push_screen(BriefingScreen(self._given))

    def action_autoplay(self) -> None:
        """Let bots play it."""
        given = self._given
        self.run_long(
            trainer_words.PLAYING,
            lambda desk, tell, stop: desk.bench.autoplay(given, trainer_words.PLAYS, tell, stop),
            self._show_played,
        )

    def _show_played(self, played: Autoplay) -> None:
        self.query_one("#scores", Card).show(trainer_words.SCORES, *score_lines(played))
        self.query_one("#endings", Card).show(trainer_words.ENDINGS, *ending_lines(played))
        self.query_one("#coverage", Card).show(trainer_words.COVERAGE, *coverage_lines(played))
        self.query_one("#checks", Card).show(trainer_words.CHECKS, *check_lines(played))
        self.query_one("#page").scroll_to_widget(self.query_one("#scores"), animate=False)


def validity_lines(facts: "Sequence[Fact]") -> list[Visual]:
    """What the scenario's validity card says."""
    inks = {words.GOOD: "$ink-good", words.BAD: "$ink-bad"}
    return [
        Columns(cell(fact.sign, f"bold {inks.get(fact.sign, '$ink-part')}"), cell(fact.title, width=26), filling(line))
        if not number
        else Columns(cell(" "), cell("", width=26), filling(line, "$ink-soft"))
        for fact in facts
        for number, line in enumerate(fact.lines)
    ]


def score_lines(played: Autoplay) -> list[Visual]:
    """Each bot's scores."""
    heads = trainer_words.SCORE_HEADS
    lines: list[Visual] = [
        Columns(
            filling(heads[0], "$ink-soft"), *(cell(head, "$ink-soft", is_right=True, width=12) for head in heads[1:])
        )
    ]
    for bot, result in played.bots.items():
        values = (result.score.p10, result.score.p50, result.score.p90)
        cells = [cell(str(value), is_right=True, width=12) for value in values]
        lines.append(Columns(filling(bot), *cells, cell(f"{result.passed:.0%}", is_right=True, width=12)))
    return lines


def ending_lines(played: Autoplay) -> list[Visual]:
    """How often each ending was reached, by all bots together."""
    totals: dict[str, float] = {}
    for result in played.bots.values():
        for ending, share in result.endings.items():
            totals[ending] = totals.get(ending, 0.0) + share / len(played.bots)
    shares = sorted(totals.items(), key=lambda each: -each[1])
    return [Columns(cell(f"{share:.0%}", is_right=True, width=5), filling(ending)) for ending, share in shares]


def coverage_lines(played: Autoplay) -> list[Visual]:
    """How many authored lines were said, and which never were."""
    unsaid = [result.line for result in played.lines if not result.said]
    said = len(played.lines) - len(unsaid)
    lines: list[Visual] = [Content(trainer_words.COVERED.format(said=said, authored=len(played.lines)))]
    if unsaid:
        lines.append(Content.styled(trainer_words.UNSAID, "$ink-soft"))
    lines += [
        Columns(cell(f"line {line.where.line}", "$ink-soft", width=9), filling(line.text))
        for line in unsaid[:MOST_UNSAID]
    ]
    if len(unsaid) > MOST_UNSAID:
        lines.append(Content.styled(trainer_words.MORE_UNSAID.format(more=len(unsaid) - MOST_UNSAID), "$ink-soft"))
    return lines


def check_lines(played: Autoplay) -> list[Visual]:
    """The document's own expectations, and whether they held."""
    lines: list[Visual] = []
    for check in played.checks:
        sign, ink = (words.GOOD, "$ink-good") if check.held else (words.BAD, "$ink-bad")
        lines.append(Columns(cell(sign, f"bold {ink}"), filling(f"{check.check}: {check.found}")))
    return lines

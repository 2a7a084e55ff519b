"""A negotiation in memory: three issues, fixed replies, a demand after the first yes, for tests of the screens."""

from dataclasses import replace

from salessim.app.call_views import (
    Briefing,
    CallView,
    Choice,
    DebriefView,
    Fact,
    Finding,
    HelpAllowed,
    MarkGroup,
    MarkView,
    MenuEntry,
    PersonView,
    TranscriptLine,
)
from salessim.app.table_views import (
    CurvePoint,
    LedgerEntry,
    Package,
    Priced,
    Revealed,
    TableIssue,
    TableMove,
    TableOption,
    TableScreen,
)
from salessim.conversation.reading import SentenceRead
from salessim.conversation.table.reading import TableRead
from salessim.conversation.turn import NamedTurn
from salessim.tui.bidding import bid_of, titles
from tui.scripted_desk import ScriptedDesk

TITLE = "Half price or we leave"
SCENARIO = "negotiation-renewal"
# Each option with its worth to the seller and to the buyer.
ISSUES = {
    "discount": ("Discount off list", {"8%": (0, 0), "12%": (-1920, 1920), "30%": (-10560, 10560)}),
    "term": ("Contract length", {"1 year": (0, 0), "3 years": (5000, -1500)}),
    "reference": ("Public reference", {"none": (0, 0), "case study": (7000, -1500)}),
}
BEYOND = "discount.30%"
OPENING = ("discount.30%", "term.1 year", "reference.none")
SECOND = ("discount.12%", "term.1 year", "reference.none")
DEMAND = ("discount.30%", "term.3 years", "reference.none")
READS = {
    "If you sign for three years I can do 12 percent": NamedTurn(
        offer=("discount.12%",), if_he_agrees=("term.3 years",)
    ),
    "Agreed": NamedTurn(accepts=True),
    "Agreed, if we may write a case study": NamedTurn(accepts=True, if_he_agrees=("reference.case study",)),
    "What is behind the half?": NamedTurn(("clarify",), "discount"),
    "I see.": NamedTurn(("acknowledge",)),
}
MENU = (
    MenuEntry("acknowledge", "Acknowledge", "Shows that you listened.", "Opening", (), ("I see what you mean.",)),
    MenuEntry("hold-firm", "Hold firm", "Leaves it as it is.", "At the table", (), ("I stay where I am.",)),
    MenuEntry(
        "clarify",
        "Ask what is behind it",
        "Asks for the interest.",
        "At the table",
        (Choice("savings", "his target"), Choice("switching", "switching")),
        ("What is your target?", "What would switching take?"),
    ),
)


def worth(terms, side=0):
    return float(sum(ISSUES[issue][1][option][side] for issue, _, option in (term.partition(".") for term in terms)))


def package(terms, *, is_over=False):
    spelled = ", ".join(
        f"{ISSUES[issue][0]} {option}"
        for issue, _, option in (term.partition(".") for term in terms)
        if ISSUES[issue][1][option] != (0, 0)
    )
    yours = worth(terms)
    return Package(terms, spelled, yours, yours + 12000, worth(terms, 1) if is_over else None, BEYOND in terms)


def opening_table():
    """The table before the first word of the seller's."""
    return TableScreen(
        currency="EUR",
        round=1,
        rounds=12,
        buyer="Dieter Kahl",
        no_deal=-12000.0,
        issues=tuple(
            TableIssue(
                name,
                title,
                tuple(
                    TableOption(
                        f"{name}.{option}", option, float(worths[0]), worths == (0, 0), f"{name}.{option}" == BEYOND
                    )
                    for option, worths in options.items()
                ),
                is_explained=False,
            )
            for name, (title, options) in ISSUES.items()
        ),
        yours=(),
        his=(package(OPENING),),
        asked=(),
        agreed=None,
        demand=None,
        approver="manager",
        approval_rounds=1,
        can_be_called=(Choice("marta", "Marta Hoffmann"),),
        joining_rounds=1,
        questions=(
            *(
                TableMove(title, "", NamedTurn(("clarify",), name, text=f"What is behind {title}?"))
                for name, (title, _) in ISSUES.items()
            ),
            TableMove("Who has to agree", "Whether it holds.", NamedTurn(("ask-authority",), text="Who signs?")),
        ),
        namings=(
            TableMove("Low anchor", "Opens far away.", NamedTurn(("name-the-tactic",), "low-anchor", text="I notice.")),
            TableMove("Deadline", "Uses a date.", NamedTurn(("name-the-tactic",), "deadline", text="I notice.")),
        ),
        hold_firm=TableMove("", "", NamedTurn(("hold-firm",), text="I stay where I am.")),
        walk_away=TableMove("", "", NamedTurn(("walk-away",), text="Then I leave it.")),
        tactics=("Half. Or I sign with the press maker on Friday.",),
        ledger=(),
        curve=(CurvePoint(1, "he", worth(OPENING), None),),
        has_ended=False,
        revealed=None,
    )


class ScriptedTable:
    """A call at a table. Offers are answered with a second offer, the first yes with a demand."""

    help = HelpAllowed()
    rehearsal = None

    def coach(self) -> str:
        return ""

    def __init__(self, attempt: str) -> None:
        self.said: list[NamedTurn] = []
        self.readings: list[object] = []
        self.error: Exception | None = None
        self.problem = ""
        self.table = opening_table()
        self._view = CallView(
            attempt=attempt,
            title=TITLE,
            turn=0,
            seconds_gone=0,
            seconds_allowed=2400,
            talk_share_pct=None,
            people=(PersonView("dieter", "Dieter Kahl", "Head of purchasing", True, "is reserved"),),
            lines=(TranscriptLine(0, "Dieter Kahl", "Half. Or I sign with the press maker on Friday."),),
            has_ended=False,
        )

    @property
    def briefing(self) -> Briefing:
        return Briefing(
            scenario=SCENARIO,
            title=TITLE,
            kind="negotiation",
            audience="Account managers",
            minutes=40,
            difficulty="standard",
            difficulties=("standard",),
            you_are="The account manager for LineSight at Brenner Pressteile.",
            you_know=("The renewal is due in five weeks.",),
            your_goal="Renew on terms better than losing them.",
            keep_in_mind=("You may give up to 12 % yourself.",),
            account=(),
            people=(Fact("Dieter Kahl", "Head of purchasing"),),
            playbook="Principled negotiation",
            playbook_in_one_breath="Interests, not positions.",
            stages=(),
            pass_mark=60,
        )

    @property
    def view(self) -> CallView:
        return self._view

    def menu(self):
        return () if self._view.has_ended else MENU

    def price(self, terms):
        return Priced(package(terms), tuple(worth((term,)) for term in terms), 0.0)

    def read(self, text):
        if self.error is not None:
            raise self.error
        if text == "I can do ten percent":
            return TableRead(NamedTurn(text=text), problem="For Discount off list there is 8%, 12%, 30%.")
        guesses = SentenceRead((("hold-firm", 0.4), ("acknowledge", 0.3)), "", "none", False)
        if text not in READS:
            return TableRead(NamedTurn(text=text), (guesses,))
        return TableRead(replace(READS[text], text=text), (guesses,) if READS[text].moves else ())

    def echo(self, said):
        known = titles(self.table)
        asked = ", ".join(known[option] for option in said.if_he_agrees)
        condition = f" — in return for {asked}" if asked else ""
        if said.accepts:
            return f"Yes to what is on the table{condition}"
        if said.offer or asked:
            return f"Offer: {', '.join(known[option] for option in said.offer)}{condition}"
        return f"Asks about {ISSUES[said.on][0]}" if said.on in ISSUES else ""

    def take_turn(self, said, reading=None):
        if self.error is not None:
            raise self.error
        self.said.append(said)
        self.readings.append(reading)
        table, reply = self._answered(said)
        turn = self._view.turn + 1
        lines = [TranscriptLine(turn, "You", said.text)]
        if echo := self.echo(said):
            lines.append(TranscriptLine(turn, "", echo, "reading"))
        lines.append(TranscriptLine(turn, "Dieter Kahl", reply))
        self.table = table
        self._view = replace(
            self._view, turn=turn, lines=(*self._view.lines, *lines), has_ended=table.has_ended, ending=reply
        )
        return self._view

    def _answered(self, said):
        table = self.table
        if said.moves == ("walk-away",) or said.hangs_up:
            return self._ended(table), "Then we part as friends."
        if said.to == "manager":
            options = tuple(replace(option, needs_approval=False) for option in table.issues[0].options)
            issues = (replace(table.issues[0], options=options), *table.issues[1:])
            return replace(table, issues=issues, round=table.round + 1), "Waiting."
        if said.to == "marta":
            return replace(table, can_be_called=(), round=table.round + 1), "Marta is here."
        if said.accepts and not said.if_he_agrees:
            if table.demand is not None:
                return self._ended(table, table.demand.terms), "Send the papers."
            agreed = table.his[0]
            return replace(table, agreed=agreed, demand=package(DEMAND)), "And one more thing."
        if table.demand is not None and said.moves == ("hold-firm",):
            return self._ended(table, table.agreed.terms), "All right then."
        bid = bid_of(said, table)
        if bid is None:
            is_named = said.moves == ("name-the-tactic",)
            return (replace(table, tactics=()), "I had to try.") if is_named else (table, "Hm.")
        mine = bid.packages
        given = worth(table.yours[0].terms) - worth(mine[0]) if table.yours else 0
        entry = LedgerEntry(table.round, ("Discount off list",), given, 0.0, bool(bid.asked), None)
        table = replace(
            table,
            yours=tuple(map(package, mine)),
            asked=said.if_he_agrees,
            his=(package(SECOND),),
            demand=None,
            agreed=None,
            round=table.round + 1,
            ledger=(*table.ledger, entry) if given > 0 else table.ledger,
            curve=(
                *table.curve,
                *(CurvePoint(table.round, "you", worth(terms), None) for terms in mine),
                CurvePoint(table.round + 1, "he", worth(SECOND), None),
            ),
        )
        return table, "I can do 12 percent."

    def _ended(self, table, deal=None):
        points = tuple(replace(point, his=-point.yours / 2) for point in table.curve)
        if deal is not None:
            points = (*points, CurvePoint(table.round, "deal", worth(deal), worth(deal, 1)))
        frontier = ((-10560.0, 10560.0), (-3560.0, 9060.0), (1440.0, 7560.0), (10080.0, -1080.0), (12000.0, -3000.0))
        return replace(
            table,
            has_ended=True,
            demand=None,
            curve=points,
            revealed=Revealed(frontier, frontier[2], -2000.0),
            ledger=tuple(replace(entry, worth_to_him=entry.cost) for entry in table.ledger),
        )

    def hang_up(self):
        return self.take_turn(NamedTurn(hangs_up=True))

    def debrief(self):
        return DebriefView(
            attempt=self._view.attempt,
            title=TITLE,
            score=62,
            pass_mark=60,
            has_passed=True,
            outcome="Order",
            ending=self._view.ending,
            lesson="You gave once without asking for anything.",
            says=("The deal is worth 3,080 EUR a year to you, 15,080 EUR more than no deal.",),
            groups=(MarkGroup("At the table", (MarkView("Trades", 10, 20, True, (1,), "One of two."),)),),
            findings=(Finding("switching", "fact", "Two weekends.", False),),
            lines=self._view.lines,
        )


class DeskWithTable(ScriptedDesk):
    """A desk at which the scripted negotiation is played, whatever is asked for."""

    def start(self, scenario, difficulty=""):
        name = f"attempt-{len(self.calls) + 1}"
        self.calls[name] = ScriptedTable(name)
        return self.calls[name]

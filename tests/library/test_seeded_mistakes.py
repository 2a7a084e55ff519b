"""Mistakes as people make them, several in one file: all are found in one run, at the right line and column."""

from dataclasses import dataclass

import pytest

from checking import CheckText
from salessim.library.finding import Library


@dataclass(frozen=True)
class Mistake:
    """One mistake put into a shipped document.

    Attributes:
        old: The sound piece, which stands in the document once.
        new: What is written in its place; `⟨` marks where the caret has to point (it is taken out before). Without
            one the mistake is a sum, which has no place of its own.
        code: The code to be found.
        says: A part of the message or hint, such as the right suggestion.
    """

    old: str
    new: str
    code: str
    says: str


SCENARIO = "discovery-plant-director"
TABLE = "negotiation-renewal"

CASES: dict[str, tuple[str, list[Mistake]]] = {
    "names, choices and notations of a scenario": (
        SCENARIO,
        [
            Mistake("kind: discovery call", "kind: ⟨discover call", "E003", "discovery call"),
            Mistake("time: 15 min", "time: ⟨15 mins.", "E004", "15 min"),
            Mistake("price: 48k EUR/year", "price: ⟨48k EUR/yaer", "E004", "year"),
            Mistake("power: guards", "power: ⟨gaurds", "E003", "guards"),
            Mistake(
                "role: Assistant to the director\n    persona: polite-gatekeeper",
                "⟨rolle: Assistant to the director\n    persona: polite-gatekeeper",
                "E001",
                "role",
            ),
            Mistake(
                "persona: busy-operations-director ",
                "persona: ⟨busy-operation-director ",
                "E101",
                "busy-operations-director",
            ),
            Mistake("urgency: none}", "urgency: ⟨nothing}", "E004", "none"),
            Mistake(
                "joins: after 7 turns, or when you ask for him\n", "joins: ⟨after 7 turnes\n", "E004", "after 7 turns"
            ),
            Mistake("effect: {urgency: up a lot}", "effect: {urgency: ⟨up alot}", "E004", "up a lot"),
            Mistake("pass_mark: 65", "pass_mark: ⟨165", "E006", "at most 100"),
            Mistake("playbook_counts: 70%", "playbook_counts: ⟨seventy", "E004", "35%"),
        ],
    ),
    "what breaks YAML in a scenario, and a reference": (
        SCENARIO,
        [
            Mistake(
                "you_are: An account executive at Voltane.",
                "you_are: An account executive⟨: at Voltane.",
                "E012",
                "quotes",
            ),
            Mistake("title: The press line", "title: The press line ⟨#2", "E011", "quotes"),
            Mistake("    name: Petra Lenz\n", "⟨\tname: Petra Lenz\n", "E009", "spaces"),
            Mistake("who: [marta, ivo]\n    words: [downtime", "who: ⟨[marta, ivo\n    words: [downtime", "E020", "]"),
            Mistake('says: "Overtime is {figure}.', 'says: ⟨"Overtime" is {figure}.', "E019", "quotes"),
            Mistake("says: So what is it that you do?", "says: {who: marta, line: ⟨What do you do?}", "E013", "quotes"),
            Mistake("checked_by: decision-process", "checked_by: ⟨decision-proces", "E103", "decision-process"),
            Mistake("  brochure:        {counts", "  ⟨hollow:        {counts", "E008", "written twice"),
        ],
    ),
    "references of a scenario": (
        SCENARIO,
        [
            Mistake("playbook: spin\n", "playbook: ⟨spinn\n", "E101", "spin"),
            Mistake("who: [ivo, marta]", "who: [⟨ivan, marta]", "E102", "ivo"),
            Mistake("1+, spoke_with: ivo}}", "1+, spoke_with: ⟨ivor}}", "E102", "ivo"),
            Mistake("not_shared: [line-2-stops.impact]", "not_shared: [⟨line-2-stops.impakt]", "E103", "impact"),
            Mistake("{shared_all: [timeline]}", "{shared_all: [⟨timelines]}", "E103", "timeline"),
            Mistake("agreed_any: [next-step.brochure]", "agreed_any: [⟨next-step.brochures]", "E104", "brochure"),
            Mistake(
                "good_answer: [price-range, question]", "good_answer: [⟨price-rang, question]", "E105", "price-range"
            ),
            Mistake("{ending: advance}\n    say", "{ending: ⟨advanced}\n    say", "E106", "advance"),
            Mistake("  line-2-stops.impact.figure:", "  ⟨line-2-stops.impact.figur:", "E107", "figure"),
            Mistake('"The flights are about {figure}.', '⟨"The flights are about {figures}.', "E108", "{figure}"),
            Mistake("points: 12", "points: 13", "E114", "30"),
        ],
    ),
    "a negotiation table": (
        TABLE,
        [
            Mistake("rounds: 12\n", "rounds: ⟨a dozen\n", "E004", "3"),
            Mistake("zero_is: {discount: 8%,", "zero_is: {discount: ⟨9%,", "E104", "8%"),
            Mistake("worth: {you: -480 EUR per point", "worth: {you: ⟨-480 EUR per pint", "E004", "per point"),
            Mistake(
                "when: after a verbal deal, usually: 5 in 10",
                "when: ⟨after a verbal deel, usually: 5 in 10",
                "E003",
                "after a verbal deal",
            ),
            Mistake("reopens: [discount]", "reopens: [⟨discounts]", "E104", "discount"),
            Mistake("mirrors_you: 60%", "mirrors_you: ⟨160%", "E004", ""),
            Mistake("opens_at: 95% of the best he can get", "opens_at: ⟨almost everything", "E004", "95%"),
            Mistake("counts_as: rightly-ended", "counts_as: ⟨rightly ended", "E003", "rightly-ended"),
        ],
    ),
    "a persona": (
        "hard-procurement",
        [
            Mistake("extends: driver", "extends: ⟨drivers", "E101", "driver"),
            Mistake("small-talk: {trust: 0, patience: 0}", "⟨smal-talk: {trust: 0, patience: 0}", "E105", "small-talk"),
            Mistake("patience_per_minute: -1", "patience_per_minute: ⟨minus one", "E004", "45"),
            Mistake("  greeting: [", "  ⟨greetings: [", "E001", "greeting"),
            Mistake('"I can wait."', "⟨Can you wait?", "E013", "quotes"),
            Mistake("voice: Cool", "voice: ⟨*Cool*", "E010", "quotes"),
        ],
    ),
    "a playbook": (
        "spin",
        [
            Mistake("extends: core ", "extends: ⟨cor ", "E101", "core"),
            Mistake("climbs: fact\n", "climbs: ⟨facts\n", "E003", "fact"),
            Mistake(
                "  commitment:   {share_of_time: 10% to 20%", "  commitment:   {share_of_time: ⟨a tenth", "E004", "to"
            ),
            Mistake("{moves: {situation: 7+}}", "{moves: {⟨sitation: 7+}}", "E105", "situation"),
            Mistake("measure: {count: situation}", "measure: {⟨counts: situation}", "E001", "count"),
            Mistake("unsure: 0% to +17%", "unsure: ⟨+17% to 0%", "E004", ""),
            Mistake("    confidence: low\n", "    confidence: ⟨lowish\n", "E003", "low"),
            Mistake("levels: {4: 100%, 3: 75%+, 2: 50%+}", "levels: {⟨5: 100%, 3: 75%+, 2: 50%+}", "E006", "4"),
        ],
    ),
    "a department": (
        "saas-20",
        [
            Mistake("holidays: DE-SN", "holidays: ⟨Saxony", "E004", "DE-SN"),
            Mistake("starts: 2027-01-01", "starts: ⟨1.1.2027", "E004", "2027-01-01"),
            Mistake(
                "deal_size: {typical: 9k EUR/year, range: 4k to 20k}",
                "deal_size: {typical: 9k EUR/year, range: ⟨10k to 20k}",
                "E004",
                "",
            ),
            Mistake(
                "win_rate: {best_guess: 22%, unsure: 18% to 26%}",
                "win_rate: {best_guess: 22%, range: ⟨18% to 26%}",
                "E004",
                "typical",
            ),
            Mistake("churn: 14%/year", "churn: ⟨14%", "E004", "14%/year"),
            Mistake("sold_to: [small, mid, large]", "sold_to: [small, ⟨midd, large]", "E111", "mid"),
            Mistake("with: SE, work", "with: ⟨SEE, work", "E112", "SE"),
            Mistake("reps: [small AE 4, mid AE 5]", "reps: [⟨small AE 5, mid AE 5]", "E113", "4"),
            Mistake("east:  {share_of_companies: 20%", "east:  {share_of_companies: 21%", "E114", "101%"),
            Mistake("season: {jan: 115%", "season: {⟨january: 115%", "E001", "jan"),
        ],
    ),
    "a what-if": (
        "2-sdr-vs-1-ae",
        [
            Mistake("look_ahead: 18 months", "look_ahead: ⟨18 moons", "E004", "months"),
            Mistake(
                "role: SDR, count: 2, approved: 2027-01-15", "role: ⟨SRD, count: 2, approved: 2027-01-15", "E112", "SDR"
            ),
            Mistake("territory: east", "territory: ⟨esat", "E115", "east"),
            Mistake("builds_on: two-sdrs\n", "builds_on: ⟨two-sdr\n", "E116", "two-sdrs"),
            Mistake("{set: {demand: 80%}}", "{set: {⟨demands: 80%}}", "E001", ""),
            Mistake("segments.mid.win_rate: 14%", "⟨segments.mid.winrate: 14%", "E117", "win_rate"),
            Mistake("precision: 2% of the baseline", "precision: ⟨very good", "E004", "2% of the baseline"),
        ],
    ),
}


def spoilt(text: str, mistakes: list[Mistake]) -> tuple[str, list[tuple[str, int | None, int | None, str]]]:
    """The document with all mistakes in it; and code, line and column (None: any) of each."""
    for mistake in mistakes:
        assert text.count(mistake.old) == 1, f"{mistake.old!r} stands {text.count(mistake.old)} times"
        text = text.replace(mistake.old, mistake.new)
    expected: list[tuple[str, int | None, int | None, str]] = [
        (mistake.code, None, None, mistake.says) for mistake in mistakes if "⟨" not in mistake.new
    ]
    for number, line in enumerate(text.split("\n"), start=1):
        for mistake in mistakes:
            for row in mistake.new.split("\n"):
                if row and row in line and ("⟨" in row):
                    clean = line[: line.index(row)].replace("⟨", "") + row
                    expected.append((mistake.code, number, clean.index("⟨") + 1, mistake.says))
    return text.replace("⟨", ""), expected


@pytest.mark.parametrize("case", CASES)
def test_every_mistake_is_found_in_one_run(case: str, check_text: CheckText, shipped: Library) -> None:
    name, mistakes = CASES[case]
    text, expected = spoilt(shipped.named(name).read_bytes().decode(), mistakes)
    problems = check_text(text)
    found = [(one.code, one.place.line, one.place.column, f"{one.message} {one.hint}") for one in problems]
    missed = [
        (code, line, column, says)
        for code, line, column, says in expected
        if not any(
            code == f_code and line in (None, f_line) and column in (None, f_column) and says in f_says
            for f_code, f_line, f_column, f_says in found
        )
    ]
    listing = "\n".join(f"{code} {line}:{column} {says}" for code, line, column, says in found)
    assert not missed, f"\nnot found: {missed}\n\nfound:\n{listing}"


@pytest.mark.parametrize("case", CASES)
def test_nothing_else_is_reported(case: str, check_text: CheckText, shipped: Library) -> None:
    name, mistakes = CASES[case]
    text, expected = spoilt(shipped.named(name).read_bytes().decode(), mistakes)
    lines = {line for _, line, _, _ in expected}
    sums = {code for code, line, _, _ in expected if line is None}
    extra = [one for one in check_text(text) if one.place.line not in lines and one.code not in sums]
    assert not extra, "\n".join(f"{one.code} {one.place} {one.message}" for one in extra)


def test_there_are_enough_mistakes_over_all_kinds_of_document(shipped: Library) -> None:
    assert sum(len(mistakes) for _, mistakes in CASES.values()) >= 40
    assert {shipped.named(name).kind for name, _ in CASES.values()} == {
        "scenario", "persona", "playbook", "department", "what-if",
    }  # fmt: skip

"""How well lines are read: `python bank/evaluate.py [--dev FILE]`, or `make bank-report`.

Two judges. The bank itself, each voice read by what the voices of other folds taught. And a file of labelled lines by
other speakers (JSON lines with `text`, `labels`, `slots`), which nothing was learned from and nothing chosen on.
"""

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from salessim.conversation.reading.amounts import amounts_of
from salessim.conversation.reading.bank import NOTHING, voices_in
from salessim.conversation.reading.encoder import load_encoder
from salessim.conversation.reading.forms import FORMS
from salessim.conversation.reading.head import load_head, softmax
from salessim.conversation.reading.reader import MERGED, NEVER_SURE, LineReader
from salessim.conversation.reading.situated import Anywhere
from training import (
    LABELS,
    Floats,
    Unheard,
    exact,
    learned,
    merged,
    rows_of,
    sets_of,
    several_from,
    sure_from,
    temperature,
    unheard,
    vectors_of,
)

HERE: Final = Path(__file__).parent
_OTHER_NAMES: Final = {
    "rapport": "small-talk",
    "summarize": "summarise",
    "respond": "answer-objection",
    "next_step": "propose-next-step",
    "close": "ask-to-close",
}
_FORMS: Final = {"open_q": "open", "closed_q": "closed"}
_SLOTS: Final = {"money": "money", "pct": "percent", "date": "date", "term": "duration"}
_PRECISION: Final = 0.92


def say(text: str) -> None:
    """Print a line of the report."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def report(name: str, truth: Sequence[set[str]], ranked: Sequence[Sequence[str]], confused: bool) -> None:
    """Top-1, top-3 and macro-F1 of readings of lines that make a move."""
    rows = [(want, got) for want, got in zip(truth, ranked, strict=True) if want]
    first = np.mean([got[0] in want for want, got in rows])
    third = np.mean([bool(want & set(got[:3])) for want, got in rows])
    hits: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for want, got in rows:
        if len(want) == 1:
            (label,) = want
            if got[0] == label:
                hits[label] += 1
            else:
                wrong[got[0]] += 1
                missed[label] += 1
                pairs[label, got[0]] += 1
    labels = sorted(set(hits) | set(missed))
    f1 = {each: 2 * hits[each] / (2 * hits[each] + wrong[each] + missed[each]) for each in labels}
    say(f"{name}: {len(rows)} lines, top-1 {first:.3f}, top-3 {third:.3f}, macro-F1 {np.mean(list(f1.values())):.3f}")
    if confused:
        weak = sorted(f1, key=lambda label: f1[label])[:8]
        say(f"  weakest: {', '.join(f'{label} {f1[label]:.2f}' for label in weak)}")
        often = ", ".join(f"{one} as {other} {count}" for (one, other), count in pairs.most_common(12))
        say(f"  most often taken for another: {often}")


def gate(name: str, truth: Sequence[set[str]], tops: Sequence[tuple[str, float]], sure: float) -> None:
    """How many readings pass as sure, how many of those are right, and whether probabilities are what they say."""
    passed = [move not in NEVER_SURE and move != NOTHING and share >= sure for move, share in tops]
    right = [move in (want or {NOTHING}) for (move, _), want in zip(tops, truth, strict=True)]
    good = [hit for hit, is_sure in zip(right, passed, strict=True) if is_sure]
    say(f"{name} gate at {sure}: {np.mean(passed):.3f} of lines sure, {np.mean(good) if good else 0:.3f} of them right")
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for (_, share), hit in zip(tops, right, strict=True):
        bins[min(9, int(10 * share))].append((share, hit))
    cells = [
        f"{np.mean([share for share, _ in own]):.2f}→{np.mean([hit for _, hit in own]):.2f} ({len(own)})"
        for _, own in sorted(bins.items())
    ]
    say(f"  said → right (lines): {', '.join(cells)}")


def of_bank(judged: Unheard, added: Floats | None, name: str) -> None:
    """Figures of the bank, voices unheard."""
    rows = judged.rows
    scores = judged.scores[:, : len(LABELS)] + (added if added is not None else 0)
    factor = temperature(scores, rows)
    shares = softmax(factor * scores)
    together, labels = merged(shares)
    kept = np.flatnonzero(~rows.is_copy)
    truth = [{MERGED.get(move, move) for move in rows.lines[row].moves} for row in kept]
    order = np.argsort(-together[kept], axis=1, kind="stable")
    ranked = [[labels[column] for column in own if labels[column] != NOTHING] for own in order]
    report(f"bank, unheard voices, {name}", truth, ranked, confused=True)
    sure = sure_from(shares, rows, _PRECISION)
    tops = [(labels[own[0]], float(together[row, own[0]])) for row, own in zip(kept, order, strict=True)]
    gate(f"bank, {name}", truth, tops, sure)
    alone = temperature(judged.scores[:, : len(LABELS)], rows)
    limits = several_from(judged, shares, alone)
    several = [row for row in kept if len(rows.lines[row].moves) > 1]
    sets = sets_of(judged, shares, alone, limits)
    both = [_same(rows.lines[row].moves, sets[row]) for row in several]
    say(f"bank, {name}: exact set {exact(judged, sets):.3f}; of {len(several)} lines with several {np.mean(both):.3f}")
    forms = judged.scores[kept, len(LABELS) : -1].argmax(axis=1)
    hits = [FORMS[form] == rows.lines[row].form for row, form in zip(kept, forms, strict=True)]
    say(f"bank: question form {np.mean(hits):.3f}")


def _same(moves: Sequence[str], found: set[str]) -> bool:
    return {MERGED.get(move, move) for move in moves} == found


def others(file: Path) -> list[dict[str, Any]]:
    """The labelled lines of other speakers."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        moves = {
            _OTHER_NAMES.get(label, f"ask-{label[2:]}" if label[:2] == "q_" else label.replace("_", "-"))
            for label in row["labels"]
            if label not in _FORMS
        }
        ladder = {"ask-situation", "ask-problem", "ask-implication", "ask-need-payoff"}
        row["moves"] = {move.removeprefix("ask-") if move in ladder else move for move in moves}
        row["form"] = next((_FORMS[label] for label in row["labels"] if label in _FORMS), "none")
        found.append(row)
    return found


def of_others(rows: Sequence[dict[str, Any]], reader: LineReader, sure: float, name: str) -> None:
    """Figures of other speakers' lines, read as `say` reads them."""
    began = time.process_time()
    reads = [reader.read(row["text"]) for row in rows]
    spent = time.process_time() - began
    truth = [row["moves"] for row in rows]
    report(f"other speakers, {name}", truth, [[move for move, _ in read.ranked] for read in reads], confused=False)
    gate(f"other speakers, {name}", truth, [read.ranked[0] for read in reads], sure)
    hits = [set(read.moves) == want for read, want in zip(reads, truth, strict=True)]
    forms = [read.question == row["form"] for read, row in zip(reads, rows, strict=True)]
    say(f"other speakers, {name}: exact set of what is taken {np.mean(hits):.3f}, question form {np.mean(forms):.3f}")
    say(f"  {1000 * spent / len(rows):.2f} ms a line on average")


def of_slots(pairs: Sequence[tuple[dict[str, set[Any]], dict[str, set[Any]]]], name: str) -> None:
    """Precision and recall of amounts."""
    for slot in _SLOTS.values():
        found = sum(len(got[slot]) for _, got in pairs)
        wanted = sum(len(want[slot]) for want, _ in pairs)
        right = sum(len(want[slot] & got[slot]) for want, got in pairs)
        if wanted:
            say(f"{name}, {slot}: {wanted} there, precision {right / max(found, 1):.3f}, recall {right / wanted:.3f}")


def _found(text: str) -> dict[str, set[Any]]:
    values = amounts_of(text)
    return {
        "money": set(values.money),
        "percent": set(values.percent),
        "date": {_plain_date(date) for date in values.date},
        "duration": set(values.duration),
    }


def _plain_date(text: str) -> str:
    words = text.lower().split()
    while words and words[0] in ("by", "on", "in", "the", "before", "at"):
        words = words[1:]
    return " ".join(words)


def main() -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", type=Path, help="Labelled lines of other speakers.")
    arguments = parser.parse_args()
    voices = voices_in(HERE / "voices")
    rows = rows_of(voices)
    encoder = load_encoder()
    vectors = vectors_of(rows, encoder)
    judged = unheard(rows, learned(rows), vectors)
    say(f"{sum(len(voice.lines) for voice in voices)} lines, {len(voices)} voices")
    of_bank(judged, None, "base")
    if judged.vectors is not None:
        of_bank(judged, judged.vectors, "[nlu]")
    before = time.process_time()
    head = load_head()
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"head loaded in {1000 * (time.process_time() - before):.0f} ms; most memory of this report {size:.0f} MB")
    if arguments.dev:
        lines = others(arguments.dev)
        of_others(lines, LineReader(Anywhere(head)), head.limits.sure, "base")
        if encoder:
            of_others(lines, LineReader(Anywhere(head, encoder)), head.limits.sure_with_encoder, "[nlu]")
        pairs = []
        for row in lines:
            want: dict[str, set[Any]] = {slot: set() for slot in _SLOTS.values()}
            for slot, values in row["slots"].items():
                if slot in _SLOTS:
                    want[_SLOTS[slot]] |= {_plain_date(value) if slot == "date" else value for value in values}
            pairs.append((want, _found(row["text"])))
        of_slots(pairs, "other speakers")
    return 0


if __name__ == "__main__":
    sys.exit(main())

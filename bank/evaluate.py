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

import tables
import topics
from salessim.conversation.reading.amounts import amounts_of
from salessim.conversation.reading.bank import NOTHING, voices_in
from salessim.conversation.reading.encoder import load_encoder
from salessim.conversation.reading.forms import FORMS
from salessim.conversation.reading.head import load_head, softmax
from salessim.conversation.reading.reader import MERGED, NEVER_SURE, LineReader
from salessim.conversation.reading.situated import Anywhere
from several import is_exact, unheard_sets
from train import PRECISION, SECOND
from training import (
    LABELS,
    Unheard,
    learned,
    merged,
    pieces_in,
    rows_of,
    sure_from,
    temperature,
    unheard,
    vectors_for,
    with_networks,
)

HERE: Final = Path(__file__).parent
_OTHER_NAMES: Final = {
    "rapport": "small-talk",
    "summarize": "summarise",
    "respond": "answer-objection",
    "next_step": "propose-next-step",
    "close": "ask-to-close",
    "q_need_payoff": "need-payoff",
}
_FORMS: Final = {"open_q": "open", "closed_q": "closed"}
_SLOTS: Final = {"money": "money", "pct": "percent", "date": "date", "term": "duration"}


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


def of_bank(judged: Unheard, name: str) -> None:
    """Figures of the bank, voices unheard."""
    rows = judged.rows
    scores = judged.scores[:, : len(LABELS)]
    factor = temperature(scores, rows)
    shares = softmax(factor * scores)
    together, labels = merged(shares)
    kept = np.flatnonzero(~rows.is_copy)
    truth = [{MERGED.get(move, move) for move in rows.lines[row].moves} for row in kept]
    order = np.argsort(-together[kept], axis=1, kind="stable")
    ranked = [[labels[column] for column in own if labels[column] != NOTHING] for own in order]
    report(f"bank, unheard voices, {name}", truth, ranked, confused=True)
    sets = unheard_sets(judged, kept, (factor, factor), SECOND)
    sure = sure_from(shares, rows, sets, PRECISION[name != "base"])
    tops = [(labels[sets[row][0]], float(together[row, sets[row]].sum())) for row in kept.tolist()]
    gate(f"bank, {name}", truth, tops, sure)
    hits = {row: is_exact(judged, row, sets[row]) for row in kept.tolist()}
    several = [hit for row, hit in hits.items() if len(rows.lines[row].moves) > 1]
    say(
        f"bank, {name}: exact set {np.mean(list(hits.values())):.3f}; of {len(several)} lines with several "
        f"{np.mean(several):.3f}"
    )
    forms = judged.scores[kept, len(LABELS) : -1].argmax(axis=1)
    right = [FORMS[form] == rows.lines[row].form for row, form in zip(kept, forms, strict=True)]
    say(f"bank, {name}: question form {np.mean(right):.3f}")
    heard = np.array([bool(rows.lines[row].before) for row in kept])
    known = [got[0] in want for want, got in zip(truth, ranked, strict=True)]
    without = {rows.lines[row]: row for row in np.flatnonzero(rows.is_copy).tolist()}
    best = [
        labels[together[without[rows.lines[row]]].argmax()] in truth[at] for at, row in enumerate(kept) if heard[at]
    ]
    say(
        f"bank, {name}: {heard.sum()} lines with what the buyer said before: "
        f"top-1 {np.mean(np.array(known)[heard]):.3f}, the same without it {np.mean(best):.3f}"
    )


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


def of_others(rows: Sequence[dict[str, Any]], reader: LineReader, name: str) -> None:
    """Figures of other speakers' lines, read as `say` reads them."""
    reader.read("Good morning.")
    spent = []
    reads = []
    for row in rows:
        began = time.process_time()
        reads.append(reader.read(row["text"]))
        spent.append(time.process_time() - began)
    truth = [row["moves"] for row in rows]
    report(f"{name}", truth, [[move for move, _ in read.ranked] for read in reads], confused=False)
    good = [read.ranked[0][0] in want for read, want in zip(reads, truth, strict=True) if read.doubt == "sure"]
    say(f"{name}: {len(good) / len(reads):.3f} of lines sure, {np.mean(good):.3f} of them right")
    hits = [set(read.moves) == want for read, want in zip(reads, truth, strict=True)]
    forms = [read.question == row["form"] for read, row in zip(reads, rows, strict=True)]
    say(f"{name}: exact set of what is taken {np.mean(hits):.3f}, question form {np.mean(forms):.3f}")
    median = float(np.median(spent))
    say(f"  {1000 * median:.2f} ms a line at the median, {median / plain_loop():.2f} of a plain loop to 100,000")


def plain_loop() -> float:
    """What an empty loop to 100,000 takes on this machine at this time, the median of nine [s]."""
    spent = []
    for _ in range(9):
        began = time.process_time()
        for _ in range(100_000):
            pass
        spent.append(time.process_time() - began)
    return float(np.median(spent))


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
    parser.add_argument("--studied", default="", help="Authors among them whose lines were looked at, by commas.")
    arguments = parser.parse_args()
    voices = voices_in(HERE / "voices")
    rows = rows_of(voices)
    began = time.process_time()
    encoder = load_encoder()
    say(f"encoder loaded in {time.process_time() - began:.2f} s" if encoder else "without the encoder")
    pieces = pieces_in(rows)
    vectors = vectors_for(rows, pieces, encoder)
    say(f"{sum(len(voice.lines) for voice in voices)} lines, {len(voices)} voices")
    alone = unheard(rows, learned(rows), pieces)
    of_bank(alone, "base")
    if vectors is not None:
        of_bank(with_networks(alone, pieces, vectors), "[nlu]")
    before = time.process_time()
    head = load_head()
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"head loaded in {1000 * (time.process_time() - before):.0f} ms; most memory of this report {size:.0f} MB")
    say(topics.report())
    say(tables.report())
    if arguments.dev:
        lines = others(arguments.dev)
        studied = set(arguments.studied.split(","))
        halves = {
            "other speakers": [row for row in lines if row.get("author") not in studied],
            "other speakers whose lines were studied": [row for row in lines if row.get("author") in studied],
        }
        for name, half in halves.items():
            if half:
                of_others(half, LineReader(Anywhere(head)), f"{name}, base")
                if encoder:
                    of_others(half, LineReader(Anywhere(head, encoder)), f"{name}, [nlu]")
                of_slots([(_wanted(row), _found(row["text"])) for row in half], name)
    return 0


def _wanted(row: dict[str, Any]) -> dict[str, set[Any]]:
    want: dict[str, set[Any]] = {slot: set() for slot in _SLOTS.values()}
    for slot, values in row["slots"].items():
        if slot in _SLOTS:
            want[_SLOTS[slot]] |= {_plain_date(value) if slot == "date" else value for value in values}
    return want


if __name__ == "__main__":
    sys.exit(main())

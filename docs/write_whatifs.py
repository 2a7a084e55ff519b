"""Write docs/background/whatifs.md: the answer to every shipped what-if (`make whatifs`, an hour or more).

With names only these are answered, and the page goes to stdout: `python docs/write_whatifs.py 2-sdr-vs-1-ae`.
`--most` makes it quicker and less sure; the page says how many futures there were. What is simulated is kept, in the
place where `salessim whatif` keeps it, so that a run that was stopped goes on where it was.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill

from platformdirs import user_cache_path

from salessim.app.whatif import answer_whatif, kept_results, prepare_whatif
from salessim.cli.whatif_text import written_answer
from salessim.library.finding import Library
from salessim.study.answer import Answer
from salessim.study.stopping import MOST

PAGE = Path(__file__).parent / "background" / "whatifs.md"
LIBRARY = Library(None)

MOST_OF = {
    "freeze-or-cut": 3,
    "2-sdr-vs-1-ae": 6,
    "promote-the-star": 12,
    "field-or-inside": 40,
    "price-or-discount": 200,
    "was-last-year-luck": 200,
}
"""Futures at most, where `--most` does not say: what an hour simulates of a department of its size."""

READING = {
    "2-sdr-vs-1-ae": """The options cost about the same and work at different ends of the funnel: SDRs bring
more deals, an AE works more of those that there are. Which is better hangs on where deals wait; look at the
busiest role first. An option that costs more than the limit in the first year is out, however much it brings,
and the sentence says by how little where it is little: then look at the limit before you look at the option.""",
    "field-or-inside": """Four ways to spend about the same on one region. The spread of single futures is many
times the difference of the means, because a few large orders decide the year of a field force. So the rule of
the file asks for 60 % only; where not even that is met, what a bad year of each looks like is the better reason
to choose by.""",
    "freeze-or-cut": """One of these options acts only if the first quarter is poor, and the market turns in
four of ten futures: look at the two worlds apart. A freeze saves money in the year looked at; the deals that
nobody was hired for are missed later, so ask again with a longer look_ahead before you act on it.""",
    "price-or-discount": """Buyers answer a higher price by the usual response (`salessim params
department.price-response`); for the discount the file states its own guess of the lost orders. Where the guess
decides, the last lines name it: measure that, and ask again.""",
    "promote-the-star": """A promotion costs twice: the seat of the star has to be filled and ramps up, and he
begins anew as a manager. What comes back is coaching for all others, and coaching takes time; the payback line
says whether it comes back within the time looked at.""",
    "was-last-year-luck": """Nothing is decided here. The same department has its year again and again, and last
year's real figures are put among these years. An ordinary year says that the plan needs no reason for it.""",
}
"""How to read each answer; no figure stands here, because figures are simulated."""

INTRODUCTION = """# What the shipped what-ifs answer

This page is written by `make whatifs`; no figure in it was typed. Each answer comes from `salessim whatif NAME` with
seed 1. The departments are invented, so the answers are examples of how an answer reads and no advice to anybody; run
the same question on your own department. [How to ask](../how-to/ask-what-if.md).

A choice is named only where the decision rule of the file holds and at least 200 futures were run; below that the
sentence says what can be seen so far. The larger a department, the longer a future takes, so the larger ones have fewer
futures here: their simulation errors (after the ±) are wider for it, and nothing is chosen. Run the command above each
answer for as many as you like.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Answer, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--most", type=int)
    parser.add_argument("--workers", type=int)
    asked = parser.parse_args(arguments)
    shipped = [each.name for each in LIBRARY.documents if each.kind == "what-if"]
    text = "\n".join(page(asked.names or shipped, asked.most, asked.workers)) + "\n"
    if asked.names:
        sys.stdout.write(text)
    else:
        PAGE.write_text(text, encoding="utf-8")


def page(names: Sequence[str], most: int | None, workers: int | None) -> Iterator[str]:
    """The lines of the page."""
    cache = kept_results(user_cache_path("salessim") / "futures", lambda error: sys.stderr.write(f"{error}\n") and None)
    yield INTRODUCTION
    for name in names:
        study = prepare_whatif(name, library=LIBRARY)
        futures = most or MOST_OF.get(name, MOST)
        answer = answer_whatif(study, most=futures, workers=workers, cache=cache)
        yield from answered(name, answer, futures)


def answered(name: str, answer: Answer, futures: int) -> Iterator[str]:
    """One answer."""
    yield f"## {answer.study.title}"
    yield ""
    asked_by = f" Asked by: {answer.study.question.asked_by}." if answer.study.question.asked_by else ""
    yield f"`salessim whatif {name} --most {futures}`.{asked_by}"
    yield ""
    yield fill(answer.sentence, 118, initial_indent="> ", subsequent_indent="> ")
    yield ""
    if name in READING:
        yield fill(" ".join(READING[name].split()), 120)
        yield ""
    yield "```text"
    yield from written_answer(answer).splitlines()[4:]
    yield "```"
    yield ""
    saved = _saved_by_pairing(answer)
    if saved is not None:
        yield fill(
            f"Had every plan luck of its own, the difference of the two best would take {saved:.3g} times as many "
            "futures to be known as well. The numbers that nobody knows exactly are shared, too.",
            120,
        )
        yield ""


def _saved_by_pairing(answer: Answer) -> float | None:
    """How many times as many independent futures the difference of the two best would take: a ratio of variances."""
    best, second = answer.verdict.best, answer.verdict.second
    if best is None or second is None:
        return None
    found = answer.difference(best, second)
    errors = [answer.estimates[plan][answer.study.measure].simulation_error for plan in (best, second)]
    error = found.estimate.simulation_error if found else None
    if not error or errors[0] is None or errors[1] is None:
        return None
    return (errors[0] ** 2 + errors[1] ** 2) / error**2


if __name__ == "__main__":
    main()

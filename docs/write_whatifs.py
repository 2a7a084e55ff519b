"""Write docs/background/whatifs.md: the answer to every shipped what-if (`make whatifs`, an hour or more).

With names only these are answered, and the page goes to stdout: `python docs/write_whatifs.py 2-sdr-vs-1-ae`.
`--most` makes it quicker and less sure; the page says how many futures there were.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from salessim.app.whatif import answer_whatif, kept_results, prepare_whatif
from salessim.cli.whatif_text import written_answer
from salessim.library.finding import Library
from salessim.study.answer import Answer
from salessim.study.stopping import MOST

PAGE = Path(__file__).parent / "background" / "whatifs.md"
LIBRARY = Library(None)

INTRODUCTION = """# What the shipped what-ifs answer

This page is written by `make whatifs`; no figure in it was typed. Each answer comes from `salessim whatif NAME` with
seed 1. The departments are invented, so the answers are examples of how an answer reads and no advice to anybody; run
the same question on your own department. [How to ask](../how-to/ask-what-if.md).

A choice is named only where the decision rule of the file holds and at least 200 futures were run; below that the
sentence says what can be seen so far.
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Answer, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--most", type=int, default=MOST)
    parser.add_argument("--workers", type=int)
    asked = parser.parse_args(arguments)
    shipped = [each.name for each in LIBRARY.documents if each.kind == "what-if"]
    text = "\n".join(page(asked.names or shipped, asked.most, asked.workers)) + "\n"
    if asked.names:
        sys.stdout.write(text)
    else:
        PAGE.write_text(text, encoding="utf-8")


def page(names: Sequence[str], most: int, workers: int | None) -> Iterator[str]:
    """The lines of the page."""
    cache = kept_results(user_cache_path("salessim") / "futures", lambda error: sys.stderr.write(f"{error}\n") and None)
    yield INTRODUCTION
    for name in names:
        study = prepare_whatif(name, library=LIBRARY)
        answer = answer_whatif(study, most=most, workers=workers, cache=cache)
        yield from answered(name, answer)


def answered(name: str, answer: Answer) -> Iterator[str]:
    """One answer."""
    yield f"## {answer.study.title}"
    yield ""
    yield f"`{name}`" + (f", asked by: {answer.study.question.asked_by}." if answer.study.question.asked_by else ".")
    yield ""
    yield f"> {answer.sentence}"
    yield ""
    yield "```text"
    yield from written_answer(answer).splitlines()[4:]
    yield "```"
    yield ""


if __name__ == "__main__":
    main()

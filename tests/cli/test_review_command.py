"""`salessim review`."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from playing import line
from salessim.app.play import start_call
from salessim.cli.main import run, salessim
from salessim.library.finding import Library

ASKED = "How old are the vans?"
CALL = "disqualify-three-vans"
FEW = ("--budget", "4", "--workers", "0")


def ran(*arguments, given=None):
    return CliRunner().invoke(salessim, arguments, input=given)


@pytest.fixture(scope="module")
def attempt(tmp_path_factory):
    """A journal in a file."""
    call = start_call(Library(), CALL, seed=3, attempt="a1", now=datetime(2026, 3, 2, tzinfo=UTC))
    call.take_turn(line("give-reason", text="I call because of your vans."))
    call.take_turn(line("situation", "vans", text=ASKED))
    call.hang_up()
    path = tmp_path_factory.mktemp("attempts") / "a1.jsonl"
    path.write_text(call.journal(), encoding="utf-8")
    return str(path)


def test_an_attempt_is_reviewed_line_by_line(attempt):
    made = ran("review", attempt, *FEW)
    assert made.exit_code == 0
    assert "How old are the vans?" in made.stdout
    assert "→" in made.stdout
    assert "Lesson:" in made.stdout


def test_the_shape_for_programs(attempt):
    values = json.loads(ran("review", attempt, *FEW, "--json").stdout)
    assert {"attempt", "scenario", "seed", "bot", "plays", "score", "turns", "turning_point", "lessons"} <= set(values)
    turn = values["turns"][0]
    assert {"turn", "you", "before", "after", "change", "choice", "luck", "grade", "why", "better", "hidden"} <= set(
        turn
    )
    assert {"score", "error", "chances", "plays"} <= set(turn["after"])


def test_a_page_to_hand_on_holds_everything_itself(attempt, tmp_path):
    page = tmp_path / "review.html"
    assert ran("review", attempt, *FEW, "--report", str(page)).exit_code == 0
    text = page.read_text(encoding="utf-8")

    class Finder(HTMLParser):
        def __init__(self):
            super().__init__()
            self.loads, self.open = [], []

        def handle_starttag(self, tag, attrs):
            self.loads += [value for name, value in attrs if name in ("src", "href") and not value.startswith("#")]
            if tag not in ("meta",):
                self.open.append(tag)

        def handle_startendtag(self, tag, attrs):
            pass

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

    finder = Finder()
    finder.feed(text)
    assert finder.loads == []
    assert finder.open == []
    assert "<script" not in text
    assert "How old are the vans?" in text


def test_a_line_can_be_changed(attempt):
    made = ran("review", attempt, *FEW, "--at", "2", "--say", "What do the vans cost you in repairs?")
    assert made.exit_code == 0
    assert "AS IT WOULD BE" in made.stdout
    values = json.loads(ran("review", attempt, *FEW, "--at", "2", "--say", "Hm.", "--means", "agenda", "--json").stdout)
    assert {"turn", "before", "was", "would_be", "said", "instead", "regret"} <= set(values)


def test_a_model_call_is_played_and_reviewed():
    made = ran("review", CALL, "--played-by", "closer", "--seed", "3", *FEW)
    assert made.exit_code == 0
    assert "attempt closer-3" in made.stdout


def test_a_call_as_the_buyer_is_reviewed():
    made = ran("review", CALL, "--as", "buyer", "--script", "-", "--seed", "3", *FEW, given="answer\nend\n")
    assert made.exit_code == 0
    assert "attempt buyer-3" in made.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("review", "nobody-knows"), "There is no attempt"),
        (("review", CALL, "--played-by", "nobody"), "There is no bot"),
        (("review", "x", "--bot", "nobody"), "There is no bot"),
        (("review", CALL, "--played-by", "closer", "--budget", "0"), "cannot be made"),
        (("review", CALL, "--played-by", "closer", "--at", "2"), "belong together"),
        (("review", CALL, "--played-by", "closer", "--at", "99", "--say", "Hello."), "no turn 99"),
        (("review", CALL, "--played-by", "closer", *FEW, "--report", "page.txt"), "Let it end in .html"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(arguments, said, capsys):
    assert run(arguments) == 2
    assert said in capsys.readouterr().err

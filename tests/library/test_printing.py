"""Problems as text: the caret stands under the mistake, whatever the line holds."""

from hypothesis import given
from hypothesis import strategies as st

from salessim.errors import Place, Problem
from salessim.library.printing import written, written_problem


def problem(column: int, width: int = 1, line: int = 1, severity: str = "error") -> Problem:
    return Problem("E001", severity, Place("f.yaml", line, column, "a", width), "Wrong.", "Mend it.")  # type: ignore[arg-type]  # severity is one of two words


def caret(text: str) -> tuple[str, str]:
    rows = text.split("\n")
    return rows[1][8:], rows[2][8:]


def test_a_problem_has_place_message_line_caret_and_hint() -> None:
    assert written_problem(problem(4, 3), ["a: bad"]) == (
        "f.yaml:1:4  Wrong. [E001]\n    1 | a: bad\n      |    ^^^\n        Mend it."
    )


def test_a_warning_says_that_it_is_one() -> None:
    assert "warning: Wrong." in written_problem(problem(1, severity="warning"))


def test_without_the_line_there_is_no_caret() -> None:
    assert written_problem(problem(4, line=7), ["a: bad"]) == "f.yaml:7:4  Wrong. [E001]\n        Mend it."


def test_tabs_and_wide_signs_move_the_caret() -> None:
    assert caret(written_problem(problem(2, 1), ["\tb"])) == ("    b", "    ^")
    assert caret(written_problem(problem(3, 2), ["漢字 x"])) == ("漢字 x", "    ^^")
    assert caret(written_problem(problem(1, 2), ["漢字 x"])) == ("漢字 x", "^^^^")
    assert caret(written_problem(problem(3, 1), ["e\u0301b"])) == ("e\u0301b", " ^")


def test_what_a_terminal_would_obey_is_made_visible() -> None:
    assert caret(written_problem(problem(6), ["a: \x1b[2Jb"]))[0] == "a: ␛[2Jb"


def test_a_long_line_is_cut_around_the_mistake() -> None:
    line = "x" * 300 + "BAD" + "y" * 300
    shown, mark = caret(written_problem(problem(301, 3), [line], width=80))
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 72
    assert shown[mark.index("^") : mark.rindex("^") + 1] == "BAD"


def test_a_mistake_that_is_longer_than_the_line_is_underlined_as_far_as_it_goes() -> None:
    shown, mark = caret(written_problem(problem(1, 500), ["x" * 500], width=60))
    assert len(mark) <= len(shown) + 1


@given(st.text(max_size=200), st.integers(1, 220), st.integers(1, 300), st.integers(20, 120))
def test_any_line_fits_and_the_caret_is_on_it(line: str, column: int, width: int, columns: int) -> None:
    line = line.replace("\n", " ").replace("\r", " ")
    rows = written_problem(problem(column, width), [line], width=columns).split("\n")
    assert "^" in rows[2]
    assert len(rows[2]) <= max(columns, 28) + 1


def test_several_problems_stand_apart_and_files_are_looked_up() -> None:
    text = written([problem(1), problem(4)], lambda file: ["a: b"] if file == "f.yaml" else [])
    assert text.count("\n\n") == 1
    assert text.count("a: b") == 2

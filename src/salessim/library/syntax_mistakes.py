"""What a YAML parser's complaint means in plain words, and where the mistake really is.

The parser says where it gave up, which is often a line or more behind the mistake. Each rule below looks at the text
around that point and says what a person most likely did.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from salessim.errors import Place, Problem
from salessim.library.cut_texts import comment_in, comment_words
from salessim.library.shape_checks import problem
from salessim.library.source import Source
from salessim.library.tree import Scalar
from salessim.library.wording import how_to_quote, quoted

_NAME = re.compile(r"^[ ]*(?:- +)*[\w][\w ,'/&+-]*$")
_GLUED = re.compile(r"^\s*(?:- +)*([\w-]+):[^\s]")
_SIGN_NAMES = {"&": "an ampersand", "*": "an asterisk", "!": "an exclamation mark"}
_OPPOSITE = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _Complaint:
    """The parser's complaint in terms of the whole source.

    Attributes:
        source: The document.
        at: Where it gave up, as an index into the source's text.
        since: Where the thing began that it was reading, if it says so.
        words: What it said.
        last: The last text it had read.
        path: Keys that lead to the piece that was being read.
    """

    source: Source
    at: int
    since: int | None
    words: str
    last: Scalar | None
    path: str

    @property
    def row(self) -> int:
        return self.source.row(self.at)

    @property
    def sign(self) -> str:
        return self.source.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The line up to where the parser gave up."""
        return self.source.text[self.source.start(self.row) : self.at]

    def line(self, row: int) -> str:
        return self.source.text[self.source.start(row) : self.source.start(row + 1)].rstrip("\n")

    def row_before(self) -> int | None:
        """The nearest line above that holds something else than a comment."""
        row = self.row - 1
        while row >= 0 and (not self.line(row).strip() or self.line(row).lstrip().startswith("#")):
            row -= 1
        return row if row >= 0 else None

    def place(self, start: int, end: int | None = None) -> Place:
        return self.source.place(start, end, self.path)

    def place_of_line(self, row: int) -> Place:
        line = self.line(row)
        start = self.source.start(row) + len(line) - len(line.lstrip())
        return self.place(start, self.source.start(row) + len(line.rstrip()))


def mistake(error: yaml.MarkedYAMLError, source: Source, offset: int, path: str, last: Scalar | None) -> Problem:
    """The problem behind a YAML error.

    Args:
        error: What the parser raised for a piece of the source.
        source: The document.
        offset: Where that piece begins in the source's text.
        path: Keys that lead to the piece.
        last: The last text that was read before the error.
    """
    mark, context = error.problem_mark or error.context_mark, error.context_mark
    at = min(offset + (mark.index if mark else 0), max(len(source.text) - 1, 0))
    since = offset + context.index if context else None
    words = f"{error.context or ''}: {error.problem or ''}"
    complaint = _Complaint(source, at, since, words, last, path)
    for needle, rule in _RULES:
        if needle in words:
            found = rule(complaint)
            if found is not None:
                return found
    return _unreadable(complaint)


def _unreadable(this: _Complaint) -> Problem:
    hint = "Look at the indentation, quotes, brackets and colons here and on the line above."
    return problem("E007", this.place(this.at), "This part cannot be read.", hint)


def _colon(this: _Complaint) -> Problem | None:
    """A colon where none may stand."""
    head, colon, value = this.before.partition(": ")
    if colon and head.strip(" -"):
        return _colon_in_text(this, value)
    row = this.row_before()
    if row is None:
        return None
    above = this.line(row)
    if ": " not in above and not above.rstrip().endswith(":"):
        return line_without_colon(this.source, row, this.path)
    message = "This line is indented further than the line above it, which is complete already."
    hint = "Let names that belong together begin in the same column; or take the value from the line above."
    return problem("E007", this.place_of_line(this.row), message, hint)


def _colon_in_text(this: _Complaint, value: str) -> Problem:
    quote = value.lstrip()[:1]
    if quote in ('"', "'") and len(value.lstrip()) > 1:
        return _text_behind_quote(this)
    message = f"There is a colon inside the text that begins with {quoted(value)}."
    if quote and quote in "“”„‘’«»":
        hint = f'{quote} does not count as a quotation mark here; use straight ones: "text".'
        return problem("E012", this.place(this.at), message, hint)
    whole = value + this.line(this.row)[len(this.before) :]
    return problem("E012", this.place(this.at), message, how_to_quote(whole))


def line_without_colon(source: Source, row: int, path: str) -> Problem:
    """The problem of a line among named entries that has no colon with a space behind it."""
    line = source.text[source.start(row) : source.start(row + 1)].rstrip()
    place = source.place(source.start(row) + len(line) - len(line.lstrip()), source.start(row) + len(line), path)
    glued = _GLUED.match(line)
    if glued:
        message = f"There is no space behind the colon of {quoted(glued[1])}, so the line is read as a text."
        return problem("E012", place, message, "Put a space behind the colon.")
    message = "This line has no colon, so it is not clear what it names."
    hint = "Write a colon and a space behind the name; or indent the line if it goes on with the text above."
    return problem("E007", place, message, hint)


def _text_behind_quote(this: _Complaint) -> Problem:
    """A text that begins with a quotation mark and goes on behind the second one."""
    last = this.last
    start = last.start if last is not None and last.style == "quoted" else this.at
    if last is not None and this.source.row(last.start) != this.source.row(max(last.end - 1, 0)):
        return _quote_open(this, last.start)
    message = "This text ends at its second quotation mark, but the line goes on behind it."
    whole = this.line(this.row)[start - this.source.start(this.row) :]
    return problem("E019", this.place(start, this.at), message, how_to_quote(whole))


def _quote_open(this: _Complaint, start: int) -> Problem:
    sign = this.source.text[start : start + 1]
    message = f"The quotation mark {sign} that opens here is not closed on this line."
    return problem("E019", this.place(start), message, f"Put {sign} at the end of the text.")


def _end_in_quotes(this: _Complaint) -> Problem | None:
    return None if this.since is None else _quote_open(this, this.since)


def _escape(this: _Complaint) -> Problem:
    message = "A backslash inside double quotes begins a code letter, and this one is unknown."
    return problem("E019", this.place(this.at, this.at + 2), message, "Use single quotes around this text.")


def _simple_key(this: _Complaint) -> Problem | None:
    """A line without a colon between named entries."""
    if this.since is None:
        return None
    row = this.source.row(this.since)
    return _cut_above(this, row) or line_without_colon(this.source, row, this.path)


def _cut_above(this: _Complaint, row: int) -> Problem | None:
    """A text over several lines that a number sign cut off on the line above."""
    above = this.line(row - 1) if row else ""
    hit = comment_in(above) if ":" in above.partition("#")[0] or above.startswith(" ") else None
    if hit is None:
        return None
    start = this.source.start(row - 1)
    return problem("E011", this.place(start + hit.start(1), start + hit.end(1)), *comment_words())


def _key_expected(this: _Complaint) -> Problem | None:
    """Something in a block of named entries that is none."""
    same_line = this.last is not None and this.source.row(max(this.last.end - 1, 0)) == this.row
    if this.sign in "]}":
        message = f"This “{this.sign}” closes nothing."
        return problem("E020", this.place(this.at), message, "Delete it, or open it where the list or map begins.")
    if same_line and this.last is not None and this.last.style == "quoted" and this.last.end <= this.at:
        return _text_behind_quote(this)
    if this.before.strip():
        return None
    cut = _cut_above(this, this.row)
    if cut is not None:
        return cut
    if this.line(this.row).lstrip().startswith("- "):
        message = "This line begins with a dash, but its neighbours are named entries."
        return problem("E007", this.place_of_line(this.row), message, "Give it a name; or indent it below a name.")
    return _odd_indentation(this)


def _odd_indentation(this: _Complaint) -> Problem:
    message = "This line is indented differently from its neighbours."
    column = this.at - this.source.start(this.row) + 1
    hint = f"It begins in column {column}. Let names that belong together begin in the same column."
    return problem("E007", this.place_of_line(this.row), message, hint)


def _dash_expected(this: _Complaint) -> Problem:
    if not this.before.strip() and re.match(r"\s*-\S", this.line(this.row)):
        return problem("E007", this.place_of_line(this.row), "There is no space behind this dash.", "Write one.")
    message = "This line has no dash, but its neighbours are items of a list."
    hint = "Begin it with a dash; or indent it as far as the text behind the dash above, or not at all."
    return problem("E007", this.place_of_line(this.row), message, hint)


def _bracket(this: _Complaint) -> Problem | None:
    """Something unexpected between brackets or braces."""
    if this.since is None:
        return None
    opening = this.source.text[this.since : this.since + 1]
    closing = _OPPOSITE.get(opening, "]")
    since_row = this.source.row(this.since)
    cut = comment_in(this.source.text[this.since : this.source.start(this.row + 1)])
    if cut is not None:
        at = this.since
        return problem("E011", this.place(at + cut.start(1), at + cut.end(1)), *comment_words())
    if this.sign and this.sign in "]}" and this.sign != closing:
        message = f"This “{this.sign}” does not close the “{opening}” that is open here (column {_column(this)})."
        return problem("E020", this.place(this.at), message, f"Write “{closing}” first; or open with the other sign.")
    if this.row == since_row:
        return _within_one_line(this, opening, closing)
    below = _indentation(this.line(this.row)) > _indentation(this.line(since_row))
    if below and this.last is not None and _NAME.match(this.before):
        message = f"A comma is missing before this line, or the “{opening}” on line {since_row + 1} is not closed."
        return problem(
            "E020", this.place_of_line(this.row), message, f"Put a comma, or “{closing}”, on the line above."
        )
    return _bracket_open(this, opening, closing)


def _within_one_line(this: _Complaint, opening: str, closing: str) -> Problem | None:
    last = this.last
    if last is not None and last.style == "quoted" and last.end <= this.at and this.sign != ":":
        return _text_behind_quote(this)
    if this.sign == ":":
        message = f"There is a colon inside the text {quoted(last.text if last else this.before)}."
        return problem("E012", this.place(this.at), message, "Put the whole text in quotes.")
    return _bracket_open(this, opening, closing)


def _bracket_open(this: _Complaint, opening: str, closing: str) -> Problem:
    assert this.since is not None
    message = f"The “{opening}” that opens here is not closed."
    return problem("E020", this.place(this.since), message, f"Put “{closing}” behind the last item.")


def _column(this: _Complaint) -> int:
    assert this.since is not None
    return this.place(this.since).column


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _nothing_in_brackets(this: _Complaint) -> Problem:
    if this.line(this.row).startswith("..."):
        return _document_end(this, this.row)
    if this.sign == "-":
        message = "Between brackets the items are separated by commas, not by dashes."
        return problem("E020", this.place(this.at), message, "Delete the dash.")
    if this.sign == ",":
        return problem("E020", this.place(this.at), "There is nothing before this comma.", "Delete one comma.")
    if this.since is not None and this.at >= len(this.source.text.rstrip()) - 1:
        opening = this.source.text[this.since : this.since + 1]
        if opening in _OPPOSITE:
            return _bracket_open(this, opening, _OPPOSITE[opening])
    return problem("E020", this.place(this.at), "Here a text is missing.", "Look at the brackets and commas nearby.")


def _tab(this: _Complaint) -> Problem:
    message = "Here is a tab; only spaces can show what belongs to what."
    return problem("E009", this.place(this.at), message, "Put two spaces for each level in place of the tab.")


def _first_sign(this: _Complaint) -> Problem | None:
    """A sign that no plain text may begin with."""
    if this.sign == "\t":
        return _tab(this)
    if this.sign and this.sign in "@`%":
        message = f"A text cannot begin with “{this.sign}”."
        return problem("E010", this.place(this.at), message, "Put the whole text in quotes.")
    return None


def _reserved(this: _Complaint) -> Problem:
    at = this.at if this.since is None else this.since
    sign = this.source.text[at : at + 1]
    message = f"A text cannot begin with “{sign}” ({_SIGN_NAMES.get(sign, 'it has a meaning of its own in YAML')})."
    return problem("E010", this.place(at), message, "Put the whole text in quotes.")


def _dash_in_line(this: _Complaint) -> Problem:
    message = "A list with dashes cannot begin behind a colon on the same line."
    hint = "Begin the list on the next line; or put the text in quotes if the dash belongs to it."
    return problem("E007", this.place(this.at), message, hint)


def _block_sign(this: _Complaint) -> Problem:
    at = this.at if this.since is None else this.since
    sign = this.source.text[at : at + 1]
    message = f"Behind “{sign}” the line must end; it says that a long text follows on the lines below."
    hint = "Begin the text on the next line, indented; or put it in quotes if the sign belongs to it."
    return problem("E007", this.place(at), message, hint)


def _second_document(this: _Complaint) -> Problem | None:
    above = this.row_before()
    if above is not None and this.line(above).startswith("..."):
        return _document_end(this, above)
    return _odd_indentation(this) if not this.before.strip() else None


def _document_end(this: _Complaint, row: int) -> Problem:
    hint = "Delete the line with the three dots; or put what follows into a file of its own."
    return problem("E022", this.place_of_line(row), "The document ends here, but the file goes on.", hint)


# The parser's words, and what to look at. The first that has an answer is used. Words of PyYAML 6 with libyaml 0.2.5.
_RULES: tuple[tuple[str, Callable[[_Complaint], Problem | None]], ...] = (
    ("tab character", _tab),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _simple_key),
    ("scanning a quoted scalar", _end_in_quotes),
    ("unknown escape", _escape),
    ("did not find expected key", _key_expected),
    ("expected '-' indicator", _dash_expected),
    ("flow sequence: did not find expected", _bracket),
    ("flow mapping: did not find expected", _bracket),
    ("did not find expected node content", _nothing_in_brackets),
    ("cannot start any token", _first_sign),
    ("scanning an alias", _reserved),
    ("scanning an anchor", _reserved),
    ("scanning a tag", _reserved),
    ("parsing a tag", _reserved),
    ("scanning a directive", _reserved),
    ("block sequence entries", _dash_in_line),
    ("scanning a block scalar", _block_sign),
    ("expected <document start>", _second_document),
)

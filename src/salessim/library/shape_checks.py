"""The checks of a document's shape (family E0): what can be seen in one file."""

from salessim.errors import Place, Problem
from salessim.library.codes import Check, check
from salessim.library.example_documents import SCENARIO, changed


def problem(code: str, place: Place, message: str, hint: str = "") -> Problem:
    """A mistake of family E0 at a place.

    Raises:
        KeyError: There is no such code.
    """
    return _BY_CODE[code].problem(place, message, hint)


SHAPE_CHECKS: tuple[Check, ...] = (
    check(
        "E001",
        "Unknown name",
        """Every name has a meaning; one that is unknown would be ignored silently. Mostly it is misspelt or stands one
        level too high or too low. The message names the nearest known name.""",
        bad="""
        format: persona/1
        title: Busy director
        vioce: Short sentences.
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
    check(
        "E002",
        "Something is missing",
        "This name must be there; without it the document cannot be used.",
        bad="""
        format: persona/1
        voice: Short sentences.
        """,
        line=1,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
    check(
        "E003",
        "Not one of the choices",
        "Here only certain words are possible. The message lists them and names the nearest.",
        bad="""
        format: playbook/1
        title: Two calls
        assumptions:
          - effect: adoption
            value: {best_guess: 45%, unsure: 25% to 70%}
            confidence: lowish
            source: Estimate.
        """,
        line=6,
        good="""
        format: playbook/1
        title: Two calls
        assumptions:
          - effect: adoption
            value: {best_guess: 45%, unsure: 25% to 70%}
            confidence: low
            source: Estimate.
        """,
    ),
    check(
        "E004",
        "Notation not understood",
        """Money, time, shares, rates, comparisons and words on a scale have small grammars. The message shows texts
        that would have been understood.""",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        reacts:
          pitch: {trust: down a tad}
        """,
        line=5,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        reacts:
          pitch: {trust: down a little}
        """,
    ),
    check(
        "E005",
        "Text, list or names in the wrong place",
        "Here a text is expected and there is a list, or the other way round.",
        bad="""
        format: persona/1
        title: Busy director
        voice: [Short sentences., No small talk.]
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences. No small talk.
        """,
    ),
    check(
        "E006",
        "Out of range",
        "The number is understood, but too small or too large here; or a list is too short or too long.",
        bad=changed(SCENARIO, "pass_mark: 60", "pass_mark: 160"),
        line=24,
        good=SCENARIO,
    ),
    check(
        "E007",
        "Lines that do not fit together",
        """Names that belong together begin in the same column; what belongs to a name is indented below it; items of a
        list begin with a dash and a space.""",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: Speaking.
         goodbye: That is all.
        """,
        line=6,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: Speaking.
          goodbye: That is all.
        """,
    ),
    check(
        "E008",
        "Written twice",
        "A name may stand only once in its place; otherwise one of the two would be lost silently.",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        title: Director
        """,
        line=4,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
    check(
        "E009",
        "Tab in front of a line",
        "Indentation shows what belongs to what, and only spaces are as wide for everybody.",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
        \tgreeting: Speaking.
        """,
        line=5,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: Speaking.
        """,
    ),
    check(
        "E010",
        "Text that begins with a special sign",
        """A value that begins with & * ! @ % or a backtick means something else in YAML than the text it shows (labels,
        references, types). Documents here use none of that, so that what you read is all there is.""",
        bad="""
        format: persona/1
        title: Busy director
        voice: *short* sentences.
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: "*short* sentences."
        """,
    ),
    check(
        "E011",
        "Text cut off by #",
        """A # with a space before it begins a comment, so that the rest of the line is not read. Where a comment is
        meant, put a space behind the # as well.""",
        bad="""
        format: persona/1
        title: Director of plant #2
        voice: Short sentences.
        """,
        line=2,
        good="""
        format: persona/1
        title: "Director of plant #2"
        voice: Short sentences.      # and no small talk
        """,
    ),
    check(
        "E012",
        "Colon trouble",
        """A colon with a space behind it separates a name from its value. A text that holds one needs quotes, and a
        name needs the space.""",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short: three words at most.
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: "Short: three words at most."
        """,
    ),
    check(
        "E013",
        "Unquoted text between brackets",
        """Between brackets and braces a comma ends a text, and YAML programs differ on a question mark. Texts that hold
        one of them need quotes there.""",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: [What is it?, Speaking.]
        """,
        line=5,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: ["What is it?", Speaking.]
        """,
    ),
    check(
        "E014",
        "Name with a dot",
        "Dots separate the names in a path, such as people.marta.start.trust; so no name holds one.",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          good.bye: That is all.
        """,
        line=5,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          goodbye: That is all.
        """,
    ),
    check(
        "E015",
        "Too large",
        """A document has at most 1 MB, 50,000 values, 40 levels and names of 100 characters; far more than a person
        writes, and a guard against files that are meant to do harm.""",
        bad="format: persona/1\ntitle: Busy director\nvoice: Short sentences.\nlines: " + "[" * 50 + "]" * 50 + "\n",
        line=4,
        good="format: persona/1\ntitle: Busy director\nvoice: Short sentences.\n",
    ),
    check(
        "E016",
        "Not saved as UTF-8",
        "Documents are text files in the UTF-8 encoding, so that every letter is the same on every computer.",
        bad="""
        format: persona/1
        title: Busy director
        voice: Tr\udce8s bref.
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: Très bref.
        """,
    ),
    check(
        "E017",
        "No format line",
        """The first line says what the document is: scenario, persona, playbook, department or what-if, and the number
        of its format.""",
        bad="""
        title: Busy director
        voice: Short sentences.
        """,
        line=1,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
    check(
        "E018",
        "Nothing there",
        "A name or a dash with nothing behind it says nothing.",
        bad="""
        format: persona/1
        title: Busy director
        voice:
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
    check(
        "E019",
        "Quotation mark not closed, or closed too early",
        """A text that begins with a quotation mark ends at the next one of its kind, and nothing may follow. Use double
        quotes round a text that holds an apostrophe.""",
        bad="""
        format: persona/1
        title: Busy director
        voice: 'Doesn't waste words.'
        """,
        line=3,
        good="""
        format: persona/1
        title: Busy director
        voice: "Doesn't waste words."
        """,
    ),
    check(
        "E020",
        "Brackets that do not match",
        "Every [ needs its ], every { its }, with commas between the items.",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: [Yes, Speaking.
        """,
        line=5,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        lines:
          greeting: [Yes, Speaking.]
        """,
    ),
    check(
        "E021",
        "Invisible character",
        """Characters without width, special spaces and control characters come in with copied text. They make a line
        mean something else than it shows.""",
        bad="""
        format: persona/1
        title: Busy\u200b director
        voice: Short sentences.
        """,
        line=2,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
    check(
        "E022",
        "More than one document in a file",
        "A line with three dashes begins a second document, which would not be read.",
        bad="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        ---
        title: Another
        """,
        line=4,
        good="""
        format: persona/1
        title: Busy director
        voice: Short sentences.
        """,
    ),
)

_BY_CODE = {entry.code: entry for entry in SHAPE_CHECKS}

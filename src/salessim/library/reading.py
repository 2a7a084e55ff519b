"""Reading a document: from bytes to a tree, with every mistake that can be found on the way."""

from dataclasses import dataclass

from salessim.errors import Place, Problem
from salessim.library.composing import Findings, LimitReached
from salessim.library.limits import PROBLEMS_MAX
from salessim.library.recovery import Recovery
from salessim.library.shape_checks import problem
from salessim.library.source import Source, decode, line_problems
from salessim.library.tree import Entry, Mapping, Node, Scalar, Sequence

_TAB_WIDTHS = (2, 4, 8)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one document.

    Attributes:
        source: Its text.
        root: Its tree; None where there is none or it is no map. Parts that could not be read are missing in it.
        problems: Mistakes in the order of the lines.
        broken: Paths of parts that could not be read or are known to be wrong; not worth complaining about again.
            The last step is `?` where not even the name of the part is known.
    """

    source: Source
    root: Mapping | None
    problems: tuple[Problem, ...]
    broken: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps the tree from being used."""
        return self.root is not None and all(found.severity != "error" for found in self.problems)


def read(data: bytes | str, file: str) -> Reading:
    """Read a document.

    Args:
        data: The file's bytes, or text that was decoded already.
        file: How to call it in places.

    Returns:
        The tree and all mistakes. Never raises for what stands in the document.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    text, problems = decode(data, file)
    if text is None:
        return Reading(Source.of("", file), None, tuple(problems), ("",))
    source, root, findings = _read_text(text, file)
    in_lines = line_problems(source)
    # An invisible character is blanked out to read on; what its line then seems to say is nobody's mistake.
    blanked = {found.place.line for found in in_lines if found.code == "E021"}
    problems += in_lines
    problems += [found for found in findings.problems if found.place.line not in blanked]
    if root is None and not findings.problems:
        problems.append(_empty(file))
    elif root is not None and not isinstance(root, Mapping):
        problems.append(_no_map(root))
    # A piece of a sentence that was taken for a name is said to be that, and not that it is a bad name.
    pieces = {found.place.line for found in problems if found.code in ("E012", "E013")}
    problems = [found for found in problems if found.code != "E014" or found.place.line not in pieces]
    mapping = root if isinstance(root, Mapping) else None
    return Reading(source, mapping, in_order(problems), tuple(findings.broken))


def read_list(text: str, file: str, name: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """Read a list that stands alone, as if it were the one entry of a document.

    Args:
        text: The list.
        file: How to call it in places.
        name: The name of that entry.

    Returns:
        The document, None where the text is no list; and all mistakes.
    """
    source, root, findings = _read_text(text, file)
    problems = in_order([*line_problems(source), *findings.problems])
    if not isinstance(root, Sequence):
        return None, problems
    key = Scalar(source, root.start, root.start, "", name)
    return Mapping(source, root.start, root.end, "", {name: Entry(key, root)}), problems


def in_order(problems: list[Problem], *, most: int | None = PROBLEMS_MAX) -> tuple[Problem, ...]:
    """Problems by file, line and column, at most one of a kind in one spot about one path.

    Args:
        problems: In the order of their files; several may say the same.
        most: Keep so many, the last of which says that there are more; None: all.
    """
    by_spot: dict[tuple[str, int, int, str, str], Problem] = {}
    for found in problems:
        by_spot.setdefault(_spot(found), found)
    files = list(dict.fromkeys(found.place.file for found in problems))
    ordered = sorted(by_spot.values(), key=lambda found: (files.index(found.place.file), *_spot(found)))
    if most is None or len(ordered) <= most:
        return tuple(ordered)
    last = ordered[most - 1]
    message = f"There are {len(ordered) - most + 1} more problems from here on."
    rest = problem("E015", last.place, message, "Mend the ones above first.")
    return (*ordered[: most - 1], rest)


def _spot(found: Problem) -> tuple[str, int, int, str, str]:
    place = found.place
    return place.file, place.line, place.column, found.code, place.path


def _read_text(text: str, file: str) -> tuple[Source, Node | None, Findings]:
    """Source, tree and findings; where tabs indent lines, for the tab width that makes most sense of them."""
    source = Source.of(text, file)
    if not source.has_tabs_in_front:
        return source, *_compose(source)
    attempts = []
    for width in _TAB_WIDTHS:
        source = Source.of(text, file, tab_width=width)
        root, findings = _compose(source)
        if not findings.problems:
            return source, root, findings
        attempts.append((source, root, findings))
    source, root, findings = min(attempts, key=lambda attempt: len(attempt[2].problems))
    # Whatever the tabs themselves bring about is said by E009 already.
    findings.problems = [found for found in findings.problems if "\t" not in _front(source, found.place)]
    return source, root, findings


def _front(source: Source, place: Place) -> str:
    line = source.lines[place.line - 1] if 0 < place.line <= len(source.lines) else ""
    return line[: len(line) - len(line.lstrip())]


def _compose(source: Source) -> tuple[Node | None, Findings]:
    findings = Findings()
    try:
        return Recovery(source, findings).read(), findings
    except LimitReached as limit:
        findings.add(limit.problem, "")
        return None, findings


def _empty(file: str) -> Problem:
    message = "This file is empty."
    return problem("E017", Place(file, 1, 1), message, "Its first line says what it is, such as “format: scenario/1”.")


def _no_map(root: Node) -> Problem:
    what = "one text" if not hasattr(root, "nodes") else "a list"
    message = f"This file holds {what}; a document is made of names and values."
    return problem("E017", root.place, message, "Its first line says what it is, such as “format: scenario/1”.")

"""Reads small XML files from strangers: no document types, no entities, limits on size and depth, places for errors."""

from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from salessim.errors import InputError, LimitError, Place

MOST_BYTES = 4_000_000
MOST_ELEMENTS = 100_000
MOST_LEVELS = 32


@dataclass(slots=True)
class Element:
    """One element.

    Attributes:
        tag: Its name.
        attributes: Its attributes.
        place: Where it starts.
        children: The elements directly inside it; text is not kept.
    """

    tag: str
    attributes: dict[str, str]
    place: Place
    children: list["Element"] = field(default_factory=list)

    def inside(self, tag: str) -> list["Element"]:
        """The elements of one name directly inside it."""
        return [child for child in self.children if child.tag == tag]

    def attribute(self, name: str) -> str:
        """An attribute that has to be there.

        Raises:
            InputError: It is not.
        """
        if name not in self.attributes:
            raise InputError(f"<{self.tag}> has no {name}.", f'Write {name}="..." into it.', self.place)
        return self.attributes[name]

    def number(self, name: str) -> float:
        """An attribute that has to be a number.

        Raises:
            InputError: It is missing or no number.
        """
        text = self.attribute(name)
        try:
            return float(text)
        except ValueError:
            raise InputError(f"{name}=“{text}” is no number.", "Write it like 0.25.", self.place) from None


def read_xml(source: bytes, file: str) -> Element:
    """The outermost element of a file.

    Args:
        source: The file's bytes.
        file: What to call it in messages.

    Raises:
        LimitError: It is larger or deeper than a domain can be.
        InputError: It is no XML, or declares a document type (through which entities could be smuggled in).
    """
    if len(source) > MOST_BYTES:
        raise LimitError(f"{file} has {len(source):,} bytes; {MOST_BYTES:,} is the most that is read.")
    parser = expat.ParserCreate()
    open_elements: list[Element] = []
    roots: list[Element] = []
    count = 0

    def here() -> Place:
        return Place(file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS or len(open_elements) >= MOST_LEVELS:
            raise LimitError(f"{file} has more than {MOST_ELEMENTS:,} elements or {MOST_LEVELS} levels.", place=here())
        element = Element(tag, attributes, here())
        (open_elements[-1].children if open_elements else roots).append(element)
        open_elements.append(element)

    def end(_tag: str) -> None:
        open_elements.pop()

    def refuse(*_: object) -> NoReturn:
        raise InputError(
            "This file declares a document type or entities, which are not read.",
            "Remove the <!DOCTYPE ...> part.",
            here(),
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        place = Place(file, error.lineno, error.offset + 1)
        raise InputError(
            f"This is no well-formed XML: {expat.errors.messages[error.code]}.", "Export the file again.", place
        ) from None
    except (LookupError, ValueError) as error:
        raise InputError("The encoding of this file is not known.", "Save it as UTF-8.", here()) from error
    return roots[0]

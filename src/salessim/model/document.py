"""What all five kinds of document have in common."""

import re
from typing import Annotated, Literal

from pydantic import StringConstraints

from salessim.model.notation import Part, Text

Kind = Literal["scenario", "persona", "playbook", "department", "what-if"]
KINDS: tuple[Kind, ...] = ("scenario", "persona", "playbook", "department", "what-if")
MAJORS: dict[Kind, int] = {"scenario": 1, "persona": 1, "playbook": 1, "department": 1, "what-if": 1}
"""The current major version of each format; readers accept it and two older ones, once there are any."""

FORMAT_LINE = re.compile(r"([a-z-]+)/(\d+)")

Format = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-z-]+/\d+$")]


class Document(Part):
    """A YAML document of the library.

    Attributes:
        format: Kind and major version, such as `scenario/1`; the first line of the file.
        title: What a person calls it.
    """

    format: Format
    title: Text

"""What a negotiation table holds: of a scenario, or of a domain from another platform in a folder."""

from dataclasses import dataclass
from pathlib import Path

from salessim.errors import NotFoundError, NotPlayableError, SurroundingsError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, load
from salessim.model.scenario import Scenario
from salessim.negotiation import Certificate, certificate
from salessim.negotiation.domains.domain_files import table_of_files
from salessim.negotiation.scenario.money import money_table

UTILITY = "utility"
"""What domains of other platforms count in."""

_SUFFIXES = (".xml", ".json")


@dataclass(frozen=True, slots=True)
class Analysis:
    """The certificate of one table.

    Attributes:
        name: The scenario's or the folder's name.
        sides: Who the first and the second side are.
        certificate: What the table holds.
    """

    name: str
    sides: tuple[str, str]
    certificate: Certificate

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim negotiate analyse --json` prints."""
        return {"name": self.name, "sides": list(self.sides), **self.certificate.as_json()}


def analyse_negotiation(library: Library, given: str, *, difficulty: str = STANDARD) -> Analysis:
    """Analyse a table.

    Args:
        library: Where scenarios are looked for by name.
        given: A scenario's name or file, or a folder with a GENIUS or GeniusWeb domain and its two profiles.
        difficulty: For a scenario: which of its difficulties.

    Raises:
        NotFoundError: There is nothing of that name.
        NotPlayableError: The scenario has no `negotiation` block.
        DocumentError: The scenario has mistakes.
        InputError: The files do not make a table.
        LimitError: The table is too large and too interwoven to be analysed exactly.
        SurroundingsError: A file cannot be read.
    """
    path = Path(given).expanduser()
    if path.is_dir():
        return _of_folder(path)
    if path.suffix.lower() in _SUFFIXES:
        raise NotFoundError(
            f"“{given}” is one file of a domain.", "Name the folder that holds the domain with its two profiles."
        )
    loaded = load(library, given, "scenario", difficulty=difficulty)
    scenario = loaded.sound()
    if not isinstance(scenario, Scenario) or scenario.negotiation is None:
        raise NotPlayableError(
            f"There is nothing to negotiate in “{loaded.name}”.", "Choose a scenario with a negotiation: block."
        )
    made = money_table(scenario.negotiation)
    return Analysis(loaded.name, ("you", "buyer"), certificate(made.table, made.currency))


def _of_folder(folder: Path) -> Analysis:
    try:
        files = {
            path.name: path.read_bytes()
            for path in sorted(folder.iterdir())
            if path.suffix.lower() in _SUFFIXES and path.is_file()
        }
    except OSError as error:
        raise SurroundingsError(
            f"The folder “{folder}” cannot be read: {error.strerror}.", "Check its permissions."
        ) from error
    if not files:
        raise NotFoundError(
            f"There is no domain in “{folder}”.", "It should hold one domain and two profiles, as .xml or .json."
        )
    table, names = table_of_files(files)
    first, second = (Path(name).stem for name in names)
    return Analysis(folder.resolve().name, (first, second), certificate(table, UTILITY))

"""A map of a scenario: who joins when, what can be found out and what it takes, what can come up, how it can end."""

from dataclasses import dataclass

from salessim.app.mermaid import Flowchart
from salessim.app.scenario_parts import draw_scenario
from salessim.library.finding import Library
from salessim.library.loading import STANDARD, load
from salessim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ScenarioMap:
    """A scenario as a flowchart.

    Attributes:
        name: Name of the scenario.
        difficulty: The difficulty it is drawn for.
        mermaid: The chart in the Mermaid notation.
    """

    name: str
    difficulty: str
    mermaid: str

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim map --json` prints."""
        return {"scenario": self.name, "difficulty": self.difficulty, "mermaid": self.mermaid}


def map_scenario(library: Library, given: str, *, difficulty: str = STANDARD) -> ScenarioMap:
    """Draw a scenario.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario.
        difficulty: One of its difficulties.

    Raises:
        NotFoundError: There is no such scenario.
        DocumentError: It has mistakes.
    """
    loaded = load(library, given, "scenario", difficulty=difficulty)
    scenario = loaded.sound()
    assert isinstance(scenario, Scenario)
    assert loaded.root is not None  # it would not be sound
    harder = "" if difficulty == STANDARD else f" ({difficulty})"
    chart = Flowchart(scenario.title + harder)
    draw_scenario(chart, scenario, loaded.root.plain())
    return ScenarioMap(loaded.name, difficulty, chart.text())

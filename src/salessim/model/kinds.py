"""Which model reads which kind of document."""

from salessim.model.department import Department
from salessim.model.document import Document, Kind
from salessim.model.persona import Persona
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario
from salessim.model.whatif import WhatIf

MODELS: dict[Kind, type[Document]] = {
    "scenario": Scenario,
    "persona": Persona,
    "playbook": Playbook,
    "department": Department,
    "what-if": WhatIf,
}

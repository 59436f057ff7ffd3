"""Validates OSCAL documents by compliance-trestle: one line of JSON for each file, its fault or null."""

import json
import pathlib
import sys

from trestle.core.duplicates_validator import DuplicatesValidator
from trestle.core.refs_validator import RefsValidator
from trestle.oscal.assessment_results import AssessmentResults
from trestle.oscal.component import ComponentDefinition
from trestle.oscal.poam import PlanOfActionAndMilestones

MODELS = {
    "component-definition": ComponentDefinition,
    "assessment-results": AssessmentResults,
    "plan-of-action-and-milestones": PlanOfActionAndMilestones,
}


def fault_in(path: pathlib.Path) -> str | None:
    [root] = json.loads(path.read_text("utf8"))
    try:
        model = MODELS[root].oscal_read(path)
    except Exception as error:
        return str(error) or type(error).__name__
    if model is None:
        return "not read"
    for validator in (DuplicatesValidator(), RefsValidator()):
        if not validator.model_is_valid(model, True):
            return type(validator).__name__
    return None


for name in sys.argv[1:]:
    print(json.dumps({"file": name, "fault": fault_in(pathlib.Path(name))}))

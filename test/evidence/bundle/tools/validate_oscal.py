"""Validates OSCAL documents by the package `oscal`, against NIST's metaschema: one line of JSON for each file."""

import json
import pathlib
import sys

from oscal import OSCAL


def fault_in(path: pathlib.Path) -> str | None:
    content = OSCAL.loads(path.read_text("utf8"))
    if content is None:
        return "not read"
    if content.validation_errors:
        return json.dumps(content.validation_errors[:3], default=str)
    # A declared version that it does not know is replaced by the closest one: that is no proof.
    if content.requested_oscal_version != content.oscal_version:
        return f"validated as {content.oscal_version}"
    return None if content.is_valid and all(content.validation_status.values()) else "not valid"


for name in sys.argv[1:]:
    print(json.dumps({"file": name, "fault": fault_in(pathlib.Path(name))}))

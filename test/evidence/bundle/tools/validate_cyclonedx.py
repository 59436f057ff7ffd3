"""Validates bills of materials by CycloneDX's JSON schema: one line of JSON for each file, its fault or null."""

import json
import pathlib
import sys

import jsonschema_rs

folder, *names = sys.argv[1:]


def schema(name: str) -> dict:
    return json.loads((pathlib.Path(folder) / f"{name}.SNAPSHOT.schema.json").read_text("utf8"))


def local(address: str) -> dict:
    """The schema that a reference names: its file beside this one, and nothing from a network."""
    return schema(address.rsplit("/", 1)[-1].removesuffix(".SNAPSHOT.schema.json"))


validator = jsonschema_rs.validator_for(schema("bom-1.6"), retriever=local)
for name in names:
    error = next(validator.iter_errors(json.loads(pathlib.Path(name).read_text("utf8"))), None)
    print(json.dumps({"file": name, "fault": error and str(error)[:200]}))
